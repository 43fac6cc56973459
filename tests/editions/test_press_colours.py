"""Pages with colours of every kind in, the inks that the press edition prints them with out."""

from __future__ import annotations

import io
import math
import random
import subprocess
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms
from press_plates import (
    RED,
    colour_words,
    content,
    found,
    image,
    inks_at,
    page,
    pixels,
    plates,
    press,
    saved,
    separated,
)

from presswork.editions.pdf.press.separating import convert
from presswork.editions.pdf.press.statements import statements
from presswork.press_colour import inks_of, lab_of

TEXT = b"BT /F 10 Tf 10 10 Td (Tea) Tj ET"
SQUARE = b"10 10 50 50 re f"


# Black.


@pytest.mark.parametrize("ink", [b"0 g", b"0 0 0 rg", b".090196 .094118 .101961 rg", b"/DeviceRGB cs", b""])
def test_dark_neutral_text_is_black_alone_and_overprints(ink: bytes) -> None:
    pdf = page(ink + b" " + TEXT)
    assert b"0 0 0 1 k /PrswO10 gs (Tea) Tj" in separated(pdf)
    effect = pdf.pages[0].Resources.ExtGState["/PrswO10"]
    assert (effect.op, effect.OP, effect.OPM) == (True, False, 1)


@pytest.mark.parametrize("ink", [b"1 1 1 rg", b"1 g", b"0 0 0 0 k"])
def test_white_knocks_out_after_black(ink: bytes) -> None:
    assert b"0 0 0 0 k /PrswO00 gs (Tea) Tj" in separated(page(b"0 g " + TEXT + b" " + ink + b" " + TEXT))


def test_outlined_black_text_overprints_too() -> None:
    assert b"0 0 0 1 K /PrswO01 gs (Tea) Tj" in separated(page(b"0 G 1 Tr " + TEXT))


@pytest.mark.parametrize(
    "drawing, overprints",
    [
        (b"10 10 80 2 re f", True),
        (b"10 10 80 20 re f", False),
        # A border as WeasyPrint draws it: the clip makes it a rule.
        (b"10 10 m 90 10 l 90 11 l 10 11 l W* n 10 10 80 80 re 11 11 78 78 re f*", True),
        (b"10 10 80 80 re 11 11 78 78 re f*", True),
        (b"10 10 80 80 re 40 40 20 20 re f*", False),
        (b"2 w 10 10 m 90 90 l S", True),
        (b".1 0 0 .1 0 0 cm 20 w 100 100 m 900 900 l S", True),
        (b"20 w 10 10 m 90 90 l S", False),
    ],
)
def test_rules_overprint_and_areas_knock_out(drawing: bytes, overprints: bool) -> None:
    result = separated(page(b"0 g 0 G " + drawing))
    assert (b"gs" in result) == overprints
    assert b"0 0 0 1 k" in result.lower()


@pytest.mark.parametrize(
    "effect", [Dictionary(ca=0.5), Dictionary(BM=Name.Multiply), Dictionary(BM=Array([Name.Screen]))]
)
def test_what_is_transparent_does_not_overprint(effect: Dictionary) -> None:
    pdf = page(b"/G gs 0 g " + TEXT, ExtGState=Dictionary(G=effect))
    assert b"PrswO" not in separated(pdf)
    assert Name.DeviceCMYK == pdf.pages[0].obj.Group.CS


def test_an_opaque_page_gets_no_group() -> None:
    pdf = page(b"/G gs 0 g " + TEXT, ExtGState=Dictionary(G=Dictionary(ca=1.0, BM=Name.Normal)))
    separated(pdf)
    assert "/Group" not in pdf.pages[0].obj


def test_overprint_and_device_settings_of_the_source_are_not_taken_over() -> None:
    foreign = Dictionary(OP=True, op=True, OPM=1, TR=Name.Identity, HT=Name.Default, UCR2=Name.Default, LW=3)
    pdf = page(b"/G gs 1 g " + SQUARE, ExtGState=Dictionary(G=foreign))
    separated(pdf)
    assert list(pdf.pages[0].Resources.ExtGState.G.keys()) == ["/LW"]


def test_ghostscript_shows_black_text_on_the_black_plate_only(tmp_path: Path) -> None:
    background = b"0 .5 .5 rg 0 0 100 100 re f "
    drawn = plates(
        page_of(separated_pdf(background + b".09 .094 .102 rg BT /F 90 Tf 10 10 Td (M) Tj ET")), tmp_path
    )
    assert drawn["Black"].getextrema() == (drawn["Black"].getpixel((2, 2)), 255)
    for name in ("Cyan", "Magenta", "Yellow"):
        low, high = drawn[name].getextrema()
        assert low == high, f"the text is knocked out of {name}"


