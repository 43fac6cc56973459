"""An article's file in; the `Article` that its author wrote, and every fault in it, out.

What a text was read as is kept in the cache, with where its photos were looked for: where they would be
found otherwise by now, it is read anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork import resources
from presswork.cache import key_of
from presswork.content import source as sources
from presswork.content.header import Values
from presswork.content.photo_files import LookUp, PhotoFiles
from presswork.content.project import is_inside
from presswork.content.report import Report
from presswork.model import Article, Block, Contributor, Correction, Finding, Note, Photo
from presswork.records import Records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from presswork.cache import Cache


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What a text was read as. The photos' paths are left to the places where they were looked for."""

    article: Article
    header: Values
    findings: tuple[Finding, ...]
    looked_up: tuple[LookUp, ...]


_RECORDS = Records(
    (_Kept, Article, Block, Contributor, Correction, Finding, LookUp, Note, Photo, Values), paths=True
)


def _read_kept(entry: bytes) -> _Kept:
    kept = _RECORDS.read(entry)
    if not isinstance(kept, _Kept):
        raise TypeError("it is of another kind")
    return kept


def read_article(
    path: Path, *, root: Path, slug: str, language: str, report: Report, cache: Cache | None = None
) -> tuple[Article | None, Values]:
    """Return the article and its header's fields; no article where its file cannot be read at all.

    An article with faults is returned as far as it could be read, so that later checks find theirs in
    the same run; its headline is '' where the header has none. `language` is that of an article that
    names none, '' where nobody named one.
    """
    if not is_inside(path, root):
        report.error(
            "path-outside-project",
            "The article's file is a link that leads out of the project.",
            hint="Put the file itself there.",
        )
        return None, Values()
    text = sources.read_text(path, report)
    if text is None:
        return None, Values()
    digest = hashlib.sha256(text.encode()).hexdigest()
    folder = path.parent
    key = key_of("article", resources.code_stamp(), str(root), str(path), report.file, slug, language, digest)
    kept = cache.read(key, _read_kept) if cache else None
    if kept is None or not _still_found(kept.looked_up, PhotoFiles(folder, root, report)):
        own = Report(report.file)
        kept = _parsed(text, path=path, root=root, slug=slug, language=language, report=own)
        if cache:
            _keep(kept, key, cache)
    report.add(kept.findings)
    return replace(kept.article, digest=digest), kept.header


def _parsed(text: str, *, path: Path, root: Path, slug: str, language: str, report: Report) -> _Kept:
    from presswork.content.article import parse_article  # Markdown: only for what was not read before

    article, header, looked_up = parse_article(
        text, path=path, root=root, slug=slug, language=language, report=report
    )
    return _Kept(article=article, header=header, findings=report.in_order_of_making, looked_up=looked_up)


def _still_found(looked_up: Sequence[LookUp], files: PhotoFiles) -> bool:
    """Whether each photo is where it was found, and is found to be what it was."""
    return all(files.look_up(before.name, before.line) == before for before in looked_up)


def _keep(kept: _Kept, key: str, cache: Cache) -> None:
    try:
        cache.put(key, _RECORDS.write(kept))
    except (TypeError, ValueError):  # of a kind that is not foreseen: it is read anew each time
        return
