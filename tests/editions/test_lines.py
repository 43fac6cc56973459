"""Paragraphs and measures go in; their lines must fill the measure and keep every word."""

from __future__ import annotations

import dataclasses
import html
import re
import time
from pathlib import Path

import fontpkg_source_serif_4
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswork.editions.pdf.lines import Face, Measure, set_paragraph, style_sheet, text_width
from presswork.editions.pdf.lines.hyphens import patterns_for
from presswork.editions.pdf.lines.words import breaks_in

FILES = Path(fontpkg_source_serif_4.__file__).parent / "files"
ROMAN = Face(path=str(FILES / "SourceSerif4[opsz,wght].ttf"), wght=400, opsz=10, features=("onum",))
ITALIC = Face(path=str(FILES / "SourceSerif4-Italic[opsz,wght].ttf"), wght=400, opsz=10, features=("onum",))
LEAD_IN = dataclasses.replace(ROMAN, features=("onum", "smcp"), letter_spacing_em=0.04, hyphenate=False)
MEASURE = Measure(
    width_pt=237,
    size_pt=10,
    face=ROMAN,
    faces={"em": ITALIC, ".lead-in": LEAD_IN, "sup": dataclasses.replace(ROMAN, scale=0.62)},
    boxes={".drop-cap": 0, ".end-mark": 0.77},
    first_lines=(10,),
)
TEXT = (
    "The keeper of the lighthouse wrote down every ship that passed, its colours, its course and the "
    "hour, in a book with a green cover. When the automatic lamp was installed he went on writing, "
    "although nobody had asked him to, and when he retired he took the book home, together with the "
    "thermometer, the telescope and an extraordinary number of unanswered questions."
)


def plain(markup: str) -> str:
    """Return the text of set lines as it was before: no inserted hyphens, spaces for line feeds."""
    markup = re.sub(
        r'<span class="ln[^"]* h">((?:(?!</span>\n).)*)-((?:</\w+>)*)</span>((?:</\w+>)*)\n', r"\1", markup
    )
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\n", " ")


def lines_of(markup: str | None) -> list[str]:
    assert markup is not None
    return [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in markup.split("\n")]


def test_lines_fill_the_measure() -> None:
    markup = set_paragraph(TEXT, MEASURE)
    assert markup is not None
    lines = markup.split("\n")
    assert len(lines) > 5
    for number, line in enumerate(lines[:-1]):
        text = html.unescape(re.sub(r"<[^>]*>", "", line))
        width = sum(text_width(word, ROMAN, size_pt=10) for word in text.split(" "))
        spaces = text.count(" ")
        word = re.search(r"\bw(-?\d+)", line)
        letter = {"k1": 4.2, "k2": 8.3, "k3": 12.4, "k-1": -4.2, "k-2": -8.3}
        track = next((value for name, value in letter.items() if f" {name} " in line.replace('"', " ")), 0)
        width += spaces * (text_width(" ", ROMAN, size_pt=10) + int(word[1]) / 100)  # type: ignore[index]
        width += (len(text) - 1) * track / 100
        room = 237 - (10 if number == 0 else 0)
        assert -0.2 < width - room < 4.5, text  # a hanging sign at most


def test_the_text_is_unchanged() -> None:
    assert plain(set_paragraph(TEXT, MEASURE) or "") == TEXT


def test_a_narrow_column_breaks_words_with_a_marked_hyphen() -> None:
    markup = set_paragraph(TEXT, dataclasses.replace(MEASURE, width_pt=120, first_lines=()))
    assert markup is not None
    broken = [line for line in markup.split("\n") if re.search(r'class="ln[^"]* h">', line)]
    assert broken
    assert all(line.endswith("-</span>") for line in broken)
    assert not markup.split("\n")[-2].endswith("-</span>")
    assert plain(markup) == TEXT


def test_at_most_two_lines_in_a_row_end_in_a_hyphen() -> None:
    text = "Incomprehensibilities and conscientiousness are characteristically misunderstood. " * 4
    markup = set_paragraph(text.strip(), dataclasses.replace(MEASURE, width_pt=160))
    assert markup is not None
    ends = "".join("-" if " h" in line else " " for line in markup.split("\n"))
    assert "---" not in ends


