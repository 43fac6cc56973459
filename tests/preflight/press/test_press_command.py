"""`presswork preflight` as it is called: profiles, several files, JSON, report, exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from press_files import append_content, good_press_file, replace_xmp

from presswork.cli import main
from presswork.model import Finding, Issue
from presswork.pipeline import Read, preflighting
from presswork.preflight.press.checklist import FILE_CHECKS, PAGE_CHECKS
from presswork.reporting import KEYS


def red(pdf: object) -> None:
    append_content(pdf, "1 0 0 rg 100 200 50 50 re f")  # type: ignore[arg-type]


def made_by_presswork(pdf: object) -> None:
    own = ' xmlns:pw="https://presswork.invalid/ns/1.0/"'
    replace_xmp(pdf, ' xmlns:dc="', f'{own} xmlns:dc="')  # type: ignore[arg-type]
    ours = "<pw:sourceHash>abc</pw:sourceHash><pw:options>page=a5;press=newsprint</pw:options>"
    replace_xmp(pdf, "<pdfxid:GTS", f"{ours}<pdfxid:GTS")  # type: ignore[arg-type]


def test_errors_are_exit_1_and_each_file_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = good_press_file(tmp_path / "a"), good_press_file(tmp_path / "b", red)
    assert main(["preflight", str(good), "--press", "sheetfed-coated"]) == 0
    assert main(["preflight", str(good), str(bad), "--press", "sheetfed-coated"]) == 1
    said = capsys.readouterr()
    assert f"{good}: 4 pages, sheetfed-coated:" in said.out
    assert f"{bad}: 4 pages, sheetfed-coated: 1 error" in said.out
    assert f"{bad}, page 1: error: a shape is in DeviceRGB" in said.err


def test_json_has_every_key_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(good_press_file(tmp_path, red)), "--json"]) == 1
    said = capsys.readouterr()
    records = json.loads(said.out)
    assert all(tuple(record) == KEYS for record in records)
    (rgb,) = [record for record in records if record["code"] == "device-rgb"]
    assert rgb["page"] == 1
    assert len(rgb["bbox_mm"]) == 4


def test_a_file_of_ours_is_judged_for_the_press_it_was_made_for(tmp_path: Path) -> None:
    path = good_press_file(tmp_path, made_by_presswork)
    assert preflighting.made_for(path) == "newsprint"
    (verdict,) = preflighting.preflight([path])
    assert verdict.profile.name == "newsprint"
    (verdict,) = preflighting.preflight([path], press="web-coated")
    assert verdict.profile.name == "web-coated"


def test_a_press_that_is_only_known_elsewhere_is_named_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preflighting, "made_for", lambda _: "ours")
    path = good_press_file(tmp_path)
    assert main(["preflight", str(path)]) == 2
    said = capsys.readouterr().err
    assert f"{path} was made for the press 'ours'" in said
    assert "--press sheetfed-coated" in said


def test_a_project_has_presses_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    (project / "presses").mkdir(parents=True)
    (project / "presswork.toml").write_text("")
    own = 'based_on = "sheetfed-coated"\ntitle = "Ours"\n[severities]\ndevice-rgb = "warning"\n'
    (project / "presses" / "ours.toml").write_text(own)
    path = good_press_file(tmp_path, red)
    monkeypatch.chdir(project)
    (verdict,) = preflighting.preflight([Path(os.path.relpath(path))], press="ours")
    (rgb,) = [finding for finding in verdict.findings if finding.code == "device-rgb"]
    assert rgb.severity == "warning"


def test_a_report_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.html"
    assert main(["preflight", str(good_press_file(tmp_path, red)), "--html", str(report)]) == 1
    assert "device-rgb" in report.read_text(encoding="utf-8")
    capsys.readouterr()


def test_the_same_file_gets_the_same_verdict(tmp_path: Path) -> None:
    path = good_press_file(tmp_path, red)

    def found() -> tuple[Finding, ...]:
        return preflighting.preflight([path])[0].findings

    assert found() == found()


def test_codes_are_kebab_case_and_each_stands_once() -> None:
    # A module may check both each page and the whole file.
    codes = [check.CODE for check in {*PAGE_CHECKS, *FILE_CHECKS}]
    assert len(codes) == len(set(codes))
    assert all(
        code == code.lower() and set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for code in codes
    )


@pytest.mark.parametrize("check", [*PAGE_CHECKS, *FILE_CHECKS], ids=lambda check: str(check.CODE))
def test_each_check_names_its_code_and_source(check: object) -> None:
    said = check.__doc__ or ""
    assert f"(`{check.CODE}`)" in said  # type: ignore[attr-defined]
    assert "Source:" in said


def test_check_judges_a_press_file_that_was_built(tmp_path: Path) -> None:
    issue = Issue(
        slug="tea",
        folder=tmp_path,
        root=tmp_path,
        title="Tea",
        language="en",
        identifier="urn:x",
        articles=(),
    )
    read = Read(issue=issue, out=tmp_path / "dist", findings=(), source_hash="")
    assert preflighting.preflight_built(read) == ()
    good_press_file(tmp_path / "dist", red, name="tea-press.pdf")
    found = preflighting.preflight_built(read)
    assert [finding.file for finding in found if finding.code == "device-rgb"] == ["dist/tea-press.pdf"]
