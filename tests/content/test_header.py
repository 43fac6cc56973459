"""The header: what each field becomes, and what is said of a wrong one."""

from __future__ import annotations

import datetime

import pytest
from desk import PHOTO, Desk

from presswork.content import fields


def test_every_field_is_read(desk: Desk) -> None:
    article = desk.read(
        PHOTO + "\n\nText.",
        """headline: "One *great* thing: a & b"
kicker: Space
standfirst: >-
  Two lines
  folded.
byline: [Ada Byron, Mary Somerville]
dateline: Plesetsk, 22 May
published: 2026-11-22
language: pt-br
section: Science
tags: [one, two]
description: A sentence.
rights: © 2026
identifier: urn:isbn:9780000000002
conforms_to: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
cover: pad.jpg
lead: pad.jpg
theme: newspaper
page: A5
press: sheetfed-uncoated
first_folio: 42
publication: {name: The Orbit, tagline: News, publisher: Orbit Press}
corrections:
  - {date: 2026-11-24, text: Later.}
  - {date: 2026-11-23, text: "A *name*."}
photos:
  pad.jpg: {copyright: © 2020, focal_point: [50%, 25%]}
""",
    )
    assert desk.codes == []
    assert article.headline == "One <em>great</em> thing: a &amp; b"
    assert article.standfirst == "Two lines folded."
    assert article.byline == ("Ada Byron", "Mary Somerville")
    assert article.published == datetime.date(2026, 11, 22)
    assert article.language == "pt-BR"
    assert article.tags == ("one", "two")
    assert article.cover == "pad"
    assert [correction.html for correction in article.corrections] == ["A <em>name</em>.", "Later."]
    assert article.photos[0].focal_point == (0.5, 0.25)
    assert article.photos[0].copyright == "© 2020"
    assert article.photos[0].credit == "Agency"
    assert article.options == {
        "theme": "newspaper",
        "page": "a5",
        "press": "sheetfed-uncoated",
        "first_folio": "42",
    }
    assert desk.issue is not None
    assert (desk.issue.theme, desk.issue.page, desk.issue.identifier) == (
        "newspaper",
        "a5",
        "urn:isbn:9780000000002",
    )
    assert desk.issue.title == "One great thing: a & b"
    assert desk.issue.published == article.published
    assert desk.issue.publication.publisher == "Orbit Press"


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("hedline: x", "header-unknown-key", "Did you mean `headline`?"),
        ("stand-first: x", "header-unknown-key", "Did you mean `standfirst`?"),
        ("zzz: x", "header-unknown-key", "no field `zzz`"),
        ("published: yesterday", "header-wrong-type", "a date"),
        ("published: 2026-02-30", "header-wrong-type", "a date"),
        ("language: en_US", "header-wrong-type", "Did you mean `en-US`?"),
        ("language: not a language", "header-wrong-type", "language tag"),
        ("page: a6", "header-wrong-type", "a4, letter or a5"),
        ("first_folio: 0", "header-wrong-type", "whole number"),
        ("first_folio: many", "header-wrong-type", "whole number"),
        ("tags: one", "header-wrong-type", "a list"),
        ("tags: {a: b}", "header-wrong-type", "a list"),
        ("kicker: [a, b]", "header-wrong-type", "a list"),
        ("theme: ../../etc", "header-wrong-type", "letters, digits and hyphens"),
        ("photos: [a]", "header-wrong-type", "photos by file name"),
        ("photos: {a.jpg: {creddit: x}}", "header-unknown-key", "Did you mean `credit`?"),
        ("photos: {a.jpg: {focal_point: [2, 3]}}", "header-wrong-type", "percentages"),
        ("photos: {a.jpg: {placement: wider}}", "header-wrong-type", "Did you mean `wide`?"),
        ("photos: {a.jpg: {decorative: maybe}}", "header-wrong-type", "true or false"),
        ("corrections: [{date: soon, text: x}]", "header-wrong-type", "a date"),
        ("corrections: [{date: 2026-11-22}]", "header-missing-field", "no `text`"),
        ("corrections: x", "header-wrong-type", "a list of entries"),
        ("publication: {publisher: x}", "header-missing-field", "no `name`"),
        ("headline: again", "header-key-twice", "first on line 2"),
        ("cover: nothing.jpg", "cover-unknown", "not a photo"),
        ("kicker: &a x", "header-unsafe", "anchor"),
        ("kicker: !!python/name:os.system x", "header-unsafe", "tag"),
        ("kicker: [[[[[[[[[[[[x]]]]]]]]]]]]", "header-unsafe", "nested"),
        ('kicker: "open', "header-not-yaml", "not YAML"),
        ("kicker: a: b", "header-not-yaml", "not YAML"),
        ("\tkicker: a", "header-not-yaml", "not YAML"),
    ],
)
def test_a_wrong_line_is_named(desk: Desk, line: str, code: str, says: str) -> None:
    desk.read(header=f"headline: Launch\nsection: Space\n{line}")
    found = [finding for finding in desk.findings if finding.code == code]
    assert found, desk.findings
    assert found[0].severity == "error"
    assert found[0].line in {4, 5} if code == "header-not-yaml" else found[0].line == 4
    assert says in found[0].message
    assert found[0].hint


