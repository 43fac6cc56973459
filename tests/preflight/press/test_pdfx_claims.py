"""What a press file claims to be, and what its bytes are, against what is in it."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from press_changes import (
    Change,
    codes,
    colour_space,
    graphics_state,
    icc_based,
    info,
    intent,
    layers,
    monitor_profile,
    other_profile,
    page_entry,
    photo,
)
from press_files import good_press_file, replace_xmp, small_cmyk_profile


def test_metadata_missing(tmp_path: Path) -> None:
    """Without XMP, Info's claim to be PDF/X-4 is worth nothing."""

    def change(pdf: Pdf) -> None:
        del pdf.Root["/Metadata"]
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")

    assert codes(good_press_file(tmp_path, change), tmp_path) == {"pdfx-metadata-missing"}


def test_creator_missing(tmp_path: Path) -> None:
    """Neither XMP nor Info names the program."""

    def change(pdf: Pdf) -> None:
        replace_xmp(pdf, "xmp:CreatorTool", "xmp:Tool")
        del pdf.docinfo["/Creator"]

    assert codes(good_press_file(tmp_path, change), tmp_path) == {"pdfx-creator-missing"}


def test_file_id_missing(tmp_path: Path) -> None:
    """qpdf always writes an identifier, so it is taken out of the bytes."""
    path = good_press_file(tmp_path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = path.read_bytes()
    assert data.count(b"/ID [") == 1
    path.write_bytes(data.replace(b"/ID [", b"/XD ["))
    assert codes(path, tmp_path) == {"pdfx-file-id-missing"}


def test_pdf_version(tmp_path: Path) -> None:
    """PDF 1.7 is newer than PDF/X-4 knows."""
    assert codes(good_press_file(tmp_path, force_version="1.7"), tmp_path) == {"pdfx-pdf-version"}
    assert codes(good_press_file(tmp_path, force_version="1.4"), tmp_path) == set()


def test_encrypted(tmp_path: Path) -> None:
    """Restrictions are encryption too, though the file opens without a password."""
    path = good_press_file(tmp_path, encryption=pikepdf.Encryption(owner="tea", user="", R=4, metadata=False))
    assert codes(path, tmp_path) == {"pdfx-encrypted"}


def test_compressed_metadata(tmp_path: Path) -> None:
    """A packet under a filter is not found by tools that read no PDF; qpdf compresses it if it has no type."""

    def change(pdf: Pdf) -> None:
        del pdf.Root.Metadata["/Type"]

    assert codes(good_press_file(tmp_path, change), tmp_path) == {"pdfx-metadata-packet"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (monitor_profile(), {"output-intent-profile-invalid", "output-intent-profile-differs"}),
        (small_cmyk_profile()[:600], {"output-intent-profile-invalid"}),
        (b"no profile at all", {"output-intent-profile-invalid"}),
        (other_profile(), {"output-intent-profile-differs"}),
    ],
    ids=["monitor", "cut off", "none", "other"],
)
def test_output_profile(data: bytes, code: set[str], tmp_path: Path) -> None:
    """A profile that is none, or another than the press profile's, is told apart from it."""

    def change(pdf: Pdf) -> None:
        intent(pdf).DestOutputProfile = pdf.make_stream(data, N=4)

    assert codes(good_press_file(tmp_path, change), tmp_path) == code


def test_other_condition(tmp_path: Path) -> None:
    """A file for another condition is found; the same profile under another name is not another condition."""

    def renamed(pdf: Pdf) -> None:
        intent(pdf).OutputConditionIdentifier = String("FOGRA52")

    def other(pdf: Pdf) -> None:
        renamed(pdf)
        intent(pdf).DestOutputProfile = pdf.make_stream(other_profile(), N=4)

    assert codes(good_press_file(tmp_path, renamed), tmp_path) == set()
    found = codes(good_press_file(tmp_path, other), tmp_path)
    assert found == {"output-intent-differs", "output-intent-profile-differs"}


def test_lzw(tmp_path: Path) -> None:
    """LZW is found in a picture's stream."""

    def change(pdf: Pdf) -> None:
        photo(pdf).write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
        photo(pdf).Width, photo(pdf).Height = 1, 2

    path = good_press_file(
        tmp_path, change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    assert codes(path, tmp_path) == {"filter-forbidden"}


def jpeg_2000(mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG2000")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (jpeg_2000("RGB"), set()),
        (jpeg_2000("RGBA"), set()),
        (jpeg_2000("L"), set()),
        (jpeg_2000("RGB").replace(b"ihdr\0\0\0\x08\0\0\0\x08\0\x03", b"ihdr\0\0\0\x08\0\0\0\x08\0\x02"), {"jpeg2000-unfit"}),
        (jpeg_2000("RGB").replace(b"colr\1\0\0\0\0\0\x10", b"colr\1\0\0\0\0\0\x13"), {"jpeg2000-unfit"}),
        (jpeg_2000("L")[jpeg_2000("L").index(b"\xff\x4f\xff\x51") :], {"jpeg2000-unfit"}),
        (b"no JPEG 2000", {"jpeg2000-unfit"}),
    ],
    ids=["RGB", "RGBA", "grey", "two channels", "JAB", "codestream", "junk"],
)  # fmt: skip
def test_jpeg_2000(data: bytes, code: set[str], tmp_path: Path) -> None:
    """Plain JPEG 2000 files pass, as Pillow writes them; others are found."""

    def change(pdf: Pdf) -> None:
        photo(pdf).write(data, filter=Name.JPXDecode)
        del photo(pdf)["/ColorSpace"]

    assert codes(good_press_file(tmp_path, change), tmp_path) == code


