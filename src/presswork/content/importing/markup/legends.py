"""What stands around a picture in; its caption and credit apart, and what is uncertain, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.credits import clean_credit, split_caption
from presswork.content.importing.markup.captions import Legend, cut, joined
from presswork.content.importing.markup.runs import is_plain, markdown_of, text_of_runs

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True)
class Told:
    """A caption, plain and as Markdown, and a credit; `uncertain` says why a person should look, or ""."""

    caption: str = ""
    markdown: str = ""
    credit: str = ""
    uncertain: str = ""


def told_apart(legend: Legend, *, language: str) -> Told:
    """Return a legend's caption and credit: what the page marks as a credit, else what reads as one."""
    runs = legend.caption or joined(legend.rest)
    words = " ".join(text_of_runs(runs).split())
    parts = split_caption(words, language=language)
    marked = [text for text in (clean_credit(text, language=language) for text in legend.credits) if text]
    credit, caption, uncertain = _united(marked, parts.credit), parts.caption, parts.uncertain
    if marked and not parts.credit:
        caption = _without_end(caption, [*legend.credits, *marked])
    if marked and _same(caption, credit):
        caption = ""
    if credit:
        uncertain = "" if marked else uncertain
    kept = cut(runs, caption)
    return Told(
        caption=caption,
        markdown="" if is_plain(kept) else markdown_of(kept),
        credit=credit,
        uncertain=uncertain,
    )


def _united(marked: Sequence[str], found: str) -> str:
    """Return the credits as one, each once."""
    kept: list[str] = []
    for text in (*marked, found):
        if text and not any(_plain(text) in _plain(other) for other in kept):
            kept = [other for other in kept if _plain(other) not in _plain(text)]
            kept.append(text)
    return " / ".join(kept)


def _without_end(caption: str, credits_: Sequence[str]) -> str:
    """Return the caption without a marked credit that is repeated at its end."""
    for text in sorted(credits_, key=len, reverse=True):
        if len(text) > 2 and caption.casefold().endswith(text.casefold()):
            return caption[: -len(text)].rstrip(" |·•–—-,;:(/©")
    return caption


def _same(text: str, other: str) -> bool:
    return _plain(text) == _plain(other)


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
