"""A finished PDF in, a small picture of each of its pages, as PNG, out."""

from __future__ import annotations

from typing import Any


def thumbnails(pdf: bytes, *, width_px: int = 220) -> list[bytes]:
    """Return a picture of each page, `width_px` wide."""
    import pymupdf

    with pymupdf.open(stream=pdf, filetype="pdf") as document:  # type: ignore[no-untyped-call]
        return [bytes(_draw(page, width_px)) for page in document]


def _draw(page: Any, width_px: int) -> bytes:
    from pymupdf import Matrix

    scale = width_px / page.rect.width
    picture: bytes = page.get_pixmap(matrix=Matrix(scale, scale)).tobytes("png")  # type: ignore[no-untyped-call]
    return picture
