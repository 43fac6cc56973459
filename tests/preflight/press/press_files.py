"""Sound press files to plant defects in: a folder in, a PDF/X-4 that every press check passes out.

Made by hand with pikepdf, by nobody's press edition. Each page has a picture and a tint that reach into
the bleed, black text that overprints, a rule of half a point, and crop marks in Separation All; the output
intent holds a small CMYK profile that `small_cmyk_profile` computes.
"""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg_amiri
import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from presswork.press_profile import OutputCondition, PressProfile

if TYPE_CHECKING:
    from collections.abc import Callable

MM = 72 / 25.4
TRIM_MM = (148.0, 210.0)
BLEED_MM = 3.0
SLUG_MM = 10.0  # from the bleed's edge to the medium's
CONDITION = "FOGRA39"
TITLE = "Over Tea"
DATE = "2021-08-12T00:00:00+00:00"
PDF_DATE = "D:20210812000000+00'00'"
DOCUMENT_ID = "uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427"
TEXT = "An invitation to tea, and to fly higher"
_PHOTO_PX = (1820, 680)
_FONT = Path(fontpkg_amiri.__file__).parent / "files" / "Amiri-Regular.ttf"

XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{TITLE}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>By hand</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>By hand</xmp:CreatorTool><xmp:CreateDate>{DATE}</xmp:CreateDate>
<xmp:ModifyDate>{DATE}</xmp:ModifyDate><xmp:MetadataDate>{DATE}</xmp:MetadataDate>
<xmpMM:DocumentID>{DOCUMENT_ID}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def good_press_file(
    folder: Path,
    change: Callable[[pikepdf.Pdf], object] | None = None,
    *,
    pages: int = 4,
    name: str = "good.pdf",
    **save: Any,
) -> Path:
    """Write a sound press file, after `change` has had its way with it; `save` goes to pikepdf's."""
    pdf = pikepdf.new()
    shared = _resources(pdf)
    for number in range(pages):
        _add_page(pdf, shared, number)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(_output_intent(pdf))])
    metadata = pdf.make_stream(XMP.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.docinfo["/Title"] = String(TITLE)
    pdf.docinfo["/Producer"] = String("By hand")
    pdf.docinfo["/Creator"] = String("By hand")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(PDF_DATE)
    pdf.docinfo["/Trapped"] = Name("/False")
    if change is not None:
        change(pdf)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    options: dict[str, Any] = {"force_version": "1.6", "deterministic_id": True, **save}
    if "encryption" in options:
        del options["deterministic_id"]  # qpdf wants the one or the other
    pdf.save(path, fix_metadata_version=False, **options)
    return path


def press_profile(folder: Path, **changes: Any) -> PressProfile:
    """Return the profile that the sound file was made for: its condition, its bleed, four pages a sheet."""
    icc = folder / "small-cmyk.icc"
    if not icc.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        icc.write_bytes(small_cmyk_profile())
    condition = OutputCondition(
        identifier=CONDITION, registry="http://www.color.org", name="Coated paper, for tests", icc=icc
    )
    fields: dict[str, Any] = {
        "name": "test",
        "title": "Test press",
        "condition": condition,
        "bleed_mm": BLEED_MM,
        "safe_margin_mm": 4.0,
        "total_ink_percent": 300.0,
        "ppi_fail": 150.0,
        "ppi_warn": 220.0,
        "ppi_resample": 300.0,
        "min_stroke_pt": 0.25,
        "min_multi_ink_text_pt": 9.0,
        "page_multiple": 4,
        "binding": "saddle-stitch",
        "paper_thickness_mm": 0.1,
    }
    return PressProfile(**{**fields, **changes})


def replace_xmp(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    """Change the XMP packet; the text to replace must stand in it."""
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert old in packet, old
    pdf.Root.Metadata.write(packet.replace(old, new).encode())


def append_content(pdf: pikepdf.Pdf, operators: str | bytes, *, page: int = 0) -> None:
    """Let a page paint something more, outside the graphics state of what it painted before."""
    data = operators.encode() if isinstance(operators, str) else operators
    pdf.pages[page].contents_add(pdf.make_stream(b"q\n" + data + b"\nQ"))


def boxes_pt() -> dict[str, tuple[float, float, float, float]]:
    """Return the page boxes of the sound file: left, bottom, right, top in points."""
    width, height = (side * MM for side in TRIM_MM)
    inset = (SLUG_MM + BLEED_MM) * MM
    slug = SLUG_MM * MM
    return {
        "/MediaBox": (0, 0, width + 2 * inset, height + 2 * inset),
        "/BleedBox": (slug, slug, width + 2 * inset - slug, height + 2 * inset - slug),
        "/TrimBox": (inset, inset, inset + width, inset + height),
    }


def _add_page(pdf: pikepdf.Pdf, shared: Dictionary, number: int) -> None:
    page = Dictionary(Type=Name.Page, Resources=shared, Contents=pdf.make_stream(_content(number)))
    for key, box in boxes_pt().items():
        page[key] = Array([round(side, 4) for side in box])
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _content(number: int) -> bytes:
    left, bottom, right, top = boxes_pt()["/BleedBox"]
    trim = boxes_pt()["/TrimBox"]
    text = b"".join(struct.pack(">H", _glyphs()[letter]) for letter in f"{TEXT} {number}").hex()
    lines = [
        # A tint over the foot of the page, a picture over its head, both into the bleed.
        f"/Plain gs 0.1 0 0.2 0 k {left:.4f} {bottom:.4f} {right - left:.4f} 150 re f",
        f"q {right - left:.4f} 0 0 160 {left:.4f} {top - 160:.4f} cm /Photo Do Q",
        f"0 G 0 0 0 1 K 0.5 w {trim[0] + 40:.4f} 300 m {trim[2] - 40:.4f} 300 l S",
        f"/Over gs BT 0 0 0 1 k /Text 12 Tf 1 0 0 1 {trim[0] + 40:.4f} 320 Tm <{text}> Tj ET",
        "/Plain gs /All CS 1 SCN 0.25 w",
    ]
    for x in (trim[0], trim[2]):  # crop marks, outside the bleed
        lines += [f"{x:.4f} {bottom - 20:.4f} m {x:.4f} {bottom - 4:.4f} l S"]
        lines += [f"{x:.4f} {top + 4:.4f} m {x:.4f} {top + 20:.4f} l S"]
    return "\n".join(lines).encode()


def _resources(pdf: pikepdf.Pdf) -> Dictionary:
    over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    plain = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
    tint = pdf.make_stream(
        b"{dup dup dup}", FunctionType=4, Domain=[0, 1], Range=Array([0, 1, 0, 1, 0, 1, 0, 1])
    )
    everything = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    return Dictionary(
        Font=Dictionary(Text=_font(pdf)),
        XObject=Dictionary(Photo=_photo(pdf)),
        ExtGState=Dictionary(Over=pdf.make_indirect(over), Plain=pdf.make_indirect(plain)),
        ColorSpace=Dictionary(All=everything),
    )


def _photo(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """A CMYK picture of soft colours, 300 pixels an inch across the bleed."""
    photo = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=_PHOTO_PX[0],
        Height=_PHOTO_PX[1],
        BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
    )
    photo.write(_packed_photo(), filter=Name.FlateDecode)
    return photo


@cache
def _packed_photo() -> bytes:
    width, height = _PHOTO_PX
    row = bytes(value for x in range(width) for value in (x * 120 // width, 90, 40 + x * 60 // width, 10))
    return zlib.compress(row * height)


@cache
def _font_program() -> bytes:
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    font = TTFont(_FONT)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=TEXT + " 0123456789")
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def _glyphs() -> dict[str, int]:
    font = TTFont(io.BytesIO(_font_program()))
    return {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}


def letter(character: str) -> tuple[int, float]:
    """Return a letter's code in the font /Text, and how high its outline reaches, in ems."""
    font = TTFont(io.BytesIO(_font_program()))
    code = _glyphs()[character]
    return code, font["glyf"][font.getGlyphName(code)].yMax / font["head"].unitsPerEm


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    font = TTFont(io.BytesIO(_font_program()))
    scale = 1000 / font["head"].unitsPerEm
    widths = [round(font["hmtx"][name][0] * scale) for name in font.getGlyphOrder()]
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Amiri-Regular"),
        Flags=4,
        FontBBox=[-500, -500, 1500, 1100],
        ItalicAngle=0,
        Ascent=round(font["hhea"].ascent * scale),
        Descent=round(font["hhea"].descent * scale),
        CapHeight=640,
        StemV=80,
        FontFile2=pdf.make_stream(_font_program(), Length1=len(_font_program())),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Amiri-Regular"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
        W=Array([0, Array(widths)]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Amiri-Regular"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode()),
        )
    )


def _to_unicode() -> bytes:
    pairs = sorted((glyph, letter) for letter, glyph in _glyphs().items())
    lines = "\n".join(f"<{glyph:04x}> <{ord(letter):04x}>" for glyph, letter in pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    ).encode()


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String("Coated paper, for tests"),
        RegistryName=String("http://www.color.org"),
        Info=String("Coated paper, for tests"),
        DestOutputProfile=pdf.make_stream(small_cmyk_profile(), N=4),
    )


@cache
def small_cmyk_profile() -> bytes:
    """Return an ICC output profile (version 2, CMYK, Lab) of two grid points an ink: right in form only.

    Source: ICC.1:2001-04, 6.1 (header), 6.5.7 (lut8Type); inks that mix as 1 - (1 - c)(1 - k).
    """
    to_lab = [_lab8(*((corner >> bit) & 1 for bit in (3, 2, 1, 0))) for corner in range(16)]
    to_ink = [_ink8(*((corner >> bit) & 1 for bit in (2, 1, 0))) for corner in range(8)]
    a2b = _lut8(4, 3, b"".join(to_lab))
    b2a = _lut8(3, 4, b"".join(to_ink))
    gamut = _lut8(3, 1, bytes(8))
    words = b"Small CMYK for tests"
    description = b"desc" + bytes(4) + struct.pack(">I", len(words) + 1) + words + bytes(1 + 8 + 3 + 67)
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    tags: list[tuple[bytes, bytes]] = [
        (b"desc", description),
        (b"cprt", b"text" + bytes(4) + b"CC0\0"),
        (b"wtpt", white),
        *((b"A2B" + digit, a2b) for digit in (b"0", b"1", b"2")),
        *((b"B2A" + digit, b2a) for digit in (b"0", b"1", b"2")),
        (b"gamt", gamut),
    ]
    return _profile(tags, colour_space=b"CMYK", profile_class=b"prtr")


def _profile(tags: list[tuple[bytes, bytes]], *, colour_space: bytes, profile_class: bytes) -> bytes:
    places: dict[bytes, int] = {}
    data = b""
    for _, body in tags:
        if body not in places:
            places[body] = 128 + 4 + 12 * len(tags) + len(data)
            data += body + bytes(-len(body) % 4)
    table = struct.pack(">I", len(tags)) + b"".join(
        name + struct.pack(">II", places[body], len(body)) for name, body in tags
    )
    size = 128 + len(table) + len(data)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, profile_class, colour_space, b"Lab ")
    header += struct.pack(">6H", 2021, 8, 12, 0, 0, 0) + b"acsp" + bytes(28)
    header += struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header + bytes(128 - len(header)) + table + data


def _lut8(inputs: int, outputs: int, grid: bytes) -> bytes:
    ramp = bytes(range(256))
    head = b"mft1" + bytes(4) + bytes([inputs, outputs, 2, 0])
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    return head + identity + ramp * inputs + grid + ramp * outputs


def _lab8(cyan: int, magenta: int, yellow: int, black: int) -> bytes:
    light = 255 * (1 - black) * (1 - 0.4 * cyan) * (1 - 0.5 * magenta) * (1 - 0.06 * yellow)
    a = 128 + (1 - black) * (74 * magenta - 37 * cyan)
    b = 128 + (1 - black) * (93 * yellow - 50 * cyan)
    return bytes(max(0, min(255, round(value))) for value in (light, a, b))


def _ink8(light: int, a: int, b: int) -> bytes:
    return bytes([255 * (1 - a), 255 * a, 255 * b, 255 * (1 - light)])