def separated_pdf(words: bytes) -> pikepdf.Pdf:
    pdf = page(words)
    separated(pdf)
    return pdf


def page_of(pdf: pikepdf.Pdf) -> bytes:
    return saved(pdf)


# Neutrals and colours.


def test_greys_are_black_alone_by_their_lightness() -> None:
    inks = inks_of(press())
    for level in range(0, 256, 15):
        cyan, magenta, yellow, black = inks.of_rgb((level / 255,) * 3)
        assert (cyan, magenta, yellow) == (0, 0, 0)
        if 0.02 < black < 0.97:
            printed = argyll(inks.icc, [(0, 0, 0, black)])[0]
            assert abs(printed[0] - lab_of((level / 255,) * 3)[0]) < 1


def test_a_warm_grey_is_neutral_in_a_rule_but_not_in_an_area() -> None:
    warm = b".725490 .705882 .674510 rg "
    assert b" 0 0 0 0." in b" " + separated(page(warm + b"0 0 80 1 re f"))
    assert b"0 0 0 0." not in separated(page(warm + SQUARE))


def test_cmyk_passes_as_it_is() -> None:
    assert separated(page(b".1 .2 .3 .4 k " + SQUARE)) == b".1 .2 .3 .4 k ".replace(b".", b"0.") + SQUARE
    assert b"0.1 0.2 0.3 0.4 K" in separated(page(b"/DeviceCMYK CS .1 .2 .3 .4 SCN 0 0 m 9 9 l S"))


def argyll(icc: bytes, inks: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """The CIELAB that inks print, relative to the paper, as Argyll reckons."""
    with Path("/dev/shm" if Path("/dev/shm").is_dir() else "/tmp").joinpath("patches.icc").open("wb") as file:
        file.write(icc)
    rows = "\n".join(" ".join(map(str, ink)) for ink in inks)
    answer = subprocess.run(
        ["xicclu", "-v0", "-ff", "-ir", "-pl", file.name],
        input=rows,
        text=True,
        capture_output=True,
        check=True,
    )
    return [
        tuple(map(float, line.split("[")[0].split())) for line in answer.stdout.splitlines() if line.strip()
    ]


@pytest.mark.parametrize("name", ["sheetfed-coated", "sheetfed-uncoated", "newsprint"])
def test_colours_agree_with_little_cms_and_print_as_meant(name: str) -> None:
    inks = inks_of(press(name))
    patches = [
        (140, 90, 60),
        (200, 150, 120),
        (90, 120, 150),
        (120, 150, 100),
        (180, 170, 120),
        (150, 110, 140),
    ]
    ours = [inks.of_rgb((r / 255, g / 255, b / 255)) for r, g, b in patches]
    row = Image.new("RGB", (len(patches), 1))
    row.putdata(patches)
    goal = ImageCms.ImageCmsProfile(io.BytesIO(inks.icc))
    reference = ImageCms.profileToProfile(
        row,
        ImageCms.createProfile("sRGB"),
        goal,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC,
    )
    for index, ink in enumerate(ours):
        assert all(abs(a - b / 255) <= 0.01 for a, b in zip(ink, reference.getpixel((index, 0)), strict=True))
    # Black point compensation by hand (Adobe, 2006): from sRGB's black, 0, to the darkest that the condition
    # prints; the paper stays the paper.
    dark = luminance(argyll(inks.icc, [inks.of_rgb((0.02, 0, 0.06), chroma=0)])[0][0])
    for patch, printed in zip(patches, argyll(inks.icc, ours), strict=True):
        meant = tuple(
            dark + (1 - dark) * value
            for value in xyz(lab_of((patch[0] / 255, patch[1] / 255, patch[2] / 255)))
        )
        assert math.dist(lab(meant), printed) < 3, (patch, lab(meant), printed)


def luminance(lightness: float) -> float:
    return ((lightness + 16) / 116) ** 3


def xyz(colour: tuple[float, ...]) -> tuple[float, ...]:
    """CIELAB as X, Y and Z, each relative to the white's."""
    fy = (colour[0] + 16) / 116
    return (fy + colour[1] / 500) ** 3, fy**3, (fy - colour[2] / 200) ** 3


def lab(relative: tuple[float, ...]) -> tuple[float, ...]:
    x, y, z = (value ** (1 / 3) for value in relative)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("name", ["sheetfed-coated", "newsprint"])
def test_no_converted_colour_exceeds_the_total_ink(name: str) -> None:
    dice = random.Random(4)
    inks = inks_of(press(name, total_ink_percent=200))
    for _ in range(60):
        ink = inks.of_rgb((dice.random() * 0.5, dice.random() * 0.4, dice.random() * 0.4), chroma=0)
        assert sum(ink) <= 2.0 + 1e-9


def test_lab_and_profiled_colours() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf = page(
        b"/L cs 50 40 -20 scn " + SQUARE + b" /I cs .2 .4 .6 scn " + SQUARE + b" /N cs .3 scn " + SQUARE
    )
    pdf.pages[0].Resources.ColorSpace = Dictionary(
        L=Array(
            [Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]), Range=Array([-125, 125, -125, 125]))]
        ),
        I=Array([Name.ICCBased, pdf.make_stream(srgb, N=3)]),
        N=Array([Name.CalGray, Dictionary(WhitePoint=Array([0.95, 1, 1.09]), Gamma=2.2)]),
    )
    words = separated(pdf)
    assert "/ColorSpace" not in pdf.pages[0].Resources
    lines = [line for line in words.split(b"k ") if line]
    inks = inks_of(press())
    assert close(lines[0], inks.of_lab((50, 40, -20)))
    assert close(lines[1].split(b" f ")[1], inks.of_rgb((0.2, 0.4, 0.6)))
    assert lines[2].split(b" f ")[1].startswith(b"0 0 0 0.")


