"""Page-break markers: at the exact place, and never a letter changed."""

from __future__ import annotations

import random
import re
from xml.etree import ElementTree as ET

import pytest

from presswork.composition.epub_pages import find_place, insert_page_breaks, page_marks
from presswork.model import PageStart

MARKER = re.compile(r'<span epub:type="pagebreak"[^>]*></span>')
WORDS = [
    "tea",
    "Rogozin’s",
    "sub-orbital",
    "&amp;",
    "“Musk”",
    "2014",
    "U.S.",
    "S&#233;gur",
    "x&#160;km",
    "trampoline—works",
    "naïve",
]


def start(block: str, offset: int, page: int = 1) -> PageStart:
    return PageStart(page_index=page, label=str(page), block=block, offset=offset)


def insert(html: str, *starts: PageStart) -> str:
    return insert_page_breaks(html, starts, marks=page_marks(starts), say=lambda folio: f"Page {folio}")[0]


def text_of(html: str) -> str:
    root = ET.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{html}</div>')
    return "".join(root.itertext())


def mark_places(html: str) -> str:
    return MARKER.sub("|", html)


@pytest.mark.parametrize(
    ("html", "offset", "expected"),
    [
        ('<p id="b">One two three.</p>', 0, '<p id="b">|One two three.</p>'),
        ('<p id="b">One two three.</p>', 3, '<p id="b">One |two three.</p>'),
        ('<p id="b">One <em>two</em> three.</p>', 3, '<p id="b">One <em>|two</em> three.</p>'),
        ('<p id="b">A &amp; B</p>', 2, '<p id="b">A &amp; |B</p>'),
        ('<p id="b">A &amp; B</p>', 1, '<p id="b">A |&amp; B</p>'),
        ('<ul id="b"><li>ab</li><li>cd</li></ul>', 2, '<ul id="b"><li>ab</li><li>|cd</li></ul>'),
        ('<p id="b">One.</p>', 99, '<p id="b">One.|</p>'),
    ],
)
def test_the_marker_stands_where_the_page_begins(html: str, offset: int, expected: str) -> None:
    assert mark_places(insert(html, start("b", offset))) == expected


@pytest.mark.parametrize(
    ("html", "offset", "expected"),
    [
        ('<p id="b">a hyphenated word</p>', 7, '<p id="b">a |hyphenated word</p>'),
        ('<p id="b">a sub-orbital hop</p>', 5, '<p id="b">a |sub-orbital hop</p>'),
        ('<p id="b">un<em>break</em>able</p>', 4, '<p id="b">|un<em>break</em>able</p>'),
        ('<p id="b">word—works on</p>', 5, '<p id="b">word—|works on</p>'),
        ('<p id="b">宇宙船です</p>', 3, '<p id="b">宇宙船|です</p>'),
    ],
)
def test_a_page_that_begins_inside_a_word_is_marked_before_the_word(
    html: str, offset: int, expected: str
) -> None:
    assert mark_places(insert(html, start("b", offset))) == expected


def test_a_page_that_begins_with_a_picture_or_a_rule_is_marked_before_it() -> None:
    figure = '<figure id="b"><div><img src="x" alt=""/></div><figcaption>c</figcaption></figure>'
    assert mark_places(insert(figure, start("b", 0))).startswith('<figure id="b">|<div><img')
    assert "<div>|<img" in mark_places(insert(f'<blockquote id="q">{figure}</blockquote>', start("q", 0)))
    assert mark_places(insert('<hr id="b"/>', start("b", 0))) == '|<hr id="b"/>'


def test_formulas_are_never_opened() -> None:
    html = '<p id="b">so <math><mi>x</mi><mo>=</mo><mn>1</mn></math> holds</p>'
    assert mark_places(insert(html, start("b", 3))) == html.replace("<math>", "|<math>")


def test_hyphens_that_typesetting_inserts_do_not_count() -> None:
    html = '<p id="b">tram\u00adpo\u00adline works</p>'
    assert mark_places(insert(html, start("b", 10))) == '<p id="b">tram\u00adpo\u00adline |works</p>'


def test_a_page_whose_block_is_not_there_is_left_out() -> None:
    marks = page_marks([start("gone", 3), start("b", 0, page=2)])
    html, placed = insert_page_breaks(
        '<p id="b">x</p>', [start("gone", 3), start("b", 0, page=2)], marks=marks, say=str
    )
    assert [mark.label for mark in placed] == ["2"]
    assert html.count("pagebreak") == 2  # epub:type and role


def test_pages_of_one_label_get_identifiers_of_their_own() -> None:
    starts = [PageStart(page_index=n, label="1", block="b", offset=0) for n in range(2)]
    assert len({mark.id for mark in page_marks(starts).values()}) == 2


def random_inline(chance: random.Random, depth: int = 0) -> str:
    parts = []
    for _ in range(chance.randint(1, 6)):
        word = chance.choice(WORDS)
        if depth < 3 and chance.random() < 0.3:
            tag = chance.choice(["em", "strong", "code", 'a href="#x"'])
            word = f"<{tag}>{random_inline(chance, depth + 1)}</{tag.split()[0]}>"
        parts.append(word + chance.choice([" ", "\n", "", " "]))
    return "".join(parts)


@pytest.mark.parametrize("seed", range(300))
def test_text_never_changes_and_no_word_is_parted(seed: int) -> None:
    chance = random.Random(seed)
    block = f'<p id="b">{random_inline(chance)}</p>'
    text = text_of(block)
    letters = [index for index, character in enumerate(text) if not character.isspace()]
    offset = chance.randrange(len(letters))
    marked = insert(f"<div>{block}\n</div>", start("b", offset))
    assert text_of(marked).rstrip("\n") == text.rstrip("\n")
    left = text_of(re.sub(r"<span epub:type.*", "", marked, flags=re.DOTALL) + closing_tags(marked))
    passed_over = text[len(left) : letters[offset]]
    assert not re.search(r"\s|—.", passed_over), "the marker stands in the word that the page begins with"
    assert not left or left[-1].isspace() or left[-1] in "—/…", "the marker does not part a word"


def closing_tags(marked: str) -> str:
    """Return what closes the elements that are open where the marker stands."""
    open_tags: list[str] = []
    for close, name in re.findall(r"<(/?)(\w+)", marked[: marked.index("<span epub:type")]):
        if close:
            open_tags.pop()
        else:
            open_tags.append(name)
    return "".join(f"</{name}>" for name in reversed(open_tags))


def test_the_offset_counts_what_the_reader_sees() -> None:
    html = '<p id="b">caf&#233; &lt;b&gt; done</p>'
    place = find_place(html, "b", 7)
    assert place is not None
    assert html[place:].startswith("done")
