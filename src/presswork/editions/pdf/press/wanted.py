"""What the rewriting of a stream asks of its resources, and what it says of the stream."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pikepdf

from presswork.editions.pdf.press.painting import Matrix
from presswork.editions.pdf.press.statements import Inline

if TYPE_CHECKING:
    from presswork.editions.pdf.press.spots import Spot


class Shelf(Protocol):
    """Where a stream's resources are looked up, and where what it comes to need is put."""

    named: pikepdf.Object | None

    def effect(self, name: str) -> tuple[bool | None, bool | None, bool | None]:
        """Return whether an ExtGState leaves fills opaque, strokes opaque, all else plain; None: unsaid."""

    def target(self, name: str) -> tuple[str, pikepdf.Object | None]:
        """Return an XObject's subtype ("image", "form", "") and object."""

    def overprint(self, *, fill: bool, stroke: bool) -> bytes:
        """Return the name of an ExtGState that sets overprint so."""

    def separation(self, spot: Spot) -> bytes:
        """Return the name of a spot's colour space."""

    def uncoloured(self) -> bytes:
        """Return the name of the space of uncoloured patterns."""

    def pattern(self, name: str) -> pikepdf.Object | None:
        """Convert a pattern that is painted with; return it if it is a tiling one."""

    def shading(self, name: str) -> bool:
        """Convert a shading that is painted; False if it cannot be."""

    def kept(self, name: str, space: pikepdf.Object) -> bytes:
        """Return the name of a Separation or DeviceN that stays."""

    def inline(self, inline: Inline) -> tuple[bytes, pikepdf.Object] | None:
        """Return name and object of what takes an inline picture's place; None if it may stay."""

    def unknown(self, what: str) -> None:
        """Note that a colour could not be read."""


@dataclass
class Rewritten:
    """What became of a stream: its new bytes, what it places with which matrix, and if it is transparent."""

    data: bytes = b""
    placed: list[tuple[pikepdf.Object, Matrix]] = field(default_factory=list)
    transparent: bool = False