def close(words: bytes, ink: tuple[float, ...]) -> bool:
    return all(abs(float(a) - b) < 0.012 for a, b in zip(words.split(), ink, strict=False))


def test_wide_gamut_colours_keep_what_srgb_has_not() -> None:
    inks = inks_of(press())
    assert inks.of_lab((55, -37, -50)) != inks.of_rgb((0, 0.6, 0.85))  # the process cyan lies outside sRGB
    assert inks.of_lab((55, -37, -50))[0] > 0.95


# Spots.


def test_a_spot_and_its_tints_have_a_plate_of_their_own(tmp_path: Path) -> None:
    pdf = page(
        b"0.784314 0.062745 0.180392 rg 0 0 50 100 re f "
        b"0.913725 0.623529 0.670588 rg 50 0 50 100 re f "  # 40 per cent on white
    )
    words = separated(pdf, spots=[RED])
    assert b"/PrswS0 cs 1 scn" in words
    assert b"/PrswS0 cs 0.4 scn" in words
    drawn = plates(pdf, tmp_path)
    assert inks_at(drawn, 20, 50) == {"PANTONE 186 C": 100}
    assert inks_at(drawn, 70, 50) == {"PANTONE 186 C": 40}


def test_other_colours_are_no_spot() -> None:
    assert b"PrswS" not in separated(page(b"0.788 0.0627 0.180392 rg " + SQUARE), spots=[RED])


def test_a_gradient_from_a_spot_to_paper_stays_in_the_spot(tmp_path: Path) -> None:
    pdf = shaded([0.784314, 0.062745, 0.180392], [1, 1, 1])
    separated(pdf, spots=[RED])
    drawn = plates(pdf, tmp_path)
    assert 45 <= inks_at(drawn, 50, 50)["PANTONE 186 C"] <= 55
    assert list(inks_at(drawn, 50, 50)) == ["PANTONE 186 C"]


# Gradients.


def shaded(*stops: list[float], **entries: object) -> pikepdf.Pdf:
    pieces = [
        Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(a), C1=Array(b), N=1)
        for a, b in zip(stops, stops[1:], strict=False)
    ]
    count = len(pieces)
    function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Bounds=Array([i / count for i in range(1, count)]),
        Encode=Array([0, 1] * count),
        Functions=Array(pieces),
    )
    shading = Dictionary(
        **{
            "ShadingType": 2,
            "ColorSpace": Name.DeviceRGB,
            "Coords": Array([0, 0, 100, 0]),
            "Function": function,
            **entries,
        }
    )
    return page(b"/S sh", Shading=Dictionary(S=shading))


def test_a_grey_gradient_is_black_alone(tmp_path: Path) -> None:
    pdf = shaded([1, 1, 1], [0, 0, 0])
    separated(pdf)
    drawn = plates(pdf, tmp_path)
    assert all(drawn[name].getextrema() == (0, 0) for name in ("Cyan", "Magenta", "Yellow"))
    inks = inks_of(press())
    for x in (20, 50, 80):
        grey = 1 - (x + 0.5) / 100
        assert abs(inks_at(drawn, x, 50)["Black"] - 100 * inks.of_rgb((grey, grey, grey))[3]) <= 3


