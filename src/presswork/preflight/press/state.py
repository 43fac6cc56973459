"""The graphics state (ISO 32000-1, 8.4) as preflight needs it: operands in, what is painted with out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.colours import BLACK, Colour
from presswork.preflight.press.geometry import IDENTITY, Box, Matrix

if TYPE_CHECKING:
    from presswork.preflight.press.fonts import PressFont


class State:
    """A graphics state. What was painted keeps the one that it was painted in, so none changes later.

    `ctm` leads to true points of the page; `clip` is the clipping path's box there. `overprint_fill`
    and `overprint_stroke` are /op and /OP, `overprint_mode` is /OPM. `soft_mask` is the soft mask's
    dictionary, or None. `text_size` and what follows it are the text state's (9.3).
    """

    def __init__(self, ctm: Matrix, clip: Box) -> None:
        self.ctm = ctm
        self.clip = clip
        self.fill: Colour = BLACK
        self.stroke: Colour = BLACK
        self.line_width = 1.0
        self.overprint_fill = False
        self.overprint_stroke = False
        self.overprint_mode = 0
        self.blend_mode = "Normal"
        self.fill_alpha = 1.0
        self.stroke_alpha = 1.0
        self.soft_mask: Any = None
        self.font: PressFont | None = None
        self.text_size = 1.0
        self.text_mode = 0
        self.character_spacing = 0.0
        self.word_spacing = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0

    def copy(self) -> State:
        """Return a state to change."""
        new = State.__new__(State)
        new.__dict__.update(self.__dict__)
        return new

    @property
    def is_transparent(self) -> bool:
        """Whether what is painted lets through what lies below it."""
        return (
            self.fill_alpha < 1
            or self.stroke_alpha < 1
            or self.blend_mode != "Normal"
            or self.soft_mask is not None
        )

    def begin_group(self) -> None:
        """Begin a transparency group: inside, nothing is transparent yet (11.6.6)."""
        self.blend_mode, self.soft_mask = "Normal", None
        self.fill_alpha = self.stroke_alpha = 1.0

    def set_parameters(self, parameters: Any) -> None:
        """Take over an ExtGState dictionary (Table 58), but for its font."""
        if "/OP" in parameters:
            self.overprint_stroke = bool(parameters["/OP"])
            self.overprint_fill = self.overprint_stroke
        if "/op" in parameters:
            self.overprint_fill = bool(parameters["/op"])
        if "/OPM" in parameters:
            self.overprint_mode = int(parameters["/OPM"])
        if "/LW" in parameters:
            self.line_width = float(parameters["/LW"])
        if "/ca" in parameters:
            self.fill_alpha = float(parameters["/ca"])
        if "/CA" in parameters:
            self.stroke_alpha = float(parameters["/CA"])
        if "/BM" in parameters:
            self.blend_mode = _blend_mode(parameters["/BM"])
        if "/SMask" in parameters:
            mask = parameters["/SMask"]
            self.soft_mask = mask if isinstance(mask, pikepdf.Dictionary) else None


def _blend_mode(mode: Any) -> str:
    first = mode[0] if isinstance(mode, pikepdf.Array) and len(mode) else mode
    name = str(first).removeprefix("/")
    return "Normal" if name == "Compatible" else name


def plain_state(media: Box) -> State:
    """Return the state that a page begins in (8.4.1)."""
    return State(IDENTITY, media)
