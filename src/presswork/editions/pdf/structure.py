"""A laid-out document in, its structure tree out: what a screen reader walks through.

Takes the place of WeasyPrint's own tagger (weasyprint/pdf/tags.py), which makes a new element for
every fragment: here a paragraph that runs over columns and pages is one P, a list item one LI, a
link one Link, and what a page repeats (running heads, table heads) is an artifact.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from presswork.editions.pdf.cited_numbers import check_drawn, cut, note_cited
from presswork.editions.pdf.describing import describe
from presswork.editions.pdf.exchanging import ATTRIBUTE, KEY
from presswork.editions.pdf.folios import PROPERTIES, note_digits
from presswork.editions.pdf.line_ends import SOFT_HYPHEN, join_drop_caps, joined_text, mark_line_end
from presswork.editions.pdf.lines.markup import AGAIN
from presswork.editions.pdf.press.naming import named
from presswork.editions.pdf.roles import role_of

# Empty, these say nothing: what was in them is decoration. An empty cell of a table has its meaning.
_PRUNED = frozenset(("/Div", "/P", "/Span", "/Sect", "/BlockQuote", "/Caption"))


def prepare(document: Document) -> None:
    """Mark what the tags will need: the artifacts, and how each line of text ends."""
    repeated: set[int] = set()
    for page in document.pages:
        _mark(page._page_box, artifact=False, repeated=repeated)
        _mark(page._page_box.presswork_opposite, artifact=True, repeated=repeated)
        join_drop_caps(page._page_box)


def _mark(box: Any, *, artifact: bool, repeated: set[int]) -> None:
    box = getattr(box, "_box", box)
    if _is_repetition(box, repeated):
        artifact = box.presswork_repeated = True
    artifact = artifact or isinstance(box, boxes.MarginBox)
    if isinstance(box, boxes.ReplacedBox) and box.element is not None and box.element.get("alt") == "":
        artifact = True
    box.presswork_artifact = artifact
    if isinstance(box, boxes.LineBox) and not artifact:
        mark_line_end(box)
    for child in getattr(box, "children", ()):
        _mark(child, artifact=artifact, repeated=repeated)


def _is_repetition(box: Any, seen: set[int]) -> bool:
    """Whether the box repeats, on a further page, a table's head or foot."""
    if not isinstance(box, boxes.TableRowGroupBox) or box.element_tag not in {"thead", "tfoot"}:
        return False
    known = id(box.element) in seen
    seen.add(id(box.element))
    return known


@contextlib.contextmanager
def _marked(stream: Stream, box: Any, tag: str) -> Iterator[None]:
    """Draw a box as marked content: an artifact, or a piece of the structure tree."""
    tags = stream._tags
    cited, start = getattr(box, "presswork_cited", None), len(stream.stream)
    numbered = {KEY: cited.index} if cited else {}
    if cited:
        note_cited(stream, box)
    if getattr(box, "presswork_folio", ""):
        pydyf.Stream.begin_marked_content(stream, "Artifact", PROPERTIES)
        note_digits(stream, box)
    elif tags is None and cited:
        pydyf.Stream.begin_marked_content(stream, tag, pydyf.Dictionary(numbered))
    elif tags is None:
        with named(stream, box):
            yield
        return
    elif getattr(box, "presswork_artifact", False):
        pydyf.Stream.begin_marked_content(stream, "Artifact")
    else:
        mcid = len(tags)
        tags[box] = mcid
        properties = {"MCID": mcid, **numbered}
        if (actual := getattr(box, "presswork_actual_text", None)) is not None:
            properties["ActualText"] = pydyf.String(actual)
        pydyf.Stream.begin_marked_content(stream, tag, pydyf.Dictionary(properties))
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)
    if cited:
        check_drawn(stream, box, start)


