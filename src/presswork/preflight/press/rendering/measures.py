"""What a child process has measured on a page (a JSON record) in, the frozen data that checks read out."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Side = Literal["left", "top", "right", "bottom"]
BoxMm = tuple[float, float, float, float]

SIDES: tuple[Side, ...] = ("left", "top", "right", "bottom")
PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
# Pages are drawn at three pixels a millimetre (76 an inch): a bleed of 3 mm is nine pixels, which shows a gap
# of half a millimetre; ink is averaged over a pixel, as the eye and the paper do it. Four pixels take twice
# the time.
PX_PER_MM = 3.0
# One unit of an edge's profile is this share of ink: 255 stands for 200 % or more.
PERCENT_PER_UNIT = 200 / 255


@dataclass(frozen=True, kw_only=True)
class InkArea:
    """A connected area with more ink than the limit; percentages at its worst place, by plate.

    `bbox_mm` counts from the trim's top left, `area_mm2` is its size, `percent` the sum of all inks there.
    """

    bbox_mm: BoxMm
    area_mm2: float
    percent: float
    inks: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True)
class Edge:
    """The ink along one side of the trim, a byte for each step of `step_mm` from the side's left or top.

    `inside` is what is printed just within the trim, `outside` the least from there to the edge of the
    bleed that the profile asks for, less a tolerance. A byte is in units of `PERCENT_PER_UNIT`.
    """

    inside: bytes
    outside: bytes
    step_mm: float


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """A page drawn in separations. `coverage` is each plate's mean within the trim, in percent.

    `width_mm` and `height_mm` are the trim's, as it is read (/Rotate applied). `faults` counts the operators
    that could not be carried out: something may be missing.
    """

    page_index: int
    width_mm: float
    height_mm: float
    coverage: Mapping[str, float]
    heavy: tuple[InkArea, ...]
    heavy_count: int
    edges: Mapping[Side, Edge]
    faults: int = 0

    @property
    def plates(self) -> tuple[str, ...]:
        """The plates that have any ink on this page, within the trim."""
        return tuple(name for name, percent in self.coverage.items() if percent > 0)

    @property
    def is_blank(self) -> bool:
        """Whether no plate has any ink within the trim."""
        return not self.plates


@dataclass(frozen=True, kw_only=True)
class RenderFailure:
    """A page that could not be drawn, and why: a crash, a time limit, or what the renderer said.

    `whole_file` tells that no page can be drawn, for the same reason.
    """

    page_index: int
    reason: str
    whole_file: bool = False


@dataclass(frozen=True, kw_only=True)
class PagePicture:
    """A page as it will be printed, for people to look at: a JPEG, and what part of the sheet it shows.

    `coverage` is each plate's mean within the trim, in percent.
    """

    page_index: int
    jpeg: bytes
    width_px: int
    height_px: int
    area_mm: BoxMm
    trim_mm: tuple[float, float]
    coverage: Mapping[str, float]


def page_from_record(record: Mapping[str, Any]) -> RenderedPage:
    """Return the measured page; KeyError, TypeError or ValueError if the record is not one of ours."""
    return RenderedPage(
        page_index=int(record["page"]),
        width_mm=float(record["trim_mm"][0]),
        height_mm=float(record["trim_mm"][1]),
        coverage=_coverage(record),
        heavy=tuple(_area(area) for area in record["heavy"]),
        heavy_count=int(record["heavy_count"]),
        edges={side: _edge(record["edges"][side]) for side in SIDES},
        faults=int(record["faults"]),
    )


def picture_from_record(record: Mapping[str, Any]) -> PagePicture:
    """Return the page's picture; KeyError, TypeError or ValueError if the record is not one of ours."""
    return PagePicture(
        page_index=int(record["page"]),
        jpeg=base64.b64decode(record["jpeg"], validate=True),
        width_px=int(record["size_px"][0]),
        height_px=int(record["size_px"][1]),
        area_mm=_box(record["area_mm"]),
        trim_mm=(float(record["trim_mm"][0]), float(record["trim_mm"][1])),
        coverage=_coverage(record),
    )


def _coverage(record: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(percent) for name, percent in record["coverage"]}


def _area(record: Mapping[str, Any]) -> InkArea:
    return InkArea(
        bbox_mm=_box(record["bbox_mm"]),
        area_mm2=float(record["area_mm2"]),
        percent=float(record["percent"]),
        inks=tuple((str(name), float(percent)) for name, percent in record["inks"]),
    )


def _edge(record: Mapping[str, Any]) -> Edge:
    return Edge(
        inside=base64.b64decode(record["inside"], validate=True),
        outside=base64.b64decode(record["outside"], validate=True),
        step_mm=float(record["step_mm"]),
    )


def _box(values: Any) -> BoxMm:
    left, top, right, bottom = (float(value) for value in values)
    return (left, top, right, bottom)
