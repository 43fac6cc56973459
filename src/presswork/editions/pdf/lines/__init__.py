"""A paragraph's inline XHTML and its measure go in; the same paragraph comes out in chosen lines.

WeasyPrint breaks lines one at a time and stretches only word spaces. Here the whole paragraph is
weighed (breaks), every line filled by a little of each kind of space (spacing), and handed over so
that WeasyPrint cannot break it otherwise (markup). The paragraph must have the class `set`, and the
document what `style_sheet` returns for it.
"""

from __future__ import annotations

import re

from presswork.editions.pdf.lines.breaks import Line, break_lines
from presswork.editions.pdf.lines.inline import IneligibleError, Inline, parse
from presswork.editions.pdf.lines.markup import write_lines
from presswork.editions.pdf.lines.measure import Face, Measure, MissingGlyphError, text_width
from presswork.editions.pdf.lines.spacing import rule_for, space_line
from presswork.editions.pdf.lines.stops import Stop, find_stops

__all__ = ["Face", "Measure", "set_paragraph", "style_sheet", "text_width"]

# Line feeds break lines, spans never do; the negative margin keeps a line that hangs in the margin
# from looking too long to WeasyPrint. No theme may undo any of it.
_STYLE = (
    ".set{white-space:pre-line!important;margin-right:-1em!important;"
    "text-align:left!important;text-align-last:left!important;hyphens:manual!important}"
    ".ln{white-space:nowrap}"
)
_CLASSES = re.compile(r'<span class="ln ([^"]*)">')


def style_sheet(html: str) -> str:
    """Return the CSS that the lines in a document need: a rule for each spacing that occurs in it."""
    names = {name for found in _CLASSES.findall(html) for name in found.split() if name != "h"}
    return _STYLE + "".join(rule_for(name) for name in sorted(names))


def lay_lines(html: str, measure: Measure) -> tuple[Inline, list[Stop], list[Line]] | None:
    """Return the paragraph's text, its stops and its lines; None where the engine should set it."""
    try:
        inline = parse(html, measure)
        if not inline.text:
            return None
        stops = find_stops(inline, measure)
    except (IneligibleError, MissingGlyphError):
        return None
    lines = break_lines(stops, measure)
    return (inline, stops, lines) if lines else None


def set_paragraph(html: str, measure: Measure) -> str | None:
    """Return the inline XHTML with one line in each span; None if WeasyPrint should break it itself.

    It should where there are pictures, forced breaks, scripts that run right to left or without
    spaces, elements not known here, characters the face lacks, or a word wider than the column.
    Without line feeds and without the hyphen that ends a span of class `h`, the text is unchanged
    but for its white space: a line feed stands for the space (or nothing, behind a break in a word).
    """
    laid = lay_lines(html, measure)
    if laid is None:
        return None
    inline, stops, lines = laid
    spacings = [space_line(line, stops, inline, measure) for line in lines]
    return write_lines(inline, stops, lines, spacings)