@pytest.mark.parametrize(
    "source",
    [
        "A line<br/>broken by hand.",
        'A <img src="x.png" alt="x"/> picture.',
        "שלום עולם",
        "日本語の文章です",
        "A <math><mi>x</mi></math> formula.",
        'A <span style="color:red">styled</span> word.',
        'A <span dir="rtl">turned</span> word.',
        "A <em>not closed word.",
        "A <em><strong>crossed</em></strong> word.",
        "A <!-- comment --> word.",
        "A character that no serif face has: \U000e0101 \ue123.",
        "",
        "   ",
        "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft1234567890" * 2,
    ],
)
def test_what_only_the_engine_can_set_is_left_to_it(source: str) -> None:
    assert set_paragraph(source, MEASURE) is None


def test_one_word() -> None:
    assert set_paragraph("Word.", MEASURE) == '<span class="ln">Word.</span>'


def test_an_element_over_a_line_end_stays_one_element() -> None:
    source = TEXT.replace("in a book with", '<a href="#b" id="x">in <em>a book with').replace(
        "automatic lamp", "automatic</em> lamp</a>"
    )
    markup = set_paragraph(source, MEASURE)
    assert markup is not None
    assert markup.count("<a ") == markup.count("</a>") == 1
    assert markup.count("<em>") == markup.count("</em>") == 1
    assert "\n" in markup[markup.index("<em>") : markup.index("</em>")]
    assert plain(markup) == TEXT


def test_a_drop_cap_stands_before_the_first_line_and_elements_are_reopened() -> None:
    source = '<span class="drop-cap">T</span><span class="lead-in">he keeper</span>' + TEXT[10:].replace(
        "its colours, its course and the hour, in a book",
        '<em id="e">its colours, its course and the hour, in a book</em>',
    )
    room = dataclasses.replace(MEASURE, first_lines=(30, 30, 30))
    markup = set_paragraph(source, room)
    assert markup is not None
    assert markup.startswith('<span class="drop-cap">T</span><span class="ln')
    assert markup.count("<em") == markup.count("</em>") >= 2
    assert markup.count('id="e"') == 1
    for line in markup.split("\n"):
        assert line.count("<span") == line.count("</span>")
    assert plain(markup) == TEXT


def test_a_footnote_reference_stays_with_its_word() -> None:
    ref = '<sup><a class="note-ref" href="#note-1" id="note-ref-1">1</a></sup>'
    for words in range(10, 40):
        parts = TEXT.split(" ")
        parts[words] += ref
        lines = lines_of(set_paragraph(" ".join(parts), MEASURE))
        assert not any(line.startswith("1") for line in lines)


def test_an_end_mark_is_not_alone_on_the_last_line() -> None:
    for width in range(180, 240, 3):
        markup = set_paragraph(
            TEXT + '<span class="end-mark"></span>', dataclasses.replace(MEASURE, width_pt=width)
        )
        assert markup is not None
        assert re.search(r'\w[^\n]*<span class="end-mark"></span></span>$', markup)


def test_entities_and_no_break_spaces() -> None:
    source = TEXT.replace("lamp", "R&amp;D &lt;lamp&gt;").replace("its course", "its&nbsp;course")
    markup = set_paragraph(source, MEASURE)
    assert markup is not None
    assert "R&amp;D" in markup
    assert "&lt;lamp&gt;" in markup
    assert any("its\u00a0course" in line for line in lines_of(markup))


def test_opening_quotes_hang_in_the_left_margin() -> None:
    text = "“Come” “and” “see” “the” “ships” " * 12
    markup = set_paragraph(text.strip(), MEASURE)
    assert markup is not None
    lines = markup.split("\n")
    assert all(re.search(r"\bq\d+", line) for line in lines[1:])
    assert not re.search(r"\bq\d+", lines[0])
    assert "margin-left:-" in style_sheet(markup)
    still = set_paragraph(text.strip(), dataclasses.replace(MEASURE, hang=False))
    assert still is not None
    assert not re.search(r"\bq\d+", still)


