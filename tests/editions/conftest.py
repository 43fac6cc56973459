"""What the tests of imposition share: making a PDF, and imposing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from presswork.cli import main

Impose = Callable[..., Path]
Made = Callable[[Callable[[pikepdf.Pdf], None]], Path]


@pytest.fixture
def made_pdf(tmp_path: Path) -> Made:
    """Return a function: what to do with an empty PDF in, its path out."""

    def make(fill: Callable[[pikepdf.Pdf], None]) -> Path:
        pdf = pikepdf.new()
        fill(pdf)
        pdf.save(tmp_path / "source.pdf")
        return tmp_path / "source.pdf"

    return make


@pytest.fixture
def impose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Impose:
    """Return a function: a file and options in, the sheets out; findings are in `impose.findings`."""

    def run(source: Path, *options: str, code: int = 0) -> Path:
        out = tmp_path / "sheets.pdf"
        assert main(["impose", str(source), "--out", str(out), "--json", *options]) == code
        run.findings = json.loads(capsys.readouterr().out)  # type: ignore[attr-defined]
        return out

    return run
