"""A tagged PDF in, its structure elements in reading order with their text out.

The text of an element is that of its marked content, lines joined as a reader would: a soft hyphen at
a line's end goes, any other line end is a space. /ActualText replaces what it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.pdf_content import McKey, PageContent, Run, read_page, shared_by_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


# Inline-level types (ISO 32000-1, 14.8.4.4): part of the text of the block around them.
INLINE = frozenset(
    ("Span", "Quote", "Link", "Reference", "BibEntry", "Code", "Annot", "Ruby", "RB", "RT", "RP", "Warichu")
    + ("WT", "WP", "Em", "Strong", "Sub", "Formula")
)
# Grouping types (14.8.4.2): what stands in them are blocks, whatever their type.
GROUPING = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote", "TOC", "TOCI", "Index", "L", "LI")
    + ("Table", "TR", "THead", "TBody", "TFoot", "DocumentFragment", "Aside", "Private")
)
SOFT_HYPHEN = "\u00ad"
_MAX_DEPTH = 200
# Presswork's title for a link that says "(page 14)": no part of the text around it.
PAGE_REFERENCE = "Page reference"


@dataclass(frozen=True, kw_only=True)
class TextElement:
    """A structure element. `path` are the standard types from the root; its own is the last.

    `text` is its own text and that of the inline elements in it, never that of blocks in it.
    `page_index` is where its first content stands, None for an element without any. `language`
    is its own or inherited /Lang.
    """

    path: tuple[str, ...]
    text: str
    alt: str | None
    actual_text: str | None
    page_index: int | None
    language: str | None
    keys: tuple[McKey, ...] = ()

    @property
    def tag(self) -> str:
        """The element's own standard structure type."""
        return self.path[-1]


@dataclass(kw_only=True)
class _Collected:
    runs: list[Run]
    keys: list[McKey]


def read_pages(pdf: pikepdf.Pdf) -> list[PageContent]:
    """Interpret every page."""
    shared = shared_by_pages()
    return [read_page(page, index, shared) for index, page in enumerate(pdf.pages)]


def read_elements(pdf: pikepdf.Pdf, pages: Sequence[PageContent] | None = None) -> list[TextElement]:
    """Return all structure elements, parents before children, in the order of the tree."""
    if "/StructTreeRoot" not in pdf.Root:
        return []
    walker = _Walker(pdf, read_pages(pdf) if pages is None else pages)
    return list(walker.walk())


def text_of(path: str) -> list[TextElement]:
    """Return the structure elements of a PDF file; pikepdf.PdfError if it cannot be read."""
    with pikepdf.open(path) as pdf:
        return read_elements(pdf)


def join_runs(runs: Sequence[Run]) -> str:
    """Join text runs in reading order into one text, with a space where a line ends."""
    pieces: list[str] = []
    for index, run in enumerate(runs):
        if index and _breaks_line(runs[index - 1], run):
            if pieces and pieces[-1].endswith(SOFT_HYPHEN):
                pieces[-1] = pieces[-1].removesuffix(SOFT_HYPHEN)
            elif pieces and not pieces[-1].endswith((" ", "\u2010")):
                pieces.append(" ")
        elif index and _leaves_gap(runs[index - 1], run):
            pieces.append(" ")
        pieces.append(run.text)
    return " ".join("".join(pieces).replace(SOFT_HYPHEN, "").split())


def _leaves_gap(before: Run, after: Run) -> bool:
    # WeasyPrint does not paint white space that stands alone between two inline boxes.
    if after.text.startswith(SOFT_HYPHEN):
        return False
    same_line = abs(before.y - after.y) < 0.05 * min(before.size, after.size)
    return same_line and after.x - before.end_x > 0.12 * after.size


def _breaks_line(before: Run, after: Run) -> bool:
    if before.page_index != after.page_index:
        return True
    down = before.y - after.y
    larger, smaller = max(before.size, after.size), min(before.size, after.size)
    if abs(down) < 0.05 * smaller:
        return False  # the same base line
    if after.x <= before.x:
        return abs(down) > 0.5 * smaller  # back to the line's start (an accent or index stays)
    if down > 0:
        return down > 0.7 * larger  # further right and lower: a centred or indented line
    # Up and to the right: the next column; beside a drop cap (much larger) it is the same word.
    return -down > 1.5 * larger


