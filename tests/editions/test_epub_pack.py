"""The container: what the format demands, and the same bytes every time."""

from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import epub_issues as given
import pytest

from presswork.composition.book import compose_book
from presswork.editions.epub.pack import pack
from presswork.model import Book


def book(root: Path) -> Book:
    issue = given.lone_issue(root)
    return compose_book(
        issue, derivatives=given.derivatives_of(issue), cover=given.COVER, page_starts=given.PAGE_STARTS
    )


def test_mimetype_comes_first_and_pictures_are_stored_as_they_are(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack(book(tmp_path))))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["EPUB/photos/harbour.jpg"] == kinds["EPUB/cover.jpg"] == zipfile.ZIP_STORED
    assert kinds["EPUB/article-twice-read.xhtml"] == kinds["EPUB/photos/rocket.svg"] == zipfile.ZIP_DEFLATED
    assert archive.read("EPUB/cover.jpg") == given.COVER


def test_files_are_packed_as_they_were_composed(tmp_path: Path) -> None:
    made = book(tmp_path)
    archive = zipfile.ZipFile(io.BytesIO(pack(made)))
    for document in made.documents:
        assert archive.read(f"EPUB/{document.name}") == document.data


def test_without_an_ncx_the_spine_names_none(tmp_path: Path) -> None:
    made = book(tmp_path)
    documents = tuple(item for item in made.documents if item.id != "ncx")
    archive = zipfile.ZipFile(io.BytesIO(pack(dataclasses.replace(made, documents=documents))))
    assert b"toc=" not in archive.read("EPUB/content.opf")
    assert b'toc="ncx"' in zipfile.ZipFile(io.BytesIO(pack(made))).read("EPUB/content.opf")


def test_a_book_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="spine"):
        pack(dataclasses.replace(book(tmp_path), documents=()))


def test_the_same_book_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib, hashlib, epub_issues as g\n"
        "from presswork.composition.book import compose_book\n"
        "from presswork.editions.epub.pack import pack\n"
        "issue = g.lone_issue(pathlib.Path(sys.argv[1]))\n"
        "book = compose_book(issue, derivatives=g.derivatives_of(issue), cover=b'\\xff\\xd8', page_starts=g.PAGE_STARTS)\n"
        "print(hashlib.sha256(pack(book)).hexdigest())\n"
    )
    hashes = set()
    for number, (zone, seed) in enumerate(
        (("UTC", "0"), ("Asia/Kathmandu", "1"), ("America/St_Johns", "77"))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "LC_ALL": "C"}
        command = [sys.executable, "-c", script, str(folder)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, cwd=folder
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_an_e_book_with_known_pages_never_loads_the_typesetter(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "import presswork.composition.book, presswork.editions.epub.pack\n"
        "heavy = {'weasyprint', 'PIL', 'fontTools', 'uharfbuzz', 'pikepdf', 'resvg'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"
