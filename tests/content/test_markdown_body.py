"""Markdown: what becomes of each kind of block, link, note and tag."""

from __future__ import annotations

import pytest
from desk import Desk


def kinds(desk: Desk) -> list[str]:
    assert desk.issue is not None
    return [block.kind for block in desk.issue.articles[0].blocks]


def test_each_kind_of_block(desk: Desk) -> None:
    article = desk.read(
        """A *paragraph*
over two lines.

## A heading

- one
- two

1. first

> quoted

| a | b |
|---|--:|
| 1 | 2 |

term
: meaning

***

    code & more

```python
x < 1
```

---

<div class="box"><p>raw</p></div>
"""
    )
    assert desk.codes == []
    expected = ["paragraph", "heading", "list", "list", "quote", "table", "definitions", "rule"]
    expected += ["code", "code", "rule", "html"]
    assert kinds(desk) == expected
    assert [(block.id, block.line) for block in article.blocks[:3]] == [
        ("p1", 5),
        ("a-heading", 8),
        ("b1", 10),
    ]
    assert article.blocks[0].html == "A <em>paragraph</em>\nover two lines."
    assert article.blocks[1].level == 2
    assert '<th class="align-right" scope="col">b</th>' in article.blocks[5].html
    assert "style" not in article.blocks[5].html
    assert "<dt>term</dt>" in article.blocks[6].html
    assert article.blocks[8].html == "<pre><code>code &amp; more\n</code></pre>"
    assert article.blocks[9].html == '<pre><code class="language-python">x &lt; 1\n</code></pre>'
    assert article.blocks[11].html == '<div class="box"><p>raw</p></div>'


def test_identifiers_are_safe_and_unique(desk: Desk) -> None:
    article = desk.read(
        "## Über Tee\n\n## Über Tee\n\n## p1\n\n## ???\n\nText {no}.\n\n{#mine .big}\nMine.\n\n## 日本\n"
    )
    assert desk.codes == []
    assert [block.id for block in article.blocks] == [
        "uber-tee",
        "uber-tee-2",
        "section-p1",
        "section",
        "p1",
        "mine",
        "riben",
    ]
    assert article.blocks[5].classes == ("big",)


def test_an_identifier_that_is_taken_is_left_out(desk: Desk) -> None:
    article = desk.read("{#a}\nOne.\n\n{#a}\nTwo.\n\nThree [x]{#a} and [y]{#p1} and [z]{#b}.\n")
    assert desk.codes == [("id-repeated", 9), ("id-repeated", 11), ("id-repeated", 11)]
    assert [block.id for block in article.blocks] == ["a", "p1", "p2"]
    assert article.blocks[2].html.count(" id=") == 1


def test_links_that_lead_somewhere_stay(desk: Desk) -> None:
    article = desk.read(
        "[a](https://example.org/?q=1&r=2) <mailto:a@example.org> [b](#Über%20uns) [c](tel:+49) [d](#other--Das-Ende)\n"
    )
    assert desk.codes == []
    html = article.blocks[0].html
    assert 'href="https://example.org/?q=1&amp;r=2"' in html
    assert 'href="mailto:a@example.org"' in html
    assert 'href="#uber-uns"' in html
    assert 'href="#other--das-ende"' in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.org/x",
        "/absolute",
        "other.md",
        "https://",
        "http://[::1",
        "http://a:99999/",
        "",
    ],
)
def test_links_that_lead_nowhere_are_refused_and_their_words_kept(desk: Desk, url: str) -> None:
    article = desk.read(f"One\n[word](<{url}>).\n")
    assert desk.codes == [("link-refused", 6)]
    assert article.blocks[0].html == "One\nword."


def test_notes_are_numbered_as_they_are_referred_to(desk: Desk) -> None:
    article = desk.read(
        """[^b]: The *second*.

    In two paragraphs.

First[^a], second[^b], first again[^a].

[^a]: The first, see[^c].
[^c]: Inner.
"""
    )
    assert desk.codes == []
    assert [(note.number, note.label, note.line) for note in article.notes] == [
        (1, "a", 11),
        (2, "b", 5),
        (3, "c", 12),
    ]
    assert article.notes[1].html == "The <em>second</em>.<br/>In two paragraphs."
    html = article.blocks[0].html
    assert '<a class="note-ref" href="#note-1" id="note-ref-1">1</a>' in html
    assert '<a class="note-ref" href="#note-1" id="note-ref-1-2">1</a>' in html
    assert 'id="note-ref-3"' in article.notes[0].html


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("Text\nand[^1].\n", "note-missing", 6),
        ("Text.\n\n[^1]: Unused.\n", "note-unused", 7),
        ("T[^1].\n\n[^1]: a\n\n[^1]: b\n", "note-repeated", 9),
        ("T[^1].\n\n[^1]: - a\n    - b\n", "note-flattened", 7),
        ("T[^1].\n\n[^1]:\n\nMore.\n", "note-empty", 7),
    ],
)
def test_faults_of_notes(desk: Desk, body: str, code: str, line: int) -> None:
    desk.read(body)
    assert desk.codes == [(code, line)]


