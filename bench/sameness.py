"""`python -m bench.sameness OURS SINGLE`: two PDFs in, in what they differ, page by page, out.

Pixels (grey, 50 ppi), text, boxes and links of each page, the outline, and the tags in their order. Where a
file has more levels of outline (sections) or another tag for the same, that is no difference: places are
compared by page, tags by the text that they hold and the order in which they hold it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from presswork.preflight.pdf_text import read_pages

PPI = 50
# A grey level apart is antialiasing; more of them, or more pixels, is another picture.
LEVELS = 8
_ROLES = frozenset(("H1", "H2", "H3", "H4", "H5", "H6", "Figure", "Table", "TR", "TH", "TD"))


@dataclass(frozen=True, kw_only=True)
class Differences:
    """What differs: page numbers from 1, or texts that say where."""

    pages: tuple[int, int]
    pixels: tuple[int, ...] = ()
    text: tuple[int, ...] = ()
    boxes: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    outline: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.pages[0] != self.pages[1] or any(
            (self.pixels, self.text, self.boxes, self.links, self.outline, self.tags)
        )


def compare(ours: Path, single: Path) -> Differences:
    """Compare two PDFs. RuntimeError where poppler's programs fail."""
    with pikepdf.open(ours) as one, pikepdf.open(single) as two:
        return Differences(
            pages=(len(one.pages), len(two.pages)),
            pixels=_unlike(list(_pictures(ours)), list(_pictures(single))),
            text=_unlike(_texts(ours), _texts(single)),
            boxes=_unlike(_boxes(one), _boxes(two)),
            links=_unlike(_links(one), _links(two)),
            outline=_first_unlike(list(_outline(one)), list(_outline(two))),
            tags=_first_unlike(read_order(one), read_order(two)),
        )


def _unlike(ours: list[Any], single: list[Any]) -> tuple[int, ...]:
    """Return the numbers of the pages that differ; those that only one has are no pages in common."""
    return tuple(number for number, (a, b) in enumerate(zip(ours, single, strict=False), 1) if a != b)


def _first_unlike(ours: list[str], single: list[str]) -> tuple[str, ...]:
    for place, (a, b) in enumerate(zip(ours, single, strict=False)):
        if a != b:
            return (f"{place}: {a!r} is {b!r} in the single file",)
    if len(ours) != len(single):
        return (f"{len(ours)} are {len(single)} in the single file",)
    return ()


class _Picture:
    """A page drawn in grey, equal to one that differs by no more than antialiasing."""

    def __init__(self, path: Path) -> None:
        from PIL import Image

        with Image.open(path) as opened:
            self.image = opened.convert("L")

    def __eq__(self, other: object) -> bool:
        from PIL import ImageChops

        if not isinstance(other, _Picture) or self.image.size != other.image.size:
            return False
        levels = ImageChops.difference(self.image, other.image).histogram()
        return not any(levels[LEVELS + 1 :])

    __hash__ = None  # type: ignore[assignment]


def _pictures(pdf: Path) -> Iterator[_Picture]:
    with tempfile.TemporaryDirectory() as folder:
        _run("pdftoppm", "-r", str(PPI), "-gray", str(pdf), f"{folder}/page")
        for path in sorted(Path(folder).iterdir()):
            yield _Picture(path)


def _texts(pdf: Path) -> list[str]:
    """Return each page's text, words only: in one file a line's hyphen is soft, in the other hard."""
    pages = _run("pdftotext", "-layout", str(pdf), "-").decode().split("\f")[:-1]
    return [plain(page) for page in pages]


def plain(text: str) -> str:
    """Return a text without white space and the hyphens that lines end in."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def _boxes(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        [round(float(edge), 2) for box in (page.mediabox, page.cropbox, page.trimbox) for edge in box]
        for page in pdf.pages
    ]


def _links(pdf: pikepdf.Pdf) -> list[Any]:
    """Return of each page where its links are and where they lead: an address, or a page and a height."""
    places = _Places(pdf)
    return [
        sorted(
            (*(round(float(edge)) for edge in annotation.Rect), *places.of_link(annotation))
            for annotation in page.obj.get("/Annots", ())
            if annotation.get("/Subtype") == Name.Link
        )
        for page in pdf.pages
    ]


class _Places:
    """Finds the page, and how high on it, that a destination of a file names."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        self.named = {str(name): place for name, place in pikepdf.NameTree(names).items()} if names else {}

    def of_link(self, annotation: pikepdf.Object) -> tuple[str, int]:
        action = annotation.get("/A", pikepdf.Dictionary())
        if "/URI" in action:
            return str(action.URI), 0
        number, height = self.find(annotation.get("/Dest", action.get("/D")))
        return f"page {number}", height

    def find(self, place: Any) -> tuple[int, int]:
        if isinstance(place, pikepdf.String | pikepdf.Name):
            place = self.named.get(str(place))
        if place is None:
            return 0, 0
        if isinstance(place, pikepdf.Dictionary):
            place = place.D
        return self.numbers[place[0].objgen], round(float(place[3]))


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the outline's titles with their pages; entries that only group others are left out."""
    places = _Places(pdf)
    with pdf.open_outline() as outline:
        yield from _entries(outline.root, places)


def _entries(items: Any, places: _Places) -> Iterator[str]:
    for item in items:
        place = item.destination
        if place is None and item.action is not None:
            place = item.action.get("/D")
        # A section's entry leads to a whole page; what stands on one leads to its height.
        if not (isinstance(place, pikepdf.Array) and place[1] == Name.Fit and item.children):
            yield f"{' '.join(str(item.title).split())} @{places.find(place)[0]}"
        yield from _entries(item.children, places)


def read_order(pdf: pikepdf.Pdf) -> list[str]:
    """Return what a screen reader comes upon, in the order of the tags."""
    pieces: list[str] = []
    for role, text in _Walk(pdf).pieces():
        if role or not pieces or pieces[-1].startswith("<"):
            pieces.append(f"<{role}>" if role else plain(text))
        else:
            pieces[-1] += plain(text)
    return [piece for piece in pieces if piece]


class _Walk:
    """Goes through a structure tree, content after content."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.page_of = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self.texts: dict[tuple[int, int], str] = {}
        for page in read_pages(pdf):
            for run in page.runs:
                if run.key is not None:
                    key = (run.key[0], run.key[2])
                    self.texts[key] = self.texts.get(key, "") + run.text

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield (role, "") where an element that matters begins, ("", text) for each content."""
        yield from self._below(self.root, -1)

    def _below(self, element: Any, page: int) -> Iterator[tuple[str, str]]:
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                yield "", self.texts.get((page, int(kid)), "")
                continue
            at = self.page_of[kid.Pg.objgen] if "/Pg" in kid else page
            if "/MCID" in kid:
                yield "", self.texts.get((at, int(kid.MCID)), "")
            elif "/S" in kid:
                role = str(kid.S).removeprefix("/")
                # WeasyPrint tags decoration, too, as a figure; in ours it is an artifact.
                if role in _ROLES and (role != "Figure" or str(kid.get("/Alt", ""))):
                    yield f"{role} {kid.get('/Alt', '')}".strip(), ""
                yield from self._below(kid, at)


def _run(*command: str) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace')}")
    return done.stdout


def main(ours: str, single: str) -> int:
    differences = compare(Path(ours), Path(single))
    for what, found in asdict(differences).items():
        print(f"{what:8} {found if found else 'the same'}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
