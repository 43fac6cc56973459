"""What an importer found in a source: articles with their photos, what is uncertain, what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from presswork.model.findings import Finding

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

ImportedKind = Literal[
    "paragraph", "heading", "summary", "list", "quote", "image", "table", "note", "kicker", "code", "rule"
]


@dataclass(frozen=True, kw_only=True)
class ImportedBlock:
    """One block of an imported text, in its place.

    `text` is plain text, as it stood. `markdown` is the same block as our Markdown, where the source has
    emphasis, links, lists or tables that plain text loses; "" where `text`, escaped, says it all. `level`
    is a heading's, from 2. An image has `src`, the key of its picture among the article's `pictures` or ""
    where the source has none, with `alt`, `caption` (plain; `markdown` holds it marked up) and `credit`. A
    note has its `label`, and the text refers to it by `[^label]`. `line` is the line in the source.
    """

    kind: ImportedKind
    text: str = ""
    markdown: str = ""
    level: int = 0
    src: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    label: str = ""
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class ImportedPicture:
    """A picture of the source: its bytes or its file where the source holds them, else only its address.

    `name` is the file name that it had. `address` is where a page says it is; nothing is fetched from there
    unless the user asked for it. `alternatives` are further addresses of the same picture.
    """

    name: str
    data: bytes | None = None
    path: Path | None = None
    address: str = ""
    alternatives: tuple[str, ...] = ()
    copyright: str = ""


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """Something of the source that is not in the article: what (its first words), and why, in words."""

    what: str
    why: str
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class ImportedArticle:
    """One article as an importer understood it. Texts are plain; `language` is a language tag or "".

    `source` is the name of the file that it stood in, as findings show it.
    """

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    language: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    slug: str = ""
    source: str = ""
    blocks: tuple[ImportedBlock, ...] = ()
    pictures: Mapping[str, ImportedPicture] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Imported:
    """All that a source holds: one article, or several that make an issue with a title."""

    articles: tuple[ImportedArticle, ...]
    title: str = ""
    language: str = ""
    findings: tuple[Finding, ...] = ()
