"""What looks like a fault and is none: a sound press file with something in it that PDF/X-4 allows."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from press_changes import (
    Change,
    alternates,
    annotation,
    box,
    codes,
    colour_space,
    graphics_state,
    icc_based,
    intent,
    layers,
    other_profile,
    page_entry,
    photo,
    separation,
    trapped,
)
from press_files import append_content, good_press_file


def trap_network(pdf: Pdf) -> None:
    trapped(pdf, "True")
    annotation("TrapNet", (0, 0, 400, 600), FontFauxing=Array([]))(pdf)


def bookmark(pdf: Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("Tea"), Dest=Array([pdf.pages[0].obj, Name.Fit])))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def same_spot_twice(pdf: Pdf) -> None:
    spaces = pdf.pages[0].Resources.ColorSpace
    spaces["/One"], spaces["/Two"] = separation(pdf, "Gold", 0.2), separation(pdf, "Gold", 0.2)


def other_alternate(pdf: Pdf) -> None:
    photo(pdf).Alternates = alternates(pdf)
    photo(pdf).Alternates[0].DefaultForPrinting = False


def soft_mask(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Group=group)
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form, TR=Name.Identity)
    graphics_state(SMask=mask)(pdf)


def attributes(pdf: Pdf) -> None:
    """Structure attributes are called /A as actions are."""
    element = pdf.make_indirect(Dictionary(S=Name.Table, A=Dictionary(O=Name.Table, S=Name.Tea)))
    pdf.pages[0].obj.PieceInfo = Dictionary(Tea=Dictionary(Private=element))


def simple_font(pdf: Pdf) -> None:
    """A TrueType font under a simple encoding is as good as a composite one."""
    composite = pdf.pages[0].Resources.Font.Text
    descriptor = composite.DescendantFonts[0].FontDescriptor
    pdf.pages[0].Resources.Font["/Simple"] = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=descriptor.FontName,
        FirstChar=32,
        LastChar=32,
        Widths=Array([250]),
        FontDescriptor=descriptor,
        Encoding=Name.WinAnsiEncoding,
    )


def registry_left_out(pdf: Pdf) -> None:
    """Words for people make the registry needless."""
    del intent(pdf)["/RegistryName"]


def info_left_out(pdf: Pdf) -> None:
    """PDF/X-4 needs no Info; XMP says it all."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]


def art_box(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.ArtBox = page.TrimBox
    del page["/TrimBox"]


def spread(pdf: Pdf) -> None:
    """Two pages of A5 side by side come near A4 and are none."""
    for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
        box(name, mm=(0, 0, 148, 0))(pdf)


ALLOWED: list[tuple[str, Change]] = [
    ("trap network", trap_network),
    ("mark in the bleed", annotation("PrinterMark", (30, 30, 36, 36))),
    ("note beside the bleed", annotation("Text", (2, 2, 20, 20))),
    ("bookmark and first view", bookmark),
    ("structure attributes", attributes),
    ("default transfer function", graphics_state(TR2=Name.Default)),
    ("default black generation", graphics_state(BG2=Name.Default, UCR2=Name.Default)),
    ("plain halftone", graphics_state(HT=Dictionary(HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round))),
    ("blend modes", graphics_state(BM=Array([Name.Multiply, Name.Normal]), ca=0.5)),
    ("soft mask with a curve", soft_mask),
    ("rendering intent", graphics_state(RI=Name.Perceptual)),
    ("layers", layers()),
    ("alternate for the screen", other_alternate),
    ("spot colour twice", same_spot_twice),
    ("CMYK of another press", colour_space("/Tea", lambda pdf: icc_based(pdf, other_profile(), 4))),
    ("simple font", simple_font),
    ("CropBox as the medium", page_entry("/CropBox", lambda pdf: pdf.pages[0].obj.MediaBox)),
    ("more bleed", box("/BleedBox", mm=(2, 2, 2, 2))),
    ("ArtBox alone", art_box),
    ("spread of A5", spread),
    ("no registry", registry_left_out),
    ("no Info", info_left_out),
    ("unknown operator in BX", lambda pdf: append_content(pdf, "BX stir EX")),
    ("viewer's print area", lambda pdf: setattr(pdf.Root, "ViewerPreferences", Dictionary(PrintArea=Name.BleedBox))),
    ("empty form", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=[]))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change"), ALLOWED, ids=[what for what, _ in ALLOWED])
def test_allowed(what: str, change: Change, tmp_path: Path) -> None:
    """No structure check finds anything."""
    assert codes(good_press_file(tmp_path, change), tmp_path) == set(), what


def test_packed_and_linearized(tmp_path: Path) -> None:
    """Object streams and fast web view are PDF 1.6's, and so PDF/X-4's."""
    packed = pikepdf.ObjectStreamMode.generate
    path = good_press_file(
        tmp_path, force_version="", min_version="1.6", object_stream_mode=packed, linearize=True
    )
    assert codes(path, tmp_path) == set()