class StructureTree:
    """Builds the tree of one document, page after page."""

    def __init__(self, pdf: pydyf.PDF, language: str) -> None:
        self.pdf = pdf
        self.pages = list(pdf.page_references)
        self.language = language
        self.elements: dict[tuple[int, str], pydyf.Dictionary] = {}
        self.created: list[pydyf.Dictionary] = []
        self.latest: dict[tuple[str, int], pydyf.Dictionary] = {}
        self.links: dict[int, tuple[pydyf.Dictionary, list[Any], list[pydyf.Dictionary]]] = {}
        self.root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(self.root)
        self.document = self._element("Document", None, 0)
        self.root["K"] = pydyf.Array([self.document.reference])
        self.parent_tree = pydyf.Dictionary({"Nums": pydyf.Array()})
        pdf.add_object(self.parent_tree)
        self.root["ParentTree"] = self.parent_tree.reference

    def _element(self, role: str, parent: pydyf.Dictionary | None, page: int) -> pydyf.Dictionary:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{role}", "K": pydyf.Array()})
        element["P"] = (self.root if parent is None else parent).reference
        element.presswork_page = page
        if parent is not None:
            element["Pg"] = self.pages[page]
        self.pdf.add_object(element)
        if parent is not None:
            parent["K"].append(element.reference)
            element.presswork_parent = parent
            self.created.append(element)
        return element

    def add_page(self, page: int, box: Any, tags: dict[Any, int]) -> None:
        """Add what stands on a page; `tags` maps its boxes to their marked content."""
        owners: dict[int, bytes] = {}
        self._walk(box, self.document, page, tags, owners)
        if tags:
            raise AssertionError(f"content of page {page + 1} has no place in the structure tree")
        order = [owners[mcid] for mcid in sorted(owners)]
        self.parent_tree["Nums"].extend([page, pydyf.Array(order)])

    def finish(self) -> None:
        """Tie the links' annotations to their elements, and take out elements that hold nothing."""
        key = len(self.pages)
        for element, sources, pieces in self.links.values():
            text = joined_text(sources)
            for annotation in pieces:
                if text:
                    annotation["Contents"] = pydyf.String(text)
                if text and (place := sources[0].get(ATTRIBUTE)):
                    annotation[KEY] = pydyf.String(place)
                annotation["StructParent"] = key
                self.parent_tree["Nums"].extend([key, element.reference])
                key += 1
        self.root["ParentTreeNextKey"] = key
        for element in reversed(self.created):
            if not element["K"] and element["S"] in _PRUNED:
                element.presswork_parent["K"].remove(element.reference)

    def _walk(
        self, box: Any, parent: pydyf.Dictionary, page: int, tags: dict[Any, int], owners: dict[int, bytes]
    ) -> None:
        box = getattr(box, "_box", box)
        if getattr(box, "presswork_artifact", False):
            return
        if isinstance(box, boxes.TextBox):
            self._add_text(box, parent, page, tags, owners)
            return
        element = self._find_element(box, parent, page)
        if box.link_annotation:
            self._add_link(box, element, page)
        if isinstance(box, boxes.ReplacedBox):
            self._add_content(element, tags.pop(box, None), page, owners)
            return
        for child in getattr(box, "children", ()):
            self._walk(child, self._body_of(element, child, box, page), page, tags, owners)

    def _find_element(self, box: Any, parent: pydyf.Dictionary, page: int) -> pydyf.Dictionary:
        """Return the element of a box: one for all the fragments that it was broken into."""
        role = role_of(box)
        if role is None:
            return parent
        key = (id(box.element), box.element_tag)
        if key not in self.elements and box.element.get(AGAIN) and (role, id(parent)) in self.latest:
            self.elements[key] = self.latest[role, id(parent)]
        if key not in self.elements:
            if box.element_tag in {"dt", "dd"}:
                parent = self._entry_of(parent, role, page)
            elif role == "Lbl" and parent["S"] == "/LBody":
                parent = parent.presswork_item
            group = parent
            if role == "Link" and "note-ref" in (box.element.get("class") or ""):
                parent = self._element("Reference", parent, page)
            element = self._element(role, parent, page)
            self.elements[key] = self.latest[role, id(group)] = element
            describe(element, box, role, language=self.language)
        return self.elements[key]

    def _body_of(self, element: pydyf.Dictionary, child: Any, box: Any, page: int) -> pydyf.Dictionary:
        """Return the element that holds a list item's children: its LBody, but not for its label."""
        child = getattr(child, "_box", child)
        if element["S"] != "/LI" or (child.element_tag or "").endswith("::marker"):
            return element
        key = (id(box.element), "LBody")
        if key not in self.elements:
            self.elements[key] = body = self._element("LBody", element, page)
            body.presswork_item = element
        return self.elements[key]

    def _entry_of(self, group: pydyf.Dictionary, role: str, page: int) -> pydyf.Dictionary:
        """Return the LI of a definition list that a term or its definition belongs to."""
        entry = getattr(group, "presswork_entry", None)
        if entry is None or (role == "Lbl" and entry.presswork_defined):
            entry = group.presswork_entry = self._element("LI", group, page)
        entry.presswork_defined = role == "LBody"
        return entry

    def _add_text(
        self, box: Any, parent: pydyf.Dictionary, page: int, tags: dict[Any, int], owners: dict[int, bytes]
    ) -> None:
        mcid = tags.pop(box, None)
        if mcid is None:
            return
        actual = getattr(box, "presswork_actual_text", None)
        if getattr(box, "presswork_hyphen", False):
            # ISO 32000-1, 14.8.2.2.3: the hyphen that a line's end brought in is a soft hyphen.
            actual = (box.text if actual is None else actual)[:-1] + SOFT_HYPHEN
        if actual is not None:
            parent = self._element("Span", parent, page)
            parent["ActualText"] = pydyf.String(actual)
        self._add_content(parent, mcid, page, owners)

    def _add_content(
        self, element: pydyf.Dictionary, mcid: int | None, page: int, owners: dict[int, bytes]
    ) -> None:
        if mcid is None:
            return
        if element.presswork_page == page:
            element["K"].append(mcid)
        else:
            reference = {"Type": "/MCR", "Pg": self.pages[page], "MCID": mcid}
            element["K"].append(pydyf.Dictionary(reference))
        owners[mcid] = element.reference

    def _add_link(self, box: Any, element: pydyf.Dictionary, page: int) -> None:
        # WeasyPrint makes one for every box within a link; all are the link's (ISO 14289-1, 7.18.5).
        element = _link_around(element)
        annotation = box.link_annotation
        reference = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[page]}
        element["K"].append(pydyf.Dictionary(reference))
        _, sources, pieces = self.links.setdefault(id(element), (element, [], []))
        if box.element_tag == "a" and box.element not in sources:
            sources.append(box.element)
        pieces.append(annotation)


