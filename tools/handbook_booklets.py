"""The seed article and numbered pages in, the pictures of the handbook's chapter on booklets out.

    python tools/handbook_booklets.py

It needs poppler. What is shown of sheets was imposed by Presswork and drawn by poppler; how they are folded
is drawn here. The pictures are kept small, as for a page.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from presswork.composition.fonts import font_path

TOP = Path(__file__).resolve().parent.parent
OUT = TOP / "content" / "handbook" / "booklets" / "photos"
DESK, INK, SOFT, ACCENT, PAPER = (
    (226, 224, 220),
    (23, 24, 26),
    (120, 118, 114),
    (138, 75, 34),
    (255, 255, 255),
)
TINTS = [(252, 250, 246), (244, 240, 232)]
GAP = 24


def main() -> int:
    """Make the sheets and write the pictures; return an exit code."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(seed(folder), "sheets")
        save(steps(), "steps")
        save(sheet(folder, 8, "zine", "zine", columns=4), "zine")
        save(zine_steps(), "zine-steps")
        save(sheet(folder, 16, "signature", "signature", "--pages-per-sheet", "16", columns=4), "signature")
        save(creep(), "creep")
    return 0


def presswork(*arguments: str | Path) -> None:
    """Run Presswork."""
    command = [sys.executable, "-m", "presswork", *map(str, arguments)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def drawn(pdf: Path, ppi: int) -> list[Image.Image]:
    """Return each side of a file as poppler draws it."""
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(ppi), "-png", pdf, stem], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{stem.name}-*.png"))]


def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return Source Sans at a size in pixels."""
    path = font_path("fonts/source-sans-3.ttf")
    assert path is not None
    face = ImageFont.truetype(str(path), size)
    face.set_variation_by_axes([650 if bold else 400])
    return face


def seed(folder: Path) -> Image.Image:
    """Return both sides of the seed article's booklet."""
    presswork("build", TOP / "content" / "over-tea", "--edition", "booklet", "--out", folder)
    sides = drawn(folder / "over-tea-booklet.pdf", 58)
    return titled(sides, ["Sheet 1, front", "Sheet 1, back"])


