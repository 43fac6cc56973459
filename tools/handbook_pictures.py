"""Presswork's starter projects in, the handbook's cover and the pictures of most of its chapters out.

    python tools/handbook_pictures.py

It needs poppler, Node and Chromium. What is shown is what Presswork built for the purpose: pages, a flatplan,
a report, an e-book in a reading program. The pictures are kept small, as for a page of the handbook.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from presswork.new.pictures import draw_hills, draw_sea
from presswork.preflight.validators import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOP = Path(__file__).resolve().parent.parent
HANDBOOK = TOP / "content" / "handbook"
EPUB_DRIVER = TOP / "tests" / "editions" / "foliate_driver.mjs"
REPORT_DRIVER = TOP / "tests" / "preflight" / "press" / "report_driver.mjs"
DESK, EDGE, ACCENT = (226, 224, 220), (176, 172, 165), (186, 52, 40)
WIDTH, GAP = 1240, 24
COVER = (1500, 2104)
NIGHT = (22, 32, 46)
# Light on a dark ground: the inks as they shine, not as they print.
INKS = ((0, 150, 214), (206, 24, 118), (206, 178, 0))


def main() -> int:
    """Build what is to be shown, and write the pictures; return an exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(cover(), "photos/cover", quality=70)
        project = folder / "article"
        presswork("new", project)
        article = project / "content" / "first-article"
        save(row(pages(article, "feature", folder)), "first-issue/photos/first")
        save(
            row([pages(article, theme, folder)[0] for theme in ("feature", "newspaper")]),
            "themes/photos/themes",
        )
        save(reader(article, folder), "e-readers/photos/reader")
        save(focus(), "photos/photos/focus")
        save(stand_in(article, folder), "photos/photos/fpo")
        magazine = folder / "magazine"
        presswork("new", "--issue", magazine)
        issue = magazine / "content" / "first-issue"
        save(rows(pages(issue, "feature", folder), 5), "issues/photos/issue")
        save(flatplan(issue, folder), "issues/photos/flatplan")
        save(report(folder), "checking/photos/report")
    return 0


