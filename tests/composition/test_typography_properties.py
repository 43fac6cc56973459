"""Whatever is typed: cleaning twice is cleaning once, and letters, digits, and markup are never touched."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from typography_cases import CASES

from presswork.composition.typography import clean, clean_text

LANGUAGES = st.sampled_from(sorted(CASES))
PIECES = st.sampled_from(
    [
        *"\"'\"'  “”‘’«»„‹›—–…()aIsn.,!?:;/-½é°¿¡$€%\n\u00a0\u202f\u2028\ufffc", "--", "---", "...", "word", "Mr.", "No.", "12", "5",
        "1990", "1995", "90s", "x", "km", "z.B.", "i", "в", "צה", "ל", "tis", "May", "и т.", "XX", "siècle", "er", "M.", "https://x.y/",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=20)
TAGS = [
    "em",
    "strong",
    "code",
    "p",
    'span lang="fr"',
    "i",
    "sup",
    'a href="x--y\'s"',
    "div",
    "pre",
    'q lang="ru"',
]
ESCAPED = TEXT.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
FRAGMENT = st.recursive(
    ESCAPED,
    lambda children: st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag.split()[0]}>",
        st.sampled_from(TAGS),
        st.lists(children, max_size=3),
    ),
    max_leaves=5,
)
STEADY = settings(max_examples=400, deadline=None, derandomize=True, database=None)


def letters(text: str) -> str:
    """Everything that is read aloud; an x between numbers may have become a multiplication sign."""
    return "".join(character for character in text if character.isalnum() and character not in "xXх")


def tags(markup: str) -> list[str]:
    """The tags, but for the `sup` that French ordinals get."""
    return [tag for tag in re.findall(r"<[^>]*>", markup) if "sup" not in tag]


@STEADY
@given(TEXT, LANGUAGES)
def test_text_keeps_its_letters_and_settles_at_once(text: str, language: str) -> None:
    cleaned = clean_text(text, language=language)
    assert letters(cleaned) == letters(text)
    assert clean_text(cleaned, language=language) == cleaned


@STEADY
@given(FRAGMENT, LANGUAGES)
def test_markup_keeps_its_tags_and_settles_at_once(fragment: str, language: str) -> None:
    cleaned = clean(fragment, language=language)
    assert tags(cleaned) == tags(fragment)
    assert letters(re.sub("<[^>]*>", "", cleaned)) == letters(re.sub("<[^>]*>", "", fragment))
    assert clean(cleaned, language=language) == cleaned
