"""What the command line takes for a press, and what a finished press file remembers of it."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article, jpeg, prose
from press_pages import PT_PER_MM, boxes_of

from presswork.cache import Cache
from presswork.cli import main
from presswork.cli.press_options import bleed_mm, marks
from presswork.errors import UsageError
from presswork.pipeline import Order, build, read_source
from presswork.pipeline.pressing import as_pressed

SRC = Path(__file__).parents[2] / "src"


@pytest.fixture
def short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article of one sentence, in a folder with a cache of its own."""
    monkeypatch.setenv("PRESSWORK_CACHE", str(tmp_path / "cache"))
    return article(tmp_path / "short", "headline: Short\nlanguage: en", "That was all.")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3mm", 3),
        ("0.3 cm", 3),
        ("0.125in", 3.175),
        ('1/8"', None),
        ('0.125"', 3.175),
        ("9pt", 3.175),
        ("0mm", 0),
    ],
)
def test_a_bleed_has_a_unit(text: str, length: float | None) -> None:
    if length is None:
        with pytest.raises(UsageError, match="is no length"):
            bleed_mm(text)
    else:
        assert bleed_mm(text) == pytest.approx(length)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3", "has no unit.\n  Write --bleed 3mm"),
        ("-3mm", "cannot be negative"),
        ("30mm", "more than any printer cuts off"),
        ("3px", 'knows no unit "px"'),
        ("a lot", "is no length"),
        ("", "is no length"),
        ("٣mm", "is no length"),
        ("1e9mm", "is no length"),
        ("nanmm", "is no length"),
        ("9" * 400 + "mm", "more than any printer cuts off"),
    ],
)
def test_what_cannot_be_a_bleed_is_refused(text: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        bleed_mm(text)
    assert says in str(error.value)


def test_marks_are_named_in_any_order() -> None:
    assert marks("bars, CROP") == ("crop", "bars")
    assert marks("none") == marks("") == ()
    with pytest.raises(
        UsageError, match=r'no marks "folds".*\n.*crop, registration, bars, slug-area; or none'
    ):
        marks("crop,folds")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--bleed", "3"], "has no unit"),
        (["--marks", "all"], "no marks"),
        (["--press", "nowhere"], "newsprint"),
    ],
)
def test_wrong_options_end_with_2_and_write_nothing(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(short), "--edition", "press", "--out", str(out), *options]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_only_the_press_file_is_written(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(short), "--edition", "press", "--out", str(out), "--bleed", "5mm"]) == 0
    assert [path.name for path in out.iterdir()] == ["short-press.pdf"]
    assert "short-press.pdf: 1 page, " in capsys.readouterr().out
    with pikepdf.open(out / "short-press.pdf") as pdf:
        assert boxes_of(pdf.pages[0])["/BleedBox"][0] == pytest.approx(-5 * PT_PER_MM, abs=0.01)


def test_a_press_file_remembers_what_it_was_made_from(short: Path, tmp_path: Path) -> None:
    order = Order(folder=short, out=tmp_path / "out", cache=Cache(tmp_path / "cache"))
    assert as_pressed(read_source(order), order) is None
    build(dataclasses.replace(order, press="newsprint", bleed_mm=4.5, marks=("crop",)), ["press"])

    made, is_current = as_pressed(read_source(order), order) or (None, None)
    assert made is not None
    assert (made.profile.name, made.bleed_mm, made.marks, is_current) == ("newsprint", 4.5, ("crop",), True)

    other = dataclasses.replace(order, press="digital")
    made, is_current = as_pressed(read_source(other), other) or (None, None)
    assert made is not None
    assert (made.profile.name, made.bleed_mm, is_current) == ("digital", 4.5, False)

    text = short / "article.md"
    text.write_text(text.read_text() + "\nAnd more.\n")
    made, is_current = as_pressed(read_source(order), order) or (None, None)
    assert is_current is False


def test_a_change_of_the_publications_own_press_makes_the_file_old(short: Path, tmp_path: Path) -> None:
    own = short / "presses"
    own.mkdir()
    (own / "ours.toml").write_text('based_on = "digital"\ntitle = "Ours"\n')
    order = Order(folder=short, out=tmp_path / "out", press="ours", cache=Cache(tmp_path / "cache"))
    build(order, ["press"])
    _, is_current = as_pressed(read_source(order), order) or (None, None)
    assert is_current is True
    (own / "ours.toml").write_text('based_on = "digital"\ntitle = "Ours"\nbleed_mm = 4\n')
    _, is_current = as_pressed(read_source(order), order) or (None, None)
    assert is_current is False


def test_the_same_bytes_in_any_place(tmp_path: Path) -> None:
    files = []
    for name, zone, language in (("west", "America/St_Johns", "C"), ("east", "Pacific/Chatham", "C.UTF-8")):
        project = tmp_path / name / "deep" / "place"
        jpeg(project / "photos/slope.jpg", 400, 300)
        article(
            project, "headline: Place\nlanguage: en", f'{prose(60)}\n\n![A](slope.jpg "B."){{credit="C"}}'
        )
        environment = {
            **{
                key: value
                for key, value in os.environ.items()
                if not key.startswith(("LC_", "LANG", "SOURCE_"))
            },
            "TZ": zone,
            "LC_ALL": language,
            "PYTHONHASHSEED": str(len(files)),
            "PYTHONPATH": str(SRC),
            "PRESSWORK_CACHE": str(tmp_path / name / "cache"),
        }
        command = [
            sys.executable,
            "-m",
            "presswork",
            "build",
            "deep/place",
            "--edition",
            "press",
            "--out",
            "out",
        ]
        subprocess.run(command, cwd=tmp_path / name, env=environment, check=True, capture_output=True)
        files.append((tmp_path / name / "out" / "place-press.pdf").read_bytes())
    assert files[0] == files[1]
    assert str(tmp_path).encode() not in files[0]
