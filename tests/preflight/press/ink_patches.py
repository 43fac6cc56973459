"""A sheet of patches whose inks are reckoned by hand: a folder in, a PDF and what each patch must print out."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from press_files import small_cmyk_profile

if TYPE_CHECKING:
    from pathlib import Path

SIDE_PT = 30.0
COLUMNS = 8
SPOT = "Orange"


@dataclass(frozen=True)
class Patch:
    name: str
    content: str  # R is the patch's rectangle as a path, I:Name places an image on it
    inks: dict[str, float]  # percent; what is not named is 0


def _patch(name: str, content: str, **inks: float) -> Patch:
    names = {"C": "Cyan", "M": "Magenta", "Y": "Yellow", "K": "Black", "O": SPOT}
    return Patch(name, content, {names[key]: value for key, value in inks.items()})


BOTH = "1 1 0 0 k R f "  # cyan and magenta, solid
# ISO 32000-1: 8.6.7 and Table 149 (overprint), 8.6.6.4 (Separation), 8.6.6.5 (DeviceN), 11.3 (transparency).
PATCHES = (
    _patch("black", "0 0 0 1 k R f", K=100),
    _patch("grey 0 is black", "0 g R f", K=100),
    _patch("grey 0.4", ".4 g R f", K=60),
    _patch("two solids", "1 1 0 0 k R f", C=100, M=100),
    _patch("rich black", ".6 .5 .4 1 k R f", C=60, M=50, Y=40, K=100),
    _patch("an odd mixture", ".13 .57 .83 .29 k R f", C=13, M=57, Y=83, K=29),
    _patch("all four", "1 1 1 1 k R f", C=100, M=100, Y=100, K=100),
    _patch("a spot's tint", "/Or cs .7 scn R f", O=70),
    _patch("separation All", "/All cs 1 scn R f", C=100, M=100, Y=100, K=100, O=100),
    _patch("separation None", "/Nil cs 1 scn R f"),
    _patch("separation Black", "/Blk cs .8 scn R f", K=80),
    _patch("separation Cyan", "/Cy cs .8 scn R f", C=80),
    _patch("DeviceN, a spot and black", "/DN cs .4 .3 scn R f", O=40, K=30),
    _patch("DeviceN, two process inks", "/DP cs .4 .3 scn R f", C=40, Y=30),
    _patch("the condition's own ICC space", "/Icc cs 1 .5 0 .2 scn R f", C=100, M=50, K=20),
    _patch("black knocks out", BOTH + "0 0 0 1 k R f", K=100),
    _patch("black overprints, mode 1", BOTH + "/Over1 gs 0 0 0 1 k R f", C=100, M=100, K=100),
    _patch("black overprints, mode 0: it knocks out", BOTH + "/Over0 gs 0 0 0 1 k R f", K=100),
    _patch("white overprints: nothing", BOTH + "/Over1 gs 0 0 0 0 k R f", C=100, M=100),
    _patch("grey overprints: it knocks out", BOTH + "/Over1 gs 0 g R f", K=100),
    _patch("half cyan overprints", BOTH + "/Over1 gs .5 0 0 0 k R f", C=50, M=100),
    _patch("a spot overprints", "1 0 0 0 k R f /Over1 gs /Or cs 1 scn R f", C=100, O=100),
    _patch("a spot knocks out", "1 0 0 0 k R f /Or cs 1 scn R f", O=100),
    _patch("cyan overprints a spot", "/Or cs 1 scn R f /Over1 gs 1 0 0 0 k R f", C=100, O=100),
    _patch("cyan knocks a spot out", "/Or cs 1 scn R f 1 0 0 0 k R f", C=100),
    _patch("cyan overprints a spot, mode 0", "/Or cs 1 scn R f /Over0 gs 1 0 0 0 k R f", C=100, O=100),
    _patch("half-transparent black", BOTH + "/Half gs 0 0 0 1 k R f", C=50, M=50, K=50),
    _patch("half-transparent cyan on paper", "/Half gs 1 0 0 0 k R f", C=50),
    _patch("half-transparent spot", "1 0 0 0 k R f /Half gs /Or cs 1 scn R f", C=50, O=50),
    _patch("multiply", ".8 0 0 0 k R f /Times gs 0 .6 0 0 k R f", C=80, M=60),
    _patch("multiply the same inks", ".5 0 0 .5 k R f /Times gs .5 0 0 .5 k R f", C=75, K=75),
    _patch("multiply a spot", "1 0 0 0 k R f /Times gs /Or cs .5 scn R f", C=100, O=50),
    _patch("an image", "I:Plain", C=100, M=50.2, K=20),
    _patch("an image in the condition's space", "I:Based", C=100, M=50.2, K=20),
    _patch("an indexed image", "I:Indexed", C=80, M=40, K=20),
    _patch("a grey image", "I:Grey", K=60),
    _patch("an image in a spot", "I:Spot", O=50.2),
    _patch("a JPEG", "I:Jpeg", C=50.2, M=25.1, Y=12.5, K=80),
    _patch("an image knocks out though it may overprint", BOTH + "/Over1 gs I:Indexed", C=80, M=40, K=20),
    _patch("paper", "0 0 0 0 k R f"),
)


def write(folder: Path, *, output_intent: bool, blend_group: bool) -> Path:
    """Write the sheet; one row of patches holds `COLUMNS` of them, from the top left."""
    pdf = pikepdf.new()
    rows = -(-len(PATCHES) // COLUMNS)
    page = pdf.add_blank_page(page_size=(COLUMNS * SIDE_PT, rows * SIDE_PT))
    profile = pdf.make_stream(small_cmyk_profile(), N=4, Alternate=Name.DeviceCMYK)
    page.Resources = _resources(pdf, profile)
    page.Contents = pdf.make_stream(b"\n".join(_draw(number) for number in range(len(PATCHES))))
    if blend_group:
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    if output_intent:
        pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFX,
                    OutputConditionIdentifier=pikepdf.String("FOGRA39"),
                    DestOutputProfile=profile,
                )
            ]
        )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "patches.pdf"
    pdf.save(path)
    return path


def centre_pt(number: int) -> tuple[float, float]:
    """Return a patch's middle: points from the page's top left."""
    return ((number % COLUMNS + 0.5) * SIDE_PT, (number // COLUMNS + 0.5) * SIDE_PT)


def _draw(number: int) -> bytes:
    rows = -(-len(PATCHES) // COLUMNS)
    left = number % COLUMNS * SIDE_PT + 3
    bottom = (rows - 1 - number // COLUMNS) * SIDE_PT + 3
    side = SIDE_PT - 6
    content = PATCHES[number].content.replace("R", f"{left} {bottom} {side} {side} re")
    content = re.sub(r"I:(\w+)", rf"q {side} 0 0 {side} {left} {bottom} cm /\1 Do Q", content)
    return f"q {content} Q".encode()


def _resources(pdf: pikepdf.Pdf, profile: pikepdf.Stream) -> Dictionary:
    def separation(name: str, *full: float) -> Array:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(full), N=1)
        return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])

    def device_n(names: list[str], code: bytes) -> Array:
        tint = pdf.make_stream(code, FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
        return Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), Name.DeviceCMYK, tint])

    def state(**keys: Any) -> Dictionary:
        return Dictionary(Type=Name.ExtGState, **keys)

    orange, based = separation(SPOT, 0, 0.5, 1, 0), Array([Name.ICCBased, profile])
    return Dictionary(
        ColorSpace=Dictionary(
            Or=orange,
            Icc=based,
            All=separation("All", 1, 1, 1, 1),
            Nil=separation("None", 1, 1, 1, 1),
            Blk=separation("Black", 0, 0, 0, 1),
            Cy=separation("Cyan", 1, 0, 0, 0),
            DN=device_n([SPOT, "Black"], b"{ exch dup 0.5 mul exch 3 -1 roll 0 4 1 roll }"),
            DP=device_n(["Cyan", "Yellow"], b"{ 0 exch 0 }"),
        ),
        ExtGState=Dictionary(
            Over0=state(OP=True, op=True, OPM=0),
            Over1=state(OP=True, op=True, OPM=1),
            Half=state(ca=0.5),
            Times=state(BM=Name.Multiply),
        ),
        XObject=Dictionary(
            Plain=_image(pdf, Name.DeviceCMYK, bytes([255, 128, 0, 51])),
            Based=_image(pdf, based, bytes([255, 128, 0, 51])),
            Indexed=_image(
                pdf, Array([Name.Indexed, Name.DeviceCMYK, 1, bytes([0, 0, 0, 0, 204, 102, 0, 51])]), b"\1"
            ),
            Grey=_image(pdf, Name.DeviceGray, bytes([102])),
            Spot=_image(pdf, orange, bytes([128])),
            Jpeg=_jpeg(pdf),
        ),
    )


def _image(pdf: pikepdf.Pdf, space: Any, pixel: bytes) -> pikepdf.Stream:
    return pdf.make_stream(
        pixel * 4,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=2,
        BitsPerComponent=8,
        ColorSpace=space,
    )


def _jpeg(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    data = io.BytesIO()
    Image.new("CMYK", (16, 16), (128, 64, 32, 204)).save(data, "JPEG", quality=95)
    stream = _image(pdf, Name.DeviceCMYK, b"")
    stream.Width = stream.Height = 16
    stream.Decode = Array([1, 0] * 4)  # Adobe's CMYK JPEGs are written inverted
    stream.write(data.getvalue(), filter=Name.DCTDecode)
    return stream
