"""A theme's spots.toml in, its colours in templates or every fault of the file out."""

from __future__ import annotations

from pathlib import Path

import pytest

from presswork.composition.spots import read_spots
from presswork.composition.templating import environment
from presswork.errors import FindingsError
from presswork.press_colour.spots import Spot, tint, tints_of

BRAND = '[brand]\nname = "PANTONE 186 C"\nrgb = "#c8102e"\ncmyk = [0, 100, 80, 5]\n'


def project(folder: Path, text: str, theme: str = "") -> Path:
    place = folder / "templates" / theme
    place.mkdir(parents=True, exist_ok=True)
    (place / "spots.toml").write_text(text, encoding="utf-8")
    return folder


def rendered(root: Path, text: str) -> str:
    return environment(root, "feature").from_string(text).render()


def test_templates_know_the_spots(tmp_path: Path) -> None:
    root = project(tmp_path, BRAND)
    assert rendered(root, '{{ spot("brand") }} {{ spot("brand", 40) }} {{ spot.names }}') == (
        "#c8102e #e99fab (&#39;brand&#39;,)"
    )
    assert read_spots(root, "feature") == (
        Spot(name="PANTONE 186 C", rgb=(200, 16, 46), cmyk=(0.0, 1.0, 0.8, 0.05)),
    )


def test_a_theme_without_spots_has_none(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ spot.names | length }}") == "0"
    assert read_spots(tmp_path, "feature") == ()


def test_the_themes_own_file_wins(tmp_path: Path) -> None:
    project(tmp_path, BRAND)
    project(tmp_path, BRAND.replace("186", "485"), theme="feature")
    assert [spot.name for spot in read_spots(tmp_path, "feature")] == ["PANTONE 485 C"]
    assert [spot.name for spot in read_spots(tmp_path, "newspaper")] == ["PANTONE 186 C"]


@pytest.mark.parametrize(
    "call", ['spot("brnad")', 'spot("brand", 0)', 'spot("brand", 101)', 'spot("brand", 3.5)']
)
def test_an_unknown_spot_or_strength_is_refused(call: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="spot colour|tint"):
        rendered(project(tmp_path, BRAND), "{{ " + call + " }}")


def test_every_fault_of_the_file_is_named_with_its_line(tmp_path: Path) -> None:
    text = BRAND + (
        '[Second]\nname = "Black"\nrgb = "red"\ncmyk = [0, 100, 80]\n'
        '[twin]\nnmae = "x"\nname = "Twin"\nrgb = "#C8102E"\ncmyk = [0, 101, 0, 0]\n'
    )
    with pytest.raises(FindingsError) as caught:
        read_spots(project(tmp_path, text), "feature")
    findings = caught.value.findings
    assert {finding.code for finding in findings} == {"spot-colour-faulty"}
    assert [(finding.where, finding.line) for finding in findings] == [
        ('spot colour "Second"', 5),
        ('spot colour "Second"', 6),
        ('spot colour "Second"', 7),
        ('spot colour "Second"', 8),
        ('spot colour "twin"', 10),
        ('spot colour "twin"', 12),
        ('spot colour "twin"', 13),
    ]
    assert "Did you mean `name`?" in str(findings[4].hint)
    assert all(finding.file == "templates/spots.toml" and finding.hint for finding in findings)


@pytest.mark.parametrize(
    "text", ["[brand", "brand = 3", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")]
)
def test_a_file_that_is_none_is_a_finding(text: str, tmp_path: Path) -> None:
    with pytest.raises(FindingsError):
        read_spots(project(tmp_path, text), "feature")


def test_tints_are_told_apart_and_white_is_none() -> None:
    spot = Spot(name="Ink", rgb=(200, 16, 46), cmyk=(0, 1, 0.8, 0.05))
    known = tints_of([spot])
    for percent in (1, 40, 100):
        assert known[tint(spot.rgb, percent)].strength == percent / 100
    assert (255, 255, 255) not in known
    assert len(known) == 100
