"""A list's element in; one block with its items, nested as far as a page has room, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.markup.inline import paragraphs_of
from presswork.content.importing.markup.runs import markdown_of, text_of_runs
from presswork.content.importing.markup.tree import Element, ancestors, is_unseen
from presswork.model.imported import ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from presswork.content.importing.markup.runs import Run

LIST_TAGS = frozenset(("ul", "ol", "menu", "dir"))
MAX_LEVELS = 6  # below, a list's items join those of the level above


def is_list_of_texts(element: Element) -> bool:
    """Whether the element is a list of words, not a frame for pictures, headings and tables."""
    return element.tag in LIST_TAGS and next(element.iter(*_NO_ITEM), None) is None


_NO_ITEM_NAMES = """
    img amp-img picture figure table h1 h2 h3 h4 h5 h6 video iframe article section pre
"""
_NO_ITEM = _NO_ITEM_NAMES.split()


def list_block(element: Element, *, base: str, notes: Mapping[Element, str]) -> ImportedBlock | None:
    """Return the list as a block, None where it holds no words."""
    lines = list(_lines(element, base=base, notes=notes, level=0))
    if not lines:
        return None
    return ImportedBlock(
        kind="list",
        text="\n".join(text for text, _ in lines),
        markdown="\n".join(markdown for _, markdown in lines),
        line=element.sourceline,
    )


def _lines(
    element: Element, *, base: str, notes: Mapping[Element, str], level: int, indent: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield the text and the Markdown of each item, those of lists within it after it."""
    number, inside = _first_number(element), indent
    for item in element.iterchildren():
        if not isinstance(item.tag, str) or is_unseen(item):
            continue
        if item.tag in LIST_TAGS and level < MAX_LEVELS:
            yield from _lines(item, base=base, notes=notes, level=level + 1, indent=inside)
            continue
        inner = _outermost_lists(item) if level < MAX_LEVELS else []
        marker = f"{number}. " if element.tag == "ol" else "- "
        inside = indent + " " * len(marker)
        paragraphs = paragraphs_of(item, base=base, notes=notes, without=frozenset(inner))
        if paragraphs:
            yield _text(paragraphs), indent + marker + _item(paragraphs, inside)
            number += 1
        for nested in inner:
            yield from _lines(nested, base=base, notes=notes, level=level + 1, indent=inside)


def _outermost_lists(item: Element) -> list[Element]:
    found: list[Element] = []
    inside: set[Element] = set()
    for nested in item.iter(*LIST_TAGS):
        if inside.isdisjoint(ancestors(nested, item)):
            found.append(nested)
            inside.add(nested)
    return found


def _first_number(element: Element) -> int:
    try:
        return min(max(int(element.get("start") or 1), 0), 999_999)
    except ValueError:
        return 1


def _text(paragraphs: list[tuple[Run, ...]]) -> str:
    return " ".join(" ".join(text_of_runs(runs).split()) for runs in paragraphs)


def _item(paragraphs: list[tuple[Run, ...]], indent: str) -> str:
    """Return an item's Markdown; its lines after the first are indented."""
    joined = "\n\n".join(markdown_of(runs) for runs in paragraphs)
    return "\n".join(
        indent + line if line and index else line for index, line in enumerate(joined.split("\n"))
    )
