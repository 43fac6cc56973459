"""A chapter's tree in; the title, kicker, standfirst and byline that it names as such, taken from it, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from presswork.content.importing.epub.notes import kinds_of
from presswork.content.importing.manuscript.head import authors_of_byline
from presswork.content.importing.markup.tree import HEADINGS, text_of, words

_KICKER = frozenset(("kicker", "eyebrow", "overline", "rubric"))
_STANDFIRST = frozenset(("standfirst", "subtitle", "dek", "deck", "lede", "teaser", "doc-subtitle"))
_BYLINE = frozenset(("byline", "author", "authors"))
_OPENING = 40  # elements from the top; further down, a name of this kind is another's
_MAX_WORDS = 120


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a chapter says above its text."""

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()


def take_head(root: Any) -> Head:
    """Return the head. What it holds is taken out of the tree, but for the title."""
    found: dict[str, str] = {}
    body = root.find("body")
    for element in list((root if body is None else body).iter())[:_OPENING]:
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in HEADINGS:
            found.setdefault("title", text_of(element) if HEADINGS[element.tag] == 1 else "")
        role = _role(element)
        text = text_of(element)
        if role and role not in found and 0 < len(text.split()) <= _MAX_WORDS:
            found[role] = text
            _take_out(element)
    return Head(
        title=found.get("title", ""),
        kicker=found.get("kicker", ""),
        standfirst=found.get("standfirst", ""),
        authors=authors_of_byline(found.get("byline", "")),
    )


def _role(element: Any) -> str:
    if (
        element.tag not in {"p", "div", "span", "h2", "h3", "h4"}
        or next(element.iter("img", "figure"), None) is not None
    ):
        return ""
    names = {
        *words(element.get("class")),
        *kinds_of(element),
        *(element.get("role") or "").split(),
    }
    for role, known in (("kicker", _KICKER), ("standfirst", _STANDFIRST), ("byline", _BYLINE)):
        if names & known:
            return role
    return ""


def _take_out(element: Any) -> None:
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
