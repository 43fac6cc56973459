"""The seed article in, the README's pictures out: printed pages, the e-book in a reader's hand, the site.

    python tools/pictures.py

It needs what the tests need (poppler, Node, Chromium). The pictures are kept small, as for a screen.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from presswork.preflight.validators import node

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
DRIVER = TOP / "tests" / "editions" / "foliate_driver.mjs"
BROWSER = TOP / "tests" / "site" / "browser_driver.mjs"
DESK = (226, 224, 220)
GAP_PX = 22


def main() -> int:
    """Build the seed article and write the pictures; return an exit code."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        command = [
            sys.executable,
            "-m",
            "presswork",
            "build",
            str(TOP / "content" / "over-tea"),
            "--out",
            str(out),
        ]
        subprocess.run(command, check=True)
        save(side_by_side(printed_pages(out), height_px=700), DOCS / "pages.jpg")
        save(side_by_side(reader_screens(out), height_px=700), DOCS / "reader.jpg")
        save(side_by_side(site_screens(out), height_px=700), DOCS / "site.jpg")
    return 0


def printed_pages(out: Path) -> list[Image.Image]:
    """Return the pages of the reader PDF as pictures."""
    subprocess.run(["pdftoppm", "-r", "90", "-png", str(out / "over-tea.pdf"), str(out / "page")], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(out.glob("page-*.png"))]


def reader_screens(out: Path) -> list[Image.Image]:
    """Return three screens of the EPUB in foliate-js: the cover, the opening, and the text at night."""
    screens = []
    for dark, wanted in ((False, (1, 3)), (True, (5,))):
        shots = out / f"shots-{dark}"
        shots.mkdir()
        settings = json.dumps({"width": 390, "height": 700, "dark": dark, "shots": str(shots)})
        arguments = [
            str(node.node_folder() / "node_modules"),
            str(node.find_chromium()),
            str(out / "over-tea.epub"),
            settings,
        ]
        subprocess.run(["node", str(DRIVER), *arguments], check=True, stdout=subprocess.DEVNULL)
        screens += [Image.open(shots / f"{number:03}.png").convert("RGB") for number in wanted]
    return screens


def site_screens(out: Path) -> list[Image.Image]:
    """Return the article's page on the site: on a desk by day, on a phone by night."""
    site, shots = out / "site", out / "shots-site"
    shots.mkdir()
    article = str(TOP / "content" / "over-tea")
    command = [sys.executable, "-m", "presswork", "dist", article, "--out", str(site)]
    subprocess.run(command, check=True)
    settings = {
        "pages": ["over-tea/over-tea/index.html"],
        "views": [(1440, "light"), (390, "dark")],
        "rules": False,
        "shots": str(shots),
    }
    arguments = [str(node.node_folder() / "node_modules"), str(node.find_chromium()), f"{site.as_uri()}/"]
    command = ["node", str(BROWSER), *arguments, json.dumps(settings)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return [Image.open(path).convert("RGB") for path in sorted(shots.glob("*.png"))]


def side_by_side(pictures: list[Image.Image], *, height_px: int) -> Image.Image:
    """Return the pictures in a row on a desk, each of the same height."""
    scaled = [
        picture.resize(
            (round(picture.width * height_px / picture.height), height_px), Image.Resampling.LANCZOS
        )
        for picture in pictures
    ]
    width = sum(picture.width for picture in scaled) + GAP_PX * (len(scaled) + 1)
    desk = Image.new("RGB", (width, height_px + 2 * GAP_PX), DESK)
    left = GAP_PX
    for picture in scaled:
        desk.paste(picture, (left, GAP_PX))
        left += picture.width + GAP_PX
    return desk


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture as a JPEG of modest size."""
    path.parent.mkdir(exist_ok=True)
    picture.save(path, quality=80, optimize=True)
    print(f"{path.relative_to(TOP)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
