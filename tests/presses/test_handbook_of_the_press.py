"""The handbook's chapter on the press: its tables say what the profiles say, its pictures are small."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PIL import Image

from presswork.pipeline import Order, read_source
from presswork.press_profile import read_press
from presswork.press_profile.fields import NAMES

CHAPTER = Path(__file__).parents[2] / "content" / "handbook" / "press"


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose heading begins so."""
    lines = (CHAPTER / "article.md").read_text().split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def test_chapter_reads_without_a_finding():
    assert read_source(Order(folder=CHAPTER)).findings == ()


def test_tables_agree_with_the_profiles(tmp_path):
    conditions = {name.strip("`"): made_from for name, _, made_from in rows("| `press:` | For |")}
    figures = {name.strip("`"): cells for name, *cells in rows("| Press | Bleed |")}
    assert list(conditions) == list(figures)
    assert len(figures) == 5
    for name, cells in figures.items():
        profile = read_press(name, root=tmp_path)
        assert conditions[name] == profile.condition.identifier
        assert cells == [
            f"{profile.bleed_mm:g} mm",
            f"{profile.safe_margin_mm:g} mm",
            f"{profile.total_ink_percent:g} %",
            f"{profile.ppi_resample:g}, {profile.ppi_warn:g}, {profile.ppi_fail:g}",
        ], name


def test_example_of_a_printers_own_press_is_sound():
    text = (CHAPTER / "article.md").read_text()
    example = tomllib.loads(text.split("```\n", 2)[1])
    assert set(example) <= set(NAMES)


def test_pictures_are_small_and_all_placed():
    text = (CHAPTER / "article.md").read_text()
    files = sorted((CHAPTER / "photos").iterdir())
    assert len(files) == 6
    for path in files:
        assert f"![]({path.name})" in text
        assert path.stat().st_size < 160_000
        with Image.open(path) as picture:
            assert picture.width > 900