def test_what_only_looks_like_a_note_is_none(desk: Desk) -> None:
    desk.read("An escaped \\[^1] and `[^abc]` code.\n")
    assert desk.codes == []


@pytest.mark.parametrize(
    ("body", "line", "where"),
    [
        ("One <script>alert(1)</script> two.\n", 5, "<script>"),
        ("One\ntwo <b onclick='x'>three</b>.\n", 6, "onclick= of <b>"),
        ("<div>\n<p>\n<iframe src='x'></iframe></p></div>\n", 7, "<iframe>"),
        ("<p style='color:red'>x</p>\n", 5, "style= of <p>"),
        ("A <a href='javascript:x'>b</a>.\n", 5, "href= of <a>"),
        ("- a\n- <object data='x'>b</object>\n", 6, "<object>"),
        ("<img src=x onerror=alert(1)>\n\nT.\n", 5, "<img>"),
        ("<?php x ?>\n\nT.\n", 5, "<?php x ?>"),
        ("<svg><script>x</script></svg>\n\nT.\n", 5, "<svg>"),
        ("<style>p{}</style>\n\nT.\n", 5, "<style>"),
    ],
)
def test_raw_html_that_could_act_is_removed_and_named(desk: Desk, body: str, line: int, where: str) -> None:
    article = desk.read(body)
    found = [finding for finding in desk.findings if finding.code == "html-removed"]
    assert (found[0].line, found[0].where, found[0].severity) == (line, where, "warning")
    html = "".join(block.html for block in article.blocks).lower()
    assert not any(
        word in html for word in ("script", "onclick", "iframe", "style", "object", "img", "alert", "php")
    )


def test_attributes_that_could_act_are_removed_and_named(desk: Desk) -> None:
    article = desk.read('{onclick="x" style="y"}\nText [a]{onload=z} `c`{lang=en}.\n')
    assert [code for code, _ in desk.codes] == ["attribute-unknown"] * 3
    assert article.blocks[0].html == 'Text <span>a</span> <code lang="en">c</code>.'


def test_harmless_html_and_comments_stay_quiet(desk: Desk) -> None:
    article = desk.read(
        "H<sub>2</sub>O <!-- note to self --> and <abbr title='x'>y</abbr><br>z & <kbd>k</kbd>.\n"
    )
    assert desk.codes == []
    assert article.blocks[0].html == (
        'H<sub>2</sub>O  and <abbr title="x">y</abbr><br/>z &amp; <kbd>k</kbd>.'
    )


def test_a_line_of_braces_and_words_is_text(desk: Desk) -> None:
    article = desk.read("{.a} words {.b}\n")
    assert article.blocks[0].html == "{.a} words {.b}"


@pytest.mark.parametrize(
    "body",
    [
        "{.pull-quote}\n> Said *this*.\n>\n> — Ada Byron\n",
        "{.pull-quote}\n> Said *this*.\n> — Ada Byron\n",
        "{.pull-quote}\n> Said *this*.\n> -- Ada Byron\n",
    ],
)
def test_a_pull_quote_and_who_said_it(desk: Desk, body: str) -> None:
    (block,) = desk.read(body).blocks
    assert (block.kind, block.html, block.attribution) == ("pull-quote", "Said <em>this</em>.", "Ada Byron")


def test_a_pull_quote_of_two_paragraphs_and_nobody(desk: Desk) -> None:
    (block,) = desk.read("{.pull-quote}\n> One.\n>\n> Two — three.\n").blocks
    assert (block.html, block.attribution) == ("One.<br/>Two — three.", "")


def test_headings_of_level_one_are_lowered(desk: Desk) -> None:
    article = desk.read("# Top\n\n## Next\n\n#\n")
    assert desk.codes == [("heading-level-one", 5), ("heading-empty", 9)]
    assert [block.level for block in article.blocks] == [2, 2]


def test_characters_that_xml_cannot_hold_are_gone(desk: Desk) -> None:
    article = desk.read(
        'A&#12;B&#xB;C ![a](b.jpg)\n\n![x&#12;y](c.jpg "d&#12;e")\n', 'headline: "x\\fy"\nlanguage: en'
    )
    assert (
        "\x0c"
        not in article.headline + article.blocks[0].html + article.photos[-1].alt + article.photos[-1].caption
    )


def test_text_survives_as_written(desk: Desk) -> None:
    text = 'He said “no” — it\'s 5 < 6 & "7"... – «x» \u00a0 é 日本 𝒳.'
    (block,) = desk.read(text).blocks
    assert block.html == text.replace("&", "&amp;").replace("<", "&lt;")
