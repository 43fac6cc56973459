"""The ground that the operators of a content stream work on: state, resources, marks, what was painted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from presswork.preflight.press.colours import ColourSpaces
from presswork.preflight.press.fonts import PressFont
from presswork.preflight.press.geometry import FAR, IDENTITY, Box, Matrix, transformed
from presswork.preflight.press.painted import Mark, Painted, Role
from presswork.preflight.press.state import State
from presswork.preflight.press.tokens import Instruction

if TYPE_CHECKING:
    from presswork.preflight.press.layers import Layers

BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
NOWHERE = Box(FAR, FAR, FAR, FAR)
EVERYWHERE = Box(-FAR, -FAR, FAR, FAR)
Key = tuple[int, int]


@dataclass
class Shared:
    """What the pages of a file share: fonts, colour spaces and small forms, each read once."""

    layers: Layers
    fonts: dict[Key | bytes, PressFont] = field(default_factory=dict)
    spaces: ColourSpaces = field(default_factory=ColourSpaces)
    forms: dict[Key, list[Instruction]] = field(default_factory=dict)


@dataclass
class Painting:
    """What came of interpreting one page.

    `faults` counts what could not be read, by what is wrong. `unknown_operators` are those outside
    BX and EX. `graphics_states` are the ExtGState dictionaries in use, by object number where they
    have one. `stopped` says why the page was not read to its end, "" if it was.
    """

    objects: list[Painted] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    unknown_operators: Counter[str] = field(default_factory=Counter)
    graphics_states: dict[Any, Any] = field(default_factory=dict)
    fonts: dict[int, PressFont] = field(default_factory=dict)
    stopped: str = ""


class Canvas:
    """What every group of operators needs; `Interpreter` puts the groups together."""

    def __init__(self, shared: Shared, painting: Painting, base: Matrix, clip: Box) -> None:
        self.shared = shared
        self.painting = painting
        self.base = base  # from user space to true points: what patterns rest on
        self.state = State(base, clip)
        self.kept = False  # whether the state is held elsewhere, so that a change needs a copy
        self.stack: list[State] = []
        self.resources: Any = None
        self.found: dict[tuple[str, str], Any] = {}
        self.marks: tuple[Mark, ...] = ()
        self.hiding: list[bool] = []
        self.hidden = 0
        self.role: Role = "content"
        self.forms: tuple[str, ...] = ()
        self.place: Box | None = None
        self.seen: set[Any] = set()
        self.colour_locked = False
        self.compatible = 0
        # Text (9.4) and path (8.5) under construction.
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.points: list[tuple[float, float]] = []
        self.subpaths = 0
        self.clipping = False

    def change(self) -> State:
        """Return the state to change; a copy of it where something painted holds it."""
        if self.kept:
            self.state = self.state.copy()
            self.kept = False
        return self.state

    def keep(self) -> State:
        """Return the state to hold on to."""
        self.kept = True
        return self.state

    def visible(self, bbox: Box) -> Box | None:
        """Return the part of a box that can be seen, None if there is none."""
        if self.hidden:
            return None
        if self.place is not None:
            return self.place
        return bbox.common(self.state.clip)

    def narrow(self, box: Box) -> None:
        """Cut the clipping path's box."""
        state = self.change()
        state.clip = state.clip.common(box) or NOWHERE

    def around(self, box: Box) -> Box:
        """Return a box of user space in true points."""
        return transformed(box, self.state.ctm)

    def resource(self, kind: str, name: str) -> Any:
        """Return a named resource, None where it is missing (7.8.3)."""
        key = (kind, name)
        if key not in self.found:
            group = self.resources.get(kind) if self.resources is not None else None
            self.found[key] = _entry(group, name) if isinstance(group, pikepdf.Dictionary) else None
        return self.found[key]

    def fault(self, what: str) -> None:
        """Note something that could not be read."""
        self.painting.faults[what] += 1


def _entry(group: Any, name: str) -> Any:
    if name.isascii():
        return group.get(name)
    # pikepdf asks for names in UTF-8; a name in another encoding is found among them all.
    return dict(group.items()).get(name)


def numbers(operands: list[Any], count: int) -> list[float]:
    """Return the last operands as numbers; ValueError if they are too few or of another kind."""
    values = operands[-count:] if count else []
    if len(values) < count or not all(isinstance(value, float) for value in values):
        raise ValueError("operands")
    return values


def matrix_of(thing: Any) -> Matrix:
    """Return a matrix from operands or a PDF array; the identity where there is none."""
    if thing is None:
        return IDENTITY
    a, b, c, d, e, f = (float(value) for value in thing)
    return (a, b, c, d, e, f)


def box_of(thing: Any) -> Box:
    """Return a box from a PDF array, its corners in whatever order (7.9.5)."""
    x1, y1, x2, y2 = (float(value) for value in thing)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
