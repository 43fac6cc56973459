"""veraPDF's word on the reader PDF: PDF/UA-1 and PDF/A-2a at once, whatever the article and the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.preflight.run import check_files
from presswork.preflight.validators import verapdf

SEED = Path(__file__).parents[2] / "content" / "over-tea"
PAGES = ("a4", "letter", "a5")
THEMES = ("feature", "newspaper")
MADE = [
    ("tough", "a4", "feature"),
    ("tough", "letter", "newspaper"),
    ("tough", "a5", "feature"),
    ("many-photos", "a4", "feature"),
    ("plates", "a5", "feature"),
    ("huge-word", "a4", "feature"),
    ("bare", "a5", "newspaper"),
    *((name, "a4", "feature") for name in ("one-sentence", "arabic", "hebrew", "issue-of-three", "long")),
]


@pytest.mark.validator
def test_every_edition_is_pdf_ua_and_pdf_a(printed: Callable[..., Path], tmp_path: Path) -> None:
    paths = [printed(*one) for one in MADE]
    for page in PAGES:
        for theme in THEMES:
            order = Order(
                folder=SEED,
                out=tmp_path / page / theme,
                page=page,
                theme=theme,
                cache=Cache(tmp_path / "cache"),
            )
            paths += [file.path for file in build(order, ["pdf"]).written]
    assert verapdf.run(paths) == ()  # one Java machine for all


@pytest.mark.parametrize("made", MADE, ids="-".join)
def test_own_checks_find_no_error(printed: Callable[..., Path], made: tuple[str, str, str]) -> None:
    found = check_files(printed(*made), None, validators=False)
    assert [finding for finding in found if finding.code != "picture-low-resolution"] == []
