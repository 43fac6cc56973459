"""Matrices, boxes and points in, their places on the page out; lengths in points, y growing upwards."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# A file may write any number; beyond this no page has a place (ISO 32000-1, Annex C: 14,400 units).
FAR = 1e7


class Box(NamedTuple):
    """A rectangle in points: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    def within(self, other: Box, *, tolerance: float = 0.0) -> bool:
        """Whether the box lies inside another, or over its edge by no more than the tolerance."""
        return (
            self.left >= other.left - tolerance
            and self.bottom >= other.bottom - tolerance
            and self.right <= other.right + tolerance
            and self.top <= other.top + tolerance
        )

    def common(self, other: Box) -> Box | None:
        """Return what two boxes share: None where nothing, a line's width being something."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        bottom, top = max(self.bottom, other.bottom), min(self.top, other.top)
        return Box(left, bottom, right, top) if left <= right and bottom <= top else None

    def grown(self, by: float) -> Box:
        """Return the box with each edge moved outwards by so many points."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a point goes."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def around(points: Iterable[Point]) -> Box:
    """Return the smallest box around points, at least one of them; numbers beyond any page are cut off."""
    xs, ys = zip(*points, strict=True)
    return Box(_near(min(xs)), _near(min(ys)), _near(max(xs)), _near(max(ys)))


def _near(value: float) -> float:
    return max(-FAR, min(FAR, value)) if value == value else 0.0  # noqa: PLR0124  not a number


def transformed(box: Box, matrix: Matrix) -> Box:
    """Return the box around a box that a matrix has moved."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    if not b and not c:
        xs, ys = (a * left + e, a * right + e), (d * bottom + f, d * top + f)
        return Box(_near(min(xs)), _near(min(ys)), _near(max(xs)), _near(max(ys)))
    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
    return around(apply(matrix, x, y) for x, y in corners)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes another, None if it cannot be undone."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if not determinant:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def scales(matrix: Matrix) -> tuple[float, float]:
    """Return the smallest and the largest factor by which a matrix stretches a length."""
    a, b, c, d = matrix[:4]
    if not b and not c:
        x, y = abs(a), abs(d)
        return (x, y) if x <= y else (y, x)
    # The singular values of the 2 by 2 part.
    total, product = a * a + b * b + c * c + d * d, a * d - b * c
    root = math.sqrt(max(0.0, total * total / 4 - product * product))
    return (math.sqrt(max(0.0, total / 2 - root)), math.sqrt(max(0.0, total / 2 + root)))