def test_what_looks_like_another_type_is_still_the_authors_word(desk: Desk) -> None:
    article = desk.read(header="headline: 1984\nkicker: No\nsection: 1.10\nlanguage: en")
    assert (article.headline, article.kicker, article.section) == ("1984", "No", "1.10")
    assert desk.codes == []


def test_an_empty_optional_field_is_not_given(desk: Desk) -> None:
    article = desk.read(
        header="headline: x\nlanguage: en\nbyline:\ntags: []\npublished:\nstandfirst: ''\nphotos:"
    )
    assert desk.codes == []
    assert (article.byline, article.tags, article.published) == ((), (), None)


@pytest.mark.parametrize("header", ["kicker: x", "headline:\nkicker: x", "headline: ''", ""])
def test_the_headline_is_required(desk: Desk, header: str) -> None:
    desk.read(header=header)
    assert "header-missing-field" in dict(desk.codes)


def test_one_run_finds_every_fault(desk: Desk) -> None:
    desk.read(
        "# Title\n\nA [link](file:///etc/passwd) and [^1].\n\n<script>x</script>\n\n![a](../../x.jpg)\n",
        "hedline: x\npublished: never\npage: b5",
    )
    assert set(dict(desk.codes)) == {
        "header-unknown-key",
        "header-wrong-type",
        "header-missing-field",
        "language-assumed",
        "heading-level-one",
        "link-refused",
        "note-missing",
        "html-removed",
        "path-outside-project",
    }


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Only text.\n", "header-missing", 1),
        ("---\nheadline: x\n\nText.\n", "header-not-closed", 1),
        ("---\n- a\n- b\n---\nText.\n", "header-not-mapping", 2),
        ("---\nheadline: x\n---\n", "article-empty", 4),
        ("---\nheadline: x\n---\n<!-- nothing yet -->\n", "article-empty", 4),
        ("", "article-empty", 1),
    ],
)
def test_what_is_missing_is_named(desk: Desk, text: str, code: str, line: int) -> None:
    desk.read_raw(text.encode())
    assert (code, line) in desk.codes


def test_an_alias_bomb_is_refused_at_once(desk: Desk) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    desk.read(header=bomb)
    assert desk.codes == [("header-unsafe", 2)]


def test_the_table_of_fields_makes_the_manuals_table() -> None:
    table = fields.as_markdown(fields.HEADER)
    assert table.count("\n") == len(fields.HEADER) + 2
    assert "`headline` (required)" in table
    assert all(field.type in fields.TYPE_WORDS for field in fields.HEADER + fields.PHOTO + fields.ISSUE)


def test_the_examples_in_the_table_are_valid(desk: Desk) -> None:
    rows = [f"{field.name}: {field.example}" for field in fields.HEADER]
    header = "\n".join(row if "*" not in row and "[50" not in row else row for row in rows)
    desk.read("![a](soyuz-2.jpg)\n\nText.", header)
    assert desk.codes == []
