"""The order of importing: a source in; its articles as a folder that can be built, or as data, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.content.importing.credits import own_words, read_own_words
from presswork.content.importing.opening import open_source
from presswork.content.importing.reading import read_all
from presswork.content.importing.writing import Ready, ReadyPicture, write
from presswork.content.importing.writing.photo_names import with_names
from presswork.content.project import find_root
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding
from presswork.pipeline.importing.alts import with_alts
from presswork.pipeline.importing.network import fetcher_for, is_address, open_address, with_fetched
from presswork.pipeline.importing.pictures import look_at
from presswork.pipeline.importing.words import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.content.importing.fetching import Fetcher
    from presswork.content.importing.opening import Opened
    from presswork.content.importing.writing import Done
    from presswork.model.imported import Imported, ImportedArticle


@dataclass(frozen=True, kw_only=True)
class ImportOrder:
    """What is to be imported, and where to. `fetch` lets the network be used."""

    source: str
    to: Path | None = None
    language: str = ""
    fetch: bool = False
    force: bool = False
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _of: None


@dataclass(frozen=True, kw_only=True)
class Read:
    """What was read: the articles, ready to be written, and every finding about them.

    `name` is the source's without its suffix, `source` what findings and the report call it.
    """

    imported: Imported
    name: str
    source: str
    ready: tuple[Ready, ...]
    findings: tuple[Finding, ...]


def read_source(order: ImportOrder) -> Read:
    """Return what the source holds, its photos looked at and their own words filled in. Nothing is written.

    Raises `FindingsError` with every finding where one is an error.
    """
    fetcher = fetcher_for(order.source) if order.fetch else None
    opened = _opened(order, fetcher)
    own, about_own = read_own_words(find_root(order.to.parent if order.to else Path.cwd()))
    with own_words(own):
        imported = read_all(opened)
    source = opened.sources[0].name if not opened.is_folder else opened.name
    findings = [*about_own, *imported.findings]
    ready = []
    for article in imported.articles:
        named, file = with_names(article), article.source or source
        findings += article.findings
        if fetcher:
            named, found = with_fetched(named, fetcher, source=file, progress=order.progress)
            findings += found
        made, found = _ready(named, source=file)
        ready.append(made)
        findings += found
    findings += _without_text(imported, source)
    if any(finding.severity == "error" for finding in findings):
        raise FindingsError(findings)
    return Read(
        imported=replace(imported, articles=tuple(made.article for made in ready)),
        name=opened.name,
        source=source,
        ready=tuple(ready),
        findings=tuple(findings),
    )


def import_source(order: ImportOrder) -> Done:
    """Write what the source holds, and return what was written, with every finding.

    Raises `FindingsError` where a finding is an error; then nothing is written.
    """
    read = read_source(order)
    ready, findings = [], list(read.findings)
    for made in read.ready:
        file = made.article.source or read.source
        article, found = with_alts(made.article, supplied=made.supplied, source=file)
        ready.append(replace(made, article=article))
        findings += found
    return write(
        replace(read.imported, articles=tuple(made.article for made in ready)),
        ready,
        name=read.name,
        source=read.source,
        to=order.to,
        force=order.force,
        findings=findings,
    )


def _opened(order: ImportOrder, fetcher: Fetcher | None) -> Opened:
    if not is_address(order.source):
        return open_source(order.source, language=order.language)
    if fetcher is None:
        raise UsageError(
            f"{order.source}: this is an address, and nothing is fetched unless you say so.\n"
            "  Add --fetch, or save the page and name its file."
        )
    return open_address(order.source, fetcher, language=order.language)


def _ready(article: ImportedArticle, *, source: str) -> tuple[Ready, list[Finding]]:
    pictures = look_at(article, source=source)
    article, found = fill(article, pictures, source=source)
    supplied = {
        key: ReadyPicture(data=one.data, suffix=one.suffix, digest=one.digest)
        for key, one in pictures.supplied.items()
    }
    ready = Ready(article=article, supplied=supplied, originals=pictures.originals)
    return ready, [*pictures.findings, *found]


def _without_text(imported: Imported, source: str) -> list[Finding]:
    found = [article for article in imported.articles if article.blocks]
    if found:
        return []
    return [
        Finding(
            code="source-no-text",
            severity="error",
            message="No article was found in the source.",
            hint="See whether it is the file that you meant; of a page, save it once its text is shown.",
            file=source,
        )
    ]
