"""Copy checks: what a copy editor marks, on which line; and what he lets stand."""

from __future__ import annotations

import pytest
from desk import PHOTO, Desk

HEADER = "headline: Launch\nlanguage: {}"


@pytest.mark.parametrize(
    ("language", "body", "line"),
    [
        ("en", "He said “the trampoline works.\n\nNext day.", 5),
        ("en", "One\ntwo “three\nfour.\n", 6),
        ("en", 'One "two" and "three.\n', 5),
        ("en", "One” two.\n", 5),
        ("en", "“One,” she said. “Two.\n\nHe left.\n\n“Three.”", 5),
        ("en", "“One.\n\n“Two.\n\nThree.\n", 7),
        ("en", "He said ‘hello.\n", 5),
        ("en", "- one\n- two “three\n", 6),
        ("en", "| a |\n|---|\n| “b |\n", 7),
        ("en", "T[^1].\n\n[^1]: N “o.\n", 7),
        ("de", "Er sagte: „Nein.\n\nDann ging er.", 5),
        ("de", "Er sagte: »Nein.\n\nDann ging er.", 5),
        ("fr", "Il dit : « Non.\n\nPuis il partit.", 5),
        ("pl", "Powiedział: „Nie.\n\nPotem wyszedł.", 5),
        ("ja", "彼は「はいと言った。", 5),
    ],
)
def test_a_quotation_mark_without_its_partner(desk: Desk, language: str, body: str, line: int) -> None:
    assert desk.check(body, HEADER.format(language)) == [("unclosed-quote", line)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "“One,” he said, “is ‘two’ and ‘three.’” It’s Bezos’ ’90s rock ’n’ roll.\n"),
        ("en", "“One.\n\n“Two.\n\n“Three.”\n\nFour."),
        ("en", "“One.\n\nTwo.”\n\nThree."),
        ("en", '"One," he said. ("Two.") It is 6\'2" tall, a 12" record; \'no\', "said \'yes\'."\n'),
        ("en", 'He said "I was—" and left. "—and then?" "Who \'s there"\n'),
        ("en", '“mixed" and "mixed”\n'),
        ("en", "‘90s, ‘tis, ‘em, Musk‘s.\n"),
        ("en", 'Code `"` and\n\n    a " b\n'),
        ("en", "A 6” pipe.\n"),
        ("de", "„Eins“, sagte er, „ist ‚zwei‘.“ »Drei ›vier‹«, und “fünf”.\n"),
        ("de", "Er sagte: «Nein».\n"),
        ("fr", "« Un », dit-il, « c’est “deux” ».\n\n« Trois.\n\n» Quatre. »\n"),
        ("nl", "„Een”, zei hij, ’s morgens. “Twee.” ‘Drie.’\n"),
        ("sv", "”Ett”, sade han. »Två» och ’tre’.\n"),
        ("fi", "”Yksi”, hän sanoi.\n"),
        ("da", "»En«, sagde han. ”To.”\n"),
        ("pl", "„Raz «dwa» trzy”.\n"),
        ("ru", "«Раз „два“ три», — сказал он.\n"),
        ("ja", "「はい『いいえ』」と言った。\n"),
        ("he", 'צה"ל אמר "לא".\n'),
    ],
)
def test_quotation_marks_that_are_right(desk: Desk, language: str, body: str) -> None:
    assert desk.check(body, HEADER.format(language)) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("One (two.\n", [5]),
        ("One\ntwo) three.\n", [6]),
        ("One [two.\n\nThree.\n", [5]),
        ("One (two [three).\n", [5, 5]),
        ("a) one, b) two; 1) three (fine) :-) ;) `(`\n", []),
        ("It began (so they say.\n\nOr so we think.) Then.\n", []),
        ("TeX[5], [6] (x [y] z).\n", []),
    ],
)
def test_brackets(desk: Desk, body: str, lines: list[int]) -> None:
    found = [line for code, line in desk.check(body) if code == "unclosed-bracket"]
    assert found[: len(lines)] == lines
    assert bool(found) == bool(lines)


@pytest.mark.parametrize(
    ("language", "body", "line"),
    [
        ("en", "It is the the end.\n", 5),
        ("en", "It is the\nthe end.\n", 6),
        ("en", "It is *the* the end.\n", 5),
        ("en", "The the end.\n", 5),
        ("de", "Es ist ein ein Ende.\n", 5),
        ("ru", "Это в в конце.\n", 5),
    ],
)
def test_a_doubled_word(desk: Desk, language: str, body: str, line: int) -> None:
    assert desk.check(body, HEADER.format(language)) == [("doubled-word", line)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "en",
            "He had had that that day. Walla Walla. 10 10. The thesis. No, no. the-the. A.A. The. The end.\n",
        ),
        ("de", "Die, die die Tür sahen. Sie sie.\n"),
        ("fr", "Nous nous levons.\n"),
        ("id", "anak anak\n"),
        ("en", "`the the`\n"),
    ],
)
def test_words_that_may_stand_twice(desk: Desk, language: str, body: str) -> None:
    assert desk.check(body, HEADER.format(language)) == []


