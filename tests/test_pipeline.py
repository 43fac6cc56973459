"""The whole way, from a folder to finished files: written whole or not at all, and rebuilt when they are old."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import article, jpeg, prose

from presswork import files
from presswork.cache import Cache
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding
from presswork.pipeline import Order, build, check
from presswork.preflight.provenance import read_source_hash

Ordered = Callable[..., Order]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return article(tmp_path / "small", "headline: Small\nlanguage: en", "That was all.")


@pytest.fixture
def ordered(small: Path, tmp_path: Path, shared_folder: Path) -> Ordered:
    """Return a function that orders the small article, into `out`."""

    def order(**options: object) -> Order:
        cache = Cache(shared_folder / "cache")
        return Order(**{"folder": small, "out": tmp_path / "out", "cache": cache, **options})

    return order


@pytest.fixture(autouse=True)
def _no_validators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge by our own checks alone: these tests ask whether a file is judged, not by whom."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("JAVA_HOME", "")


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings} - {"validator-missing"}


def test_a_file_replaces_the_old_one_whole(ordered: Ordered, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    old = out / "small.pdf"
    old.write_bytes(b"old")
    held = old.open("rb")
    build(ordered(), ["pdf"])
    assert held.read() == b"old", "the old file was written over, not replaced"
    held.close()
    assert old.read_bytes().startswith(b"%PDF")
    assert [path.name for path in out.iterdir()] == ["small.pdf"]


def test_what_a_killed_build_left_is_cleared(
    ordered: Ordered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> None:
        raise KeyboardInterrupt

    build(ordered(), ["pdf"])
    before = (tmp_path / "out/small.pdf").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", killed)
        patched.setattr(Path, "unlink", lambda *_, **__: None)  # killed outright: nothing is tidied up
        with pytest.raises(KeyboardInterrupt):
            build(ordered(page="a5"), ["pdf"])
    assert (tmp_path / "out/small.pdf").read_bytes() == before
    assert len(list((tmp_path / "out").iterdir())) == 2
    build(ordered(), ["pdf"])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["small.pdf"]


def test_a_build_that_fails_leaves_the_old_files(ordered: Ordered, small: Path, tmp_path: Path) -> None:
    build(ordered(), ["pdf", "epub"])
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    article(small, "headline: Small\nlanguage: en", "A letter that no font has: 新.")
    with pytest.raises(FindingsError):
        build(ordered(), ["pdf", "epub"])
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_files_may_be_read_by_whom_the_umask_lets(ordered: Ordered, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        build(ordered(), ["pdf"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out/small.pdf").stat().st_mode) == 0o640


def test_a_folder_that_cannot_be_written_to(ordered: Ordered, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    if os.geteuid() == 0:  # who may write anywhere but there
        locked = Path("/proc/self")
    with pytest.raises(UsageError, match="cannot be written"):
        build(ordered(out=locked / "out"), ["pdf"])


def test_a_folder_that_is_a_file(ordered: Ordered, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="--out"):
        build(ordered(out=tmp_path / "file"), ["pdf"])
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_in_the_files_place(ordered: Ordered, tmp_path: Path) -> None:
    (tmp_path / "out/small.pdf").mkdir(parents=True)
    with pytest.raises(UsageError, match="cannot be written"):
        build(ordered(), ["pdf"])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["small.pdf"]


def test_check_builds_what_is_missing(ordered: Ordered, tmp_path: Path) -> None:
    assert codes(check(ordered())) == set()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["small.epub", "small.pdf"]


def test_check_leaves_alone_what_is_current(ordered: Ordered, tmp_path: Path) -> None:
    check(ordered())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    check(ordered())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize("change", ["text", "photo", "template", "asset"])
def test_check_rebuilds_what_is_old(ordered: Ordered, small: Path, tmp_path: Path, change: str) -> None:
    def write(shade: int, word: str) -> None:
        jpeg(small / "photos/slope.jpg", shade=shade if change == "photo" else 1)
        text = word if change == "text" else "still"
        photo = '![A slope](slope.jpg "The slope."){credit="Desk"}'
        article(small, "headline: Small\nlanguage: en", f"{prose(100)} It is {text} the same.\n\n{photo}")
        (small / "templates").mkdir(exist_ok=True)
        css = f"h1 {{ color: #{shade:02x}0000 }} body {{ background: url(dot.svg) }}"
        (small / "templates/publication.css").write_text(
            css if change == "template" else css.replace(f"{shade:02x}", "11")
        )
        (small / "assets").mkdir(exist_ok=True)
        colour = word if change == "asset" else "none"
        (small / "assets/dot.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>{colour}</title></svg>'
        )

    write(10, "not")
    check(ordered())
    before = {path: read_source_hash(path) for path in (tmp_path / "out").iterdir()}
    write(90, "just")
    check(ordered())
    after = {path: read_source_hash(path) for path in (tmp_path / "out").iterdir()}
    assert all(before[path] != after[path] for path in before)


def page_width(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return round(float(pdf.pages[0].trimbox[2]))


def test_check_judges_the_page_that_was_chosen(ordered: Ordered, small: Path, tmp_path: Path) -> None:
    build(ordered(page="a5"), ["pdf", "epub"])
    before = (tmp_path / "out/small.pdf").read_bytes()
    assert codes(check(ordered())) == set()
    assert (tmp_path / "out/small.pdf").read_bytes() == before
    article(small, "headline: Small\nlanguage: en", "That was not all.")
    check(ordered())
    assert page_width(tmp_path / "out/small.pdf") == 420
    check(ordered(page="letter"))
    assert page_width(tmp_path / "out/small.pdf") == 612


def test_check_follows_a_header_that_changes_its_page(ordered: Ordered, small: Path, tmp_path: Path) -> None:
    build(ordered(), ["pdf", "epub"])
    assert page_width(tmp_path / "out/small.pdf") == 595
    article(small, "headline: Small\nlanguage: en\npage: a5", "That was all.")
    check(ordered())
    assert page_width(tmp_path / "out/small.pdf") == 420


def test_check_finds_a_damaged_file(ordered: Ordered, tmp_path: Path) -> None:
    check(ordered())
    path = tmp_path / "out/small.pdf"
    record = read_source_hash(path)
    with pikepdf.open(path) as pdf:
        drawn = pdf.pages[0].Contents[1].read_raw_bytes()
    data = path.read_bytes()
    at = data.index(drawn)
    path.write_bytes(data[: at + 20] + bytes(40) + data[at + 60 :])
    assert read_source_hash(path) == record
    assert codes(check(ordered())) == {"file-unreadable"}


def test_check_finds_a_file_that_lost_its_tags(ordered: Ordered, tmp_path: Path) -> None:
    check(ordered())
    path = tmp_path / "out/small.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    found = codes(check(ordered()))
    assert "pdf-structure-missing" in found


def test_check_rebuilds_a_file_that_is_none(ordered: Ordered, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/small.pdf").write_bytes(b"not a PDF at all")
    assert codes(check(ordered())) == set()


def test_check_does_not_build_from_faulty_content(ordered: Ordered, small: Path, tmp_path: Path) -> None:
    article(small, "headline: Small\nlanguage: en", "See [nothing](#nothing).")
    assert codes(check(ordered())) == {"dead-link"}
    assert not (tmp_path / "out").exists()


def test_a_template_outside_the_project_is_not_read(ordered: Ordered, small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/colophon.html").write_text("<p>a secret</p>")
    (small / "templates").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FindingsError) as caught:
        build(ordered(), ["pdf", "epub"])
    assert codes(caught.value.findings) == {"path-outside-project"}
