"""A picture's variants in, those out that feeds and catalogues may name: formats that every reader knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model.site import SitePicture

Variant = tuple[str, int, str]

# OPDS Catalog 1.2 (5.2) and 2.0 (2.2) want one of these; AVIF and WebP are beside them on the pages.
_EVERYWHERE = ("image/jpeg", "image/png", "image/gif")
_THUMBNAIL_PX = 300


def variants(picture: SitePicture | None) -> tuple[Variant, ...]:
    """Return the picture's variants (path, width in px, media type) in such formats, the widest first."""
    found = [variant for variant in picture.variants if variant[2] in _EVERYWHERE] if picture else []
    return tuple(sorted(found, key=lambda variant: -variant[1]))


def largest(picture: SitePicture | None) -> Variant | None:
    """Return the widest variant, None where there is none."""
    return next(iter(variants(picture)), None)


def cover_and_thumbnail(picture: SitePicture | None) -> tuple[Variant, ...]:
    """Return the widest variant and one for a list: the narrowest that is not smaller than that needs."""
    found = variants(picture)
    wide = [variant for variant in found if variant[1] >= _THUMBNAIL_PX] or found
    return (found[0], wide[-1]) if found else ()


def height(picture: SitePicture, variant: Variant) -> int:
    """Return the variant's height in pixels."""
    return max(round(variant[1] * picture.height_px / picture.width_px), 1) if picture.width_px else 1
