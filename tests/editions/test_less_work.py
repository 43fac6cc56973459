"""What is done once, late or in a faster way gives what doing it in full would give."""

import gc
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from presswork.cache import Cache
from presswork.composition.galley import compose
from presswork.editions.pdf import column_trials
from presswork.editions.pdf.arranging.measuring import measure
from presswork.editions.pdf.setting import set_lines, sketch_lines
from presswork.editions.pdf.typeset import render, typeset
from presswork.editions.pdf.typeset_log import collected
from presswork.memory import rarely_collecting
from presswork.model import Galley
from presswork.photos.derive import derive
from presswork.pipeline import Order, read_source

SEED = Path(__file__).parents[2] / "content" / "over-tea"


@pytest.fixture(scope="module", params=["feature", "newspaper"])
def galley(request: pytest.FixtureRequest) -> Galley:
    read = read_source(Order(folder=SEED, theme=request.param, cache=Cache(None)))
    article = read.issue.articles[0]
    photos = {photo.id: derive(photo, edition="pdf", max_px=None, cache=None) for photo in article.photos}
    return compose(read.issue, article, derivatives=photos)


def _line_counts(box: object, counts: dict[str, int]) -> dict[str, int]:
    for placed in getattr(box, "children", ()):
        child = getattr(placed, "_box", placed)
        if isinstance(child, boxes.LineBox) and child.element is not None:
            name = child.element.get("id") or ""
            counts[name] = counts.get(name, 0) + 1
        else:
            _line_counts(child, counts)
    return counts


def test_a_strip_measures_as_the_pages_do(galley: Galley) -> None:
    """Not in heights: what parts over columns is as high as the columns' feet make it."""
    with collected() as log:
        pages = render(set_lines(galley), log)
        full = measure(pages, galley)
        strip = measure(render(sketch_lines(galley), log), galley)
    lines: dict[str, int] = {}
    for page in pages.pages:
        _line_counts(page._page_box, lines)
    texts = [item for item in strip.items if item.kind == "text"]
    assert len(texts) > 8
    assert [item.lines for item in texts] == [lines[item.id] for item in texts]
    assert [(item.id, item.kind, item.spans) for item in strip.items] == [
        (item.id, item.kind, item.spans) for item in full.items
    ]
    others = [(a, b) for a, b in zip(strip.items, full.items, strict=True) if a.kind != "text"]
    assert [a.height for a, _ in others] == pytest.approx([b.height for _, b in others], abs=0.01)
    assert strip.frame == full.frame


@pytest.mark.parametrize("page", ["a4", "a5"])
def test_columns_that_are_laid_out_once_are_the_same(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_source(Order(folder=SEED, page=page, cache=Cache(None)))
    article = read.issue.articles[0]
    photos = {photo.id: derive(photo, edition="pdf", max_px=None, cache=None) for photo in article.photos}
    galley = compose(read.issue, article, derivatives=photos)
    once = typeset(galley).part
    monkeypatch.setattr(block, "block_box_layout", column_trials._lay_out)
    assert typeset(galley).part == once


def test_a_second_part_of_a_process_is_the_same_as_the_first(galley: Galley) -> None:
    assert typeset(galley).part.pdf == typeset(galley).part.pdf


def test_embedded_fonts_are_static_and_hold_what_is_used_of_them(galley: Galley) -> None:
    with pikepdf.open(io.BytesIO(typeset(galley).part.pdf)) as pdf:
        fonts = [
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
        assert fonts
        for descriptor in fonts:
            font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            assert {"fvar", "gvar", "GSUB", "GPOS"}.isdisjoint(font.keys())
            assert any(font["glyf"][name].numberOfContours for name in font.getGlyphOrder())


def test_widths_in_the_pdf_are_those_of_the_embedded_fonts(galley: Galley) -> None:
    with pikepdf.open(io.BytesIO(typeset(galley).part.pdf)) as pdf:
        for item in pdf.objects:
            if not isinstance(item, pikepdf.Dictionary) or item.get("/Subtype") != "/CIDFontType2":
                continue
            font = TTFont(io.BytesIO(item.FontDescriptor.FontFile2.read_bytes()))
            advances, names = font["hmtx"].metrics, font.getGlyphOrder()
            scale = 1000 / font["head"].unitsPerEm
            for glyph, width in _widths(item.W):
                # ISO 19005-2, 6.2.11.5: they may differ by a thousandth of an em.
                assert abs(advances[names[glyph]][0] * scale - width) <= 1


def _widths(array: pikepdf.Array) -> list[tuple[int, float]]:
    first: list[tuple[int, float]] = []
    entries = list(array)
    while entries:
        start, widths = int(entries.pop(0)), entries.pop(0)
        first += [(start + index, float(width)) for index, width in enumerate(widths)]
    return first


def test_weasyprint_is_loaded_without_the_subsetter_that_is_not_used() -> None:
    code = (
        "import sys, presswork.editions.pdf.typeset as _\n"
        "late = {'fontTools.subset', 'fontTools.varLib.instancer'}\n"
        "assert late.isdisjoint(sys.modules)\n"
        "from weasyprint.pdf import fonts\n"
        "assert fonts.subset.Options().retain_gids is False\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_collector_is_as_it_was_after_a_fault() -> None:
    before = gc.get_threshold()

    @rarely_collecting
    def fail() -> None:
        assert gc.get_threshold() != before
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        fail()
    assert gc.get_threshold() == before
