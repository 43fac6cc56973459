"""Looking at imposed sheets: what was found, where a word stands, what poppler draws."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
from imposition_paper import MM, words
from PIL import Image

Impose = Callable[..., Path]
Made = Callable[[Callable[[pikepdf.Pdf], None]], Path]


def codes(impose: Impose) -> list[str]:
    return [finding["code"] for finding in impose.findings]  # type: ignore[attr-defined]


def middle(path: Path, side: int, name: str) -> tuple[float, float]:
    """Return where a word stands on a side, in millimetres from the top left corner."""
    x, y = words(path)[side][1][name]
    return x / MM, y / MM


def drawn(path: Path, side: int = 0, ppi: int = 72) -> Image.Image:
    """Return a side as poppler draws it."""
    stem = path.with_suffix("")
    options = ["-r", str(ppi), "-f", str(side + 1), "-l", str(side + 1), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *options, path, stem], check=True, capture_output=True)
    with Image.open(stem.with_suffix(".png")) as picture:
        return picture.convert("RGB")
