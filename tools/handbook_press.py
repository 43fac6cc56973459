"""Presswork's starter project in, the pictures of the handbook's chapter on the press out.

    python tools/handbook_press.py

It needs Ghostscript and poppler. Each picture is made from a press file that Presswork builds, its pages
drawn and its plates parted by programs that are not ours. The pictures are kept small, as for a page.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFont, ImageOps

from presswork.composition.fonts import font_path
from presswork.new.pictures import draw_hills, draw_sea

TOP = Path(__file__).resolve().parent.parent
OUT = TOP / "content" / "handbook" / "press" / "photos"
ICC = TOP / "assets" / "icc"
PPI = 150
MM = PPI / 25.4
DESK, INK, RED, BLUE = (226, 224, 220), (23, 24, 26), (186, 52, 40), (40, 104, 140)
INKS = {"Cyan": (0, 158, 224), "Magenta": (226, 0, 122), "Yellow": (255, 222, 0), "Black": (30, 30, 32)}
ARTICLE = """---
headline: Hills at Dawn
language: en
standfirst: Why a picture that ends at the paper's edge must go beyond it.
lead: hills.jpg
---

![](hills.jpg)

The first light came over the eastern range at twenty to six, and by the time the kettle boiled the whole
valley lay in front of the window like a set of paper cut-outs, each a little paler than the one before.

Nobody had slept much. The printer was to come at nine for the pages, and there were two of them that were
not yet as they should be.
"""


def main() -> int:
    """Build the press file and write the pictures; return an exit code."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf = build(folder)
        page = draw(pdf, folder)
        plates = separate(pdf, folder)
        save(anatomy(page), "anatomy")
        save(cut(page), "cut")
        save(four_plates(plates), "plates")
        save(papers(), "papers")
        save(overprint(), "overprint")
        save(sheet(folder), "sheet")
    return 0