def test_ragged_lines_have_natural_spaces() -> None:
    markup = set_paragraph(TEXT, dataclasses.replace(MEASURE, width_pt=131, size_pt=9, align="left"))
    assert markup is not None
    assert not re.search(r"class=\"ln [^\"]*[wk]-?\d", markup)


def test_the_style_sheet_has_a_rule_for_every_class() -> None:
    markup = set_paragraph(TEXT, MEASURE) or ""
    sheet = style_sheet(markup)
    names = set(re.findall(r"\b[wkq]-?\d+\b", " ".join(re.findall(r'class="([^"]*)"', markup))))
    assert names
    assert all(f".{name}{{" in sheet for name in names)
    assert ".w24{word-spacing:.0245em}".replace(":.", ":0.") in style_sheet('<span class="ln w24 k-1">')
    assert ".k-1{letter-spacing:-0.0042em}" in style_sheet('<span class="ln w24 k-1">')


def test_the_same_input_gives_the_same_lines() -> None:
    assert set_paragraph(TEXT, MEASURE) == set_paragraph(TEXT, MEASURE)


def test_names_are_not_hyphenated_but_german_nouns_are() -> None:
    assert breaks_in("Washington", "en-US", 7, 3, 3) == ()
    assert breaks_in("engineers.”", "en-US", 7, 3, 3)
    assert breaks_in("Unabhängigkeit", "de", 7, 3, 3)
    assert breaks_in("UNESCO-Liste", "de", 7, 3, 3)
    assert breaks_in("short", "en", 7, 3, 3) == ()
    assert breaks_in("anything", "tlh", 7, 3, 3) == ()


def test_explicit_breaks() -> None:
    assert [index for index, _ in breaks_in("sub-zero", "en", 7, 3, 3)] == [4]
    assert breaks_in("NS-16", "en", 7, 3, 3) == ()
    assert breaks_in("1914–18", "en", 7, 3, 3) == ()
    assert [index for index, _ in breaks_in("come—and", "en", 7, 3, 3)] == [5]
    assert [index for index, _ in breaks_in("extra\u00adordinary", "en", 7, 3, 3)] == [6]
    address = "https://example.org/a/long/path?and=query"
    assert [address[:index] for index, _ in breaks_in(address, "en", 7, 3, 3)][:3] == [
        "https://",
        "https://example.org/",
        "https://example.org/a/",
    ]


@pytest.mark.parametrize("language", ["en-US", "de", "fr", "es", "it", "pt", "nl", "pl", "ru"])
def test_patterns_agree_with_pyphen(language: str) -> None:
    import pyphen

    words = [*re.findall(r"[a-z]{6,}", TEXT), "rindfleischetikettierung", "lettergrepen", "государственный"]
    words += ["niebezpieczeństwo", "développement", "extraordinariamente"]
    ours, theirs = patterns_for(language), pyphen.Pyphen(lang=language, left=1, right=1)
    assert ours is not None
    for word in words:
        assert list(ours.positions(word)) == [int(at) for at in theirs.hd.positions(word) if not at.data]


WORDS = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzäéßABC ,.;-—–’“”()&<>0123\u00a0\u202f\u00ad", max_size=400
)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(text=WORDS, width=st.floats(60, 340), align=st.sampled_from(["justify", "left"]))
def test_no_character_is_lost_or_gained(text: str, width: float, align: str) -> None:
    room = dataclasses.replace(MEASURE, width_pt=width, align=align)
    markup = set_paragraph(html.escape(text, quote=False), room)
    wanted = re.sub(" +", " ", text).strip(" ")
    if markup is None:
        return
    set_text = re.sub(r'(<span class="ln[^"]* h">[^\n]*)-</span>', r"\1</span>", markup)
    set_text = html.unescape(re.sub(r"<[^>]*>", "", set_text))
    assert re.sub(r"[ \n]", "", set_text) == wanted.replace(" ", "")
    assert len(set_text.replace("\n", "")) <= len(wanted)


def test_it_is_quick() -> None:
    paragraphs = [f"{TEXT} {number}" for number in range(15)]
    set_paragraph(TEXT, MEASURE)
    start = time.process_time()
    for paragraph in paragraphs:
        set_paragraph(paragraph, MEASURE)
    assert time.process_time() - start < 0.5  # 900 words: 0.03 s where it was measured