def _link_around(element: pydyf.Dictionary) -> pydyf.Dictionary:
    """Return the Link that the element is or stands in; the element itself where there is none."""
    around: pydyf.Dictionary | None = element
    while around is not None and around["S"] != "/Link":
        around = getattr(around, "presswork_parent", None)
    return element if around is None else around


def _add_tags(pdf: pydyf.PDF, document: Document, pdf_version: str, page_streams: list[Stream]) -> None:  # noqa: ARG001
    """Stand in for `weasyprint.pdf.tags.add_tags`."""
    tree = StructureTree(pdf, document.metadata.lang or "")
    # The heads that follow the pages are artifacts; a document that somebody else draws has none.
    bodies = document.pages[: getattr(document, "presswork_bodies", len(document.pages))]
    for index, (page, stream) in enumerate(zip(bodies, page_streams, strict=False)):
        height = page.height * 0.75
        tree.add_page(index, page._page_box, stream._tags)
        _place_figures(tree, index, height)
        cut(pdf, pdf.objects[int(tree.pages[index].split()[0])], stream)
    tree.finish()
    pdf.catalog["StructTreeRoot"] = tree.root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _place_figures(tree: StructureTree, page: int, height_pt: float) -> None:
    """Give each figure of the page its BBox, in default user space (ISO 32000-1, 14.8.5.4.3)."""
    for element in tree.elements.values():
        if element["S"] == "/Figure" and element.presswork_page == page:
            left, top, right, bottom = (round(value, 3) for value in element.presswork_box)
            bbox = (left, round(height_pt - bottom, 3), right, round(height_pt - top, 3))
            element["A"]["BBox"] = pydyf.Array(bbox)


weasyprint.pdf.add_tags = _add_tags
Stream.marked = _marked
