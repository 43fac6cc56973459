"""An opened PDF in; its dictionaries out by the keys that press checks ask for, each with its first page.

One walk serves all checks. It follows references from the pages, then from the catalog, each object once,
so that loops end and what nobody refers to is not judged. Memory stays bounded: a key keeps a limited
number of holders and counts the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

# What checks ask for: ExtGState (ISO 32000-1, table 58), streams (5), images (89), forms (95), halftones
# (130), actions (193), annotations (164), file specifications (44), fonts and colour.
KEYS = frozenset(
    ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2", "/HalftoneType", "/BM", "/SMask", "/ca")
    + ("/CA", "/RI", "/Intent", "/Filter", "/FFilter", "/F", "/EF", "/FS", "/OPI", "/Alternates", "/Ref")
    + (
        "/PS",
        "/Subtype2",
        "/AA",
        "/A",
        "/JS",
        "/URI",
        "/SeparationInfo",
        "/ColorSpace",
        "/Group",
        "/FontFile",
    )
    + (
        "/FontFile2",
        "/FontFile3",
        "/FontDescriptor",
        "/DescendantFonts",
        "/OC",
        "/CIDSystemInfo",
        "/CIDToGIDMap",
        "/PieceInfo",
    )
    + ("/BitsPerComponent", "/CS", "/DefaultGray", "/DefaultRGB", "/DefaultCMYK", "/Next")
)
MOST = 500
# Never followed: long, and without anything that a check asks for; or the way back up.
_UNFOLLOWED = frozenset(
    ("/Parent", "/P", "/Prev", "/Last", "/Widths", "/W", "/W2", "/Differences", "/Dest", "/Dests", "/IRT")
    + ("/StructTreeRoot", "/ParentTree", "/Kids", "/PageLabels", "/Metadata", "/DestOutputProfile", "/Popup")
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A dictionary that has a key: `page_index` is the first page that reaches it, None for no page.

    `parent_key` is the key under which it was found; `number` is its object's, 0 for a direct object.
    """

    dictionary: Any
    page_index: int | None
    parent_key: str
    number: int

    @property
    def where(self) -> str:
        """The place in words, for people who open the file in an editor."""
        return f"object {self.number}" if self.number else f"in {self.parent_key}"


@dataclass(kw_only=True)
class ObjectIndex:
    """Dictionaries by key; `counts` says how many there are where not all could be kept."""

    held: dict[str, list[Held]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    colour_spaces: list[tuple[Any, int | None]] = field(default_factory=list)

    def having(self, *keys: str) -> Iterator[Held]:
        """Yield the dictionaries that have a key, key by key, in the order of the pages."""
        for key in keys:
            yield from self.held.get(key, ())


_FAMILIES = frozenset(
    ("/ICCBased", "/Separation", "/DeviceN", "/Indexed", "/CalRGB", "/CalGray", "/Lab", "/Pattern")
)


def index_objects(pdf: pikepdf.Pdf) -> ObjectIndex:
    """Walk the file once. Objects that cannot be read are passed over; reading them is another check's."""
    walk = _Walk()
    for page_index, page in enumerate(pdf.pages):
        walk.from_page(page.obj, page_index)
    walk.run([(pdf.Root, "/Root")], None)
    if "/Info" in pdf.trailer:
        walk.run([(pdf.trailer.Info, "/Info")], None)
    return walk.index


class _Walk:
    def __init__(self) -> None:
        self.index = ObjectIndex()
        self.visited: set[tuple[int, int]] = set()

    def from_page(self, page: Any, page_index: int) -> None:
        self.run([(page, "/Page")], page_index)
        node, seen = page, 0
        while seen < 64 and isinstance(parent := node.get("/Parent"), pikepdf.Dictionary):
            node, seen = parent, seen + 1
            if node.objgen in self.visited:
                return
            self.run([(node, "/Pages")], page_index)

    def run(self, stack: list[tuple[Any, str]], page_index: int | None) -> None:
        first = stack[0][0]
        while stack:
            thing, key = stack.pop()
            try:
                objgen = thing.objgen if isinstance(thing, pikepdf.Object) else (0, 0)
            except (AttributeError, ValueError):  # a number or a name of Python's own
                objgen = (0, 0)
            if objgen != (0, 0):
                if objgen in self.visited:
                    continue
                self.visited.add(objgen)
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                if thing is not first and page_index is not None and thing.get("/Type") == "/Page":
                    self.visited.discard(objgen)  # another page, reached by a link: its turn will come
                    continue
                self._dictionary(thing, key, objgen[0], page_index, stack)
            elif isinstance(thing, pikepdf.Array):
                self._array(thing, key, page_index, stack)

    def _dictionary(
        self, thing: Any, parent_key: str, number: int, page_index: int | None, stack: list[tuple[Any, str]]
    ) -> None:
        # A name in no known encoding is no key of ours, and pikepdf finds nothing by it.
        names = {name for name in thing.keys() if name.isprintable()}  # noqa: SIM118
        for key in names & KEYS:
            holders = self.index.held.setdefault(key, [])
            self.index.counts[key] = self.index.counts.get(key, 0) + 1
            if len(holders) < MOST:
                holders.append(
                    Held(dictionary=thing, page_index=page_index, parent_key=parent_key, number=number)
                )
        for key in sorted(names - _UNFOLLOWED):
            value = thing.get(key)
            if isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
                stack.append((value, key))

    def _array(self, array: Any, key: str, page_index: int | None, stack: list[tuple[Any, str]]) -> None:
        items = list(array)
        is_space = bool(items) and isinstance(items[0], pikepdf.Name) and str(items[0]) in _FAMILIES
        if is_space and len(self.index.colour_spaces) < 20 * MOST:
            self.index.colour_spaces.append((array, page_index))
        stack += [
            (item, key)
            for item in items
            if isinstance(item, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
        ]
