"""Words, a typeface and a measure in; the words' outlines as SVG paths out, broken into even lines.

A cover is drawn once as pixels, so its type is set as outlines: it looks the same wherever it is drawn and
asks for no installed font. Lengths are pixels of the cover.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import uharfbuzz as hb
from markupsafe import Markup

from presswork.composition.fonts import font_path

# Faces are tried in this order until one has every character of a word.
FACES = {
    "serif": ("fonts/source-serif-4.ttf", "fonts/amiri-bold.ttf", "fonts/frank-ruhl-libre.ttf"),
    "italic": ("fonts/source-serif-4-italic.ttf", "fonts/amiri.ttf", "fonts/frank-ruhl-libre.ttf"),
    "sans": ("fonts/source-sans-3.ttf", "fonts/amiri.ttf", "fonts/frank-ruhl-libre.ttf"),
}
# How much larger type must be for one more line: "An Invitation / to Tea" rather than one word a line.
_WORTH_A_LINE = 0.78
_RTL_FIRST, _RTL_LAST = "\u0590", "\u08ff"  # Hebrew to Arabic Extended-A


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of outlines: its path's data, from the line's left end on its baseline, and its width."""

    d: Markup
    width: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Words set: lines from the top, the type's size, and the distance between baselines."""

    lines: tuple[Line, ...] = ()
    size: float = 0.0
    leading: float = 0.0

    @property
    def height(self) -> float:
        """From the first line's cap height to the last baseline, near enough for laying out a cover."""
        return max(0, len(self.lines) - 1) * self.leading + 0.67 * self.size if self.lines else 0.0

    @property
    def width(self) -> float:
        """The widest line's width."""
        return max((line.width for line in self.lines), default=0.0)


@dataclass
class _Word:
    text: str
    size: float
    width: float
    glyphs: list[tuple[Any, int, float, float]] = field(default_factory=list)


def set_type(
    text: str,
    *,
    face: str = "serif",
    weight: float = 400,
    largest: float,
    smallest: float = 0,
    measure: float,
    max_lines: int = 1,
    leading: float = 1.08,
    tracking: float = 0,
) -> Setting:
    """Set words at the largest size at which they fit the measure in at most `max_lines` even lines.

    `leading` and `tracking` are parts of the size. Below `smallest` (default: a third of `largest`) the
    text is broken into as many lines as it needs, of which the last kept one ends in an ellipsis.
    """
    smallest = smallest or largest / 3
    words = [_shape(word, face, weight, largest, tracking) for word in text.split()]
    if not words:
        return Setting()
    space = _space(face, weight, largest) + 2 * tracking * largest
    rtl = next((_is_rtl(word) for word in text.split() if any(map(str.isalpha, word))), False)
    lines, scale = _fewest_lines(words, space, measure, max_lines, smallest / largest)
    if scale < smallest / largest:
        scale = smallest / largest
        lines = _cut(_greedy(words, space, measure / scale), max_lines, face, weight, largest)
    size = largest * scale
    return Setting(
        lines=tuple(_outline(line, space, scale, rtl=rtl) for line in lines),
        size=size,
        leading=leading * size,
    )


def _fewest_lines(
    words: list[_Word], space: float, measure: float, max_lines: int, smallest: float
) -> tuple[list[list[_Word]], float]:
    """Return even lines and their scale: larger type is worth one more line only if it is much larger."""
    best: tuple[list[list[_Word]], float] = ([words], min(1.0, measure / _width(words, space)))
    for count in range(2, min(max_lines, len(words)) + 1):
        lines = _even(words, space, count)
        scale = min(1.0, measure / max(_width(line, space) for line in lines))
        if best[1] < smallest or scale * _WORTH_A_LINE > best[1]:
            best = (lines, scale)
    return best


def _greedy(words: list[_Word], space: float, measure: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    for word in words:
        if lines[-1] and _width([*lines[-1], word], space) > measure:
            lines.append([])
        lines[-1].append(word)
    return lines


def _even(words: list[_Word], space: float, count: int) -> list[list[_Word]]:
    """Return the words in exactly `count` lines (no more than there are words) of least raggedness."""
    target = _width(words, space) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, len(words) + 1):
                total = cost + (_width(words[start:end], space) - target) ** 2
                if end not in row or total < row[end][0]:
                    row[end] = (total, start)
        best.append(row)
    lines, end = [], len(words)
    for row in reversed(best[1:]):
        start = row[end][1]
        lines.append(words[start:end])
        end = start
    return lines[::-1]


