"""A PDF page in, the text runs and pictures that its content streams paint out.

Each run knows its marked content (its MCID, or that it is an artifact), each picture its placed size.
The streams are interpreted as for the press; here it also counts what replaces text (/ActualText), and
nothing is left out for being clipped away: a reader's software reads that too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from presswork.preflight.press.canvas import EVERYWHERE, Shared
from presswork.preflight.press.fonts import PressFont
from presswork.preflight.press.geometry import IDENTITY, Box, multiply
from presswork.preflight.press.interpreter import Interpreter
from presswork.preflight.press.layers import Layers
from presswork.preflight.press.painted import Mark

# Where an MCID counts: the page's own streams (None), or a form with /StructParents of its own.
McKey = tuple[int, tuple[int, int] | None, int]


@dataclass(frozen=True, kw_only=True)
class Run:
    """Text shown by one operator, from `x` to `end_x`; points of the page, y growing upwards."""

    text: str
    x: float
    end_x: float
    y: float
    size: float
    page_index: int
    key: McKey | None
    artifact: bool


@dataclass(frozen=True, kw_only=True)
class PlacedImage:
    """A picture as painted on a page; `image` is its XObject, sizes are in points."""

    image: Any
    page_index: int
    width_pt: float
    height_pt: float
    artifact: bool
    key: McKey | None


@dataclass(kw_only=True)
class PageContent:
    """What one page paints."""

    runs: list[Run] = field(default_factory=list)
    images: list[PlacedImage] = field(default_factory=list)


@dataclass(kw_only=True)
class _Mark:
    """One open marked-content sequence."""

    artifact: bool = False
    actual_text: str | None = None  # None again once it stands in the runs
    replaces: bool = False
    key: McKey | None = None


def shared_by_pages() -> Shared:
    """Return what the pages of one file share: its fonts and forms, each read once."""
    return Shared(Layers({}))  # hidden layers are read too


def read_page(page: pikepdf.Page, page_index: int, shared: Shared) -> PageContent:
    """Interpret a page's content streams; pikepdf.PdfError where one cannot be decoded."""
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    reader = _Reader(page_index, shared)
    painting = reader.page(
        [stream for stream in streams if isinstance(stream, pikepdf.Stream)], page.resources, ()
    )
    undecoded = next((fault for fault in painting.faults if fault.endswith("cannot be decoded")), "")
    if painting.stopped or undecoded:
        raise pikepdf.PdfError(f"page {page_index + 1}: {painting.stopped or undecoded}")
    return reader.content


class _Reader(Interpreter):
    """Keeps text and pictures with their place in the structure, and nothing else."""

    def __init__(self, page_index: int, shared: Shared) -> None:
        super().__init__(shared, IDENTITY, EVERYWHERE)
        self.page_index = page_index
        self.content = PageContent()
        self.open: list[_Mark] = []
        self.stream_key: tuple[int, int] | None = None

    def visible(self, bbox: Box) -> Box | None:
        """Nothing else is kept."""
        return None

    # Text

    def _add_text(self, font: PressFont, codes: bytes, advance: float) -> None:
        self._add_run(font.decode(codes), advance)

    def _add_run(self, text: str, advance: float) -> None:
        # Under /ActualText the replacement stands where the first glyph stood, once.
        replacing = next((mark for mark in self.open if mark.replaces), None)
        if replacing is not None:
            text, replacing.actual_text = replacing.actual_text or "", None
        if not text:
            return
        matrix = multiply((1, 0, 0, 1, 0, self.state.rise), multiply(self.text, self.state.ctm))
        self.content.runs.append(
            Run(
                text=text,
                x=matrix[4],
                end_x=matrix[4] + advance * matrix[0],
                y=matrix[5],
                size=abs(self.state.text_size) * math.hypot(matrix[2], matrix[3]),
                page_index=self.page_index,
                key=self._key(),
                artifact=self._in_artifact(),
            )
        )

    # Marked content

    def begin_marked(self, operands: list[Any]) -> None:
        """`BMC`, `BDC`."""
        super().begin_marked(operands)
        properties = self.properties_of(operands)
        mark = _Mark(artifact=operands[0] == "/Artifact")
        if "/MCID" in properties:
            mark.key = (self.page_index, self.stream_key, int(properties["/MCID"]))
        if "/ActualText" in properties:
            mark.actual_text = Mark("", properties).text("/ActualText")
            mark.replaces = True
        self.open.append(mark)

    def end_marked(self, operands: list[Any]) -> None:
        """`EMC`."""
        super().end_marked(operands)
        if self.open:
            if self.open[-1].actual_text:
                self._add_run("", 0)  # it replaces a drawing, or nothing
            self.open.pop()

    def _key(self) -> McKey | None:
        return next((mark.key for mark in reversed(self.open) if mark.key is not None), None)

    def _in_artifact(self) -> bool:
        return any(mark.artifact for mark in self.open)

    # XObjects

    def _add_image(self, image: Any, name: str, *, inline: bool) -> None:
        if inline:
            return
        a, b, c, d = self.state.ctm[:4]
        self.content.images.append(
            PlacedImage(
                image=image,
                page_index=self.page_index,
                width_pt=math.hypot(a, b),
                height_pt=math.hypot(c, d),
                artifact=self._in_artifact(),
                key=self._key(),
            )
        )

    def use_soft_mask(self, mask: Any) -> None:
        """A mask is no picture to read."""

    def descend(self, stream: Any, name: str) -> None:
        """Interpret a form; a sequence left open ends with its stream."""
        outer, marks = self.stream_key, len(self.open)
        self.stream_key = stream.objgen if "/StructParents" in stream else outer
        super().descend(stream, name)
        self.stream_key = outer
        del self.open[marks:]
