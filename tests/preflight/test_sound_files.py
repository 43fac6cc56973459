"""Sound files give no finding; what cannot be read gives one."""

from __future__ import annotations

from pathlib import Path

import pytest
from preflight_files import write_epub, write_pdf

from presswork.preflight.run import check_files


def test_own_checks_pass_sound_files(tmp_path: Path) -> None:
    pdf, epub = write_pdf(tmp_path / "tea.pdf"), write_epub(tmp_path / "tea.epub")
    assert check_files(pdf, epub, validators=False) == ()


@pytest.mark.validator
def test_validators_pass_sound_files(tmp_path: Path) -> None:
    said: list[str] = []
    pdf, epub = write_pdf(tmp_path / "tea.pdf"), write_epub(tmp_path / "tea.epub")
    assert check_files(pdf, epub, progress=said.append) == ()
    assert {line.partition(":")[0] for line in said} >= {"veraPDF", "EPUBCheck", "Ace"}


@pytest.mark.parametrize("content", [b"", b"not a file of ours", b"%PDF-1.7\nbroken", b"PK\x03\x04broken"])
def test_unreadable_files_are_findings(tmp_path: Path, content: bytes) -> None:
    pdf, epub = tmp_path / "tea.pdf", tmp_path / "tea.epub"
    pdf.write_bytes(content)
    epub.write_bytes(content)
    findings = check_files(pdf, epub, validators=False)
    assert [finding.code for finding in findings] == ["file-unreadable", "file-unreadable"]
    assert {finding.severity for finding in findings} == {"error"}


def test_absent_files_are_findings(tmp_path: Path) -> None:
    findings = check_files(tmp_path / "no.pdf", tmp_path / "no.epub", validators=False)
    assert [finding.code for finding in findings] == ["file-unreadable", "file-unreadable"]