def presswork(*arguments: str | Path, fails: bool = False) -> None:
    """Run a command of Presswork's; one that `fails` is to find errors."""
    command = [sys.executable, "-m", "presswork", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != int(fails):
        raise SystemExit(done.stderr)


def pages(issue: Path, theme: str, folder: Path) -> list[Image.Image]:
    """Return the pages of an issue's reader PDF."""
    out = folder / f"{issue.name}-{theme}"
    presswork("build", issue, "--edition", "pdf", "--theme", theme, "--out", out)
    subprocess.run(["pdftoppm", "-r", "110", "-png", out / f"{issue.name}.pdf", out / "page"], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(out.glob("page-*.png"))]


def row(pictures: Iterable[Image.Image], *, width: int = WIDTH) -> Image.Image:
    """Return pictures of one height beside each other on a desk of this width."""
    shown = list(pictures)
    room = width - GAP * (len(shown) + 1)
    height = round(room / sum(picture.width / picture.height for picture in shown))
    desk = Image.new("RGB", (width, height + 2 * GAP), DESK)
    left = GAP
    for picture in shown:
        scaled = picture.resize(
            (round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS
        )
        desk.paste(scaled, (left, GAP))
        left += scaled.width + GAP
    return desk


def rows(pictures: Sequence[Image.Image], across: int) -> Image.Image:
    """Return pictures in rows; a last row that is not full stays as large as the others."""
    blank = Image.new("RGB", pictures[0].size, DESK)
    parts = []
    for start in range(0, len(pictures), across):
        some = list(pictures[start : start + across])
        parts.append(row(some + [blank] * (across - len(some))))
    desk = Image.new("RGB", (WIDTH, sum(part.height - GAP for part in parts) + GAP), DESK)
    top = 0
    for part in parts:
        desk.paste(part, (0, top))
        top += part.height - GAP
    return desk


def reader(article: Path, folder: Path) -> Image.Image:
    """Return three screens of the article's EPUB in foliate-js: the cover, the opening, and text at night."""
    out = folder / "reader"
    presswork("build", article, "--out", out)
    screens = []
    for dark, wanted in ((False, (1, 3)), (True, (5,))):
        shots = out / f"shots-{dark}"
        shots.mkdir()
        settings = json.dumps({"width": 390, "height": 700, "dark": dark, "shots": str(shots)})
        drive(EPUB_DRIVER, out / f"{article.name}.epub", settings)
        screens += [Image.open(shots / f"{number:03}.png").convert("RGB") for number in wanted]
    return row(screens)


def drive(driver: Path, *arguments: str | Path) -> None:
    """Let a browser show something, and take its picture."""
    command = ["node", driver, node.node_folder() / "node_modules", str(node.find_chromium()), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def focus() -> Image.Image:
    """Return a photo with its focal point marked, and cut without it and by it."""
    photo = Image.open(io.BytesIO(draw_hills())).convert("RGB")
    tall = photo.height * 3 // 5
    sun = (round(photo.width * 0.66), round(photo.height * 0.40))
    middle, right = photo.width // 2, min(sun[0] + tall // 2, photo.width)
    cuts = [
        photo.crop((x - tall // 2, 0, x + tall // 2, photo.height)) for x in (middle - 260, right - tall // 2)
    ]
    pen = ImageDraw.Draw(photo)
    x, y = sun
    for colour, thick in (((255, 255, 255), 22), (ACCENT, 12)):
        pen.line((x - 90, y, x + 90, y), fill=colour, width=thick)
        pen.line((x, y - 90, x, y + 90), fill=colour, width=thick)
    return row([photo, *cuts])


def stand_in(article: Path, folder: Path) -> Image.Image:
    """Return the top of a page whose photo was not supplied."""
    text = (article / "article.md").read_text(encoding="utf-8").replace("hills-at-dawn.jpg", "harbour.jpg")
    target = folder / "harbour"
    target.mkdir()
    (target / "article.md").write_text(text, encoding="utf-8")
    for photo in article.rglob("*.jpg"):
        (target / photo.name).write_bytes(photo.read_bytes())
    page = pages(target, "feature", folder)[0]
    return row([page.crop((0, 0, page.width, page.height * 49 // 100))])


def flatplan(issue: Path, folder: Path) -> Image.Image:
    """Return the issue's flatplan as Presswork draws it."""
    presswork("flatplan", issue, "--png", folder / "plan.png")
    picture = Image.open(folder / "plan.png").convert("RGB")
    return picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)


def report(folder: Path) -> Image.Image:
    """Return preflight's report of a page in RGB, coarse and without bleed, as a browser shows it."""
    bad = folder / "advertisement.pdf"
    photo = Image.open(io.BytesIO(draw_sea())).convert("RGB").resize((700, 467))
    page = Image.new("RGB", (420, 595), (244, 238, 226))
    page.paste(photo.crop((140, 0, 560, 467)).resize((420, 467)), (0, 0))
    ImageDraw.Draw(page).text((26, 500), "Evenings at sea", fill=(20, 30, 60), font_size=34)
    page.save(bad, resolution=72.0)
    presswork("preflight", bad, "--html", folder / "report.html", fails=True)
    shots = folder / "report-shots"
    shots.mkdir()
    drive(REPORT_DRIVER, folder / "report.html", "900-light", "--shots", shots)
    picture = Image.open(next(iter(shots.glob("*.png")))).convert("RGB")
    return row([picture.crop((0, 0, picture.width, min(picture.height, round(picture.width * 0.58))))])


def cover() -> Image.Image:
    """Return a registration mark whose plates do not quite meet, on a night-blue ground."""
    scale = 2
    width, height = COVER[0] * scale, COVER[1] * scale
    ground = Image.new("RGB", (width, height), NIGHT)
    centre, radius = (width * 0.5, height * 0.43), width * 0.28
    moves = ((-0.012, -0.008), (0.011, -0.004), (0.001, 0.013))
    for ink, (right, down) in zip(INKS, moves, strict=True):
        plate = Image.new("RGB", (width, height))
        mark(plate, (centre[0] + right * width, centre[1] + down * width), radius, ink)
        ground = ImageChops.screen(ground, plate)
    return ground.resize(COVER, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(0.4))


def mark(plate: Image.Image, centre: tuple[float, float], radius: float, ink: tuple[int, int, int]) -> None:
    """Draw one plate's registration mark: a disc in a ring, and a cross through both."""
    pen = ImageDraw.Draw(plate)
    (x, y), thick = centre, round(radius * 0.075)
    box = (x - radius, y - radius, x + radius, y + radius)
    pen.ellipse(box, outline=ink, width=thick)
    inner = radius * 0.52
    pen.ellipse((x - inner, y - inner, x + inner, y + inner), fill=ink)
    reach = radius * 1.3
    for line in ((x - reach, y, x + reach, y), (x, y - reach, x, y + reach)):
        pen.line(line, fill=ink, width=thick)
    for line in ((x - inner, y, x + inner, y), (x, y - inner, x, y + inner)):
        pen.line(line, fill=(0, 0, 0), width=thick)


def save(picture: Image.Image, name: str, *, quality: int = 74) -> None:
    """Write a picture as a JPEG of modest size."""
    path = HANDBOOK / f"{name}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, quality=quality, optimize=True)
    size = path.stat().st_size / 1000
    print(f"{path.relative_to(TOP)}: {picture.width} by {picture.height}, {size:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
