"""What a feed says of an entry in; the article out."""

from __future__ import annotations

import datetime  # noqa: TC003
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import (
    Attached,
    body_of,
    located,
    plain_of,
    with_attached,
    without_title,
)
from presswork.content.importing.markup import MarkupParts
from presswork.model.imported import ImportedArticle

if TYPE_CHECKING:
    from presswork.content.importing.source import Surroundings
    from presswork.model.imported import ImportedBlock

_MAX_STANDFIRST = 600  # characters; a longer summary is the text


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry, whatever the feed's format. `content` is HTML, or a tree of XHTML."""

    title: str = ""
    address: str = ""
    summary: str = ""
    content: str | Any = ""
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    language: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    pictures: tuple[Attached, ...] = ()


def article_of(entry: Entry, around: Surroundings) -> ImportedArticle:
    """Return the entry's article. Where there is a whole text, the summary is its standfirst."""
    whole = body_of(entry.content, address=entry.address) if _is_given(entry.content) else None
    short = body_of(entry.summary, address=entry.address) if entry.summary.strip() else None
    body = whole if whole is not None and whole.blocks else short or whole or MarkupParts()
    standfirst = ""
    if whole is not None and whole.blocks and short is not None:
        standfirst = standfirst_of(plain_of(entry.summary), whole.blocks)
    body = with_attached(body, entry.pictures)
    title = entry.title
    return ImportedArticle(
        title=title,
        standfirst=standfirst,
        authors=entry.authors,
        date=entry.date,
        language=entry.language,
        tags=entry.tags,
        rights=entry.rights,
        blocks=without_title(body.blocks, title),
        pictures=located(body.pictures, around),
        findings=body.findings,
        dropped=body.dropped,
    )


def _is_given(content: str | Any) -> bool:
    return bool(content.strip()) if isinstance(content, str) else content is not None


def standfirst_of(summary: str, blocks: tuple[ImportedBlock, ...]) -> str:
    """Return the summary, "" where it is only the beginning of the text, as many programs make it."""
    text = " ".join(" ".join(block.text.split()) for block in blocks if block.text)
    beginning = summary.removesuffix("[…]").removesuffix("[...]").rstrip(" .…")[:60]
    is_beginning = _bare(beginning) in _bare(text[: len(summary) + 400])
    return "" if is_beginning or len(summary) > _MAX_STANDFIRST else summary


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
