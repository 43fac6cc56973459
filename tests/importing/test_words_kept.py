"""Whatever an importer found: what is written, read by our own reader, has every word of it."""

from __future__ import annotations

import datetime
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from presswork.content import sanitise
from presswork.content.importing.writing import escaping
from presswork.content.importing.writing.article import compose
from presswork.content.importing.writing.photo_names import file_names, with_names
from presswork.content.importing.writing.reading_back import letters, same_inline_words, same_words
from presswork.content.read import read_issue
from presswork.content.report import Report
from presswork.content.yaml_tree import parse
from presswork.model.imported import ImportedArticle, ImportedBlock

SIGNS = [*"\\`*_{}[]()#+-.!|~<>&=:;\"'^$%@/ \n\t1a0Zé中"]
MARKUP = [
    "[^1]",
    "[^n]",
    "&amp;",
    "<b>",
    "---",
    "***",
    "```",
    "~~~",
    "1.",
    ">",
    "#",
    "![a](b)",
    "[a](b)",
    "{.x}",
    "]{.x}",
    "|a|",
    "|---|",
    "&#65;",
    "<!--",
    "-->",
    "<?",
    "http://a_b.c/_d_",
    "null",
    "yes",
    "[^1]:",
]
ODD = ["\u2028", "\x85", "\u00a0", "\x1f", "\ufeff", "- ", ": ", "~ ", " #", "\\\n", "\n\n"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(SIGNS + MARKUP + ODD), max_size=20).map("".join), st.text(max_size=40)
)
KINDS = [
    "paragraph",
    "heading",
    "summary",
    "list",
    "quote",
    "image",
    "table",
    "note",
    "kicker",
    "code",
    "rule",
]
BLOCKS = st.builds(
    ImportedBlock,
    kind=st.sampled_from(KINDS),
    text=TEXTS,
    markdown=st.one_of(st.just(""), TEXTS),
    level=st.integers(0, 7),
    alt=TEXTS,
    caption=TEXTS,
    credit=TEXTS,
    label=st.sampled_from(["1", "n", "", "a b"]),
)
ARTICLES = st.builds(
    ImportedArticle,
    title=TEXTS,
    kicker=TEXTS,
    standfirst=TEXTS,
    authors=st.lists(TEXTS, max_size=3).map(tuple),
    language=st.sampled_from(["", "de", "no", "nonsense-"]),
    section=TEXTS,
    tags=st.lists(TEXTS, max_size=2).map(tuple),
    rights=TEXTS,
    date=st.sampled_from([None, datetime.date(2020, 2, 3)]),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
)
REFERENCE = re.compile(r'<a class="note-ref"[^>]*>[^<]*</a>')
LOSSES = {"html-removed", "note-unused", "attribute-unknown", "control-character", "heading-empty"}

properties = settings(max_examples=150, deadline=None, derandomize=True)


def plain(html: str) -> str:
    return letters(sanitise.text_of(REFERENCE.sub("", html)))


@properties
@given(TEXTS, TEXTS)
def test_text_is_read_as_itself_beside_any_other(first: str, second: str) -> None:
    assert same_words(f"{escaping.lines(first)}\n\n{escaping.lines(second)}", first + second)
    assert same_inline_words(escaping.inline(first), first)
    heading = escaping.one_line(first)
    assert not letters(heading) or same_words(f"## {escaping.heading(heading)}", heading)


@properties
@given(TEXTS)
def test_a_value_of_the_header_is_read_as_itself(text: str) -> None:
    report = Report("article.md")
    tree = parse(f"first: {escaping.yaml(text)}\nsecond: x\n", first_line=2, report=report)
    assert tree is not None and not report.findings
    assert tree.entries["first"].text == escaping.one_line(text)
    assert tree.entries["first"].is_null == (not escaping.one_line(text)) or tree.entries["first"].quoted


@properties
@given(ARTICLES)
def test_every_word_of_an_article_is_read_again(article: ImportedArticle) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "presswork.toml").touch()
        article = with_names(article)
        text = compose(article, file_names(article, {}, {})).text
        (root / "article.md").write_text(text, encoding="utf-8", newline="")
        result = read_issue(root)
    faults = [f for f in result.findings if f.severity == "error" or f.code in LOSSES]
    assert [fault for fault in faults if fault.code != "article-empty"] == []
    assert result.issue
    read = result.issue.articles[0]
    said = [plain(read.headline), plain(read.kicker), plain(read.standfirst)]
    assert letters(article.title) in said[0] and letters(article.kicker) in said[1]
    assert [*map(letters, read.byline)] == [
        *filter(None, map(letters, map(escaping.one_line, article.authors)))
    ]
    assert (letters(read.section), letters(read.rights)) == (
        letters(article.section),
        letters(article.rights),
    )
    body = "".join(
        (*(plain(block.html) for block in read.blocks), *(plain(note.html) for note in read.notes))
    )
    for block in article.blocks:
        if block.kind not in ("image", "rule"):
            pieces = [letters(piece) for piece in re.split(r"\[\^[1n]\]|\n", block.text)]
            assert letters(block.text) in said or all(piece in body for piece in pieces), block
    photos = [block for block in article.blocks if block.kind == "image"]
    assert len(photos) == len(read.photos)
    for block, photo in zip(photos, read.photos, strict=True):
        assert [letters(photo.alt), plain(photo.caption), letters(photo.credit)] == [
            letters(block.alt),
            letters(block.caption),
            letters(block.credit),
        ]