def test_a_coloured_gradient_prints_each_of_its_colours(tmp_path: Path) -> None:
    pdf = shaded([0.9, 0.2, 0.1], [0.1, 0.3, 0.7], [0.05, 0.05, 0.02])
    separated(pdf, press(total_ink_percent=260))
    drawn = plates(pdf, tmp_path)
    inks = inks_of(press(total_ink_percent=260))
    for x in range(5, 100, 10):
        at = 2 * (x + 0.5) / 100
        stops = ((0.9, 0.2, 0.1), (0.1, 0.3, 0.7), (0.05, 0.05, 0.02))
        first, second = stops[int(at)], stops[int(at) + 1]
        rgb = tuple(a + (at - int(at)) * (b - a) for a, b in zip(first, second, strict=True))
        wanted = inks.of_rgb((rgb[0], rgb[1], rgb[2]), chroma=0)
        seen = inks_at(drawn, x, 50)
        for name, ink in zip(("Cyan", "Magenta", "Yellow", "Black"), wanted, strict=True):
            assert abs(seen.get(name, 0) - 100 * ink) <= 3, (x, name)
        assert sum(seen.values()) <= 262


def test_a_hard_stop_stays_hard(tmp_path: Path) -> None:
    pdf = shaded([1, 0, 0], [1, 0, 0])
    functions = [
        Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(c), C1=Array(c), N=1)
        for c in ([1, 0, 0], [0, 0, 1])
    ]
    pdf.pages[0].Resources.Shading.S.Function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
        Functions=Array(functions),
    )
    separated(pdf)
    drawn = plates(pdf, tmp_path)
    assert inks_at(drawn, 47, 50) == inks_at(drawn, 2, 50)
    assert inks_at(drawn, 52, 50) == inks_at(drawn, 97, 50) != inks_at(drawn, 2, 50)


def sampled(pdf: pikepdf.Pdf, inputs: int, outputs: int, data: bytes, size: list[int]) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            data,
            FunctionType=0,
            Domain=Array([0, 1] * inputs),
            Range=Array([0, 1] * outputs),
            Size=Array(size),
            BitsPerSample=8,
        )
    )


def test_functions_of_every_type(tmp_path: Path) -> None:
    red, blue = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
    inks = inks_of(press())
    for kind in ("sampled", "calculator", "array", "plane"):
        pdf = shaded([0, 0, 0], [1, 1, 1])
        shading = pdf.pages[0].Resources.Shading.S
        if kind == "sampled":
            shading.Function = sampled(pdf, 1, 3, bytes((255, 0, 0, 0, 0, 255)), [2])
        elif kind == "calculator":
            program = b"{ dup 1 exch sub exch 0 exch 2 copy pop pop }"
            shading.Function = pdf.make_indirect(
                pikepdf.Stream(pdf, program, FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3))
            )
        elif kind == "array":
            straight = [
                Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([a]), C1=Array([b]), N=1)
                for a, b in zip(red, blue, strict=True)
            ]
            shading.Function = Array(straight)
        else:
            shading.ShadingType, shading.Matrix = 1, Array([100, 0, 0, 100, 0, 0])
            del shading["/Coords"]
            shading.Function = sampled(pdf, 2, 3, bytes((255, 0, 0, 0, 0, 255) * 2), [2, 2])
        separated(pdf)
        drawn = plates(pdf, tmp_path / kind)
        for x, rgb in ((1, red), (98, blue)):
            wanted = inks.of_rgb(rgb)
            for name, ink in zip(("Cyan", "Magenta", "Yellow", "Black"), wanted, strict=True):
                assert abs(inks_at(drawn, x, 50).get(name, 0) - 100 * ink) <= 4, (kind, x, name)


@pytest.mark.parametrize("kind", [4, 5, 6, 7])
def test_meshes(kind: int, tmp_path: Path) -> None:
    corners = [(0, 0), (0, 255), (255, 255), (255, 0)]
    red, blue = bytes((255, 0, 0)), bytes((0, 0, 255))
    if kind == 4:
        order = [corners[0], corners[1], corners[3], corners[1], corners[3], corners[2]]
        data = b"".join(bytes((0, *at)) + (red if at[0] == 0 else blue) for at in order)
    elif kind == 5:
        data = b"".join(
            bytes(at) + c
            for at, c in zip([(0, 0), (255, 0), (0, 255), (255, 255)], [red, blue] * 2, strict=True)
        )
    else:
        edge = [
            (0, 0),
            (0, 85),
            (0, 170),
            (0, 255),
            (85, 255),
            (170, 255),
            (255, 255),
            (255, 170),
            (255, 85),
            (255, 0),
            (170, 0),
            (85, 0),
        ]
        inner = [(85, 85), (85, 170), (170, 170), (170, 85)] if kind == 7 else []
        data = b"\0" + b"".join(bytes(at) for at in edge + inner) + red + red + blue + blue
    pdf = page(b"/S sh")
    entries = {"BitsPerFlag": 8} if kind != 5 else {"VerticesPerRow": 2}
    pdf.pages[0].Resources.Shading = Dictionary(
        S=pdf.make_indirect(
            pikepdf.Stream(
                pdf,
                data,
                ShadingType=kind,
                ColorSpace=Name.DeviceRGB,
                BitsPerCoordinate=8,
                BitsPerComponent=8,
                Decode=Array([0, 100, 0, 100, 0, 1, 0, 1, 0, 1]),
                **entries,
            )
        )
    )
    separated(pdf)
    drawn = plates(pdf, tmp_path)
    inks = inks_of(press())
    for x, rgb in ((2, (1.0, 0.0, 0.0)), (97, (0.0, 0.0, 1.0))):
        for name, ink in zip(("Cyan", "Magenta", "Yellow", "Black"), inks.of_rgb(rgb), strict=True):
            assert abs(inks_at(drawn, x, 50).get(name, 0) - 100 * ink) <= 6, (x, name)


