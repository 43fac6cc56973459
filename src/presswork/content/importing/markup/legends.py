"""What stands around a picture in; its caption and credit apart, and what is uncertain, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.credits import CaptionParts, clean_credit, split_caption
from presswork.content.importing.credits.shape import shape
from presswork.content.importing.credits.vocabulary import vocabulary
from presswork.content.importing.markup.captions import Legend, cut, joined
from presswork.content.importing.markup.runs import (
    Run,
    is_plain,
    markdown_of,
    text_of_runs,
    without_common,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


_MAX_BARE = 80  # characters of a caption that can be an agency alone
_FULL_NAME = (2, 3)  # words
_MIN_TITLE = 20  # characters; a shorter one is a name


@dataclass(frozen=True, kw_only=True)
class Told:
    """A caption, plain and as Markdown, and a credit; `uncertain` says why a person should look, or ""."""

    caption: str = ""
    markdown: str = ""
    credit: str = ""
    uncertain: str = ""


def told_apart(legend: Legend, *, title: str = "", alt: str = "") -> Told:
    """Return a legend's caption and credit: what the page marks as a credit, else what reads as one.

    `title` is the picture's own, which old pages show as its caption, `alt` its alternative text.
    """
    pieces, alone = _sorted(legend.captions or legend.rest or _titled(title, alt))
    runs = joined(pieces)
    words = " ".join(text_of_runs(runs).split())
    parts = split_caption(words)
    marked = [text for text in (clean_credit(text) for text in legend.credits) if text] + alone
    if marked and parts.uncertain and not _overlap(marked, parts.credit):
        parts = CaptionParts(caption=words)  # the page says whose the picture is; nothing is to be guessed
    if not marked and not parts.credit:
        marked = _credit_in(title, (words, alt)) or _bare(words) or _beside(legend)
    credit, caption, uncertain = _united(marked, parts.credit), parts.caption, parts.uncertain
    if marked and not parts.credit:
        caption = _without_end(caption, [*legend.credits, *marked])
    if marked and _same(caption, credit):
        caption = ""
    if credit:
        uncertain = "" if marked else uncertain
    kept = without_common(without_common(cut(runs, caption), "em"), "strong")
    return Told(
        caption=caption,
        markdown="" if is_plain(kept) else markdown_of(kept),
        credit=credit,
        uncertain=uncertain,
    )


def _overlap(marked: Sequence[str], found: str) -> bool:
    return any(_plain(found) in _plain(text) or _plain(text) in _plain(found) for text in marked)


def _credit_in(title: str, captions: Sequence[str]) -> list[str]:
    """Return the credit in a picture's title that is its caption and a credit."""
    parts = split_caption(" ".join(title.split()))
    if parts.credit and parts.caption and any(_same(parts.caption, caption) for caption in captions):
        return [parts.credit]
    return []


def _beside(legend: Legend) -> list[str]:
    """Return the names that stand over a picture whose caption is marked, outside of the caption."""
    if not legend.captions:
        return []
    texts = dict.fromkeys(" ".join(text_of_runs(runs).split()) for runs in legend.rest)
    words = vocabulary()
    names = [text for text in texts if not words.button.search(text) and _names_somebody(text)]
    return names if len(names) == 1 else []


def _names_somebody(text: str) -> bool:
    found = shape(text, vocabulary())
    return found.names_only and len(text) <= _MAX_BARE and (found.marked or found.names in _FULL_NAME)


def _bare(words: str) -> list[str]:
    """Return a caption that is nothing but an agency, or names with one, as a credit."""
    found = shape(words, vocabulary())
    return [words] if found.names_only and found.agency and len(words) <= _MAX_BARE else []


def _titled(title: str, alt: str) -> list[tuple[Run, ...]]:
    """Return a picture's title as a caption, where it says more than the alternative text."""
    title = " ".join(title.split())
    if len(title) < _MIN_TITLE or (title == alt and not split_caption(title).credit):
        return []
    return [(Run(text=title),)]


def _sorted(pieces: Sequence[tuple[Run, ...]]) -> tuple[list[tuple[Run, ...]], list[str]]:
    """Return the pieces that are captions, and the credits of those that are nothing but a credit."""
    if len(pieces) < 2:
        return list(pieces), []
    captions: list[tuple[Run, ...]] = []
    found: list[str] = []
    for piece in pieces:
        parts = split_caption(" ".join(text_of_runs(piece).split()))
        if parts.credit and not parts.caption:
            found.append(parts.credit)
        else:
            captions.append(piece)
    return captions, found


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
