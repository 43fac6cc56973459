"""A document's tree, and those that it refers to, in; its notes brought into it out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from presswork.content.importing.epub.package import resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPE = "{http://www.idpf.org/2007/ops}type"


def bring_notes(root: Any, file: str, trees: Mapping[str, Any]) -> None:
    """Copy each note that stands in another document to the end of this one, where its reference leads."""
    body = root.find("body")
    body = root if body is None else body
    brought: dict[tuple[str, str], str] = {}
    for link in list(root.iter("a")):
        other, place = resolved(file, link.get("href"))
        if not place or other == file or other not in trees or not _refers(link):
            continue
        target = brought.get((other, place))
        if target is None:
            note = _note(trees[other], place)
            if note is None:
                continue
            target = brought[other, place] = f"note-{len(brought) + 1}-{place}"
            copied = deepcopy(note)
            copied.tail = None
            copied.set("id", target)
            body.append(copied)
        link.set("href", f"#{target}")
        link.set(_TYPE, "noteref")


def kinds_of(element: Any) -> list[str]:
    """Return what an element says that it is, by `epub:type`, in XML or in what was read as HTML."""
    return (element.get(_TYPE) or element.get("epub:type") or "").split()


def _refers(link: Any) -> bool:
    if {"noteref", "doc-noteref"} & {*kinds_of(link), *(link.get("role") or "").split()}:
        return True
    text = "".join(link.itertext()).strip("[]() ")
    raised = any(up.tag == "sup" for up in (link.getparent(), *link.iterchildren()) if up is not None)
    return raised and len(text) <= len("1234")


def _note(root: Any, place: str) -> Any:
    """Return the element of the note: that with the place, or the block around it."""
    found = next((element for element in root.iter() if element.get("id") == place), None)
    while found is not None and found.tag in {"a", "span", "sup", "b", "strong", "em", "i"}:
        found = found.getparent()
    return None if found is None or found.tag in {"body", "html", "section", "ol"} else found