# Forms, patterns, masks.


def form(pdf: pikepdf.Pdf, words: bytes, **entries: object) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            words,
            **{"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 100, 100]), **entries},
        )
    )


def test_forms_patterns_masks_and_glyphs_are_followed(tmp_path: Path) -> None:
    pdf = page(
        b"q /X Do Q q /Pattern cs /P scn 0 0 50 50 re f Q q /U cs 1 0 0 /Q scn 50 50 50 50 re f Q /M gs /X Do BT /T 20 Tf (a) Tj ET"
    )
    resources = pdf.pages[0].Resources
    inner = form(pdf, b"0 0 1 rg 0 0 9 9 re f")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
    resources.XObject = Dictionary(
        X=form(
            pdf,
            b"1 0 0 RG 0 0 m 9 9 l S /Y Do",
            Group=group,
            Resources=Dictionary(XObject=Dictionary(Y=inner)),
        )
    )
    tile = {
        "PatternType": 1,
        "TilingType": 1,
        "XStep": 10,
        "YStep": 10,
        "BBox": Array([0, 0, 10, 10]),
        "Resources": Dictionary(),
    }
    resources.Pattern = Dictionary(
        P=pdf.make_indirect(pikepdf.Stream(pdf, b"0 1 0 rg 0 0 5 5 re f", PaintType=1, **tile)),
        Q=pdf.make_indirect(pikepdf.Stream(pdf, b"0 0 5 5 re f", PaintType=2, **tile)),
    )
    resources.ColorSpace = Dictionary(U=Array([Name.Pattern, Name.DeviceRGB]))
    luminous = form(
        pdf, b"0.5 0.5 0.5 rg 0 0 100 100 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    )
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=luminous, BC=Array([0, 0, 0]))
    resources.ExtGState = Dictionary(M=Dictionary(SMask=mask))
    resources.Font.T = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1, 1]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        FirstChar=97,
        LastChar=97,
        Widths=Array([1]),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        CharProcs=Dictionary(a=pdf.make_stream(b"1 0 d0 1 1 0 rg 0 0 1 1 re f")),
    )
    assert b"/PrswP cs" in separated(pdf)
    assert not {"/DeviceRGB", " rg ", " RG "} & set(colour_words(pdf))
    new = pdf.pages[0].Resources
    assert Name.DeviceCMYK == new.XObject.X.Group.CS
    assert new.XObject.X.Group.I is True or bool(new.XObject.X.Group.I)
    assert Name.DeviceGray == new.ExtGState.M.SMask.G.Group.CS
    assert b"0.5 g" in new.ExtGState.M.SMask.G.read_bytes()
    assert [float(v) for v in new.ExtGState.M.SMask.BC] == [0]
    assert Name.DeviceCMYK == pdf.pages[0].obj.Group.CS
    assert plates(pdf, tmp_path)  # Ghostscript draws it


def test_a_form_takes_over_the_colour_of_its_place() -> None:
    pdf = page(b"1 0 0 rg /X Do", XObject=Dictionary())
    pdf.pages[0].Resources.XObject.X = form(pdf, SQUARE)
    words = separated(pdf)
    assert words.endswith(b"k /X Do")
    assert pdf.pages[0].Resources.XObject.X.read_bytes() == SQUARE