def build(folder: Path) -> Path:
    """Write an article of one page and pack it for the printer; return its press file."""
    issue = folder / "hills"
    (issue / "photos").mkdir(parents=True)
    (issue / "photos" / "hills.jpg").write_bytes(draw_hills())
    (issue / "article.md").write_text(ARTICLE)
    command = [sys.executable, "-m", "presswork", "package", str(issue), "--force"]
    command += ["--out", str(folder / "out" / "p.zip"), "--page", "a5"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "out" / "hills-press.pdf"


def draw(pdf: Path, folder: Path) -> Image.Image:
    """Return the first page, marks and all."""
    command = ["pdftoppm", "-r", str(PPI), "-png", "-singlefile", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True)
    return Image.open(folder / "page.png").convert("RGB")


def separate(pdf: Path, folder: Path) -> dict[str, Image.Image]:
    """Return the first page's plates by ink, black where there is ink, as Ghostscript parts them."""
    target = folder / "plate.tif"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dLastPage=1", f"-r{PPI}"]
    subprocess.run([*command, f"-sOutputFile={target}", str(pdf)], check=True, capture_output=True)
    return {ink: Image.open(folder / f"plate({ink}).tif").convert("L") for ink in INKS}


def trim_of(page: Image.Image) -> tuple[float, float, float, float]:
    """Return the trim of an A5 page in the middle of its medium, in pixels."""
    width, height = 148 * MM, 210 * MM
    left, top = (page.width - width) / 2, (page.height - height) / 2
    return left, top, left + width, top + height


def grown(box: tuple[float, float, float, float], by_mm: float) -> tuple[float, float, float, float]:
    """Return a box that is larger on each side."""
    by = by_mm * MM
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def whole(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """Return a box in whole pixels."""
    return round(box[0]), round(box[1]), round(box[2]), round(box[3])


def lettering(size: int) -> ImageFont.FreeTypeFont:
    """Return our sans serif at a size in pixels."""
    path = font_path("fonts/source-sans-3.ttf")
    assert path
    font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([560])
    return font


def anatomy(page: Image.Image) -> Image.Image:
    """Return the page with its edges drawn in, and their names beside them."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    trim = trim_of(page)
    dashed(pen, grown(trim, 3), RED, 9)
    pen.rectangle(trim, outline=INK, width=2)
    dashed(pen, grown(trim, -5), BLUE, 4)
    aside, above = round(74 * MM), round(9 * MM)
    sheet = Image.new("RGB", (page.width + 2 * aside, page.height + 2 * above), "white")
    sheet.paste(page, (aside, above))
    pen = ImageDraw.Draw(sheet)
    left, top, right, bottom = (trim[0] + aside, trim[1] + above, trim[2] + aside, trim[3] + above)
    for x, y, colour, name, more in (
        (right + 3 * MM, top + 34 * MM, RED, "Bleed", "3 mm beyond the cut"),
        (right, top + 58 * MM, INK, "Trim", "where the knife cuts"),
        (right - 5 * MM, top + 82 * MM, BLUE, "Safe margin", "text stays inside"),
        (left + 4 * MM, top - 6.8 * MM, INK, "Colour bar", "for instruments"),
        (left - 7 * MM, sheet.height / 2, INK, "Registration mark", "in every ink"),
        (left - 6 * MM, bottom, INK, "Crop mark", "shows the cut"),
    ):
        label(pen, (x, y), width=sheet.width, words=(name, more), colour=colour)
    return sheet


def label(
    pen: ImageDraw.ImageDraw,
    at: tuple[float, float],
    *,
    width: int,
    words: tuple[str, str],
    colour: tuple[int, int, int],
) -> None:
    """Write two lines at the nearer side of a sheet, and a line from there to the place they speak of."""
    (x, y), (name, more) = at, words
    side = 3 * MM if x < width / 2 else width - 3 * MM
    reach = 62 * MM if x < width / 2 else width - 66 * MM
    pen.line((x, y, reach, y), fill=colour, width=2)
    pen.ellipse((x - 6, y - 6, x + 6, y + 6), fill=colour)
    anchor = "l" if x < width / 2 else "r"
    pen.text((side, y - 1.2 * MM), name, font=lettering(round(6.6 * MM)), fill=colour, anchor=f"{anchor}s")
    small = lettering(round(5.2 * MM))
    pen.text((side, y + 1.2 * MM), more, font=small, fill=(85, 88, 94), anchor=f"{anchor}a")


def dashed(
    pen: ImageDraw.ImageDraw, box: tuple[float, ...], colour: tuple[int, int, int], length: int
) -> None:
    """Draw a dashed rectangle."""
    left, top, right, bottom = map(round, box)
    for x in range(left, right, 2 * length):
        for y in (top, bottom):
            pen.line((x, y, min(x + length, right), y), fill=colour, width=2)
    for y in range(top, bottom, 2 * length):
        for x in (left, right):
            pen.line((x, y, x, min(y + length, bottom)), fill=colour, width=2)


def cut(page: Image.Image) -> Image.Image:
    """Return an edge of the page as it leaves a knife that is 1.5 mm off: without a bleed, and with one."""
    _, top, right, _ = trim_of(page)
    side, off = 42 * MM, 1.5 * MM
    box = whole((right + off - side, top + 42 * MM, right + off, top + 42 * MM + side))
    kept = page.crop(box)
    bare = page.copy()
    ImageDraw.Draw(bare).rectangle((right, 0, page.width, page.height), fill="white")
    pictures = [ImageOps.scale(picture, 2) for picture in (bare.crop(box), kept)]
    return in_a_row(pictures, ["Without bleed: a white edge", "With 3 mm of bleed: nothing to see"])


def in_a_row(pictures: list[Image.Image], names: list[str], *, size: int = 26) -> Image.Image:
    """Return the pictures side by side on a desk, each with its name below in letters of a size in pixels."""
    gap = 26
    height = max(picture.height for picture in pictures)
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) + 1)
    desk = Image.new("RGB", (width, height + 2 * gap + round(1.3 * size)), DESK)
    pen = ImageDraw.Draw(desk)
    left = gap
    for picture, name in zip(pictures, names, strict=True):
        desk.paste(picture, (left, gap))
        pen.text((left, gap + height + 10), name, font=lettering(size), fill=INK)
        left += picture.width + gap
    return desk


def four_plates(plates: dict[str, Image.Image]) -> Image.Image:
    """Return the plates, each in its ink, and what they print together."""
    page = next(iter(plates.values()))
    box = whole(trim_of(page))
    tinted = {ink: ImageOps.colorize(plates[ink].crop(box), INKS[ink], "white") for ink in INKS}
    together = None
    for picture in tinted.values():
        together = picture if together is None else ImageChops.multiply(together, picture)
    assert together
    shown = [ImageOps.scale(picture, 0.5) for picture in (*tinted.values(), together)]
    return in_a_row(shown, [*INKS, "All four"], size=38)


def papers() -> Image.Image:
    """Return one photo as three papers show it, with the white of the paper around it."""
    photo = Image.open(io.BytesIO(draw_sea())).convert("RGB").resize((480, 320), Image.Resampling.LANCZOS)
    screen = ImageCms.createProfile("sRGB")
    shown = []
    for name in ("coated", "uncoated", "newsprint"):
        press = ImageCms.getOpenProfile(str(ICC / f"{name}.icc"))
        there = ImageCms.buildTransform(
            screen,
            press,
            "RGB",
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        back = ImageCms.buildTransform(
            press, screen, "CMYK", "RGB", renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC
        )
        inks = ImageCms.applyTransform(ImageOps.expand(photo, 26, "white"), there)
        assert inks
        proof = ImageCms.applyTransform(inks, back)
        assert proof
        shown.append(proof)
    return in_a_row(shown, ["Coated paper", "Uncoated paper", "Newsprint"], size=34)


def overprint() -> Image.Image:
    """Return black letters on a tint whose black plate lies 0.3 mm aside: knocked out, and overprinted."""
    size, shift = (620, 320), 5
    letters = Image.new("L", size, 0)
    pen = ImageDraw.Draw(letters)
    serif = font_path("fonts/source-serif-4.ttf")
    assert serif
    pen.text((36, 40), "Over Tea", font=ImageFont.truetype(str(serif), 150), fill=255)
    tint = Image.new("RGB", size, (214, 150, 70))
    moved = ImageChops.offset(letters, shift, shift - 2)
    shown = []
    for knocked_out in (True, False):
        ground = tint.copy()
        if knocked_out:
            ground.paste("white", mask=letters)
        black = Image.new("RGB", size, INK)
        shown.append(Image.composite(black, ground, moved))
    return in_a_row(shown, ["Knocked out: a white halo", "Overprinted: no harm"], size=42)


def sheet(folder: Path) -> Image.Image:
    """Return the package's specification sheet."""
    import zipfile

    with zipfile.ZipFile(folder / "out" / "p.zip") as archive:
        (folder / "sheet.pdf").write_bytes(archive.read("hills-package/hills-specification.pdf"))
    command = [
        "pdftoppm",
        "-r",
        "130",
        "-png",
        "-singlefile",
        str(folder / "sheet.pdf"),
        str(folder / "sheet"),
    ]
    subprocess.run(command, check=True)
    return Image.open(folder / "sheet.png").convert("RGB")


def save(picture: Image.Image, name: str) -> None:
    """Write a picture as a JPEG of modest size."""
    path = OUT / f"{name}.jpg"
    picture.save(path, quality=70, optimize=True)
    print(
        f"{path.relative_to(TOP)}: {picture.width} by {picture.height}, {path.stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    sys.exit(main())
