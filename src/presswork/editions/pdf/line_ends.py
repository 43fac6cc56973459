"""Laid-out text in, the same text marked for those who read it by ear or by machine out.

A line's end swallows the space between two words, and may bring in a hyphen that no author wrote.
The space is drawn again, so that words stay apart when a text is extracted, and the hyphen is
marked, so that it can be told from a real one. A drop cap, which stands apart from the rest of its
word, is joined to it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

SOFT_HYPHEN = "\u00ad"
HYPHENS = frozenset("-\u2010\u00ad")
# After these a line may end inside a word or between words: the source text must tell.
_AMBIGUOUS = frozenset("-\u2010\u2013\u2014/\u200b")
_HYPHENATED_CLASS = {"ln", "h"}


def mark_line_end(line: Any) -> None:
    """Mark the last piece of text of a line: an inserted hyphen, or a space to be drawn."""
    box, chain = _last_text(line)
    if box is None or not box.text or _classes(box) & {"drop-cap"}:
        return
    if _ends_in_inserted_hyphen(box, chain):
        box.presswork_hyphen = True
    elif _parts_words(box, line):
        layout = box.pango_layout
        layout.text = layout.text.rstrip(" ") + " "


def _last_text(line: Any) -> tuple[Any, list[Any]]:
    """Return the line's last text box, with the boxes around it."""
    chain = [line]
    while getattr(chain[-1], "children", ()):
        chain.append(getattr(chain[-1].children[-1], "_box", chain[-1].children[-1]))
    box = chain.pop()
    return (box, chain) if isinstance(box, boxes.TextBox) else (None, chain)


def _ends_in_inserted_hyphen(box: Any, chain: list[Any]) -> bool:
    if box.text[-1] not in HYPHENS:
        return False
    if any(_classes(parent) >= _HYPHENATED_CLASS for parent in chain):
        return True
    # WeasyPrint's own hyphenation ends the text with the style's character, which the themes set to U+2010.
    return bool(box.text[-1] == "\u2010")


def _classes(box: Any) -> set[str]:
    return set((box.element.get("class") or "").split()) if box.element is not None else set()


def _parts_words(box: Any, line: Any) -> bool:
    """Whether a space stood where the line ends."""
    if box.style["direction"] == "rtl" or any("\u0590" <= character <= "\u08ff" for character in box.text):
        return False  # the space would be drawn on the wrong side
    if box.text[-1] not in _AMBIGUOUS:
        return True
    source = " ".join("".join(line.element.itertext()).split()) if line.element is not None else ""
    return f"{box.text.strip()} " in source


def join_drop_caps(box: Any) -> None:
    """Let the text after each drop cap say the whole word, and the drop cap itself nothing.

    By ActualText (ISO 32000-1, 14.9.4), for the ear and for extraction: "SpaceX", not "S paceX".
    """
    initial = ""
    for text in _texts(box):
        if text.element is not None and text.element.get("class") == "drop-cap":
            text.presswork_actual_text = ""
            initial += text.text
        elif initial:
            text.presswork_actual_text = initial + text.text
            initial = ""


def _texts(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def joined_text(sources: Iterable[Any]) -> str:
    """Return the text of HTML elements in a row, without the hyphens that lines' ends brought in."""
    return " ".join("".join(_pieces(sources)).replace(f"{SOFT_HYPHEN} ", "").replace(SOFT_HYPHEN, "").split())


def _pieces(sources: Iterable[Any]) -> Iterator[str]:
    for index, source in enumerate(sources):
        if index:
            yield " "
        yield from _source_text(source)


def _source_text(element: Any) -> Iterator[str]:
    """Yield an element's text; a hyphen at the end of a broken line becomes soft, its line feed a space."""
    pieces = [element.text or ""]
    for child in element:
        pieces += _source_text(child)
        pieces.append((child.tail or "").replace("\n", " "))
    if set((element.get("class") or "").split()) >= _HYPHENATED_CLASS and pieces[-1].endswith("-"):
        pieces[-1] = pieces[-1][:-1] + SOFT_HYPHEN
    yield from pieces
