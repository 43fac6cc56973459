"""An lxml tree in; a walk over it at any depth, and what elements say of themselves, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # lxml has no types

_BLOCK_TAGS_NAMES = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search
    section summary table tbody td tfoot th thead tr ul
"""
BLOCK_TAGS = frozenset(_BLOCK_TAGS_NAMES.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What is never text of a page: it acts, fetches, draws, or is filled in.
_UNSEEN_TAGS_NAMES = """
    applet area audio base button canvas datalist embed frame frameset head iframe input link map math
    meta meter noframes object optgroup option param progress script select source style svg template
    textarea title track
"""
UNSEEN_TAGS = frozenset(_UNSEEN_TAGS_NAMES.split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
MAX_VALUE = 2_000  # characters of an attribute that are looked at for words


class Visitor(Protocol):
    """What is told of each element and text, in the page's order."""

    def start(self, element: Element) -> bool:
        """Take note of an element or comment that begins; return whether to go into it."""

    def text(self, text: str) -> None:
        """Take a text."""

    def end(self, element: Element) -> None:
        """Take note of the end of an element that was gone into."""


def walk(root: Element, visitor: Visitor) -> None:
    """Show the tree below `root`, and `root` itself, to the visitor. Its own stack is not used."""
    node = root
    while True:
        entered = visitor.start(node)
        if entered and node.text:
            visitor.text(node.text)
        if entered and len(node):
            node = node[0]
            continue
        if entered:
            visitor.end(node)
        while node is not root:
            if node.tail:
                visitor.text(node.tail)
            following = node.getnext()
            if following is not None:
                node = following
                break
            node = node.getparent()
            visitor.end(node)
        else:
            return


def is_unseen(element: Element) -> bool:
    """Whether a reader of the page does not see the element, or cannot read it."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN_TAGS:
        return True
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style[:MAX_VALUE]))


def words(value: str | None) -> tuple[str, ...]:
    """Return the words of a name, small: `imageCaption__credit` gives image, caption, credit."""
    return tuple(word.lower() for word in _WORD.findall(value[:MAX_VALUE])) if value else ()


_NAMING = (
    "class",
    "id",
    "itemprop",
    "rel",
    "role",
    "data-testid",
    "data-component",
    "data-type",
    "data-name",
)


def names(element: Element) -> tuple[str, ...]:
    """Return the words by which the page names an element, its class first."""
    return tuple(word for name in _NAMING for word in words(element.get(name)))


def text_of(element: Element) -> str:
    """Return the element's text on one line, as far as a reader sees it."""
    gatherer = _Gatherer()
    walk(element, gatherer)
    return " ".join("".join(gatherer.texts).split())


class _Gatherer:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def start(self, element: Element) -> bool:
        if element.tag in BLOCK_TAGS or element.tag == "br":
            self.texts.append(" ")
        return not is_unseen(element)

    def text(self, text: str) -> None:
        self.texts.append(text)

    def end(self, element: Element) -> None:
        if element.tag in BLOCK_TAGS:
            self.texts.append(" ")


def ancestors(element: Element, root: Element) -> Iterator[Element]:
    """Yield the elements around this one, from the inside, up to and with `root`."""
    node = element
    while node is not root:
        node = node.getparent()
        if node is None:
            return
        yield node
