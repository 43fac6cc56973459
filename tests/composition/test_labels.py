"""Every language has every word, and its own way with dates, names and quotation marks."""

import datetime
import string
from importlib import import_module

import pytest

from presswork.composition import labels
from presswork.composition.labels import (
    byline,
    direction,
    format_date,
    hyphenates,
    join_names,
    label,
    months,
    quotes,
)

ENGLISH = import_module("presswork.composition.wording.en").LABELS
DATE = datetime.date(2020, 5, 22)
FIRST = datetime.date(2020, 5, 1)


def fields(words: str) -> list[str | None]:
    return sorted(field for _, field, _, _ in string.Formatter().parse(words) if field)


@pytest.mark.parametrize("language", labels.LANGUAGES)
def test_a_language_has_every_word_with_the_same_fields(language: str) -> None:
    words = import_module(f"presswork.composition.wording.{language}").LABELS
    assert words.keys() == ENGLISH.keys()
    for key, value in words.items():
        assert value.strip() == value != ""
        assert fields(value) == fields(ENGLISH[key]), key
    assert len(set(months(language))) == 12


def test_words_are_found_by_primary_language_and_default_to_english() -> None:
    assert label("notes", "de") == label("notes", "de-AT") == label("notes", "DE_ch") == "Anmerkungen"
    assert label("notes", "sv") == label("notes", "en") == "Notes"
    assert label("page", "fr", number=7) == "Page 7"
    assert label("photo", "en") == "Photo:"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        label("no-such-key", "en")


@pytest.mark.parametrize(
    ("language", "expected", "first"),
    [
        ("en", "May 22, 2020", "May 1, 2020"),
        ("en-GB", "22 May 2020", "1 May 2020"),
        ("de", "22. Mai 2020", "1. Mai 2020"),
        ("fr", "22 mai 2020", "1er mai 2020"),
        ("es", "22 de mayo de 2020", "1 de mayo de 2020"),
        ("it", "22 maggio 2020", "1º maggio 2020"),
        ("pt-BR", "22 de maio de 2020", "1º de maio de 2020"),
        ("pt-PT", "22 de maio de 2020", "1 de maio de 2020"),
        ("nl", "22 mei 2020", "1 mei 2020"),
        ("pl", "22 maja 2020", "1 maja 2020"),
        ("ru", "22 мая 2020 г.", "1 мая 2020 г."),
        ("ar", "22 مايو 2020", "1 مايو 2020"),
        ("he", "22 במאי 2020", "1 במאי 2020"),
        ("sv", "2020-05-22", "2020-05-01"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, expected: str, first: str) -> None:
    assert format_date(DATE, language) == expected
    assert format_date(FIRST, language) == first


def test_austria_has_its_own_january() -> None:
    assert format_date(datetime.date(2020, 1, 2), "de-AT") == "2. Jänner 2020"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"), ("ku-Latn", "ltr"), ("ar-Latn", "ltr"), ("ru", "ltr")],
)  # fmt: skip
def test_direction_follows_the_language_or_its_script(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_nine_languages_are_hyphenated() -> None:
    hyphenated = [
        tag
        for tag in ("en-US", "de-CH", "fr", "es", "it", "pt-BR", "nl", "pl", "ru", "ar", "he", "ja")
        if hyphenates(tag)
    ]
    assert hyphenated == ["en-US", "de-CH", "fr", "es", "it", "pt-BR", "nl", "pl", "ru"]


@pytest.mark.parametrize(
    ("language", "names", "expected"),
    [
        ("en-US", ["A"], "A"),
        ("en-US", ["A", "B"], "A and B"),
        ("en-US", ["A", "B", "C"], "A, B, and C"),
        ("en-GB", ["A", "B", "C"], "A, B and C"),
        ("de", ["A", "B", "C"], "A, B und C"),
        ("fr", ["A", "B"], "A et B"),
        ("es", ["Ana", "Isabel"], "Ana e Isabel"),
        ("es", ["Ana", "Hilario"], "Ana e Hilario"),
        ("es", ["Ana", "Bea"], "Ana y Bea"),
        ("es", ["Ana", "Hielo"], "Ana y Hielo"),
        ("he", ["דנה", "רון"], "דנה ורון"),
        ("he", ["דנה", "NASA"], "דנה ו-NASA"),
        ("ar", ["سلمى", "ليلى"], "سلمى وليلى"),
    ],
)
def test_names_are_joined_in_words(language: str, names: list[str], expected: str) -> None:
    assert join_names(names, language) == expected


def test_a_byline_names_everybody_or_is_not_there() -> None:
    assert byline(["Ada", "Grace"], "en") == "By Ada and Grace"
    assert byline(["Ada"], "fr") == "Par Ada"
    assert byline([], "en") == ""


def test_quotes_carry_the_spaces_that_belong_inside_them() -> None:
    assert quotes("en") == ("“", "”", "‘", "’")
    assert quotes("en-GB") == ("‘", "’", "“", "”")
    assert quotes("de") == ("„", "“", "‚", "‘")
    assert quotes("fr") == ("«\u202f", "\u202f»", "“", "”")
    assert quotes("fr-CH") == ("«\u202f", "\u202f»", "‹\u202f", "\u202f›")
    assert quotes("es")[0] == "«"
    assert quotes("sv") == ('"', '"', "'", "'")
