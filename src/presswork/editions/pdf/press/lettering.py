"""Words, fonts and a size in, the same words as outlines out: paths that need no font in the file.

PDF/X wants every font embedded; a slug line as outlines asks for none, and no tool takes it for text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import uharfbuzz as hb

from presswork.editions.pdf.press.drawing import Drawing, number

_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_LEFT_TO_RIGHT = frozenset(("L", "EN", "AN"))
# Narrower than any letter on average: more of a text than this cannot fit.
_NARROWEST_EM = 0.1
Run = tuple[Path, bool, str]


class Lettering:
    """Sets lines of text in the first of its fonts that has the characters."""

    def __init__(self, fonts: Sequence[Path]) -> None:
        self.fonts = tuple(fonts)

    def can_set(self, text: str) -> bool:
        """Whether there is a font for every character."""
        return bool(self.fonts) and all(self._font_of(character) for character in text)

    def width(self, text: str, size: float) -> float:
        """Return the width of a line in points."""
        return sum(advance for _, _, advance in self._glyphs(text)) * size

    def fitted(self, text: str, size: float, width: float) -> str:
        """Return the text, cut with an ellipsis where it is wider than that; '' where nothing fits."""
        if self.width(text, size) <= width:
            return text
        text = text[: int(width / size / _NARROWEST_EM) + 1]
        end = bisect_right(range(len(text)), width, key=lambda end: self.width(_cut(text, end), size)) - 1
        return _cut(text, end) if end > 0 else ""

    def draw(self, drawing: Drawing, text: str, x: float, y: float, size: float) -> None:
        """Fill a line's outlines, from its left end on the base line."""
        for path, glyph, advance in self._glyphs(text):
            drawing.operators.extend(_placed(_outline(path, glyph), x, y, size))
            x += advance * size

    def _glyphs(self, text: str) -> Iterator[tuple[Path, int, float]]:
        """Yield each glyph in visual order: its font, number, and advance in ems."""
        for path, rtl, run in self._runs(text):
            face, font = _loaded(path)
            buffer = hb.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            buffer.direction = "rtl" if rtl else "ltr"
            hb.shape(font, buffer)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                yield path, info.codepoint, place.x_advance / face.upem

    def _runs(self, text: str) -> list[Run]:
        """Part a line into runs of one font and direction, in visual order; its first is the line's own."""
        levels = _directions(text)
        fonts = [self._font_of(character) or self.fonts[0] for character in text]
        marked = zip(fonts, levels, text, strict=True)
        runs = [
            (path, rtl, "".join(character for *_, character in group))
            for (path, rtl), group in groupby(marked, key=lambda item: item[:2])
        ]
        return runs[::-1] if runs and runs[0][1] else runs

    def _font_of(self, character: str) -> Path | None:
        code = ord(character)
        return next((path for path in self.fonts if _loaded(path)[1].get_nominal_glyph(code)), None)


def _directions(text: str) -> list[bool]:
    """Return, for each character, whether it runs from right to left; neutral ones follow the one before."""
    strong = (kind for kind in map(bidirectional, text) if kind in {"L", *_RIGHT_TO_LEFT})
    current = next(strong, "L") in _RIGHT_TO_LEFT
    levels = []
    for character in text:
        kind = bidirectional(character)
        if kind in _RIGHT_TO_LEFT or kind in _LEFT_TO_RIGHT:
            current = kind in _RIGHT_TO_LEFT
        levels.append(current)
    return levels


@cache
def _loaded(path: Path) -> tuple[Any, Any]:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)
    font.set_variations({"wght": 400})  # a variable font begins at its lightest; others pass this over
    return face, font


@lru_cache(maxsize=512)
def _outline(path: Path, glyph: int) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
    """Return a glyph's outline in ems: operators, each with its points."""
    face, font = _loaded(path)
    pen = _Pen(face.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


def _cut(text: str, end: int) -> str:
    return text[:end].rstrip(" ·,;:") + "…"


class _Pen:
    """Takes an outline down (the protocol is fontTools'); quadratic curves become cubic ones."""

    def __init__(self, upem: int) -> None:
        self.upem = upem
        self.steps: list[tuple[str, tuple[tuple[float, float], ...]]] = []
        self.last = (0.0, 0.0)

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.steps.append((operator, tuple((x / self.upem, y / self.upem) for x, y in points)))
        if points:
            self.last = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  fontTools' names
        """Begin a contour."""
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Draw a line."""
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a cubic curve."""
        self._add("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Draw a quadratic curve, its control point raised to two."""
        first, second = (
            tuple(near + (pull - near) * 2 / 3 for near, pull in zip(point, control, strict=True))
            for point in (self.last, end)
        )
        self._add("c", first, second, end)  # type: ignore[arg-type]

    def closePath(self) -> None:  # noqa: N802
        """End a contour."""
        self._add("h")


def _placed(
    outline: Sequence[tuple[str, tuple[tuple[float, float], ...]]], x: float, y: float, size: float
) -> Iterator[str]:
    for operator, points in outline:
        numbers = (f"{number(x + across * size)} {number(y + up * size)}" for across, up in points)
        yield " ".join((*numbers, operator))
    if outline:
        yield "f"
