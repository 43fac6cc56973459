"""A picture's size, a proportion and a focal point in; the part of the picture to show out."""

from __future__ import annotations


def crop_box(
    width_px: float, height_px: float, *, ratio: float, focal_point: tuple[float, float] = (0.5, 0.5)
) -> tuple[float, float, float, float]:
    """Return (left, top, right, bottom), in the units given, of the largest part with this proportion.

    `ratio` is width by height. The focal point, each 0 to 1 from the top left, stands as near to the
    part's middle as the picture's edges allow.

    Raises:
        ValueError: a size or the proportion is not above zero.
    """
    if min(width_px, height_px, ratio) <= 0:
        raise ValueError(f"cannot crop {width_px} x {height_px} to {ratio}")
    width = min(width_px, height_px * ratio)
    height = min(height_px, width_px / ratio)
    left = min(max(focal_point[0] * width_px - width / 2, 0), width_px - width)
    top = min(max(focal_point[1] * height_px - height / 2, 0), height_px - height)
    return (left, top, left + width, top + height)