def titled(pictures: Sequence[Image.Image], titles: Sequence[str]) -> Image.Image:
    """Return pictures beside each other on a desk, each with its title under it."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    height = max(picture.height for picture in pictures) + 2 * GAP + 26
    desk = Image.new("RGB", (width, height), DESK)
    pen = ImageDraw.Draw(desk)
    x = GAP
    for picture, title in zip(pictures, titles, strict=True):
        desk.paste(picture, (x, GAP))
        middle = x + picture.width // 2
        pen.line((middle, GAP - 12, middle, GAP - 3), fill=SOFT, width=2)
        pen.text((middle, GAP + picture.height + 20), title, font=font(19), fill=INK, anchor="mm")
        x += picture.width + GAP
    return desk


def numbered(folder: Path, count: int) -> Path:
    """Write A6 pages with their numbers, large."""
    pages = []
    for number in range(1, count + 1):
        page = Image.new("RGB", (298, 420), TINTS[number % 2])
        pen = ImageDraw.Draw(page)
        pen.text((149, 200), str(number), font=font(150, bold=True), fill=INK, anchor="mm")
        pen.line((40, 300, 258, 300), fill=ACCENT, width=4)
        for line in range(4):
            pen.line(
                (40, 322 + 18 * line, 258 if line < 3 else 170, 322 + 18 * line),
                fill=(200, 196, 190),
                width=5,
            )
        pages.append(page)
    path = folder / f"pages-{count}.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=72)
    return path


def sheet(folder: Path, count: int, scheme: str, name: str, *options: str, columns: int) -> Image.Image:
    """Return a sheet of numbered pages, front and back, with its folds."""
    out = folder / f"{name}.pdf"
    presswork("impose", numbered(folder, count), "--scheme", scheme, "--out", out, *options)
    sides = drawn(out, 40 if scheme == "signature" else 88)
    for side in sides:
        pen = ImageDraw.Draw(side)
        for column in range(1, columns):
            dashed(pen, (side.width * column // columns, 0), (side.width * column // columns, side.height))
        if scheme == "zine":
            dashed(pen, (0, side.height // 2), (side.width // 4, side.height // 2))
            dashed(pen, (side.width * 3 // 4, side.height // 2), (side.width, side.height // 2))
            pen.line(
                (side.width // 4, side.height // 2, side.width * 3 // 4, side.height // 2),
                fill=ACCENT,
                width=4,
            )
        else:
            dashed(pen, (0, side.height // 2), (side.width, side.height // 2))
    return titled(sides, ["One side of one sheet"] if len(sides) == 1 else ["Front", "Back"])


def dashed(pen: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a fold."""
    length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    for step in range(0, length, 14):
        ahead = min(step + 8, length)
        points = [
            tuple(one + (other - one) * at // length for one, other in zip(start, end, strict=True))
            for at in (step, ahead)
        ]
        pen.line([*points[0], *points[1]], fill=SOFT, width=2)


def panels(titles: Sequence[str], drawing: int = 300, height: int = 250) -> tuple[Image.Image, list[int]]:
    """Return a desk with room for a drawing above each title, and where each of that width begins."""
    width = max(drawing, 1080 // len(titles))  # 1080 px make 160 ppi over the whole text
    desk = Image.new("RGB", (len(titles) * width, height), DESK)
    pen = ImageDraw.Draw(desk)
    for index, title in enumerate(titles):
        pen.text((index * width + width // 2, height - 26), title, font=font(18), fill=INK, anchor="mm")
    return desk, [index * width + (width - drawing) // 2 for index in range(len(titles))]


def steps() -> Image.Image:
    """Return how a booklet is put together: the pile, the fold, the staples."""
    desk, (first, second, third) = panels(
        ["1  Lay them in order", "2  Fold the pile", "3  Staple in the fold"]
    )
    pen = ImageDraw.Draw(desk)
    for offset in (16, 8, 0):  # the innermost sheet lies on top
        pen.polygon(shifted(SHEET, first + 30, 60 + offset), fill=PAPER, outline=SOFT)
    dashed(pen, (first + 168, 60), (first + 132, 160))
    for offset in (16, 8, 0):
        pen.polygon(
            shifted([(0, 100), (36, 0), (126, 0), (90, 100)], second + 45, 70 + offset),
            fill=PAPER,
            outline=SOFT,
        )
    for lean in (0, 10, 20):
        pen.polygon(
            shifted(
                [(90, 100), (126, 0), (176 + lean, -50 + lean), (140 + lean, 50 + lean)], second + 45, 70
            ),
            fill=PAPER,
            outline=SOFT,
        )
    for offset in (10, 5, 0):
        pen.polygon(
            shifted([(0, 110), (40, 0), (150, 0), (110, 110)], third + 75, 60 + offset),
            fill=PAPER,
            outline=SOFT,
        )
    for share in (0.25, 0.72):
        x, y = third + 75 + 40 * (1 - share), 60 + 110 * share
        pen.line((x + 3, y - 9, x - 3, y + 9), fill=ACCENT, width=5)
    return desk


SHEET = [(0, 100), (36, 0), (240, 0), (204, 100)]


def shifted(points: Sequence[tuple[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """Return a shape at another place."""
    return [(px + x, py + y) for px, py in points]


def zine_steps() -> Image.Image:
    """Return how the eight-page zine is folded: the creases, the slit, the push, the book."""
    titles = ["1  Crease into eight", "2  Cut the slit", "3  Fold along, push", "4  Fold round"]
    desk, places = panels(titles, 270)
    pen = ImageDraw.Draw(desk)
    for number, left in enumerate(places[:2]):
        box = (left + 35, 50, left + 235, 190)
        pen.rectangle(box, fill=PAPER, outline=SOFT)
        for column in (1, 2, 3):
            dashed(pen, (box[0] + 50 * column, box[1]), (box[0] + 50 * column, box[3]))
        dashed(pen, (box[0], 120), (box[2], 120))
        if number:
            pen.line((box[0] + 50, 120, box[0] + 150, 120), fill=ACCENT, width=5)
    middle = places[2] + 135
    for x, way in ((middle, -1), (middle, 1)):  # the strip from above: the inner panels open like a mouth
        pen.line((x + way * 110, 120, x + way * 55, 120), fill=INK, width=5)
        pen.line((x + way * 55, 120, x, 75), fill=INK, width=5)
        pen.line((x + way * 55, 120, x, 165), fill=INK, width=5)
        pen.line((x + way * 125, 95, x + way * 95, 95), fill=ACCENT, width=3)
        pen.polygon([(x + way * 88, 95), (x + way * 98, 89), (x + way * 98, 101)], fill=ACCENT)
    left = places[3] + 85
    for offset in (18, 12, 6, 0):
        pen.rectangle(
            (left + offset, 55 + offset // 2, left + offset + 90, 185 + offset // 2), fill=PAPER, outline=SOFT
        )
    pen.text((left + 45, 115), "1", font=font(64, bold=True), fill=INK, anchor="mm")
    return desk


def creep() -> Image.Image:
    """Return a stapled booklet from its foot: creep, what the knife makes of it, and the pages moved."""
    desk, places = panels(
        ["Inner sheets stick out", "The knife makes margins unlike", "Pages moved to the spine"], 330
    )
    pen = ImageDraw.Draw(desk)
    for kind, left in enumerate(places):
        for depth in range(5):
            y, start = 50 + depth * 14, left + 40 + depth * 9
            end = start + 220 if kind == 0 else left + 40 + 220
            for row in (y, 190 - depth * 14 - 14):
                pen.line((start, row, end, row), fill=SOFT, width=3)
                shift = 0 if kind < 2 else -depth * 9
                pen.line((start + 40 + shift, row, start + 190 + shift, row), fill=ACCENT, width=5)
            pen.line((start, y, start, 190 - depth * 14 - 14), fill=SOFT, width=3)
        if kind == 1:
            pen.line((left + 262, 36, left + 262, 196), fill=INK, width=2)
    return desk


def save(picture: Image.Image, name: str) -> None:
    """Write a picture, small."""
    picture.save(OUT / f"{name}.jpg", quality=80, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
