"""A page's tree in; its notes, and the links that refer to them, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.markup.inline import paragraphs_of
from presswork.content.importing.markup.runs import is_plain, markdown_of, text_of_runs
from presswork.content.importing.markup.tree import HEADINGS, Element, ancestors, text_of, words
from presswork.model.imported import ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]|[*†‡§¶]{1,3}|[ivxl]{1,6})\s*[\])]?\.?", re.IGNORECASE)
_BACK = re.compile(r"[\s↩↑⤴^︎️\[\]]*")
_NOTE_NAMES = frozenset(
    ("footnote", "footnotes", "fn", "note", "noteref", "endnote", "fnref", "doc", "cite", "ftn", "sdfootnote")
)
MAX_NOTE = 10_000  # characters; what a link leads to beyond that is a section


@dataclass(kw_only=True)
class Notes:
    """A page's notes: `labels` by the element that refers, `elements` that hold them, their `blocks`."""

    labels: dict[Element, str] = field(default_factory=dict)
    elements: frozenset[Element] = frozenset()
    blocks: tuple[ImportedBlock, ...] = ()


def notes_of(root: Element, *, base: str = "") -> Notes:
    """Return the notes to which the text below `root` refers."""
    places = {
        element.get("id"): element
        for element in root.iter()
        if isinstance(element.tag, str) and element.get("id")
    }
    for element in root.iter("a"):
        if element.get("name"):
            places.setdefault(element.get("name"), element)
    labels: dict[Element, str] = {}
    targets: dict[Element, str] = {}
    for link in root.iter("a"):
        target = _target(link, places, root)
        if target is not None and not _lies_within(link, targets, root):
            label = targets.setdefault(target, str(len(targets) + 1))
            labels[_outer_sign(link, root)] = label
    blocks = tuple(_blocks(targets, base))
    full = {block.label for block in blocks}
    labels = {element: label for element, label in labels.items() if label in full}
    return Notes(
        labels=labels,
        elements=frozenset(target for target, label in targets.items() if label in full),
        blocks=blocks,
    )


def _target(link: Element, places: dict[str, Element], root: Element) -> Element | None:
    """Return the element that holds the note to which the link refers, None where it refers to none."""
    href = link.get("href") or ""
    if not href.startswith("#") or len(href) < 2:
        return None
    text = text_of(link)
    marked = "noteref" in words(link.get("role")) or "noteref" in words(
        link.get("{http://www.idpf.org/2007/ops}type") or link.get("epub:type")
    )
    if not marked and not _SIGN.fullmatch(text):
        return None
    target = places.get(href[1:])
    if target is None:
        return None
    raised = any(up.tag == "sup" for up in (*list(ancestors(link, root))[:2], *link.iterchildren()))
    named = bool(
        _NOTE_NAMES.intersection((*words(href), *words(link.get("class")), *words(target.get("class"))))
    )
    if not (marked or raised or named):
        return None
    while (
        target.tag in {"a", "sup", "span", "b", "strong"}
        and target.getparent() is not None
        and target is not root
    ):
        target = target.getparent()
    fits = target.tag not in {*HEADINGS, "body", "section", "article", "td", "tr"} and target is not root
    return target if fits and link not in target.iter("a") and _comes_after(link, target) else None


def _comes_after(link: Element, target: Element) -> bool:
    """Whether the note stands behind its reference; a link from a note back to the text refers to no note."""
    here, there = link.sourceline or 0, target.sourceline or 0
    if here != there:
        return here < there
    root = link.getroottree()
    for element in root.iter():
        if element is link:
            return True
        if element is target:
            return False
    return False


def _lies_within(link: Element, targets: dict[Element, str], root: Element) -> bool:
    return any(up in targets for up in ancestors(link, root))


def _outer_sign(link: Element, root: Element) -> Element:
    """Return the raised element that holds nothing but the link, or the link."""
    parent = link.getparent()
    if (
        parent is not None
        and parent.tag in {"sup", "span"}
        and parent is not root
        and text_of(parent) == text_of(link)
    ):
        return parent
    return link


def _blocks(targets: dict[Element, str], base: str) -> Iterator[ImportedBlock]:
    for target, label in targets.items():
        back = frozenset(link for link in target.iter("a") if _leads_back(link))
        paragraphs = paragraphs_of(target, base=base, without=back)
        text = "\n\n".join(text_of_runs(runs).strip() for runs in paragraphs)
        text = re.sub(rf"^[\[(]?{re.escape(label)}[\])]?[.:]?\s+", "", text) if back else text
        if not text.strip() or len(text) > MAX_NOTE:
            continue
        plain = all(is_plain(runs) for runs in paragraphs) or not text.startswith(
            text_of_runs(paragraphs[0]).strip()[:20]
        )
        markdown = "" if plain else "\n\n".join(markdown_of(runs) for runs in paragraphs)
        yield ImportedBlock(kind="note", label=label, text=text, markdown=markdown, line=target.sourceline)


def _leads_back(link: Element) -> bool:
    href, text = link.get("href") or "", text_of(link)
    return href.startswith("#") and bool(_BACK.fullmatch(text) or _SIGN.fullmatch(text))
