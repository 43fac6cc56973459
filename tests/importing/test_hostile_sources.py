"""Sources made to do harm, through the command line: an error, or only their words; and nothing left behind."""

from __future__ import annotations

import io
import stat
import time
import zipfile
from pathlib import Path

import pytest

from presswork.cli import main
from presswork.content.read import read_issue

WORDS = "<p>Ships came in at dawn, as they had for a hundred years, and the men sat and waited.</p>"
SECRET = "the secret of another folder"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "presswork.toml").write_text('name = "orbit"\n')
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8\xff" + SECRET.encode())
    monkeypatch.chdir(root)
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def packed(*members: tuple[str, bytes], deflated: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("word/media/image1.png")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr("word/document.xml", b"<x/>")
        archive.writestr(info, "../../../secret.jpg")
    return buffer.getvalue()


EPUB = ("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<x/>")
BOMB = b"<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel><title>&b;</title></channel></rss>"
OUTSIDE = b"<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>&a;</title></channel></rss>"


@pytest.mark.parametrize(
    "data",
    [
        packed(("word/document.xml", b"<x/>"), ("../../evil.txt", b"x")),
        packed(*EPUB, ("/tmp/evil.txt", b"x")),
        packed(("a.txt", b"words"), ("b/../../evil.txt", b"x")),
        packed(("word/document.xml", b"<x/>"), ("word/A.xml", b"1"), ("word/a.xml", b"2")),
        packed(("word/document.xml", bytes(300_000_000)), deflated=True),
        link(),
        packed(("word/document.xml", b"<x/>"))[:-30],
        BOMB,
        OUTSIDE,
        b"{\\rtf1" + b"{" * 100_000,
        packed(("word/document.xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>")),
    ],
    ids=[
        "slip-docx",
        "slip-epub",
        "slip-zip",
        "twins",
        "bomb",
        "link",
        "cut",
        "entity-bomb",
        "outside",
        "rtf-depth",
        "docx-entity",
    ],
)
@pytest.mark.parametrize("further", [[], ["--json"]], ids=["write", "json"])
def test_an_attack_gets_an_error_and_leaves_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], data: bytes, further: list[str]
) -> None:
    (project / "source").write_bytes(data)
    before = tree(project.parent)
    assert main(["import", "source", "--to", "content/a", *further]) in (1, 2)
    said = capsys.readouterr()
    assert "source: error: " in said.err and said.out == ""
    assert tree(project.parent) == before


def test_a_page_reaches_no_file_and_runs_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = project.parent / "secret.jpg"
    (project / "pages").mkdir()
    (project / "pages" / "link.jpg").symlink_to(secret)
    sources = [
        "../secret.jpg",
        "../../secret.jpg",
        str(secret),
        secret.as_uri(),
        "link.jpg",
        "%2e%2e/%2e%2e/secret.jpg",
    ]
    pictures = WORDS.join(f"<figure><img src='{source}' alt='A picture'></figure>" for source in sources)
    links = "".join(
        f"<a href='{to}'>there</a> "
        for to in ("javascript:x()", " JaVa\tScript:x()", "data:text/html,x", "file:///etc/passwd")
    )
    (project / "pages" / "page.html").write_text(
        f"<html lang=en><body onload='x()'><article><h1>The Harbour Wakes</h1>{WORDS * 3}<p>They went {links} and "
        f"came back again in the evening of the same day.</p>{pictures}<script>x()</script>{WORDS * 3}</article>"
    )
    assert main(["import", "pages/page.html", "--to", "content/a"]) == 0
    written = b"".join(tree(project / "content").values())
    assert SECRET.encode() not in written and b"javascript:" not in written.lower()
    assert not (project / "content/a/photos").exists()
    result = read_issue(project / "content/a")
    assert result.issue and not [finding for finding in result.findings if finding.severity == "error"]
    assert all(photo.is_fpo for photo in result.issue.articles[0].photos)
    assert "there" in "".join(block.html for block in result.issue.articles[0].blocks)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 30_000 + WORDS * 3,
        "<ul><li>x" * 3_000 + WORDS * 3,
        WORDS * 3 + "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">Last.</p>",
        WORDS * 3 + "<img src='data:image/png;base64," + "A" * 3_000_000 + "'>",
        WORDS * 3 + "<p>" + "[(" * 100_000,
        WORDS * 3 + "<table>" + "<tr><td>x" * 5_000,
    ],
    ids=["deep", "lists", "attributes", "data", "brackets", "table"],
)
def test_a_page_beyond_all_bounds_still_gives_its_words(project: Path, page: str) -> None:
    (project / "page.html").write_text(f"<html lang=en><body><h1>The Harbour Wakes</h1>{page}")
    assert main(["import", "page.html", "--to", "content/a"]) == 0
    result = read_issue(project / "content/a")
    assert result.issue and not [finding for finding in result.findings if finding.severity == "error"]
    assert "Ships came in at dawn" in "".join(block.html for block in result.issue.articles[0].blocks)


def test_every_broken_source_of_a_folder_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "sources"
    folder.mkdir()
    (folder / "1.xml").write_bytes(BOMB)
    (folder / "2.docx").write_bytes(packed(("word/document.xml", b"<x/>"), ("../evil", b"x")))
    (folder / "3.txt").write_text("Ships came in at dawn, as they had for a hundred years.")
    before = tree(project.parent)
    assert main(["import", "sources", "--to", "content/a"]) == 2
    said = capsys.readouterr().err
    assert "1.xml: error: " in said and "2.docx: error: " in said
    assert tree(project.parent) == before


@pytest.mark.parametrize(
    ("name", "run"),
    [("a.txt", " "), ("a.txt", "1"), ("a.md", " "), ("a.md", "~")],
    ids=["text-blanks", "text-digits", "markdown-blanks", "markdown-fence"],
)
def test_an_endless_run_of_one_character_takes_no_endless_time(project: Path, name: str, run: str) -> None:
    text = f"The harbour at dawn\n\nBy Ann Lee\n\n{WORDS[3:-4]}\n\nx{run * 100_000}y\n\n{run * 100_000}\n"
    (project / name).write_text(text)
    started = time.process_time()
    assert main(["import", name, "--to", "content/a"]) == 0
    assert time.process_time() - started < 20  # seconds; by the square of its length it took minutes
    assert "sat and waited" in (project / "content" / "a" / "article.md").read_text()
