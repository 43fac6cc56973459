"""`presswork new`: a project that says what it is, and nothing overwritten."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from presswork.cli import main
from presswork.errors import EXIT_USAGE, UsageError
from presswork.new import create_project
from presswork.new.pictures import draw_hills, draw_sea


def test_it_writes_what_it_says_it_writes(tmp_path: Path) -> None:
    written = create_project(tmp_path / "mine")
    assert sorted(written) == sorted(path for path in (tmp_path / "mine").rglob("*") if path.is_file())
    names = {path.relative_to(tmp_path / "mine").as_posix() for path in written}
    assert {"presswork.toml", "Makefile", "content/first-article/article.md", "templates/README.md"} <= names
    assert sum(path.suffix == ".jpg" for path in written) == 2


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert create_project(tmp_path / "mine")


def test_a_folder_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".hidden").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == EXIT_USAGE
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]
    error = capsys.readouterr().err
    assert "not empty" in error
    assert "presswork new" in error


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        create_project(tmp_path / "mine")
    with pytest.raises(UsageError, match="No project can be made"):
        create_project(tmp_path / "mine" / "below")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["the orbit", 'say "hi"', "Ünïcode 𝄞", "back\\slash"])
def test_the_project_keeps_its_name(tmp_path: Path, name: str) -> None:
    create_project(tmp_path / name)
    settings = tomllib.loads((tmp_path / name / "presswork.toml").read_text(encoding="utf-8"))
    assert settings["name"] == name


def test_the_same_project_every_time(tmp_path: Path) -> None:
    one = create_project(tmp_path / "a" / "mine")
    two = create_project(tmp_path / "b" / "mine")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize("draw", [draw_hills, draw_sea])
def test_a_picture_is_a_photograph_in_form(draw: object) -> None:
    assert callable(draw)
    with Image.open(io.BytesIO(draw())) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
        assert b"Presswork, drawing" in picture.info["xmp"]
