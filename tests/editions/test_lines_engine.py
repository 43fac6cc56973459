"""Set lines go through WeasyPrint; it must set exactly those lines, as wide as they were made."""

from __future__ import annotations

import dataclasses
import html
import re
from pathlib import Path
from typing import Any

import fontpkg_source_serif_4
import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from presswork.editions.pdf.lines import Face, Measure, set_paragraph, style_sheet, text_width

FILES = Path(fontpkg_source_serif_4.__file__).parent / "files"
ROMAN_FILE, ITALIC_FILE = FILES / "SourceSerif4[opsz,wght].ttf", FILES / "SourceSerif4-Italic[opsz,wght].ttf"
ROMAN = Face(path=str(ROMAN_FILE), wght=400, opsz=10, features=("onum",))
ITALIC = dataclasses.replace(ROMAN, path=str(ITALIC_FILE))
LEAD_IN = dataclasses.replace(ROMAN, features=("onum", "smcp"), letter_spacing_em=0.04, hyphenate=False)
FACES = {"em": ITALIC, ".lead-in": LEAD_IN, "sup": dataclasses.replace(ROMAN, scale=0.62)}
CAP = dataclasses.replace(ROMAN, opsz=60, wght=500)
STYLE = f"""
@font-face {{ font-family: Serif; src: url("{ROMAN_FILE.as_uri()}") }}
@font-face {{ font-family: Serif; font-style: italic; src: url("{ITALIC_FILE.as_uri()}") }}
@page {{ size: 600pt 800pt; margin: 30pt }}
html {{ font: 10pt/13pt Serif; font-variation-settings: "opsz" 10, "wght" 400; font-feature-settings: "onum" 1 }}
body {{ margin: 0; column-gap: 20pt; orphans: 2; widows: 2 }}
p {{ margin: 0; text-indent: 10pt; text-align: justify; hyphens: auto }}
p.opening {{ text-indent: 0 }}
sup {{ font-size: .62em; line-height: 0 }}
.lead-in {{ font-feature-settings: "smcp" 1, "onum" 1; letter-spacing: .04em }}
.drop-cap {{ float: left; font-size: 48.8pt; line-height: 39pt; height: 39pt; margin: -.6pt 3pt 0 0;
             font-variation-settings: "opsz" 60, "wght" 500 }}
"""
OPENING = (
    '<span class="drop-cap">T</span><span class="lead-in">he keeper of the</span> lighthouse wrote down <em>every ship '
    "that passed, its colours, its course and the hour, in a book with a green cover</em>. When the automatic "
    'lamp was <a href="#x">installed in the official office</a> he went on writing, “although nobody” had asked.'
)
SECOND = (
    "He “affirmed” that the <em>official efficiency</em> of the lamp<sup>1</sup> left him nothing to do, "
    'except <a href="#x">to keep the book, the thermometer, the <em>telescope</em>, and an extraordinary</a> number of '
    "questions, “unanswered,” like those that children ask &amp; grown people—for the most part—do not; "
    "and of these, the well-informed reader’s first will be where it all ended."
)


def paragraphs(width: float) -> list[tuple[str, str]]:
    """Return the class and lines of two paragraphs."""
    room = Measure(
        width_pt=width,
        size_pt=10,
        face=ROMAN,
        faces=FACES,
        boxes={".drop-cap": 0},
        first_lines=(10,),
        language="en-US",
    )
    cap = text_width("T", CAP, size_pt=48.8) + 3
    opening = set_paragraph(OPENING, dataclasses.replace(room, first_lines=(cap, cap, cap)))
    second = set_paragraph(SECOND, room)
    assert opening is not None
    assert second is not None
    return [("opening set", opening), ("set", second), ("set", second)]


def render(width: float) -> tuple[list[str], Any]:
    pieces = paragraphs(width)
    body = "".join(f'<p class="{name}">{markup}</p>' for name, markup in pieces)
    fonts = FontConfiguration()
    columns = int(560 // (width + 20))
    room = f"body {{ columns: {columns}; width: {width * columns + 20 * (columns - 1)}pt }}"
    sheet = CSS(string=STYLE + room + style_sheet(body), font_config=fonts)
    document = HTML(string=f'<html lang="en-US"><body>{body}</body></html>').render(
        stylesheets=[sheet], font_config=fonts
    )
    wanted = [line for _, markup in pieces for line in markup.split("\n")]
    return wanted, document


def set_lines(document: Any) -> list[tuple[float, list[Any]]]:
    """Return each line's column edge and its text boxes."""
    found = []
    for page in document.pages:
        for block in page._page_box.descendants():
            if isinstance(block, boxes.BlockBox) and block.element_tag == "p":
                for line in (box for box in block.children if isinstance(box, boxes.LineBox)):
                    texts = [
                        box
                        for box in line.descendants()
                        if isinstance(box, boxes.TextBox) and box.text.strip()
                    ]
                    texts = [box for box in texts if box.style["font_size"] < 30]
                    found.append((block.position_x, texts))
    return found


def text_of(markup: str) -> str:
    markup = re.sub(r'<span class="drop-cap">.*?</span>', "", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize("width", [131.0, 168.5, 237.0, 330.0, 412.25])
def test_the_engine_sets_the_lines_that_were_chosen(width: float) -> None:
    wanted, document = render(width)
    found = ["".join(box.text for box in texts) for _, texts in set_lines(document)]
    assert [line.replace("\u200b", "") for line in found] == [text_of(line) for line in wanted]


@pytest.mark.parametrize("width", [131.0, 168.5, 237.0, 330.0, 412.25])
def test_lines_end_at_the_edge_or_hang_a_little(width: float) -> None:
    wanted, document = render(width)
    cap = text_width("T", CAP, size_pt=48.8) + 3
    for markup, (left, texts) in zip(wanted, set_lines(document), strict=True):
        start = (texts[0].position_x - left) * 0.75
        end = (texts[-1].position_x + texts[-1].width - left) * 0.75
        assert end < width + 4.5, markup
        if re.search(r"\bw-?\d", markup):
            assert end > width - 0.35, markup
        assert start > -3 or "q" not in markup
        if "drop-cap" in markup:
            assert start == pytest.approx(cap, abs=0.05)