def _cut(
    lines: list[list[_Word]], max_lines: int, face: str, weight: float, size: float
) -> list[list[_Word]]:
    """Return the first lines, with an ellipsis for what is left out."""
    if len(lines) > max_lines:
        lines = lines[:max_lines]
        lines[-1] = [*lines[-1][:-1], _shape("\u2026", face, weight, size, 0)]
    return lines


def _width(words: list[_Word], space: float) -> float:
    return sum(word.width for word in words) + space * (len(words) - 1)


@cache
def _font(url: str, weight: float, opsz: float) -> Any | None:
    path = font_path(url)
    if path is None:
        return None
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    font.set_variations({"wght": weight, "opsz": opsz})
    return font


def _font_for(word: str, face: str, weight: float, size: float) -> Any | None:
    opsz = min(60.0, max(8.0, size / 4))  # the axis is in points; a cover is seen at a quarter of its pixels
    first = None
    for url in FACES[face]:
        font = _font(url, weight, opsz)
        first = first or font
        if font and all(font.get_nominal_glyph(ord(character)) for character in word):
            return font
    return first


def _shape(word: str, face: str, weight: float, size: float, tracking: float) -> _Word:
    font = _font_for(word, face, weight, size)
    if font is None:
        return _Word(word, size, 0.5 * size * len(word))
    scale = size / font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    joined = buffer.direction == "rtl"  # Arabic letters join: never track them apart
    hb.shape(font, buffer, {"kern": True, "liga": not tracking})
    glyphs, x = [], 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append((font, info.codepoint, x + position.x_offset * scale, position.y_offset * scale))
        x += position.x_advance * scale + (0 if joined else tracking * size)
    return _Word(word, size, x - (0 if joined else tracking * size), glyphs)


def _space(face: str, weight: float, size: float) -> float:
    return _shape("\u00a0", face, weight, size, 0).width or 0.25 * size


def _outline(words: list[_Word], space: float, scale: float, *, rtl: bool) -> Line:
    """Draw words that were shaped at another size, by whose multiple `scale` they are now set."""
    pen = _PathPen()
    x, space = 0.0, space * scale
    for word in _in_sight_order(words, rtl=rtl):
        for font, glyph, dx, dy in word.glyphs:
            pen.place(x + dx * scale, -dy * scale, word.size * scale / font.face.upem)
            font.draw_glyph_with_pen(glyph, pen)
        x += word.width * scale + space
    return Line(d=Markup("".join(pen.parts)), width=max(0.0, x - space), text=" ".join(w.text for w in words))  # noqa: S704


def _in_sight_order(words: list[_Word], *, rtl: bool) -> list[_Word]:
    """Return the words from left to right; in right-to-left text runs of other words keep their own order."""
    if not rtl:
        return words
    runs: list[list[_Word]] = []
    for word in words:
        if runs and not _is_rtl(word.text) and not _is_rtl(runs[-1][0].text):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [word for run in reversed(runs) for word in run]


def _is_rtl(text: str) -> bool:
    return any(_RTL_FIRST <= character <= _RTL_LAST for character in text)


class _PathPen:
    """Collects a glyph's outline as SVG path data, upright and in pixels."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.x = self.y = 0.0
        self.scale = 1.0

    def place(self, x: float, y: float, scale: float) -> None:
        """Set the origin and scale of the next glyph."""
        self.x, self.y, self.scale = x, y, scale

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{self.x + x * self.scale:.2f} {self.y - y * self.scale:.2f}" for x, y in points)
        self.parts.append(f"{command}{numbers}")

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's names)
        """Start a contour."""
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Draw a line."""
        self._add("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a quadratic curve."""
        self._add("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a cubic curve."""
        self._add("C", *points)

    def closePath(self) -> None:  # noqa: N802
        """Close the contour."""
        self.parts.append("Z")

    def endPath(self) -> None:  # noqa: N802
        """Leave a contour open: a filled path closes it by itself."""
