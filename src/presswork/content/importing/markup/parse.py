"""A page's text in; its tree, whatever the page does to prevent it, out."""

from __future__ import annotations

import re

from lxml import etree, html

from presswork.content.importing.markup.tree import Element
from presswork.content.source import NOT_XML

# Pages need no more than some 60 levels; libxml2 stops reading at 2048.
MAX_LEVELS = 150
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)([^<>]*)>")
_VOID_NAMES = """
    area base br col embed hr img input link meta param source track wbr
"""
_HEAD_NAMES = "base basefont bgsound link meta noscript script style template title"
_HEAD = frozenset(_HEAD_NAMES.split())
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]*)(\s[^<>]{8000,})>")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES = 500
_VOID = frozenset(_VOID_NAMES.split())


def parse(text: str) -> Element:
    """Return the root of the page's tree, `html`; of an empty one where there is nothing to read."""
    text = _LONG_TAG.sub(_sparing, NOT_XML.sub("", text))
    root, complete = _parsed(text)
    if not complete or (root is not None and _depth(root) > MAX_LEVELS):
        root, _ = _parsed(_flattened(text))
    if root is not None:
        _end_head(root)
    if root is None or root.find("body") is None:
        root = html.document_fromstring("<html><body></body></html>")
    _empty_voids(root)
    return root


def _end_head(root: Element) -> None:
    """Begin the body at the first element that no head holds (HTML, 13.2.6.4.4); libxml2 knows few."""
    head = root.find("head")
    if head is None:
        return
    children = list(head)
    is_foreign = [isinstance(child.tag, str) and child.tag not in _HEAD for child in children]
    if not any(is_foreign):
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, child in enumerate(children[is_foreign.index(True) :]):
        body.insert(place, child)


def _sparing(tag: re.Match[str]) -> str:
    """Return a tag without its attributes where they are so many that reading them takes quadratic time."""
    names = _VALUE.sub("", tag[2]).split(None, _MAX_ATTRIBUTES)
    return f"<{tag[1]}>" if len(names) > _MAX_ATTRIBUTES else tag[0]


def _depth(root: Element) -> int:
    """Return how many levels the tree has."""
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _empty_voids(root: Element) -> None:
    """Put what libxml2 reads as the content of elements that have none (HTML, 13.1.2) after them."""
    for element in [*root.iter("source", "track", "wbr", "embed")]:
        parent = element.getparent()
        if parent is None or (not len(element) and not element.text):
            continue
        inside, tail = list(element), element.tail
        element.tail, element.text = element.text, None
        place = parent.index(element) + 1
        for offset, child in enumerate(inside):
            parent.insert(place + offset, child)
        last = inside[-1] if inside else element
        last.tail = (last.tail or "") + (tail or "")


def _parsed(text: str) -> tuple[Element | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    stopped = any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "Excessive depth" in entry.message
        for entry in parser.error_log
    )
    return root, not stopped


def _flattened(text: str) -> str:
    """Return the markup without the tags that lie deeper than `MAX_LEVELS`; their texts stay."""
    pieces: list[str] = []
    open_tags: list[str] = []
    deeper: dict[str, int] = {}
    end = 0
    for match in _TAG.finditer(text):
        closing, tag, rest = match[1], match[2].lower(), match[3]
        pieces.append(text[end : match.start()])
        end = match.end()
        if tag in _VOID or rest.endswith("/"):
            pieces.append(match[0])
        elif not closing and len(open_tags) >= MAX_LEVELS:
            deeper[tag] = deeper.get(tag, 0) + 1
            pieces.append(" ")
        elif not closing:
            open_tags.append(tag)
            pieces.append(match[0])
        elif deeper.get(tag):
            deeper[tag] -= 1
            pieces.append(" ")
        else:
            if open_tags and open_tags[-1] == tag:
                open_tags.pop()
            pieces.append(match[0])
    return "".join((*pieces, text[end:]))