def test_what_is_drawn_by_a_page_of_weasyprint(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    html = """<style>@page { size: 300pt 300pt; margin: 10pt } html { color: #17181a; font: 10pt serif }
        p { margin: 2pt } .g { background: linear-gradient(red, blue) } .o { opacity: .5; background: #123456 }
        .f { background: radial-gradient(rgba(255,0,0,0), blue) } .l { color: oklch(0.5 .1 30) }
        .k { color: device-cmyk(0 .5 1 0) } .r { border-bottom: .5pt solid #b9b4ac } .s { text-decoration: underline }
        .m { mix-blend-mode: multiply; color: #264 }</style>
        <p>Black<p class=g>gradient<p class=o>opacity<p class=f>fade<p class=l>oklch<p class=k>inks<p class=r>rule
        <p class=s>line<p class=m>blend<svg width=40 height=40><linearGradient id=g><stop offset=0 stop-color=red />
        <stop offset=1 stop-color=lime stop-opacity=.3 /></linearGradient><rect width=40 height=40 fill="url(#g)"/></svg>"""
    with pikepdf.open(io.BytesIO(weasyprint.HTML(string=html).write_pdf())) as pdf:
        separated(pdf)
        words = set(colour_words(pdf))
        assert not {"/DeviceRGB", "/ICCBased", "/Lab", " rg ", " RG "} & words
        assert b"0 0.5 1 0 k" in content(pdf)
        drawn = plates(pdf, tmp_path)
        assert drawn["Black"].getextrema()[1] == 255


# Pictures.


def pictured(words: bytes = b"100 0 0 100 0 0 cm /I Do") -> pikepdf.Pdf:
    return page(words, XObject=Dictionary())


def test_an_rgb_picture_becomes_cmyk_and_keeps_its_soft_mask() -> None:
    pdf = pictured()
    dice = random.Random(1)
    data = bytes(dice.randrange(256) for _ in range(40 * 40 * 3))
    mask = image(pdf, bytes(1600), 40, 40, ColorSpace=Name.DeviceGray, Interpolate=True)
    pdf.pages[0].Resources.XObject.I = image(
        pdf, data, 40, 40, ColorSpace=Name.DeviceRGB, SMask=mask, Interpolate=True
    )
    separated(pdf, press(total_ink_percent=240))
    new = pdf.pages[0].Resources.XObject.I
    assert new.ColorSpace == Name.DeviceCMYK
    assert new.SMask.read_bytes() == bytes(1600)
    assert "/Interpolate" not in new
    inks = pixels(new).tobytes()
    assert max(sum(inks[i : i + 4]) for i in range(0, len(inks), 4)) <= 240 * 2.55
    assert Name.DeviceCMYK == pdf.pages[0].obj.Group.CS


def test_a_drawing_of_few_colours_has_its_black_alone() -> None:
    pdf = pictured()
    data = bytes((0, 0, 0, 255, 255, 255, 130, 130, 130, 200, 16, 46))
    pdf.pages[0].Resources.XObject.I = image(pdf, data, 2, 2, ColorSpace=Name.DeviceRGB)
    separated(pdf)
    black, white, grey, red = (
        pixels(pdf.pages[0].Resources.XObject.I).getpixel(at) for at in ((0, 0), (1, 0), (0, 1), (1, 1))
    )
    assert (black, white, grey[:3]) == ((0, 0, 0, 255), (0, 0, 0, 0), (0, 0, 0))  # type: ignore[index]
    assert red[1] > 200  # type: ignore[index]


@pytest.mark.parametrize("space", [Name.DeviceGray, Name.DeviceCMYK])
def test_grey_and_cmyk_pictures_stay_as_they_are(space: Name) -> None:
    pdf = pictured()
    data = bytes(range(240))
    side = 60 if space == Name.DeviceCMYK else 240
    pdf.pages[0].Resources.XObject.I = image(pdf, data, side, 1, ColorSpace=space)
    separated(pdf)
    assert pdf.pages[0].Resources.XObject.I.read_bytes() == data
    assert pdf.pages[0].Resources.XObject.I.ColorSpace == space


@pytest.mark.parametrize(
    "data, entries",
    [
        (bytes((0b00011011,)), {"BitsPerComponent": 2, "ColorSpace": ["palette"]}),
        (bytes((0b00011011,)), {"BitsPerComponent": 2, "ColorSpace": ["palette"], "Decode": [0, 3]}),
        (bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255)), {"ColorSpace": Name.DeviceRGB}),
        (
            bytes((0, 255, 255, 255, 0, 255, 255, 255, 0, 0, 0, 0)),
            {"ColorSpace": Name.DeviceRGB, "Decode": [1, 0] * 3},
        ),
        (
            bytes(v for w in (255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255) for v in (w, 7)),
            {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 16},
        ),
        (bytes((0xF0, 0x00, 0xF0, 0x00, 0xFF, 0xFF)), {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 4}),
    ],
)
def test_samples_of_every_kind(data: bytes, entries: dict[str, object]) -> None:
    pdf = pictured()
    if entries["ColorSpace"] == ["palette"]:
        table = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255))
        entries = {**entries, "ColorSpace": Array([Name.Indexed, Name.DeviceRGB, 3, pikepdf.String(table)])}
    entries = {key: Array(value) if isinstance(value, list) else value for key, value in entries.items()}
    pdf.pages[0].Resources.XObject.I = image(pdf, data, 4, 1, **entries)
    if entries.get("BitsPerComponent") == 4:
        pdf.pages[0].Resources.XObject.I = image(pdf, data, 4, 1, **entries)
    separated(pdf)
    picture = pixels(pdf.pages[0].Resources.XObject.I)
    inks = inks_of(press())
    for index, rgb in enumerate(((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1))):
        wanted = inks.of_rgb((float(rgb[0]), float(rgb[1]), float(rgb[2])))
        assert picture.getpixel((index, 0)) == pytest.approx([255 * ink for ink in wanted], abs=2)


