"""Each check of what pages paint finds the one thing that was broken in a sound press file, and only that."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from press_files import append_content, boxes_pt, good_press_file
from press_verdicts import codes, findings

from presswork.preflight.press import content_checks

Change = Callable[[Pdf], Any]
LEFT, BOTTOM, RIGHT, TOP = boxes_pt()["/TrimBox"]


def paint(operators: str, *, page: int = 0, **resources: Any) -> Change:
    """Return a change: one page paints something more, well inside the trim."""

    def change(pdf: Pdf) -> None:
        if resources:
            own = Dictionary(pdf.pages[page].Resources)
            for kind, entries in resources.items():
                kept = Dictionary(own.get("/" + kind, Dictionary()))
                for name, make in entries.items():
                    kept["/" + name] = make(pdf) if callable(make) else make
                own["/" + kind] = kept
            pdf.pages[page].obj.Resources = own
        append_content(pdf, f"1 0 0 1 {LEFT + 60:.2f} {BOTTOM + 250:.2f} cm {operators}", page=page)

    return change


def shown(pdf: Pdf) -> str:
    """Return the sound file's first text as its content stream shows it."""
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "Tj":
            return f"<{bytes(operands[0]).hex()}> Tj"
    raise AssertionError


def text(colour: str, size: float, state: str = "/Over gs") -> Change:
    return lambda pdf: paint(f"{state} BT {colour} /Text {size} Tf {shown(pdf)} ET")(pdf)


def image(width: int = 100, height: int = 100, **entries: Any) -> Callable[[Pdf], pikepdf.Stream]:
    def make(pdf: Pdf) -> pikepdf.Stream:
        count = {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(entries.get("ColorSpace")), 4)
        made = pdf.make_stream(
            bytes(width * height * count), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height
        )
        for key, value in {"BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK, **entries}.items():
            made["/" + key] = value
        return made

    return make


def form(content: str, **entries: Any) -> Callable[[Pdf], pikepdf.Stream]:
    def make(pdf: Pdf) -> pikepdf.Stream:
        made = pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form)
        made.BBox = Array([0, 0, 100, 100])
        for key, value in entries.items():
            made["/" + key] = value(pdf) if callable(value) else value
        return made

    return make


def separation(name: str, alternate: Name = Name.DeviceCMYK) -> Array:
    solid = [0, 1, 1, 0] if alternate == Name.DeviceCMYK else [1, 0, 0]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * len(solid), C1=solid, N=1)
    return Array([Name.Separation, Name("/" + name), alternate, tint])


def icc(pdf: Pdf, components: int) -> Array:
    from PIL import ImageCms
    from press_files import small_cmyk_profile

    data = bytearray(small_cmyk_profile())
    data[25] ^= 1  # of another year than the output intent's
    if components == 3:
        data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return Array([Name.ICCBased, pdf.make_stream(bytes(data), N=components)])


def group(space: Any) -> Dictionary:
    return Dictionary(S=Name.Transparency, CS=space, I=True)


RGB_SHADING = Dictionary(
    ShadingType=2,
    ColorSpace=Name.DeviceRGB,
    Coords=[0, 0, 50, 0],
    Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1),
)


def soft_mask(pdf: Pdf) -> Dictionary:
    inside = form("1 0 0 rg 0 0 50 50 re f", Group=group(Name.DeviceCMYK))(pdf)
    return Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=inside))


def annotate(pdf: Pdf) -> None:
    look = form("1 0 0 rg 0 0 50 50 re f")(pdf)
    box = Array([LEFT + 20, BOTTOM + 200, LEFT + 70, BOTTOM + 250])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=box, F=4, AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def tiling(pdf: Pdf) -> pikepdf.Stream:
    cell = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1)
    cell.BBox, cell.XStep, cell.YStep, cell.Resources = Array([0, 0, 10, 10]), 10, 10, Dictionary()
    return cell


