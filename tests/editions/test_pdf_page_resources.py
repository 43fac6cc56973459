"""A bound page brings the fonts and pictures that it uses, and no others."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf


def held(pdf: pikepdf.Pdf) -> list[dict[str, set[str]]]:
    kinds = ("/Font", "/XObject")
    return [{kind: set(page.obj.Resources.get(kind, {}).keys()) for kind in kinds} for page in pdf.pages]


def test_qpdf_finds_nothing_more_to_take_out(printed: Callable[..., Path]) -> None:
    file = printed("issue-of-three")
    with pikepdf.open(file) as pdf:
        ours = held(pdf)
        pdf.remove_unreferenced_resources()
        copy = io.BytesIO()
        pdf.save(copy)
    with pikepdf.open(copy) as pdf:
        assert held(pdf) == ours
    assert all(page["/Font"] for page in ours)
