"""A galley's style sheets in, WeasyPrint's parsed sheets and loaded fonts out, read once in a process.

An article is laid out twice, once to be measured, and a warm process builds it again and again, while its
fonts and most of its sheets stay as they are. Reading them anew would be a tenth of the time.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from presswork.editions.pdf.fetching import BASE_URL, GalleyFetcher
from presswork.editions.pdf.own_fonts import no_fonts_of_the_machine
from presswork.editions.pdf.typeset_log import Collector
from presswork.model import Galley

_CASES = 4  # themes or publications that a process keeps at hand
_SHEETS = 24


def _new_fonts() -> FontConfiguration:
    with no_fonts_of_the_machine():
        return FontConfiguration()


@dataclass(frozen=True)
class TypeCase:
    """Loaded fonts, and the sheets that were parsed with them."""

    fonts: FontConfiguration = field(default_factory=_new_fonts)
    sheets: dict[tuple[str, str], CSS] = field(default_factory=dict)

    def parsed(self, galley: Galley, fetcher: GalleyFetcher, log: Collector) -> Iterator[CSS]:
        """Yield the galley's sheets. One in which something is wrong is not kept: it has to be said again."""
        for name, text in galley.stylesheets:
            if (name, text) not in self.sheets:
                said = len(log.findings)
                with log.reading(name):
                    sheet = CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=self.fonts)
                if len(log.findings) > said:
                    yield sheet
                    continue
                if len(self.sheets) >= _SHEETS:
                    self.sheets.pop(next(iter(self.sheets)))
                self.sheets[name, text] = sheet
            yield self.sheets[name, text]


def case_for(galley: Galley) -> TypeCase:
    """Return the case that holds the fonts of a galley's sheets."""
    faces = tuple(text for _, text in galley.stylesheets if "@font-face" in text or "@import" in text)
    files = tuple(
        (url, str(asset.path), asset.path.stat().st_mtime_ns if asset.path else asset.data)
        for url, asset in sorted(galley.assets.items())
        if not asset.media_type.startswith("image/")
    )
    return _case(faces, files)


@lru_cache(maxsize=_CASES)
def _case(faces: tuple[str, ...], files: tuple[tuple[str, str, Any], ...]) -> TypeCase:  # noqa: ARG001
    return TypeCase()


atexit.register(_case.cache_clear)  # fonts' temporary files go while Python still can remove them