def type3(pdf: Pdf) -> Dictionary:
    glyph = pdf.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 500],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(square=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.square]),
        FirstChar=97,
        LastChar=97,
        Widths=[600],
        Resources=Dictionary(),
    )


def helvetica(_: Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )


def damage_stream(pdf: Pdf) -> None:
    photo = pdf.pages[0].Resources.XObject.Photo
    whole = zlib.compress(photo.read_bytes())
    photo.write(whole[: len(whole) // 2], filter=Name.FlateDecode)


def damage_font(pdf: Pdf) -> None:
    descriptor = pdf.pages[0].Resources.Font.Text.DescendantFonts[0].FontDescriptor
    descriptor.FontFile2.write(b"\0\1\0\0" + bytes(40))


def add_layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("English")))
    default = Dictionary(Name=String("All"), Order=Array([layer]), ON=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)


def resize(width: float, height: float) -> Change:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        page.TrimBox = Array([LEFT, BOTTOM, LEFT + width, BOTTOM + height])
        page.BleedBox = Array([LEFT - 9, BOTTOM - 9, LEFT + width + 9, BOTTOM + height + 9])
        page.MediaBox = Array([0, 0, LEFT * 2 + width, BOTTOM * 2 + height])

    return change


def blank(pdf: Pdf) -> None:
    pdf.pages[2].obj.Contents = pdf.make_stream(
        f"0 0 0 0 k {LEFT} {BOTTOM} 100 100 re f /All CS 1 SCN {LEFT} 2 m {LEFT} 12 l S".encode()
    )


