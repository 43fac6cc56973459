"""A typeset article: a relocatable PDF, where its pages begin, and what binding has to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class PageStart:
    """Where a page of the print edition begins.

    `offset` counts the characters other than white space of the block's text that stand on earlier
    pages; 0 means that the page begins with the block. Only blocks in the flow count.
    """

    page_index: int
    label: str
    block: str
    offset: int


@dataclass(frozen=True, kw_only=True)
class FolioPlace:
    """A folio as it is drawn: at its text's end or start, and the glyphs of the ten digits in its font.

    `digits` is hexadecimal, four figures a glyph; "" where the folio cannot be exchanged for another.
    """

    end: bool
    digits: str


@dataclass(frozen=True, kw_only=True)
class CitedNumber:
    """A page number that a part cites, set as noughts: its page in the part, and the place it is of.

    Among the glyphs of its piece of text it begins at the one with the index `at`. `digits` are the glyphs of
    the ten digits there, hexadecimal, four figures each; "" where the number cannot be put in when the
    part is bound.
    """

    page_index: int
    place: str
    at: int = 0
    digits: str = ""


@dataclass(frozen=True, kw_only=True)
class EmbeddedFont:
    """What of a font a part embeds: the glyphs, at a place on the font's axes.

    `name` is the font's in the PDF, `url` its file's in the galley, `flags` are HarfBuzz's for subsetting.
    """

    name: str
    url: str
    axes: tuple[tuple[str, float], ...]
    flags: int
    glyphs: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One typeset article: a relocatable PDF and where each of its pages begins.

    `places` maps each of its anchors to the index of the page on which it stands, in the part.
    `last_fill` is how much of its last page's depth is filled, 0 to 1. `findings` are what was found
    while its colours were made a press's; none of them is an error.

    The PDF holds, after its N pages without running heads, N pages with the heads of those, and N with the
    heads that they have where the part begins on the other side of a leaf; `turns` says how many points each
    page then moves to the right. `first_folio` is the one that it was set with, `begins_at` the one that it
    is bound with; `folios` says where folios stand on each page of heads, `names` which fonts and pictures
    each of all the pages may use, of those that they have in common. `cites` are the page numbers that have
    still to be put in, `numbers` those that it is bound with, by the places they are of. A part that is kept
    on disk under the key `kept_as` may come without its PDF, fonts and names until it is bound.
    """

    article: str
    pdf: bytes
    page_starts: tuple[PageStart, ...]
    first_folio: int = 1
    begins_at: int = 1
    turns: tuple[float, ...] = ()
    folios: tuple[tuple[FolioPlace, ...], ...] = ()
    fonts: tuple[EmbeddedFont, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    cites: tuple[CitedNumber, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    kept_as: str = ""
    last_fill: float = 1.0
    findings: tuple[Finding, ...] = ()

    @property
    def page_count(self) -> int:
        """Number of pages in the part."""
        return len(self.page_starts)
