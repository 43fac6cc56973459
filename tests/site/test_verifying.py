"""A downloaded site is verified: each kind of tampering is found, and named with its file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_sites import tree

from presswork.cli import main
from presswork.distribution.checksums import SUMS, read_sums, sha256_of, write_sums
from presswork.distribution.verifying import verify
from presswork.errors import UsageError

PDF, EPUB = "tea/files/tea.pdf", "tea/files/tea.epub"


def seal(site: Path) -> None:
    """Write the checksums anew, as somebody would who wants to hide what was changed."""
    sums = {path: sha256_of(site / path) for path in tree(site) if path != SUMS}
    (site / SUMS).write_bytes(write_sums(sums))


def found(site: Path) -> dict[str | None, set[str]]:
    said: dict[str | None, set[str]] = {}
    for finding in verify(site).findings:
        said.setdefault(finding.file, set()).add(finding.code)
    return said


def change_manifest(site: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    data = json.loads((site / "manifest.json").read_bytes())
    change(data)
    (site / "manifest.json").write_text(json.dumps(data))


def test_a_site_as_it_was_put_out_has_no_findings(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / ".DS_Store").write_bytes(b"from a file manager")
    (copied / "tea" / "._index.html").write_bytes(b"from another system's disk")
    assert main(["verify", str(copied)]) == 0
    count = len([path for path in tree(copied) if path != SUMS]) - 2
    assert f"{count} files as put out, no findings" in capsys.readouterr().out


def test_missing_changed_and_added_files_are_named(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / PDF).unlink()
    data = bytearray((copied / EPUB).read_bytes())
    data[-1] ^= 1
    (copied / EPUB).write_bytes(data)
    (copied / "tea" / "index.htm").write_text("<script>")
    (copied / "rain" / "index.html").unlink()
    (copied / "rain" / "index.html").symlink_to("/etc/passwd")
    (copied / "index.html").unlink()
    (copied / "index.html").mkdir()
    Path(os.fsdecode(os.fsencode(copied) + b"/\xff\x1b]0;title\x07")).touch()
    assert main(["verify", str(copied), "--json"]) == 1
    said = {(item["file"], item["code"]) for item in json.loads(capsys.readouterr().out)}
    assert said == {
        (PDF, "site-file-missing"),
        (EPUB, "site-file-changed"),
        ("tea/index.htm", "site-file-added"),
        ("rain/index.html", "site-not-plain"),
        ("index.html", "site-file-missing"),
        ("\\udcff\\x1b]0;title\\x07", "site-file-added"),
    }


def test_a_manifest_that_contradicts_the_files_is_found_whatever_the_checksums_say(copied: Path) -> None:
    def other_hash(data: dict) -> None:  # type: ignore[type-arg]
        edition = data["issues"][0]["editions"][0]
        edition["sha256"], edition["size_bytes"] = "0" * 64, 7
        data["issues"][0]["editions"][1]["path"] = "tea/files/gone.epub"

    change_manifest(copied, other_hash)
    assert found(copied)["manifest.json"] == {"site-file-changed"}
    seal(copied)
    assert found(copied) == {
        PDF: {"site-manifest-differs"},
        "tea/files/gone.epub": {"site-manifest-differs"},
    }


def test_an_edition_of_another_issue_is_found(copied: Path) -> None:
    for edition in ("pdf", "epub"):
        ours = copied / "tea" / "files" / f"tea.{edition}"
        shutil.copyfile(copied / "rain" / "files" / f"rain.{edition}", ours)

    def as_the_file(data: dict) -> None:  # type: ignore[type-arg]
        for edition in data["issues"][0]["editions"]:
            path = copied / edition["path"]
            edition["sha256"], edition["size_bytes"] = sha256_of(path), path.stat().st_size

    change_manifest(copied, as_the_file)
    seal(copied)
    assert found(copied) == {PDF: {"site-identifier-differs"}, EPUB: {"site-identifier-differs"}}


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x00" * 1000])
def test_an_edition_that_is_none_is_found(copied: Path, junk: bytes) -> None:
    def as_junk(data: dict) -> None:  # type: ignore[type-arg]
        for edition in data["issues"][0]["editions"]:
            (copied / edition["path"]).write_bytes(junk)
            edition["sha256"], edition["size_bytes"] = sha256_of(copied / edition["path"]), len(junk)

    change_manifest(copied, as_junk)
    seal(copied)
    assert found(copied) == {PDF: {"site-edition-unreadable"}, EPUB: {"site-edition-unreadable"}}


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"presswork_site": {"format": 2}}',
        b'{"presswork_site": {"format": 1}}',
        b'{"presswork_site": {"format": 1}, "issues": [1]}',
        b'{"presswork_site": {"format": 1}, "issues": [{"identifier": "a", "editions": [{}]}]}',
        b'{"presswork_site": {"format": 1}, "issues": [{"identifier": "a", "editions": '
        b'[{"path": "../../etc/passwd", "sha256": "0"}]}]}',
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_found(copied: Path, manifest: bytes) -> None:
    (copied / "manifest.json").write_bytes(manifest)
    seal(copied)
    assert found(copied) == {"manifest.json": {"site-manifest-damaged"}}


@pytest.mark.parametrize(
    "line",
    [
        b"no sum\n",
        b"0" * 64 + b"  ../outside\n",
        b"0" * 64 + b"  /etc/passwd\n",
        b"0" * 63 + b"g  index.html\n",
        b"0" * 64 + b"  index.html\n",
        b"\\" + b"0" * 64 + b"  a\\qb\n",
        b"0" * 64 + b"  without an end",
    ],
)
def test_checksums_that_are_none_are_found(copied: Path, line: bytes) -> None:
    with (copied / SUMS).open("ab") as file:
        file.write(line)
    assert found(copied) == {SUMS: {"site-sums-damaged"}}


def test_a_folder_without_checksums_is_no_site(copied: Path, tmp_path: Path) -> None:
    (copied / SUMS).write_bytes(b"")
    assert "site-sums-damaged" in found(copied)[SUMS]
    (copied / SUMS).unlink()
    for folder in (copied, tmp_path / "nothing", copied / "index.html"):
        with pytest.raises(UsageError):
            verify(folder)
    assert main(["verify", str(copied)]) == 2


def test_odd_names_go_into_the_sums_and_back() -> None:
    sums = {"a\\b": "0" * 64, "c\nd": "1" * 64, "e\rf": "2" * 64, "ä ö": "3" * 64, "\udcff": "4" * 64}
    assert read_sums(write_sums(sums)) == sums
