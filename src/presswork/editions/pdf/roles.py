"""A laid-out box in, its standard structure type out (ISO 32000-1:2008, 14.8.4).

None means that the box is no structure element: its content belongs to the element around it.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

_ROLES = {
    "article": "Art",
    "section": "Sect",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "address": "P",
    "code": "Code",
    "q": "Quote",
    "figure": "Div",
    "figcaption": "Caption",
    "caption": "Caption",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
# Phrasing elements that a float or a flex item makes a block of: still a piece of the text around them.
_PHRASES = frozenset(("span", "em", "strong", "b", "i", "small", "sup", "sub"))
# Classes that the templates use to say more than the element can.
_CLASS_ROLES = {
    "pull-quote": "BlockQuote",
    "note": "Note",
    "caption": "Span",
    "credit": "Span",
    "fpo-line": "Span",
    "issue-page": "Part",
    "toc": "TOC",
    "toc-item": "TOCI",
}


def role_of(box: Any) -> str | None:
    """Return the structure type of a box's element, None where it is transparent."""
    tag, element = box.element_tag, box.element
    if element is None or tag in {"html", "body"}:
        return None
    if "::" in tag:
        return "Lbl" if tag.endswith("::marker") else None
    for name in (element.get("class") or "").split():
        if name in _CLASS_ROLES:
            return _CLASS_ROLES[name]
    if tag in _ROLES:
        return _ROLES[tag] if tag != "a" or element.get("href") else None
    return _role_of_text(box) or _role_of_meaning(box)


def _role_of_text(box: Any) -> str | None:
    """Return P for a block that holds lines itself: text may not stand in a grouping element."""
    if box.element_tag in _PHRASES or not isinstance(box, boxes.BlockBox):
        return None
    return "P" if any(isinstance(kid, boxes.LineBox) for kid in box.children) else None


def _role_of_meaning(box: Any) -> str | None:
    """Return the type of an element that says something of its text: its language, a meaning."""
    element = box.element
    if not element.get("lang") and not (box.element_tag == "abbr" and element.get("title")):
        return None
    if isinstance(box, boxes.InlineBox):
        return "Span"
    return "Div" if isinstance(box, boxes.BlockBox) and box.element_tag not in _PHRASES else None
