"""Each structure check finds what it is for, and nothing else: a sound file with one thing broken in it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from press_changes import (
    Change,
    alternates,
    annotation,
    archive_intent,
    attachment,
    bare_xmp,
    box,
    codes,
    colour_space,
    descendant,
    font_of_other_kind,
    font_without_cmap,
    form,
    graphics_state,
    icc_based,
    info,
    inline_lzw,
    intent,
    layers,
    no_true_type,
    other_profile,
    outline_action,
    page_entry,
    photo,
    postscript,
    scaled,
    script,
    second_intent,
    second_page_rotated,
    second_rdf,
    trapped,
    two_spots,
    unnamed_configuration,
    without_default,
    xmp,
)
from press_files import append_content, good_press_file, press_profile, replace_xmp, small_cmyk_profile

from presswork.preflight.press import structure_checks

CODES = {check.CODE for check in (*structure_checks.PAGE_CHECKS, *structure_checks.FILE_CHECKS)}

BROKEN: list[tuple[str, str, Change]] = [
    ("pdfx-version-missing", "no claim", xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")),
    ("pdfx-version-unexpected", "no such one", xmp("PDF/X-4<", "PDF/X-44<")),
    ("pdfx-version-unexpected", "partial", xmp("PDF/X-4<", "PDF/X-4p<")),
    ("pdfx-metadata-unreadable", "no XML", xmp("</rdf:RDF>", "")),
    ("pdfx-metadata-unreadable", "two roots", lambda pdf: pdf.Root.Metadata.write(second_rdf())),
    ("pdfx-metadata-packet", "no wrapper", lambda pdf: pdf.Root.Metadata.write(bare_xmp())),
    ("pdfx-metadata-packet", "old wrapper", xmp('d"?>', 'd" bytes="2000"?>')),
    ("pdfx-title-missing", "none", lambda pdf: replace_xmp(pdf, "dc:title>", "dc:subject>")),
    ("pdfx-date-missing", "none", xmp("xmp:MetadataDate", "xmp:MetadataDay")),
    ("pdfx-date-missing", "no date", info("/ModDate", String("yesterday"))),
    ("pdfx-trapped-unknown", "unknown", lambda pdf: trapped(pdf, "Unknown")),
    ("pdfx-document-id-missing", "no rendition", xmp("xmpMM:RenditionClass", "xmpMM:Rendition")),
    ("pdfx-metadata-differs", "title", info("/Title", String("Coffee"))),
    ("pdfx-metadata-differs", "date", info("/CreationDate", String("D:20210812000000+01'00'"))),
    ("pdfx-pdf-version", "catalog", lambda pdf: setattr(pdf.Root, "Version", Name("/2.0"))),
    ("output-intent-missing", "none", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    ("output-intent-missing", "of PDF/A", lambda pdf: setattr(intent(pdf), "S", Name.GTS_PDFA1)),
    ("output-intent-several", "two", second_intent),
    ("output-intent-several", "another profile", archive_intent),
    ("output-intent-identifier-missing", "none", lambda pdf: intent(pdf).__delitem__("/OutputConditionIdentifier")),
    ("output-intent-profile-missing", "none", lambda pdf: intent(pdf).__delitem__("/DestOutputProfile")),
    ("output-intent-profile-invalid", "N", lambda pdf: setattr(intent(pdf).DestOutputProfile, "N", 3)),
    ("output-intent-on-page", "one", page_entry("/OutputIntents", lambda pdf: Array([intent(pdf)]))),
    ("annotation-in-print-area", "a link", annotation("Link", (60, 60, 160, 80))),
    ("annotation-in-print-area", "a mark", annotation("PrinterMark", (40, 40, 60, 60))),
    ("form-fields", "a field", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=[Dictionary(T=String("x"))]))),
    ("form-fields", "XFA", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=pdf.make_stream(b"<x/>")))),
    ("action", "opening", lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.Named, N=Name.Print))),
    ("action", "script", lambda pdf: setattr(pdf.Root, "Names", script(pdf))),
    ("action", "of a page", page_entry("/AA", lambda pdf: Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))),
    ("action", "bookmark", outline_action),
    ("embedded-file", "attached", attachment),
    ("embedded-file", "portfolio", lambda pdf: setattr(pdf.Root, "Collection", Dictionary(View=Name.D))),
    ("multimedia", "film beside the page", annotation("Movie", (1, 1, 9, 9))),
    ("viewer-area", "trim", lambda pdf: setattr(pdf.Root, "ViewerPreferences", Dictionary(PrintArea=Name.TrimBox))),
    ("layers-configuration", "no default", without_default),
    ("layers-configuration", "automatic", layers(AS=Array([Dictionary(Event=Name.Print)]))),
    ("layers-configuration", "no name", unnamed_configuration),
    ("layers-configuration", "open", layers(BaseState=Name.Unchanged)),
    ("trap-network", "not trapped", annotation("TrapNet", (0, 0, 400, 600))),
    ("transfer-function", "identity", graphics_state(TR=Name.Identity)),
    ("transfer-function", "second", graphics_state(TR2=Name.Identity)),
    ("halftone", "phase", graphics_state(HTP=Array([0, 0]))),
    ("halftone", "threshold", graphics_state(HT=Dictionary(Type=Name.Halftone, HalftoneType=6))),
    ("halftone", "name", graphics_state(HT=Dictionary(HalftoneType=1, HalftoneName=String("Dots")))),
    ("black-generation", "own", graphics_state(BG=Dictionary(FunctionType=2, Domain=[0, 1], N=1))),
    ("rendering-intent-unknown", "state", graphics_state(RI=Name.Nicely)),
    ("rendering-intent-unknown", "picture", lambda pdf: setattr(photo(pdf), "Intent", Name.Nicely)),
    ("blend-mode-unknown", "one", graphics_state(BM=Name.Stirred)),
    ("blend-mode-unknown", "of a list", graphics_state(BM=Array([Name.Normal, Name.Stirred]))),
    ("stream-outside", "picture", lambda pdf: setattr(photo(pdf), "F", String("photo.raw"))),
    ("reference-outside", "form", lambda pdf: form(pdf, Ref=Dictionary(F=String("other.pdf"), Page=0))),
    ("alternate-image", "for print", lambda pdf: setattr(photo(pdf), "Alternates", alternates(pdf))),
    ("opi-stand-in", "picture", lambda pdf: setattr(photo(pdf), "OPI", Dictionary())),
    ("postscript-object", "form", lambda pdf: form(pdf, PS=pdf.make_stream(b"showpage"))),
    ("postscript-object", "object", postscript),
    ("page-preseparated", "cyan", page_entry("/SeparationInfo", lambda pdf: Dictionary(DeviceColorant=Name.Cyan))),
    ("spot-colour-ambiguous", "gold", two_spots),
    ("icc-profile-invalid", "no profile", colour_space("/Tea", lambda pdf: icc_based(pdf, b"tea" * 99, 4))),
    ("icc-profile-invalid", "N", colour_space("/Tea", lambda pdf: icc_based(pdf, other_profile(), 3))),
    ("icc-profile-invalid", "cut off", colour_space("/Tea", lambda pdf: icc_based(pdf, other_profile()[:999], 4))),
    ("icc-same-as-intent", "CMYK", colour_space("/Tea", lambda pdf: icc_based(pdf, small_cmyk_profile(), 4))),
    ("default-colour-space", "CMYK", colour_space("/DefaultCMYK", lambda pdf: icc_based(pdf, other_profile(), 4))),
    ("font-encoding-unknown", "own", font_without_cmap),
    ("font-program-differs", "kind", font_of_other_kind),
    ("font-program-differs", "bytes", no_true_type),
    ("font-subset-unnamed", "no tag", lambda pdf: setattr(descendant(pdf).FontDescriptor, "FontName", Name.Amiri)),
    ("operator-unknown", "one", lambda pdf: append_content(pdf, "stir")),
    ("filter-forbidden", "inline", lambda pdf: append_content(pdf, inline_lzw())),
    ("media-box-invalid", "too large", box("/MediaBox", mm=(0, 0, 6000, 0))),
    ("trim-box-missing", "none", lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox")),
    ("trim-and-art-box", "both", page_entry("/ArtBox", lambda pdf: pdf.pages[0].obj.TrimBox)),
    ("page-boxes-not-nested", "bleed", box("/BleedBox", mm=(11, 0, 0, 0))),
    ("page-boxes-not-nested", "media", box("/MediaBox", mm=(-12, 0, 0, 0))),
    ("crop-box-cuts", "page", page_entry("/CropBox", lambda pdf: Array([100, 100, 300, 300]))),
    ("crop-box-cuts", "marks", page_entry("/CropBox", lambda pdf: pdf.pages[0].obj.BleedBox)),
    ("bleed-too-small", "none", lambda pdf: pdf.pages[0].obj.__delitem__("/BleedBox")),
    ("bleed-too-small", "foot", box("/BleedBox", mm=(0, -1, 0, 0))),
    ("bleed-too-small", "spine", box("/BleedBox", mm=(-3, 0, 0, 0))),
    ("trim-size-off", "narrow", box("/TrimBox", mm=(0, 0, -0.5, 0))),
    ("page-scaled", "half", scaled),
    ("page-rotated", "second page", second_page_rotated),
]  # fmt: skip


def test_good_file_passes(tmp_path: Path) -> None:
    """Nothing is found in the sound file, by any check at all, and it is one that others can read."""
    from presswork.preflight.press.running import judge

    path = good_press_file(tmp_path)
    assert judge(path, press_profile(tmp_path)).findings == ()
    assert codes(path, tmp_path) == set()
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("code", "what", "change"), BROKEN, ids=[f"{code}:{what}" for code, what, _ in BROKEN]
)
def test_one_thing_broken(code: str, what: str, change: Change, tmp_path: Path) -> None:
    """The check finds what was broken, and no other structure check finds anything."""
    path = good_press_file(tmp_path, change)
    assert codes(path, tmp_path) == {code}, what


def test_every_check_is_broken_once() -> None:
    """Each code of the tables is in these tests."""
    here = Path(__file__)
    text = here.read_text(encoding="utf-8") + here.with_name("test_pdfx_claims.py").read_text(
        encoding="utf-8"
    )
    assert {code for code in CODES if f'"{code}"' not in text} == set()


def test_tables_are_in_the_checklist() -> None:
    """The checklist runs them all, and no code stands for two checks."""
    from presswork.preflight.press import checklist

    listed = [check.CODE for check in (*checklist.PAGE_CHECKS, *checklist.FILE_CHECKS)]
    assert set(listed) >= CODES
    modules = {*checklist.PAGE_CHECKS, *checklist.FILE_CHECKS}
    assert len({check.CODE for check in modules}) == len(modules)
