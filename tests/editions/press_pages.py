"""A press file in; its boxes, its words' places from the trim, and its plates as Ghostscript draws them, out."""

from __future__ import annotations

import functools
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops

PT_PER_MM = 72 / 25.4
INKS = ("Cyan", "Magenta", "Yellow", "Black")
PixelBox = tuple[int, int, int, int]
_TAGS = ("BMC", "BDC", "EMC")
Word = tuple[str, float, float, float, float]


def boxes_of(page: pikepdf.Page) -> dict[str, tuple[float, ...]]:
    """Return a page's own boxes in points."""
    return {
        name: tuple(float(side) for side in value) for name, value in page.obj.items() if name.endswith("Box")
    }


@dataclass(frozen=True, kw_only=True)
class Plates:
    """One page as printing plates: 0 is no ink, 255 all of it. Boxes are in millimetres from the trim's top left."""

    plates: dict[str, Image.Image]
    px_per_mm: float
    margin_mm: float
    width_mm: float
    height_mm: float

    def box_mm(self, left: float, top: float, right: float, bottom: float) -> PixelBox:
        """Return the pixels of a place on the page."""
        sides = (round((side + self.margin_mm) * self.px_per_mm) for side in (left, top, right, bottom))
        return tuple(sides)  # type: ignore[return-value]

    def crop(self, ink: str, box: PixelBox) -> Image.Image:
        """Return what is on a plate in a place."""
        return self.plates[ink].crop(box)

    def darkest(self, ink: str, box: PixelBox) -> int:
        """Return the most ink in a place."""
        return self.crop(ink, box).getextrema()[1]  # type: ignore[return-value]

    def barest(self, box: PixelBox) -> int:
        """Return the strongest ink of the pixel in a place whose strongest ink is weakest."""
        strongest = functools.reduce(ImageChops.lighter, (self.crop(ink, box) for ink in INKS))
        return strongest.getextrema()[0]  # type: ignore[return-value]

    def ring(self, near: float, far: float) -> list[PixelBox]:
        """Return the four strips that lie so far outside the trim, in millimetres."""
        width, height = self.width_mm, self.height_mm
        return [
            self.box_mm(-far, -far, -near, height + far),
            self.box_mm(width + near, -far, width + far, height + far),
            self.box_mm(-far, -far, width + far, -near),
            self.box_mm(-far, height + near, width + far, height + far),
        ]

    def sides(self) -> list[PixelBox]:
        """Return the strips where marks stand: left, right, above, below."""
        width, height, out, near = self.width_mm, self.height_mm, self.margin_mm, 3.6
        return [
            self.box_mm(-out, 0 - near, -near, height + near),
            self.box_mm(width + near, 0 - near, width + out, height + near),
            self.box_mm(-out, -out, width + out, -near),
            self.box_mm(-out, height + near, width + out, height + out),
        ]


def draw_plates(path: Path, folder: Path, *, ppi: int) -> list[Plates]:
    """Return each page's four process plates, drawn by Ghostscript's tiffsep."""
    target = folder / f"{path.stem}-plate-%d.tif"
    subprocess.run(
        [
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=tiffsep",
            f"-r{ppi}",
            f"-sOutputFile={target}",
            str(path),
        ],
        check=True,
        capture_output=True,
    )
    with pikepdf.open(path) as pdf:
        boxes = [boxes_of(page) for page in pdf.pages]
    pages = []
    for number, box in enumerate(boxes, 1):
        plates = {}
        for ink in INKS:
            with Image.open(folder / f"{path.stem}-plate-{number}({ink}).tif") as image:
                plates[ink] = image.convert("L").point(lambda level: 255 - level)
        left, bottom, right, top = box["/TrimBox"]
        pages.append(
            Plates(
                plates=plates,
                px_per_mm=ppi / 25.4,
                margin_mm=(left - box["/MediaBox"][0]) / PT_PER_MM,
                width_mm=(right - left) / PT_PER_MM,
                height_mm=(top - bottom) / PT_PER_MM,
            )
        )
    return pages


def words_of(path: Path) -> list[list[Word]]:
    """Return each page's words and their boxes in points from the trim's top left, as poppler reads them."""
    bare = path.with_suffix(".bare.pdf")
    with pikepdf.open(path) as pdf:
        boxes = [boxes_of(page) for page in pdf.pages]
        for page in pdf.pages:  # tags bring texts of their own: only what is painted counts
            painted = [step for step in pikepdf.parse_content_stream(page) if str(step[1]) not in _TAGS]
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(painted))
        pdf.save(bare)
    html = subprocess.run(["pdftotext", "-bbox", str(bare), "-"], check=True, capture_output=True).stdout
    pages = []
    for page, box in zip(_elements(html, "page"), boxes, strict=True):
        media, trim = box["/MediaBox"], box.get("/TrimBox", box["/MediaBox"])
        left, top = trim[0] - media[0], media[3] - trim[3]
        pages.append(
            [
                (word.text or "", *(float(word.get(side, 0)) - offset for side, offset in _sides(left, top)))
                for word in page
            ]
        )
    return pages  # type: ignore[return-value]


def _sides(left: float, top: float) -> list[tuple[str, float]]:
    return [("xMin", left), ("yMin", top), ("xMax", left), ("yMax", top)]


def _elements(html: bytes, name: str) -> list[ET.Element]:
    return [item for item in ET.fromstring(html).iter() if item.tag.endswith(f"}}{name}")]