class _Walker:
    """Walks the structure tree once."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[PageContent]) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.roles: Mapping[str, str] = {
            str(name): str(target) for name, target in self.root.get("/RoleMap", {}).items()
        }
        self.page_of = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self.runs: dict[McKey, list[Run]] = {}
        for page in pages:
            for run in page.runs:
                if run.key is not None and not run.artifact:
                    self.runs.setdefault(run.key, []).append(run)
        self.language = str(pdf.Root.Lang) if "/Lang" in pdf.Root else None
        self.seen: set[tuple[int, int]] = set()

    def walk(self) -> Iterator[TextElement]:
        for kid in _kids(self.root):
            if isinstance(kid, pikepdf.Dictionary):
                yield from self._element(kid, (), None, self.language)

    def _element(
        self, element: Any, path: tuple[str, ...], page: int | None, language: str | None
    ) -> Iterator[TextElement]:
        if len(path) > _MAX_DEPTH or (element.is_indirect and element.objgen in self.seen):
            return  # a loop in a broken tree
        if element.is_indirect:
            self.seen.add(element.objgen)
        path = (*path, self._role(element))
        page = self._page(element, page)
        language = str(element.Lang) if "/Lang" in element else language
        collected = _Collected(runs=[], keys=[])
        self._collect(element, page, collected)
        actual = _string(element, "/ActualText")
        yield TextElement(
            path=path,
            text=join_runs(collected.runs) if actual is None else actual.replace(SOFT_HYPHEN, ""),
            alt=_string(element, "/Alt"),
            actual_text=actual,
            page_index=collected.keys[0][0] if collected.keys else page,
            language=language,
            keys=tuple(collected.keys),
        )
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._element(kid, path, page, language)

    def _collect(self, element: Any, page: int | None, collected: _Collected) -> None:
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                if isinstance(kid, int):
                    self._collect_content((page if page is not None else -1, None, int(kid)), collected)
            elif _is_element(kid):
                if self._is_inline(kid, element):
                    self._collect_inline(kid, self._page(kid, page), collected)
            elif "/MCID" in kid:
                stream = kid.get("/Stm")
                number = self._page(kid, page)
                key = (number if number is not None else -1, None if stream is None else stream.objgen)
                self._collect_content((*key, int(kid.MCID)), collected)

    def _is_inline(self, element: Any, parent: Any) -> bool:
        role = self._role(element)
        # WeasyPrint tags <em>, <strong> and the like as NonStruct; in a paragraph that is its text.
        return role in INLINE or (role == "NonStruct" and self._in_text(parent))

    def _in_text(self, element: Any) -> bool:
        role = self._role(element)
        if role == "NonStruct" and isinstance(element.get("/P"), pikepdf.Dictionary):
            return self._in_text(element.P)
        return role not in GROUPING and role != "StructTreeRoot"

    def _collect_inline(self, element: Any, page: int | None, collected: _Collected) -> None:
        actual = _string(element, "/ActualText")
        added = _string(element, "/T") == PAGE_REFERENCE
        if actual is None and not added:
            self._collect(element, page, collected)
            return
        inner = _Collected(runs=[], keys=[])
        self._collect(element, page, inner)
        collected.keys += inner.keys
        if inner.runs and actual is not None and not added:
            collected.runs.append(replace(inner.runs[0], text=actual, end_x=inner.runs[-1].end_x))

    def _collect_content(self, key: McKey, collected: _Collected) -> None:
        collected.keys.append(key)
        collected.runs += self.runs.get(key, [])

    def _page(self, element: Any, inherited: int | None) -> int | None:
        page = element.get("/Pg")
        return inherited if page is None else self.page_of.get(page.objgen, inherited)

    def _role(self, element: Any) -> str:
        role = str(element.get("/S", "/NonStruct"))
        for _ in range(len(self.roles)):
            if role not in self.roles or self.roles[role] == role:
                break
            role = self.roles[role]
        return role.removeprefix("/")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _string(element: Any, name: str) -> str | None:
    value = element.get(name)
    return None if value is None else str(value)