WHITE = "0 0 30 30 re f"
CASES: dict[str, tuple[str, Change]] = {
    "RGB text": ("device-rgb", text("1 0 0 rg", 14)),
    "RGB line": ("device-rgb", paint("1 0 0 RG 2 w 0 0 m 50 0 l S")),
    "RGB picture": ("device-rgb", paint("20 0 0 20 0 0 cm /I Do", XObject={"I": image(ColorSpace=Name.DeviceRGB)})),
    "RGB inline picture": (
        "device-rgb", paint("20 0 0 20 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")),
    "RGB shading": ("device-rgb", paint("0 0 50 50 re W n /S sh", Shading={"S": RGB_SHADING})),
    "RGB shading pattern": (
        "device-rgb",
        paint("/Pattern cs /P scn 0 0 50 50 re f", Pattern={"P": Dictionary(PatternType=2, Shading=RGB_SHADING)})),
    "RGB tiling pattern": ("device-rgb", paint("/Pattern cs /P scn 0 0 50 50 re f", Pattern={"P": tiling})),
    "RGB in a form": ("device-rgb", paint("/F Do", XObject={"F": form("1 0 0 rg 0 0 50 50 re f")})),
    "RGB in a soft mask": ("device-rgb", paint("/M gs 0 1 0 0 k 0 0 50 50 re f", ExtGState={"M": soft_mask})),
    "Indexed RGB": (
        "device-rgb",
        paint("20 0 0 20 0 0 cm /I Do", XObject={
            "I": image(ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")]))})),
    "an ink that falls back on RGB": (
        "device-rgb",
        paint("/K cs 1 scn 0 0 9 9 re f", ColorSpace={"K": separation("Black", Name.DeviceRGB)}),
    ),
    "sRGB text": (
        "tagged-rgb", lambda pdf: text("/S cs 1 0 0 sc", 14)(paint("", ColorSpace={"S": icc(pdf, 3)})(pdf) or pdf)),
    "calibrated RGB": (
        "tagged-rgb",
        paint("/C cs 1 0 0 sc 0 0 50 50 re f", ColorSpace={
            "C": Array([Name.CalRGB, Dictionary(WhitePoint=[0.9505, 1, 1.089])])})),
    "Lab": (
        "tagged-lab",
        paint("/L cs 50 20 20 sc 0 0 50 50 re f", ColorSpace={
            "L": Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249])])})),
    "tagged CMYK": (
        "tagged-process", paint("/C cs 0 1 0 0 sc 0 0 50 50 re f", ColorSpace={"C": lambda pdf: icc(pdf, 4)})),
    "registration ink": ("registration-ink-on-page", paint("/All cs 1 scn 0 0 9 9 re f")),
    "a lost colour space": ("colour-space-damaged", paint("/Nope cs 0.5 sc 0 0 50 50 re f")),
    "a group in RGB": (
        "blending-space-not-cmyk",
        paint("/F Do", XObject={"F": form("0 1 0 0 k 0 0 50 50 re f", Group=group(Name.DeviceRGB))})),
    "a page in RGB": (
        "blending-space-not-cmyk", lambda pdf: pdf.pages[0].obj.__setitem__("/Group", group(Name.DeviceRGB))),
    "small text in two inks": ("text-small-multi-ink", text("0 1 1 0 k", 7)),
    "rich black text": ("text-rich-black", text("0.6 0.4 0.4 1 k", 14, "/Plain gs")),
    "white CMYK overprints": ("white-overprints", paint(f"/Over gs 0 0 0 0 k {WHITE}")),
    "white grey text overprints": ("white-overprints", text("1 g", 14)),
    "white spot overprints": (
        "white-overprints", paint(f"/Over gs /K cs 0 scn {WHITE}", ColorSpace={"K": separation("Black")})),
    "black text knocks out": (
        "text-black-knocks-out",
        lambda pdf: paint(f"0 .5 0 0 k 0 -5 200 20 re f BT 0 0 0 1 k /Text 9 Tf {shown(pdf)} ET")(pdf)),
    "overprint in mode 0": (
        "overprint-mode-zero",
        paint("/O gs 0 1 0 0 k 0 0 50 50 re f", ExtGState={"O": Dictionary(OP=True, OPM=0)})),
    "a hairline": ("stroke-too-thin", paint("0 0 0 1 K 0 w 0 0 m 50 0 l S")),
    "a thin line": ("stroke-too-thin", paint("0 0 0 1 K 0.1 w 0 0 m 50 0 l S")),
    "a line that the matrix thins": ("stroke-too-thin", paint("0 0 0 1 K 0.1 0 0 0.1 0 0 cm 1 w 0 0 m 500 0 l S")),
    "a line thinned one way": ("stroke-too-thin", paint("0 0 0 1 K 1 0 0 0.1 0 0 cm 1 w 0 0 m 50 0 l S")),
    "a thin rectangle": ("stroke-too-thin", paint("0 0 0 1 k 0 0 50 0.1 re f")),
    "a tint line": ("stroke-too-thin", paint("0 0 0 .3 K 0.3 w 0 0 m 50 0 l S")),
    "a coarse picture": ("picture-resolution-low", paint("72 0 0 72 0 0 cm /I Do", XObject={"I": image()})),
    "a picture coarse one way": (
        "picture-resolution-low", paint("72 0 0 20 0 0 cm /I Do", XObject={"I": image()})),
    "a coarse bitmap": (
        "bitmap-resolution-low",
        paint("72 0 0 72 0 0 cm /I Do", XObject={
            "I": image(ColorSpace=Name.DeviceGray, BitsPerComponent=1)})),
    "a coarse stencil": (
        "bitmap-resolution-low",
        paint("0 0 0 1 k 72 0 0 72 0 0 cm /I Do", XObject={
            "I": lambda pdf: pdf.make_stream(bytes(1300), Type=Name.XObject, Subtype=Name.Image,
                                             Width=100, Height=100, ImageMask=True)})),
    "a missing glyph": ("glyph-missing", paint("BT 0 0 0 1 k /Over gs /Text 14 Tf <0000> Tj ET")),
    "a glyph beyond the font": ("glyph-missing", paint("BT 0 0 0 1 k /Over gs /Text 14 Tf <fff0> Tj ET")),
    "a stand-in": (
        "fpo-in-place",
        paint("/PRSW_Photo << /PRSW_Article (tea) /PRSW_Photo (cup) /PRSW_FPO true >> BDC 0 1 0 0 k 0 0 9 9 re f EMC")),
    "an empty page": ("page-empty", blank),
    "operands that make no sense": ("content-damaged", paint("/Oops w")),
    "an object that is not there": ("content-damaged", paint("/Nothing Do")),
    "a font not embedded": (
        "font-not-embedded", paint("BT 0 0 0 1 k /Over gs /H 14 Tf (tea) Tj ET", Font={"H": helvetica})),
    "a damaged font": ("font-program-damaged", damage_font),
    "a Type 3 font": ("font-type3", paint("BT 0 0 0 1 k /Over gs /T 14 Tf (a) Tj ET", Font={"T": type3})),
    "a spot ink": (
        "spot-inks-too-many", paint("/P cs 1 scn 0 0 50 50 re f", ColorSpace={"P": separation("Silver")})),
    "a layer": ("layers-present", add_layer),
    "a smaller page": ("page-sizes-mixed", resize(380, 540)),
    "a page on its side": ("page-orientation-mixed", resize(TOP - BOTTOM, RIGHT - LEFT)),
    "a damaged stream": ("stream-damaged", damage_stream),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_thing_broken_is_found_alone(name: str, tmp_path: Path) -> None:
    code, change = CASES[name]
    assert codes(good_press_file(tmp_path, change), tmp_path) == {code}


def test_the_sound_file_passes_clean(tmp_path: Path) -> None:
    assert findings(good_press_file(tmp_path), tmp_path) == ()


def test_pages_are_counted_against_the_binding(tmp_path: Path) -> None:
    path = good_press_file(tmp_path, pages=6)
    assert codes(path, tmp_path) == {"page-count-unfit"}
    assert not codes(path, tmp_path, page_multiple=2)


def test_every_check_of_ours_has_a_planted_fault() -> None:
    planted = {code for code, _ in CASES.values()}
    elsewhere = {"page-count-unfit", "file-damaged", "page-not-read-whole"}  # here, and in the hostile files
    checks = {check.CODE for check in (*content_checks.PAGE_CHECKS, *content_checks.FILE_CHECKS)}
    assert checks == planted | elsewhere


def test_annotations_are_judged_too(tmp_path: Path) -> None:
    found = findings(good_press_file(tmp_path, annotate), tmp_path)
    (rgb,) = [finding for finding in found if finding.code == "device-rgb"]
    assert "in an annotation" in rgb.message


def test_a_finding_names_page_place_article_and_photo(tmp_path: Path) -> None:
    stand_in = CASES["a stand-in"][1]
    (finding,) = findings(good_press_file(tmp_path, stand_in), tmp_path)
    assert (finding.page, finding.article, finding.photo) == (1, "tea", "cup")
    assert finding.bbox_mm is not None
    left, top, right, bottom = finding.bbox_mm
    assert left == pytest.approx(60 / 72 * 25.4, abs=0.01)
    assert bottom == pytest.approx(210 - 250 / 72 * 25.4, abs=0.01)
    assert (right - left, bottom - top) == pytest.approx((9 / 72 * 25.4,) * 2, abs=0.02)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_as_seen_on_turned_pages(tmp_path: Path, rotate: int) -> None:
    def change(pdf: Pdf) -> None:
        append_content(pdf, f"1 0 0 rg {LEFT:.4f} {BOTTOM:.4f} 72 36 re f")  # the lower left corner
        for page in pdf.pages:
            page.obj.Rotate = rotate

    found = findings(good_press_file(tmp_path, change), tmp_path)
    (finding,) = [finding for finding in found if finding.code == "device-rgb"]
    expected = {
        0: (0, 210 - 12.7, 25.4, 210),
        90: (0, 0, 12.7, 25.4),
        180: (148 - 25.4, 0, 148, 12.7),
        270: (210 - 12.7, 148 - 25.4, 210, 148),
    }[rotate]
    assert finding.bbox_mm == pytest.approx(expected, abs=0.02)


def test_a_profile_turns_checks_off_and_changes_their_weight(tmp_path: Path) -> None:
    path = good_press_file(tmp_path, CASES["a spot ink"][1])
    assert not codes(path, tmp_path, severities={"spot-inks-too-many": "off"})
    assert not codes(path, tmp_path, max_spot_inks=1)
    (finding,) = findings(path, tmp_path, severities={"spot-inks-too-many": "note"})
    assert finding.severity == "note"
    tagged = good_press_file(tmp_path, CASES["sRGB text"][1])
    assert not codes(tagged, tmp_path, tagged_colour=True)


def test_resolution_between_both_limits_is_a_warning(tmp_path: Path) -> None:
    change = paint("36 0 0 36 0 0 cm /I Do", XObject={"I": image()})  # 200 ppi: 150 fails, 220 warns
    (finding,) = findings(good_press_file(tmp_path, change), tmp_path)
    assert (finding.severity, finding.code) == ("warning", "picture-resolution-low")
    assert "200 ppi" in finding.message


@pytest.mark.parametrize(
    "change",
    [
        text("0 0 0 1 k", 7),
        text("0 1 1 0 k", 9),
        text("0.6 0.4 0.4 1 k", 30, "/Plain gs"),
        paint("0 0 0 1 K 0.25 w 0 0 m 50 0 l S"),
        paint(f"/Plain gs 0 0 0 0 k {WHITE}"),
        paint("0 0 0 1 K 0.01 w 0 0 50 50 re W n"),
        paint("1 0 0 rg 900 900 50 50 re f"),
        paint("0 0 10 10 re W n 1 0 0 rg 20 20 30 30 re f"),
        paint("BT 3 Tr 0 0 0 1 k /H 14 Tf (tea) Tj ET", Font={"H": helvetica}),
        paint("8 0 0 8 0 0 cm /I Do", XObject={"I": image(4, 4)}),
    ],
    ids=[
        "small black text",
        "small text at the limit",
        "display type in rich black",
        "a line at the limit",
        "white that knocks out",
        "a clip that is not painted",
        "RGB off the medium",
        "RGB clipped away",
        "invisible text in a font outside",
        "a picture of a few pixels",
    ],
)
def test_what_is_fine_is_left_alone(tmp_path: Path, change: Change) -> None:
    assert findings(good_press_file(tmp_path, change), tmp_path) == ()


def test_hidden_layers_are_not_judged_but_named(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        add_layer(pdf)
        layer = pdf.Root.OCProperties.OCGs[0]
        pdf.Root.OCProperties.D.OFF = Array([layer])
        del pdf.Root.OCProperties.D.ON
        paint("/OC /L BDC 1 0 0 rg 0 0 50 50 re f EMC", Properties={"L": layer})(pdf)

    (finding,) = findings(good_press_file(tmp_path, change), tmp_path)
    assert finding.code == "layers-present"
    assert "1 of them hidden" in finding.message


def test_many_faults_on_a_page_are_counted_not_listed(tmp_path: Path) -> None:
    lines = "".join(f"1 0 0 rg {x} 0 3 3 re f " for x in range(0, 200, 4))
    found = findings(good_press_file(tmp_path, paint(lines)), tmp_path)
    assert len(found) == 5
    assert "and 45 more on this page" in found[-1].message


def test_a_font_that_each_page_writes_out_anew_is_one_font(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        for number in range(4):
            shown_there = paint(
                "BT 0 0 0 1 k /Over gs /H 14 Tf (tea) Tj ET", page=number, Font={"H": helvetica}
            )
            shown_there(pdf)

    (finding,) = findings(good_press_file(tmp_path, change), tmp_path)
    assert (finding.code, finding.page) == ("font-not-embedded", 1)
