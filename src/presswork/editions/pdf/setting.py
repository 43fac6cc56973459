"""A composed galley in, the same galley with its paragraphs in chosen lines out.

The theme says in theme.toml, under `[setting]`, in which faces its style sheet sets running text;
without that, or for a paragraph that the line breaker leaves alone, WeasyPrint breaks the lines.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from presswork.editions.pdf.lines import Face, Measure, set_paragraph, style_sheet, text_width
from presswork.model import Galley

_PARAGRAPH = re.compile(r'<p id="([^"]*)" class="(text[^"]*)">(.*?)</p>', re.DOTALL)
# Paragraphs already set in this process, which lays each article out twice: (content, measure) to lines.
_SET: dict[tuple[str, str], str | None] = {}
_REMEMBERED = 4096
_STRIP_PT = 1_000_000  # deeper than any article
_DROP_CAP = re.compile(r'^<span class="drop-cap">([^<]*)</span>')


def set_lines(galley: Galley) -> Galley:
    """Return the galley with every eligible paragraph of its body in chosen lines."""
    if not galley.setting:
        return galley
    setter = _Setter(galley)
    html = _PARAGRAPH.sub(setter.replace, galley.html)
    sheets = (*galley.stylesheets, ("lines.css", style_sheet(html)))
    return dataclasses.replace(galley, html=html, stylesheets=sheets)


def sketch_lines(galley: Galley) -> Galley:
    """Return the galley as a strip: empty blocks as high as the paragraphs' lines, in one endless column.

    What is in the strip has the heights that it will have on the pages, and is laid out once: in columns,
    WeasyPrint lays everything out several times to even them out.
    """
    html = _PARAGRAPH.sub(_Setter(galley).sketch, galley.html) if galley.setting else galley.html
    measures = galley.measures
    strip = (
        f"@page {{ size: {measures['width']}pt {_STRIP_PT}pt }}\n"
        f".body {{ columns: auto; width: {measures['measure']}pt }}\n"
    )
    sheets = (*galley.stylesheets, ("lines.css", style_sheet("")), ("strip.css", strip))
    return dataclasses.replace(galley, html=html, stylesheets=sheets)


class _Setter:
    """Sets one paragraph after another in the faces and the measure of a galley's theme."""

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.measures = galley.measures
        setting = galley.setting
        self.face = self._face(setting["face"])
        # A face is loaded only where an article has use for it: that of code, where it has code.
        faces = setting.get("faces", {}).items()
        self.faces = {name: self._face(face) for name, face in faces if face["font"] in galley.assets}
        self.align = setting.get("align", "justify")

    def _face(self, entry: Mapping[str, Any]) -> Face:
        path = self.galley.assets[entry["font"]].path
        rest = {key: value for key, value in entry.items() if key not in {"font", "features"}}
        facts = path.stat() if path else None
        state = (facts.st_size, facts.st_mtime_ns, facts.st_ino) if facts else ()
        return Face(path=str(path), state=state, features=tuple(entry.get("features", ())), **rest)

    def replace(self, match: re.Match[str]) -> str:
        """Return a paragraph in lines, or as it was."""
        name, classes, inner = match.groups()
        lines = self._lines(classes, inner)
        if lines is None:
            return match[0]
        return f'<p id="{name}" class="{classes} set">{lines}</p>'

    def sketch(self, match: re.Match[str]) -> str:
        """Return an empty paragraph as high as its lines, or the paragraph as it was."""
        name, classes, inner = match.groups()
        lines = self._lines(classes, inner)
        if lines is None:
            return match[0]
        height = (lines.count("\n") + 1) * self.measures["leading"]
        return f'<p id="{name}" class="{classes} set" style="height: {height}pt"></p>'

    def _lines(self, classes: str, inner: str) -> str | None:
        """Return a paragraph's content in lines, from memory where it was set before."""
        measure = self._measure(classes, inner)
        key = (inner, repr(measure))
        if key not in _SET:
            if len(_SET) >= _REMEMBERED:
                _SET.pop(next(iter(_SET)))
            _SET[key] = set_paragraph(inner, measure)
        return _SET[key]

    def _measure(self, classes: str, inner: str) -> Measure:
        size = self.measures["size"]
        return Measure(
            width_pt=self.measures["measure"],
            size_pt=size,
            face=self.face,
            faces=self.faces,
            boxes=self.galley.setting.get("boxes", {}),
            first_lines=self._reductions(classes.split(), inner),
            language=self.galley.language,
            align=self.align,
        )

    def _reductions(self, classes: list[str], inner: str) -> tuple[float, ...]:
        """Return how much shorter, in points, the first lines are: for the drop cap, or the indent."""
        if initial := _DROP_CAP.match(inner):
            cap = self._face(self.galley.setting["drop_cap"])
            width = text_width(initial[1], cap, size_pt=self.measures["drop_size"])
            return (round(width + self.measures["drop_gap"], 4),) * int(self.measures["first_lines"])
        if "opening" in classes or "flush" in classes:
            return ()
        return (float(self.measures.get("indent", self.measures["size"])),)
