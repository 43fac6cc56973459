"""What is to be set: composed HTML, and all that stands behind its addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Derivative:
    """A photo made ready for one edition: upright, without camera metadata; sRGB, grey, or a press's CMYK."""

    photo: str
    name: str
    data: bytes
    media_type: str
    width_px: int
    height_px: int
    is_fpo: bool = False


@dataclass(frozen=True, kw_only=True)
class Asset:
    """What stands behind a URL of a galley: bytes, or a file that was found sound to read."""

    media_type: str
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """Return the bytes."""
        return self.path.read_bytes() if self.path else self.data


@dataclass(frozen=True, kw_only=True)
class Galley:
    """One article's composed HTML for paged setting, before it is divided into pages.

    `html` is a whole document; `stylesheets` are CSS texts, each with the name it is reported
    under, in cascade order; `assets` maps each relative URL the HTML or CSS may name to what
    stands behind it, and nothing else can be fetched. `measures` are the theme's, in points,
    `setting` the faces of its running text. `pictures` are the photos among the assets; each is laid
    out as large as its derivative says, whatever its file's own size.
    """

    article: str
    language: str
    html: str
    stylesheets: tuple[tuple[str, str], ...]
    assets: Mapping[str, Asset]
    measures: Mapping[str, float]
    setting: Mapping[str, Any] = field(default_factory=dict)
    edition: Literal["pdf", "press"] = "pdf"
    pictures: Mapping[str, Derivative] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """How an article's photos and quotes stand on its pages, where it differs from the default.

    `order` holds the ids of the body's blocks as they follow each other, `lead_lines` the depth of
    the lead photo, `depths` the points that a photo is deeper (or less deep) than by itself, `heads`
    the ids of what begins a column and so has no space above it.
    """

    order: tuple[str, ...]
    lead_lines: int
    depths: tuple[tuple[str, float], ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was worked out for an article before it is set: its arrangement (None: the default), its pages.

    `with_code` says whether the QR code of the issue's address finds room without another page.
    """

    arrangement: Arrangement | None
    pages: int
    with_code: bool = True
