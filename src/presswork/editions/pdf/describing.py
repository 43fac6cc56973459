"""A structure element and its box in, its attributes written into it (ISO 32000-1, 14.8.5)."""

from __future__ import annotations

from typing import Any

import pydyf

_NUMBERING = {"disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal"}
_PT_PER_PX = 0.75
# The title of a link that says on which page another article stands: no words of the author's.
PAGE_REFERENCE = "Page reference"


def describe(element: pydyf.Dictionary, box: Any, role: str, *, language: str) -> None:
    """Write what the box's HTML element says beyond its type; `language` is the document's."""
    own = box.element.get("lang")
    if own and own != language:
        element["Lang"] = pydyf.String(own)
    if box.element_tag == "abbr" and (meaning := box.element.get("title")):
        element["E"] = pydyf.String(meaning)
    if role == "Link" and box.element.get("class") == "page-ref":
        element["T"] = pydyf.String(PAGE_REFERENCE)
    if role == "Figure":
        _describe_figure(element, box)
    elif role in {"TH", "TD"}:
        element["A"] = _cell_attributes(box, role)
    elif role == "Note":
        element["ID"] = pydyf.String(box.element.get("id") or f"note-{element.number}")
    elif role == "L":
        _describe_list(element, box)


def _describe_list(element: pydyf.Dictionary, box: Any) -> None:
    style = box.style["list_style_type"]
    numbering = _NUMBERING.get(style if isinstance(style, str) else "")
    if numbering and box.element_tag != "dl":
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})


def _describe_figure(element: pydyf.Dictionary, box: Any) -> None:
    title = box.element.find("{http://www.w3.org/2000/svg}title")
    alt = box.element.get("alt") or (title.text if title is not None else None)
    if alt:
        element["Alt"] = pydyf.String(alt)
    left, top = box.content_box_x() * _PT_PER_PX, box.content_box_y() * _PT_PER_PX
    element.presswork_box = (left, top, left + box.width * _PT_PER_PX, top + box.height * _PT_PER_PX)
    element["A"] = pydyf.Dictionary({"O": "/Layout", "Placement": "/Block"})


def _cell_attributes(box: Any, role: str) -> pydyf.Dictionary:
    attributes = pydyf.Dictionary({"O": "/Table"})
    if box.colspan != 1:
        attributes["ColSpan"] = box.colspan
    if box.rowspan != 1:
        attributes["RowSpan"] = box.rowspan
    if role == "TH":
        attributes["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    return attributes
