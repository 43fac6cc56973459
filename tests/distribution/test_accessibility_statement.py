"""The statement says what the EPUB and its validators say, in the guide's words, and claims nothing else."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace

import pytest
from site_of_issues import ACCESSIBILITY, issue

from presswork.distribution.accessibility_statement import (
    LANGUAGES,
    accessibility_statement,
    headings_and_sentences,
)
from presswork.model.site import Verdict

FEATURES = ACCESSIBILITY["accessibilityFeature"]


def said(compact: bool = True, **changes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    told = issue(1, accessibility={name: value for name, value in (ACCESSIBILITY | changes).items() if value})
    return dict(headings_and_sentences(accessibility_statement(told), compact=compact))


def test_a_full_statement():
    told = accessibility_statement(issue(1), date="22 November 2026")
    assert [(part.id, part.compact) for part in told] == [
        (
            "ways-of-reading",
            (
                "Appearance can be modified",
                "Readable in read aloud or dynamic braille",
                "Has alternative text",
            ),
        ),
        (
            "conformance",
            (
                "This publication meets accepted accessibility standards",
                "This publication claims to meet EPUB Accessibility 1.1, WCAG 2.2 Level AA",
                "The publication was certified by Orbit Press",
            ),
        ),
        ("navigation", ("Table of contents", "Headings", "Go to page")),
        ("hazards", ("No hazards",)),
        ("accessibility-summary", ("Headings give access to the text.",)),
        ("legal-considerations", ("No information is available",)),
        ("additional-accessibility-information", ("Page breaks included",)),
        (
            "checks",
            (
                "EPUB 3.3: passed, EPUBCheck 5.3.0",
                "PDF/UA-1: passed, veraPDF 5.3.0",
                "PDF/X-4: passed, Presswork 5.3.0",
                "Content as of 22 November 2026",
            ),
        ),
    ]


def test_nothing_is_claimed_where_nothing_is_known():
    told = dict(headings_and_sentences(accessibility_statement(issue(1, accessibility={}, editions=()))))
    assert told == {
        "Ways of reading": (
            "No information about appearance modifiability is available",
            "No information about nonvisual reading is available",
        ),
        "Conformance": ("No information is available",),
        "Navigation": ("No information is available",),
        "Hazards": ("No information is available",),
        "Accessibility summary": ("No information is available",),
        "Legal considerations": ("No information is available",),
        "Checks": ("No validator has read these files",),
    }


@pytest.mark.parametrize(
    ("changes", "heading", "sentence"),
    [
        ({"accessModeSufficient": ("textual,visual",)}, "Ways of reading", "Not fully readable in read aloud or dynamic braille"),
        (
            {"accessMode": ("visual",), "accessModeSufficient": ("visual",), "accessibilityFeature": ()},
            "Ways of reading",
            "Not readable in read aloud or dynamic braille",
        ),
        ({"conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.0 Level A",)}, "Conformance", "This publication meets minimum accessibility standards"),
        ({"conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.1 Level AAA",)}, "Conformance", "This publication exceeds accepted accessibility standards"),
        (
            {"conformsTo": ("our own standard",)},
            "Conformance",
            "Conformance to accepted standards for accessibility of this publication cannot be determined",
        ),
        ({"conformsTo": ()}, "Conformance", "No information is available"),
        ({"accessibilityHazard": ("flashing", "sound")}, "Hazards", "Flashing content"),
        ({"accessibilityHazard": ("noFlashingHazard", "noSoundHazard")}, "Hazards", "No information is available"),
        ({"accessibilityHazard": ("noFlashingHazard", "noSoundHazard", "noMotionSimulationHazard")}, "Hazards", "No hazards"),
        ({"accessibilityHazard": ("unknown",)}, "Hazards", "The presence of hazards is unknown"),
        ({"accessibilityFeature": (*FEATURES, "MathML")}, "Rich content", "Math as MathML"),
        ({"exemption": ("eaa-microenterprise",)}, "Legal considerations", "Claims an accessibility exemption in some jurisdictions"),
    ],
)  # fmt: skip
def test_each_sentence_hangs_on_its_metadata(changes, heading, sentence):
    assert sentence in said(**changes)[heading]


def test_a_failed_check_is_told():
    epub = issue(1).editions[0]
    failed = replace(
        epub, verdicts=(Verdict(tool="Ace", version="1.4.6", standard="WCAG 2.2", passed=False),)
    )
    told = dict(headings_and_sentences(accessibility_statement(issue(1, editions=(failed,)))))
    assert told["Checks"] == ("WCAG 2.2: not passed, Ace 1.4.6",)


def test_every_language_says_all_of_it():
    english = importlib.import_module("presswork.distribution.accessibility_wording.en").WORDS
    for language in LANGUAGES:
        words = importlib.import_module(f"presswork.distribution.accessibility_wording.{language}").WORDS
        assert list(words) == list(english), language
        for key, wordings in words.items():
            for wording, original in zip(wordings, english[key], strict=True):
                assert wording.strip()
                assert re.findall(r"{\w+}", wording) == re.findall(r"{\w+}", original), (language, key)
                assert language == "en" or wording != original or len(wording) < 12, (language, key)


def test_a_language_that_is_not_ours_is_told_in_english():
    assert accessibility_statement(issue(1, language="fi"))[0].title == "Ways of reading"
    assert accessibility_statement(issue(1, language="de-AT"))[0].title == "Lesearten"
