"""An address in, its page out; an article in, its pictures fetched, out; with --fetch alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from presswork.content.importing.fetching import Fetcher, FetchError
from presswork.content.importing.opening import Opened
from presswork.content.importing.source import Source, refused
from presswork.errors import UsageError
from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.model.imported import ImportedArticle, ImportedPicture

    Progress = Callable[[str, int, int], None]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MOST_ALTERNATIVES = 4


def is_address(source: str) -> bool:
    """Whether what the user named is an address, not a file."""
    return bool(_ADDRESS.match(source))


def fetcher_for(source: str) -> Fetcher:
    """Return what fetches for an import. Raises `UsageError` for an address that cannot be fetched."""
    try:
        return Fetcher(source if is_address(source) else "")
    except FetchError as error:
        raise UsageError(f"{source}: {error}.\n  Name a file, a folder or an address.") from error


def open_address(url: str, fetcher: Fetcher, *, language: str) -> Opened:
    """Return the page, feed or file at an address. Raises `UnreadableError`."""
    try:
        fetched = fetcher.source(url)
    except FetchError as error:
        raise refused(
            url,
            "source-not-fetched",
            f"The source was not fetched: {error}.",
            hint="Try it in a browser; save the page there, and import the file.",
        ) from error
    name = unquote(PurePosixPath(urlsplit(fetched.address).path).name)
    source = Source(
        name=name or urlsplit(fetched.address).hostname or url,
        data=fetched.data,
        address=fetched.address,
        charset=fetched.charset,
        language=language,
    )
    return Opened(sources=(source,), name=PurePosixPath(name).stem)


def with_fetched(
    article: ImportedArticle, fetcher: Fetcher, *, source: str, progress: Progress
) -> tuple[ImportedArticle, list[Finding]]:
    """Return the article with its pictures' data, and a warning for each picture that was not fetched."""
    pictures = dict(article.pictures)
    findings = []
    wanted = dict.fromkeys(
        block.src for block in article.blocks if block.kind == "image" and _is_wanted(pictures[block.src])
    )
    for number, key in enumerate(wanted):
        progress("fetch", number, len(wanted))
        data, why = _fetched(pictures[key], fetcher)
        if data is not None:
            pictures[key] = replace(pictures[key], data=data)
        else:
            findings.append(_not_fetched(pictures[key], why, source))
    return replace(article, pictures=pictures), findings


def _is_wanted(picture: ImportedPicture) -> bool:
    return picture.data is None and picture.path is None and bool(picture.address)


def _fetched(picture: ImportedPicture, fetcher: Fetcher) -> tuple[bytes | None, str]:
    """Return the picture's data from the first of its addresses that has some, else why there is none."""
    why = ""
    for address in dict.fromkeys((picture.address, *picture.alternatives[:_MOST_ALTERNATIVES])):
        url = f"https:{address}" if address.startswith("//") else address
        try:
            fetched = fetcher.picture(url)
        except FetchError as error:
            why = why or str(error)
            continue
        if fetched.data and not fetched.media_type.startswith("text/html"):
            return fetched.data, ""
        why = why or "a page lies there, not a picture"
    return None, why


def _not_fetched(picture: ImportedPicture, why: str, source: str) -> Finding:
    return Finding(
        code="import-photo-not-fetched",
        severity="warning",
        message=f'The photo "{picture.name or picture.address[:80]}" was not fetched: {why}.',
        hint="Put its file into `photos/` under that name; until then it is set as FPO.",
        file=source,
        where=picture.address[:200],
    )