def test_a_heading_level_skipped(desk: Desk) -> None:
    assert desk.check("### Deep\n\n## A\n\n### B\n\n## C\n\n#### D\n") == [
        ("heading-skipped", 5),
        ("heading-skipped", 13),
    ]
    assert {finding.severity for finding in desk.findings} == {"error"}


def test_a_dead_link(desk: Desk) -> None:
    body = "One\n[x](#nowhere), [a](#a-place), [p](#p1), [n](#note-1), [m](#mine)[^1], [f](#photo-pad).\n\n"
    body += f"## A place\n\n[y]{{#mine}} [z](#a-plase)\n\n[^1]: [q](#note-ref-1) [r](#gone)\n\n{PHOTO}\n"
    found = desk.check(body)
    assert [item for item in found if item[0] == "dead-link"] == [
        ("dead-link", 6),
        ("dead-link", 10),
        ("dead-link", 12),
    ]
    assert "Did you mean `a-place`?" in desk.findings[1].message


def test_a_photo_with_nothing_said_of_it(desk: Desk) -> None:
    (desk.folder / "pad.jpg").write_bytes(b"x")
    codes = desk.check("![](pad.jpg)\n\nText.\n")
    assert codes == [("photo-no-alt", 5), ("photo-no-caption", 5), ("photo-no-credit", 5)]
    assert [finding.severity for finding in desk.findings] == ["error", "warning", "warning"]


def test_a_photo_that_is_not_supplied(desk: Desk) -> None:
    codes = desk.check("![](pad.jpg)\n\nText.\n")
    assert codes == [("photo-fpo", 5), ("photo-no-alt", 5), ("photo-no-caption", 5), ("photo-no-credit", 5)]
    assert {finding.severity for finding in desk.findings} == {"warning"}
    assert "content/launch/photos/" in (desk.findings[0].hint or "")


@pytest.mark.parametrize("alt", ["Picture without a description", "Bild ohne Beschreibung."])
def test_a_photo_that_importing_could_not_describe(desk: Desk, alt: str) -> None:
    (desk.folder / "pad.jpg").write_bytes(b"x")
    codes = desk.check(f"![{alt}](pad.jpg)\n\nText.\n")
    assert codes == [("photo-no-caption", 5), ("photo-no-credit", 5), ("photo-undescribed", 5)]
    assert desk.check(f"![{alt}](pad.jpg){{decorative=true}}\n\nText.\n") == []


def test_a_decorative_photo_needs_no_words(desk: Desk) -> None:
    (desk.folder / "pad.jpg").write_bytes(b"x")
    assert desk.check("![](pad.jpg){decorative=true}\n\nText.\n") == []


CAPTION = "The rocket as it left the pad on May 22, 2020"


@pytest.mark.parametrize(
    ("caption", "body", "expected"),
    [
        (CAPTION, f"Then: *{CAPTION.lower()}.*", [("caption-repeated", 7)]),
        ("In Texas", "In Texas.", [("caption-repeated", 7)]),
        ("In Texas", "He lives in Texas.", []),
        (f"{CAPTION} {CAPTION}", "Text.", [("caption-repeated", 5)]),
        (f"{CAPTION} Photo: NASA", "Text.", [("credit-in-caption", 5)]),
        (f"{CAPTION}. NASA / Handout", "Text.", [("credit-in-caption", 5)]),
        (CAPTION, "Text.", []),
        ("", "Text.", [("photo-no-caption", 5)]),
    ],
)
def test_captions(desk: Desk, caption: str, body: str, expected: list[tuple[str, int]]) -> None:
    (desk.folder / "pad.jpg").write_bytes(b"x")
    assert desk.check(f'![{CAPTION}](pad.jpg "{caption}"){{credit="NASA / Handout"}}\n\n{body}\n') == expected


def test_a_picture_that_nothing_places(desk: Desk) -> None:
    (desk.folder / "photos").mkdir()
    for name in ("pad.jpg", "left-over.png", "notes.txt"):
        (desk.folder / "photos" / name).write_bytes(b"x")
    assert desk.check(f"{PHOTO}\n\nText.\n") == [("photo-unused", 1)]
    assert "left-over.png" in desk.findings[0].message


def test_the_header_is_read_too(desk: Desk) -> None:
    found = desk.check(
        "Text.\n", "kicker: K\nheadline: The “launch\nstandfirst: >\n  A\n  the the b.\nlanguage: en"
    )
    assert found == [("unclosed-quote", 3), ("doubled-word", 6)]


def test_many_faults_in_one_paragraph_do_not_drown_the_rest(desk: Desk) -> None:
    found = desk.check("(" * 50_000 + "“a " * 10_000 + "\n\nthe the\n")
    assert len(found) < 20
    assert ("doubled-word", 7) in found
