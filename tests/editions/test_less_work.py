"""What is done once, late or in a faster way gives what doing it in full would give."""

import gc
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from presswork.cache import Cache
from presswork.composition.galley import compose
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


def test_a_letter_for_each_line_measures_as_the_lines_do(galley: Galley) -> None:
    with collected() as log:
        full = measure(render(set_lines(galley), log), galley)
        sketch = measure(render(sketch_lines(galley), log), galley)
    assert [(item.id, item.kind, item.lines, item.spans) for item in sketch.items] == [
        (item.id, item.kind, item.lines, item.spans) for item in full.items
    ]
    assert [item.height for item in sketch.items] == pytest.approx([item.height for item in full.items])
    assert sketch.frame == full.frame


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
