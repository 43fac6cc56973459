"""The themes' thin rules on a press that holds none so thin: thickened, and no word moved for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_issues import article, prose
from press_pages import words_of

from presswork.cache import Cache
from presswork.pipeline import Order, build
from presswork.preflight.press.running import judge
from presswork.press_profile import read_press

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "| Boat | Length |\n|------|-------:|\n| Anna | 12 m |\n| Berta | 8 m |\n| Carla | 22 m |"


@pytest.mark.parametrize("theme", ["feature", "newspaper"])
def test_rules_are_as_thick_as_the_press_needs(tmp_path: Path, theme: str) -> None:
    folder = article(
        tmp_path / "boats", "headline: Boats\nlanguage: en", f"{prose(60)}\n\n{TABLE}\n\n{prose(60)}"
    )
    order = Order(
        folder=folder, out=tmp_path, theme=theme, press="newsprint", cache=Cache(tmp_path / "cache")
    )
    build(order, ["pdf", "press"])
    file = tmp_path / "boats-press.pdf"
    codes = {finding.code for finding in judge(file, read_press("newsprint", root=tmp_path)).findings}
    assert codes <= {"page-count-unfit"}
    read, bled = words_of(tmp_path / "boats.pdf"), words_of(file)
    for (word, *there), (pressed, *here) in zip(read[0], bled[0], strict=True):
        assert word == pressed
        assert here == pytest.approx(there, abs=0.01)