def test_a_mask_by_colours_becomes_a_soft_mask() -> None:
    pdf = pictured()
    data = bytes((0, 255, 0, 10, 20, 30))
    key = Array([0, 0, 250, 255, 0, 0])
    pdf.pages[0].Resources.XObject.I = image(pdf, data, 2, 1, ColorSpace=Name.DeviceRGB, Mask=key)
    separated(pdf)
    new = pdf.pages[0].Resources.XObject.I
    assert "/Mask" not in new
    assert new.SMask.read_bytes() == b"\x00\xff"


def test_a_picture_is_scaled_down_to_what_the_press_holds_and_never_up() -> None:
    for side, wanted in ((500, 417), (417, 417), (50, 50)):
        pdf = pictured()
        noise = Image.effect_noise((side, side), 60).convert("RGB").tobytes()
        pdf.pages[0].Resources.XObject.I = image(pdf, noise, side, side, ColorSpace=Name.DeviceRGB)
        separated(pdf, press(ppi_resample=300))
        assert int(pdf.pages[0].Resources.XObject.I.Width) == wanted
    pdf = pictured(b"q 10 0 0 10 0 0 cm /I Do Q q .5 0 0 .5 0 0 cm /X Do Q")
    pdf.pages[0].Resources.XObject.I = image(pdf, noise, 50, 50, ColorSpace=Name.DeviceRGB)
    pdf.pages[0].Resources.XObject.X = form(
        pdf,
        b"100 0 0 100 0 0 cm /I Do",
        Resources=pdf.pages[0].Resources,
        Matrix=Array([0.4, 0, 0, 0.4, 0, 0]),
    )
    separated(pdf, press(ppi_resample=72))  # placed at 20 points in the form, at 10 on the page
    assert int(pdf.pages[0].Resources.XObject.I.Width) == 20


@pytest.mark.parametrize("adobe", [True, False])
def test_jpegs(adobe: bool) -> None:
    pdf = pictured()
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(buffer, "JPEG", keep_rgb=not adobe)
    stream = image(pdf, b"", 64, 64, ColorSpace=Name.DeviceRGB)
    stream.write(buffer.getvalue(), filter=Name.DCTDecode)
    pdf.pages[0].Resources.XObject.I = stream
    separated(pdf)
    new = pdf.pages[0].Resources.XObject.I
    assert (new.Filter, new.ColorSpace, [int(v) for v in new.Decode]) == (
        Name.DCTDecode,
        Name.DeviceCMYK,
        [1, 0] * 4,
    )


def test_inline_pictures_with_colours_become_xobjects(tmp_path: Path) -> None:
    inline = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \xc8\x10\x2e EI Q"
    pdf = page(inline)
    assert b"/PrswI1 Do" in separated(pdf)
    wanted = inks_of(press()).of_rgb((0xC8 / 255, 0x10 / 255, 0x2E / 255))
    seen = inks_at(plates(pdf, tmp_path), 50, 50)
    assert seen["Magenta"] == pytest.approx(100 * wanted[1], abs=1)
    kept = page(b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
    assert b"BI" in separated(kept)


def test_a_stencil_is_painted_in_the_current_colour() -> None:
    pdf = pictured(b"1 0 0 rg 9 0 0 9 0 0 cm /I Do")
    pdf.pages[0].Resources.XObject.I = image(pdf, b"\x80", 1, 1, ImageMask=True, BitsPerComponent=1)
    assert b"k /I Do" in separated(pdf)
    assert bool(pdf.pages[0].Resources.XObject.I.ImageMask)


# Separations of the source.


def test_a_separation_of_the_source_keeps_its_plate(tmp_path: Path) -> None:
    pdf = page(b"/Au cs .5 scn 0 0 100 100 re f")
    transform = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0.8, 0.7, 0.1]), N=1
    )
    pdf.pages[0].Resources.ColorSpace = Dictionary(
        Au=Array([Name.Separation, Name.Gold, Name.DeviceRGB, transform])
    )
    assert b"/Au cs 0.5 scn" in separated(pdf)
    assert pdf.pages[0].Resources.ColorSpace.Au[2] == Name.DeviceCMYK
    assert inks_at(plates(pdf, tmp_path), 50, 50) == {"Gold": 50}


