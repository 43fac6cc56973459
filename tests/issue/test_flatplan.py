"""The flatplan: which article stands on which page, how full it is, and what overruns its budget."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from presswork.cli import main


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch, shared_folder: Path) -> None:
    monkeypatch.setenv("PRESSWORK_CACHE", str(shared_folder / "cache"))


@pytest.mark.usefixtures("cached")
def test_it_says_what_stands_where(orbit_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flatplan", str(orbit_folder)]) == 0
    said = capsys.readouterr()
    rows = [line.split() for line in said.out.splitlines()]
    assert ["i", "1", "100%", "Cover", "(cover)"] in rows
    harbour = next(row for row in rows if "Harbour" in row)
    assert harbour[1].endswith("/1")
    assert harbour[-2:] == ["over", "budget"]
    assert 0 < int(harbour[2].rstrip("%")) <= 100
    assert "page-budget-overrun" in said.err


@pytest.mark.usefixtures("cached")
def test_it_draws_itself(orbit_folder: Path, tmp_path: Path) -> None:
    page, picture = tmp_path / "plan.html", tmp_path / "plan.png"
    assert main(["flatplan", str(orbit_folder), "--html", str(page), "--png", str(picture)]) == 0
    html = page.read_text(encoding="utf-8")
    assert html.count("<img ") == html.count("data:image/png;base64,") > 5
    assert "http" not in html.replace("http://www.w3.org", "")
    with Image.open(io.BytesIO(picture.read_bytes())) as image:
        assert image.width > 1000


@pytest.mark.usefixtures("cached")
def test_findings_can_be_had_as_json(orbit_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["flatplan", str(orbit_folder), "--json"])
    codes = {finding["code"]: finding["article"] for finding in json.loads(capsys.readouterr().out)}
    assert codes["page-budget-overrun"] == "harbour"
