"""Captions and credits told apart: each form by itself, with names and sentences made up for it."""

from __future__ import annotations

import pytest

from presswork.content.importing.credits import clean_credit, split_caption


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The bridge opens. Photo: Jane Roe", "The bridge opens.", "Jane Roe"),
        ("The bridge opens (Photo: Jane Roe/AP)", "The bridge opens", "Jane Roe/AP"),
        ("The bridge opens. © Jane Roe", "The bridge opens.", "Jane Roe"),
        ("Foto: Hans Muster", "", "Hans Muster"),
    ],
)
def test_caption_and_credit_are_told_apart(line: str, caption: str, credit: str) -> None:
    parts = split_caption(line)
    assert (parts.caption, parts.credit, parts.uncertain) == (caption, credit, "")


@pytest.mark.parametrize(
    ("text", "credit"),
    [("(Foto: Hans Muster)", "Hans Muster"), ("© Jane Roe", "Jane Roe"), ("Jane Roe/AP", "Jane Roe/AP")],
)
def test_credit_loses_its_keyword(text: str, credit: str) -> None:
    assert clean_credit(text) == credit