# Damaged and hostile input.


def test_forms_that_draw_themselves_end() -> None:
    pdf = page(b"/X Do", XObject=Dictionary())
    loop = form(pdf, b"1 0 0 rg 0 0 1 1 re f /X Do /X Do")
    loop.Resources = Dictionary(XObject=Dictionary(X=loop))
    pdf.pages[0].Resources.XObject.X = loop
    convert(pdf, press())


def test_forms_in_forms_do_not_explode() -> None:
    pdf = page(b"/X Do", XObject=Dictionary())
    inner = image(pdf, bytes(3), 1, 1, ColorSpace=Name.DeviceRGB)
    for _ in range(30):
        inner = form(pdf, b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=inner)))  # type: ignore[assignment]
    pdf.pages[0].Resources.XObject.X = inner
    convert(pdf, press())


@pytest.mark.parametrize(
    "words, resources, code",
    [
        (b"/Nothing cs 1 2 3 scn " + SQUARE, {}, "press-colour-unreadable"),
        (b"1 0 rg " + SQUARE, {}, "press-colour-unreadable"),
        (
            b"/S sh",
            {"Shading": Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB))},
            "press-colour-unreadable",
        ),
        (b"/S sh", {"Shading": Dictionary(S=Dictionary(ShadingType=9))}, "press-colour-unreadable"),
    ],
)
def test_what_cannot_be_read_is_a_finding(words: bytes, resources: dict[str, object], code: str) -> None:
    findings = found(page(words, **resources))
    assert [(finding.code, finding.page) for finding in findings] == [(code, 1)]
    assert findings[0].hint


def test_a_broken_picture_is_a_finding() -> None:
    pdf = pictured()
    stream = image(pdf, b"", 40, 40, ColorSpace=Name.DeviceRGB)
    stream.write(b"\xff\xd8 no jpeg", filter=Name.DCTDecode)
    pdf.pages[0].Resources.XObject.I = stream
    assert [finding.code for finding in found(pdf)] == ["press-picture-unreadable"]
    assert pdf.pages[0].Resources.XObject.I.ColorSpace == Name.DeviceGray


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=200) | st.text("q Q /aBTcsnrg01.-()<>[]%\n", max_size=120).map(str.encode))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_no_content_ends_in_a_fault_of_ours(words: bytes) -> None:
    convert(page(words), press())


@settings(max_examples=40, deadline=None)
@given(st.text("{} 01.addsubmulifelsedup exch pop roll index copy", max_size=60).map(str.encode))
def test_no_program_ends_in_a_fault_of_ours(program: bytes) -> None:
    pdf = shaded([0, 0, 0], [1, 1, 1])
    pdf.pages[0].Resources.Shading.S.Function = pdf.make_indirect(
        pikepdf.Stream(pdf, program, FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3))
    )
    convert(pdf, press())


# The reading of streams.


def test_statements_are_what_a_full_parser_finds() -> None:
    words = (
        b"q 1 0 0 rg/a gs BT(a\\)(b(c)))Tj[(x)-20<aa>]TJ/Span<</MCID 0/A<</B[1 2]>>>>BDC ET EMC\n"
        b"0.5 .5 -.5 rg 1 2 m 3 4 l W* n [1 2] 0 d /P1 scn (\n) ' Q"
    )
    with pikepdf.new() as pdf:
        wanted = [bytes(item.operator) for item in pikepdf.parse_content_stream(pikepdf.Stream(pdf, words))]
    assert [operator for _, operator, _, _ in statements(words)] == wanted
    assert b"".join(raw for _, _, raw, _ in statements(words)) == words


def test_comments_and_odd_nesting_go_through_the_full_parser() -> None:
    assert [operator for _, operator, _, _ in statements(b"% 1 0 0 rg\n0 g")] == [b"g"]
    deep = b"(" * 9 + b")" * 9 + b" Tj"
    assert [operator for _, operator, _, _ in statements(deep)] == [b"Tj"]


def test_same_bytes_twice() -> None:
    def made() -> bytes:
        pdf = shaded([0.9, 0.2, 0.1], [0.1, 0.3, 0.7])
        pdf.pages[0].Resources.XObject = Dictionary(
            I=image(pdf, zlib.compress(b"")[:3] * 4, 2, 2, ColorSpace=Name.DeviceRGB)
        )
        pdf.pages[0].Contents.write(b"/S sh 9 0 0 9 0 0 cm /I Do 0 g " + TEXT)
        separated(pdf, spots=[RED])
        return saved(pdf)

    assert made() == made()
