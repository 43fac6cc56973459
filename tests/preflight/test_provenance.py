"""The source's hash is read back from finished files, and from nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pikepdf import Pdf, Stream
from preflight_files import XMP, write_epub, write_pdf

from presswork.preflight.provenance import read_source_hash

RECORD = ("abc123", "page=a4 & theme=feature")


def test_reads_pdf_and_epub(tmp_path: Path) -> None:
    assert read_source_hash(write_pdf(tmp_path / "tea.pdf")) == RECORD
    assert read_source_hash(write_epub(tmp_path / "tea.epub")) == RECORD


def test_reads_compressed_xmp_and_attributes(tmp_path: Path) -> None:
    def compressed(pdf: Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, XMP.encode())

    path = write_pdf(tmp_path / "tea.pdf", compressed)
    with Pdf.open(path) as pdf:
        pdf.save(tmp_path / "small.pdf", compress_streams=True, recompress_flate=True)
    assert read_source_hash(tmp_path / "small.pdf") == RECORD

    def as_attributes(pdf: Pdf) -> None:
        xmp = XMP.replace("<pw:sourceHash>abc123</pw:sourceHash>", "")
        xmp = xmp.replace("<pw:options>page=a4 &amp; theme=feature</pw:options>", "")
        xmp = xmp.replace('rdf:about=""', 'rdf:about="" pw:sourceHash="abc123"', 1)
        pdf.Root.Metadata = Stream(pdf, xmp.encode())

    assert read_source_hash(write_pdf(tmp_path / "other.pdf", as_attributes)) == ("abc123", "")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04 nothing", b"text"])
def test_other_files_have_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert read_source_hash(path) is None
    assert read_source_hash(tmp_path / "absent") is None


def test_files_of_others_have_none(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        del pdf.Root.Metadata

    assert read_source_hash(write_pdf(tmp_path / "tea.pdf", edit)) is None
    epub = write_epub(tmp_path / "tea.epub", ("package.opf", "presswork:source-hash", "presswork:other"))
    assert read_source_hash(epub) is None


def test_reading_loads_no_heavy_library() -> None:
    code = (
        "import sys, presswork.preflight.provenance;"
        "sys.exit(bool({'pikepdf', 'lxml', 'weasyprint', 'ebooklib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
