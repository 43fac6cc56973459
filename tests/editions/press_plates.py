"""What tests of the press edition's colours share: pages made by hand, and plates that Ghostscript draws."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from presswork.editions.pdf.press.separating import convert
from presswork.model import Finding
from presswork.press_colour.spots import Spot
from presswork.press_profile import PressProfile, read_press

RED = Spot(name="PANTONE 186 C", rgb=(0xC8, 0x10, 0x2E), cmyk=(0, 1, 0.8, 0.05))


def press(name: str = "sheetfed-coated", **changes: Any) -> PressProfile:
    return dataclasses.replace(read_press(name, root=Path("/nonexistent")), **changes)


def page(content: bytes, side: float = 100, **resources: Any) -> pikepdf.Pdf:
    """A PDF of one page with this content, resources and Helvetica as /F."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(side, side))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    pdf.pages[0].obj.Resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=font), **resources))
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return pdf


def separated(pdf: pikepdf.Pdf, profile: PressProfile | None = None, spots: Sequence[Spot] = ()) -> bytes:
    """The new content of the first page; the PDF is converted in place, without a finding."""
    assert convert(pdf, profile or press(), spots) == ()
    return content(pdf)


def content(pdf: pikepdf.Pdf) -> bytes:
    return b" ".join(pdf.pages[0].Contents.read_bytes().split())


def found(pdf: pikepdf.Pdf, profile: PressProfile | None = None) -> list[Finding]:
    return list(convert(pdf, profile or press()))


def saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def plates(pdf: pikepdf.Pdf | bytes, folder: Path, ppi: int = 72) -> dict[str, Image.Image]:
    """Each plate of the first page as Ghostscript's tiffsep draws it; 0 is no ink, 255 is full."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "page.pdf"
    path.write_bytes(pdf if isinstance(pdf, bytes) else saved(pdf))
    subprocess.run(
        [
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dLastPage=1",
            "-sDEVICE=tiffsep",
            f"-r{ppi}",
            "-o",
            folder / "p.tif",
            path,
        ],
        check=True,
        capture_output=True,
    )
    names = {path.stem.partition("(")[2].rstrip(")"): path for path in folder.glob("p(*.tif")}
    return {
        name: Image.open(path).convert("L").point([255 - v for v in range(256)])
        for name, path in names.items()
    }


def inks_at(drawn: dict[str, Image.Image], x: float, y: float) -> dict[str, int]:
    """Percent of each ink that is there, at a place in points from the lower left."""
    return {
        name: round(value / 2.55)
        for name, plate in drawn.items()
        if (value := plate.getpixel((int(x), plate.height - 1 - int(y)))) > 1  # type: ignore[operator]
    }


def colour_words(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every name in the file that says how colours are given."""
    seen: set[tuple[int, int]] = set()
    todo: list[Any] = [page.obj for page in pdf.pages]
    while todo:
        item = todo.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, Name):
            yield str(item)
        elif isinstance(item, Array):
            todo.extend(item)
        elif isinstance(item, Dictionary | pikepdf.Stream):
            todo.extend(value for key, value in item.items() if key != "/Parent")
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != Name.Image and "/BBox" in item:
                yield from (
                    word for word in (" rg ", " RG ") if word.encode() in b" ".join(item.read_bytes().split())
                )


def image(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, **entries: Any) -> pikepdf.Stream:
    return pdf.make_indirect(  # type: ignore[return-value]
        pikepdf.Stream(
            pdf,
            data,
            **{
                "Type": Name.XObject,
                "Subtype": Name.Image,
                "Width": width,
                "Height": height,
                "BitsPerComponent": 8,
                **entries,
            },
        )
    )


def pixels(stream: pikepdf.Object) -> Image.Image:
    """The inks of an image XObject of device grey or CMYK: 0 is none in CMYK, black in grey."""
    mode = {"/DeviceCMYK": "CMYK", "/DeviceGray": "L"}[str(stream.ColorSpace)]
    return Image.frombytes(mode, (int(stream.Width), int(stream.Height)), stream.read_bytes())
