"""The HTML or plain text of a body in; its parts, without a heading that repeats the title, out."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies.flow import mark_text
from presswork.content.importing.bodies.quotes import mark_speakers, with_pull_quotes
from presswork.content.importing.levels import closed_levels
from presswork.content.importing.markup import MarkupParts, blocks_of, parse
from presswork.content.importing.markup.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.model.imported import ImportedBlock

_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_XHTML = "http://www.w3.org/1999/xhtml"


def tree_of(html: str) -> Any:
    """Return the root of the HTML's tree."""
    return parse(html)


def body_of(html: str | Any, *, address: str = "") -> MarkupParts:
    """Return the blocks and pictures of a body: HTML, or the tree of XHTML of any prefix."""
    root = parse(html) if isinstance(html, str) else without_prefixes(html)
    mark_speakers(root)
    mark_text(root)
    return with_pull_quotes(root, blocks_of(root, address=address))


def without_prefixes(root: Any) -> Any:
    """Return the tree with XHTML's elements named as in HTML; the tree itself is changed."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(f"{{{_XHTML}}}"):
            element.tag = element.tag.rsplit("}", 1)[-1].lower()
    return root


def html_of_text(text: str) -> str:
    """Return plain text as HTML: a paragraph for each run of lines, or for each line where none is blank."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    blank = bool(_PARAGRAPHS.search(text))
    pieces = _PARAGRAPHS.split(text) if blank else text.split("\n")
    return "".join(f"<p>{escape(' '.join(piece.split()))}</p>" for piece in pieces if piece.strip())


def plain_of(html: str) -> str:
    """Return the words of a piece of HTML, on one line."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return text_of(parse(html))


def without_title(blocks: Iterable[ImportedBlock], title: str) -> tuple[ImportedBlock, ...]:
    """Return the blocks without the heading that repeats the title above them."""
    kept = list(blocks)
    for place, block in enumerate(kept[:3]):
        if block.kind == "heading" and _same(block.text, title):
            del kept[place]
            return closed_levels(kept)
        if block.kind == "paragraph":
            break
    return tuple(kept)


def _same(one: str, other: str) -> bool:
    return bool(other) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
