"""A paragraph and its lines go in; the same inline content, one span for each line, comes out.

An element that runs over a line's end stays one element: the lines' spans stand inside it. Where a
float stands beside the lines (a drop cap) it is closed and opened again instead, because WeasyPrint
measures what follows a nested line break wrongly beside a float.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from presswork.editions.pdf.lines.spacing import Spacing, has_inserted_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.editions.pdf.lines.breaks import Line
    from presswork.editions.pdf.lines.inline import Inline, Tag
    from presswork.editions.pdf.lines.stops import Stop

# Stands on an element that is opened again: the rest of the one before.
AGAIN = "data-again"
_ID = re.compile(r"""\s(?:xml:)?id\s*=\s*(?:"[^"]*"|'[^']*')""")


def _classes(spacing: Spacing, *, first: bool, last: bool, tracked: bool, broken: bool) -> str:
    names = ["ln"]
    if spacing.word is not None:
        names.append(f"w{spacing.word}")
    if spacing.letter and tracked:
        names.append(f"k{spacing.letter}")
    if spacing.hang and first:
        names.append(f"q{spacing.hang}")
    if broken and last:
        names.append("h")
    return " ".join(names)


def _opened_again(raw: str) -> str:
    return f'{_ID.sub("", raw)[:-1]} {AGAIN}="again">'


class _Writer:
    """Writes the lines; `parts` of the line in hand are (markup, is it a span's content)."""

    def __init__(self, inline: Inline, stops: Sequence[Stop], lines: Sequence[Line]) -> None:
        self.inline = inline
        self.bounds = [(stops[line.first].start, stops[line.last].end) for line in lines]
        self.stops = stops
        self.lines = lines
        self.line_of = self._lines_of_tags()
        self.crossing = set() if inline.has_outside else self._crossing()
        self.parts: list[tuple[str, bool]] = []

    def _lines_of_tags(self) -> list[int]:
        """Return each tag's line; closing tags at a line's end stay on that line."""
        tags = self.inline.tags
        numbers = []
        index = 0
        for number, (_, end) in enumerate(self.bounds):
            is_last = number == len(self.bounds) - 1
            while index < len(tags) and (is_last or tags[index].at < end):
                numbers.append(number)
                index += 1
            while not is_last and index < len(tags) and tags[index].kind == "close":
                if tags[index].at > self.bounds[number + 1][0]:
                    break
                numbers.append(number)
                index += 1
        return numbers

    def _pairs(self) -> list[tuple[int, int]]:
        stack: list[int] = []
        pairs = []
        for index, tag in enumerate(self.inline.tags):
            if tag.kind == "open":
                stack.append(index)
            elif tag.kind == "close":
                pairs.append((stack.pop(), index))
        return pairs

    def _crossing(self) -> set[int]:
        """Return the indexes of the tags whose element runs over a line's end."""
        over = [pair for pair in self._pairs() if self.line_of[pair[0]] != self.line_of[pair[1]]]
        return {index for pair in over for index in pair}

    def write(self, spacings: Sequence[Spacing]) -> str:
        """Return the markup of all lines, each but the last with a line feed behind it."""
        out: list[str] = []
        open_tags: list[Tag] = []
        index = 0
        for number, (start, end) in enumerate(self.bounds):
            self.parts = []
            self._span("".join(_opened_again(tag.raw) for tag in open_tags if self.inline.has_outside))
            at = start
            while index < len(self.line_of) and self.line_of[index] == number:
                tag = self.inline.tags[index]
                at = self._text(at, min(tag.at, end))
                self._tag(tag, index)
                if tag.kind == "open":
                    open_tags.append(tag)
                elif tag.kind == "close":
                    open_tags.pop()
                elif not tag.outside and end > at and tag.at == at and self.inline.text[at] == "\ufffc":
                    at += 1
                index += 1
            self._text(at, end)
            broken = has_inserted_hyphen(self.stops[self.lines[number].last])
            self._span("-" if broken else "")
            if self.inline.has_outside:
                self._span("".join(f"</{tag.name}>" for tag in reversed(open_tags)))
            out.append(self._line(spacings[number], broken))
        return "\n".join(out)

    def _text(self, start: int, end: int) -> int:
        if end > start:
            self._span(html.escape(self.inline.text[start:end], quote=False))
        return max(start, end)

    def _tag(self, tag: Tag, index: int) -> None:
        if tag.outside or index in self.crossing:
            self.parts.append((tag.raw, False))
        else:
            self._span(tag.raw)

    def _span(self, markup: str) -> None:
        if not markup:
            return
        if self.parts and self.parts[-1][1]:
            self.parts[-1] = (self.parts[-1][0] + markup, True)
        else:
            self.parts.append((markup, True))

    def _line(self, spacing: Spacing, broken: bool) -> str:
        spans = [index for index, (_, is_span) in enumerate(self.parts) if is_span]
        out = []
        for index, (markup, is_span) in enumerate(self.parts):
            if not is_span:
                out.append(markup)
                continue
            names = _classes(
                spacing, first=index == spans[0], last=index == spans[-1], tracked=True, broken=broken
            )
            out.append(f'<span class="{names}">{markup}</span>')
        return "".join(out)


def write_lines(
    inline: Inline, stops: Sequence[Stop], lines: Sequence[Line], spacings: Sequence[Spacing]
) -> str:
    """Return the paragraph's inline XHTML with every line in a span of its own."""
    return _Writer(inline, stops, lines).write(spacings)
