"""Typography cleans by the conventions of the language, and touches nothing else."""

from pathlib import Path

import pytest
from typography_cases import CASES

from presswork.composition.typography import clean, clean_text


def visible(text: str) -> str:
    return text.replace("\u00a0", "␣").replace("\u202f", "‿")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [(language, typed, expected) for language, cases in CASES.items() for typed, expected in cases],
)
def test_conventions(language: str, typed: str, expected: str) -> None:
    cleaned = clean_text(typed, language=language)
    assert visible(cleaned) == expected
    assert clean_text(cleaned, language=language) == cleaned
    assert clean(typed, language=language) == cleaned.replace("\r", "")