def older(version: str) -> Change:
    """Return a change: the file claims an older PDF/X, as those did, in Info."""

    def change(pdf: Pdf) -> None:
        del pdf.Root["/Metadata"]
        pdf.docinfo["/GTS_PDFXVersion"] = String(version)

    return change


OLD = "PDF/X-1a:2003"
OLD_SAVE = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "force_version": "1.4"}


def transparent(pdf: Pdf) -> None:
    graphics_state(ca=0.5)(pdf)


def sixteen_bits(pdf: Pdf) -> None:
    photo(pdf).BitsPerComponent = 16
    photo(pdf).Width = 910


@pytest.mark.parametrize(
    ("version", "code", "change"),
    [
        (OLD, None, lambda pdf: None),
        (OLD, "older-transparency", transparent),
        ("PDF/X-3:2003", "older-transparency", graphics_state(BM=Name.Multiply)),
        (OLD, "older-feature", layers()),
        (OLD, "older-feature", sixteen_bits),
        (OLD, "older-colour", colour_space("/Tea", lambda pdf: icc_based(pdf, other_profile(), 4))),
        ("PDF/X-3:2003", None, colour_space("/Tea", lambda pdf: icc_based(pdf, other_profile(), 4))),
        (OLD, "pdfx-title-missing", info("/Title", None)),
        (OLD, "pdfx-trapped-unknown", info("/Trapped", None)),
        (OLD, "pdfx-date-missing", info("/CreationDate", None)),
    ],
)
def test_older_claims(version: str, code: str | None, change: Change, tmp_path: Path) -> None:
    """A file that claims PDF/X-1a or PDF/X-3 is held to it."""

    def both(pdf: Pdf) -> None:
        older(version)(pdf)
        change(pdf)

    found = codes(good_press_file(tmp_path, both, **OLD_SAVE), tmp_path)
    assert found == {"pdfx-version-unexpected"} | ({code} if code else set())


def test_packed_objects_in_an_older_file(tmp_path: Path) -> None:
    """Object streams came after the PDF that PDF/X-1a rests on."""
    packed = pikepdf.ObjectStreamMode.generate  # qpdf will not pack where it is told the version
    path = good_press_file(tmp_path, older(OLD), force_version="", object_stream_mode=packed)
    assert "older-feature" in codes(path, tmp_path)


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\xff\xfe\x00",
        b"<x>" * 100_000,
        f'<!DOCTYPE x [<!ENTITY a0 "tea">{LAUGHS}]><x>&a9;</x>'.encode(),
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>',
    ],
    ids=["empty", "no text", "deep", "laughs", "outside"],
)
def test_hostile_metadata(packet: bytes, tmp_path: Path) -> None:
    """A packet that cannot be read, or must not be, is that and nothing else."""
    path = good_press_file(tmp_path, lambda pdf: pdf.Root.Metadata.write(packet))
    assert codes(path, tmp_path) == {"pdfx-metadata-unreadable"}


JUNK = (0, -1_000_000, True, Name.Junk, String("junk"), Array([Name.ICCBased, 3]), Array([]), Dictionary())


def in_catalog(key: str, value: object) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


CATALOG = ("/OutputIntents", "/Metadata", "/OCProperties", "/AcroForm", "/ViewerPreferences", "/Names")
PAGE = ("/Annots", "/Resources", "/BleedBox", "/TrimBox", "/CropBox", "/MediaBox", "/UserUnit", "/Rotate")


@pytest.mark.parametrize("key", [*CATALOG, "/Outlines", "/OpenAction", "/Version", "/Collection"])
def test_junk_in_the_catalog(key: str, tmp_path: Path) -> None:
    """No check falls over what is of another kind than the standard says."""
    for junk in JUNK:
        codes(good_press_file(tmp_path, in_catalog(key, junk), pages=1), tmp_path)


@pytest.mark.parametrize("key", [*PAGE, "/Group", "/AA", "/Contents"])
def test_junk_in_a_page(key: str, tmp_path: Path) -> None:
    """The same for a page's own entries."""
    for junk in JUNK:
        codes(good_press_file(tmp_path, page_entry(key, partial(_same, junk)), pages=1), tmp_path)


def _same(value: object, _: Pdf) -> object:
    return value


def test_ring_of_colour_spaces(tmp_path: Path) -> None:
    """Spaces that refer to one another, many times over, end."""

    def change(pdf: Pdf) -> None:
        rings = [pdf.make_indirect(Array([Name.Separation, Name.Gold, Name.DeviceCMYK])) for _ in range(9)]
        for number, ring in enumerate(rings):
            ring.append(Array([rings[(number + step) % 9] for step in range(1, 9)]))
        spaces = pdf.pages[0].Resources.ColorSpace
        for number, ring in enumerate(rings):
            spaces[f"/S{number}"] = ring

    assert codes(good_press_file(tmp_path, change), tmp_path) <= {"spot-colour-ambiguous"}
