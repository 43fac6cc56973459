"""A galley's assets in, the only fetcher that WeasyPrint gets out: it knows these and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from presswork.model import Asset

# Names no place: relative URLs can only be joined to a scheme that urllib knows.
BASE_URL = "https://galley.invalid/"


class GalleyFetcher(URLFetcher):  # type: ignore[misc]
    """Hands out a galley's assets; for anything else it raises, and nothing is read."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the asset behind the URL; a ValueError for any other URL."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = unquote(url.removeprefix(BASE_URL))
        if not url.startswith(BASE_URL) or name not in self._assets:
            raise ValueError(f"{url} is not part of the galley")
        asset = self._assets[name]
        return URLFetcherResponse(url, asset.read(), {"Content-Type": asset.media_type})
