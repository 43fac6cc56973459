"""A photo's files for the web in, what a page says of them out: sources, sizes, and where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from presswork.composition.web.addresses import between
from presswork.model import Derivative
from presswork.model.site import SitePicture

PHOTOS = "photos/"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One format of a picture: its media type and the `srcset` of its widths."""

    media_type: str
    srcset: str


@dataclass(frozen=True, kw_only=True)
class PictureView:
    """A picture as a template sets it: sources in the order of preference, then the file for all others."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    width_px: int
    height_px: int
    alt: str = ""

    @property
    def ratio(self) -> float:
        """Width by height."""
        return round(self.width_px / self.height_px, 4) if self.height_px else 1.5


def site_picture(
    files: Sequence[Derivative], *, folder: str, width_px: int, height_px: int, alt: str = ""
) -> SitePicture:
    """Return a picture whose files lie in a folder of the site."""
    return SitePicture(
        variants=tuple((f"{folder}{file.name}", file.width_px, file.media_type) for file in files),
        width_px=width_px,
        height_px=height_px,
        alt=alt,
    )


def picture_view(picture: SitePicture, *, folder: str) -> PictureView:
    """Return the view of a picture on a page in this folder of the site."""
    by_type: dict[str, list[tuple[str, int]]] = {}
    for path, width, media_type in picture.variants:
        by_type.setdefault(media_type, []).append((between(folder, path), width))
    *better, (_, last) = by_type.items()
    return PictureView(
        sources=tuple(Source(media_type=kind, srcset=_srcset(files)) for kind, files in better),
        src=last[-1][0],
        srcset=_srcset(last) if len(last) > 1 else "",
        width_px=picture.width_px,
        height_px=picture.height_px,
        alt=picture.alt,
    )


def _srcset(files: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{path} {width}w" for path, width in files)


def fallbacks(files: Mapping[str, Sequence[Derivative]]) -> dict[str, Derivative]:
    """Return, by photo's id, the file that every browser and feed reader can show, without its bytes."""
    return {name: replace(variants[-1], data=b"") for name, variants in files.items()}
