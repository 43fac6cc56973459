"""An issue in, its accessibility statement out: computed from the EPUB's metadata and its files' verdicts.

Worded and ordered by the W3C's "Accessibility Metadata Display Guide for Digital Publications 2.0" and its
techniques for EPUB metadata. What is not known is said to be not known; nothing is claimed for it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from presswork.distribution.accessibility import claim_of, said_of

if TYPE_CHECKING:
    from presswork.model.site import SiteIssue, Verdict

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "nl", "pl", "pt", "ru")
Said = Mapping[str, tuple[str, ...]]
_ALTERNATIVES = frozenset(("alternativeText", "describedMath", "longDescription", "transcript"))
_NAVIGATION = (
    ("tableOfContents", "navigation-toc"),
    ("index", "navigation-index"),
    ("structuralNavigation", "navigation-structural"),
    ("pageNavigation", "navigation-page-navigation"),
)
_RICH = (
    ("MathML", "rich-content-accessible-math-as-mathml"),
    ("latex", "rich-content-accessible-math-as-latex"),
    ("describedMath", "rich-content-accessible-math-described"),
    ("longDescription", "rich-content-extended"),
)
_HAZARDS = (
    ("flashing", "hazards-flashing"),
    ("motionSimulation", "hazards-motion"),
    ("sound", "hazards-sound"),
)
_NO_HAZARDS = frozenset(("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"))
_ADDITIONAL = (
    ("ARIA", "additional-accessibility-information-aria"),
    ("pageBreakMarkers", "additional-accessibility-information-page-breaks"),
    ("rubyAnnotations", "additional-accessibility-information-ruby-annotations"),
)


@dataclass(frozen=True, kw_only=True)
class StatementPart:
    """One heading of the statement, and its sentences, compact and descriptive, without full stops.

    `id` is the guide's, such as `ways-of-reading`; `checks` is ours.
    """

    id: str
    title: str
    compact: tuple[str, ...]
    descriptive: tuple[str, ...]


def accessibility_statement(issue: SiteIssue, *, date: str = "") -> tuple[StatementPart, ...]:
    """Return the statement, in the issue's language; English where it is not one of ours.

    `date` is that of the content in words, "" where it is not known.
    """
    words = _wording(issue.language)
    said = said_of(issue)
    parts: tuple[tuple[str, Callable[[Said], Iterator[str]]], ...] = (
        ("ways-of-reading", _ways_of_reading),
        ("conformance", _conformance),
        ("navigation", lambda said: _features(said, _NAVIGATION)),
        ("rich-content", lambda said: _features(said, _RICH)),
        ("hazards", _hazards),
        ("accessibility-summary", lambda _: iter(())),
        ("legal-considerations", _legal),
        ("additional-accessibility-information", lambda said: _features(said, _ADDITIONAL)),
    )
    statement = []
    for name, keys_of in parts:
        sentences = [words[key] for key in keys_of(said)]
        sentences += [(text, text) for text in _own_words(name, said, words)]
        # The guide (sections 3.4 and 3.8) lets these go without saying; the others have to be answered.
        if not sentences and name in {"rich-content", "additional-accessibility-information"}:
            continue
        statement.append(_part(name, words[f"{name}-title"][0], sentences or [words["no-metadata"]]))
    checks = [(text, text) for text in _checks(issue, words, date=date)]
    return (*statement, _part("checks", words["checks-title"][0], checks))


def headings_and_sentences(
    statement: Sequence[StatementPart], *, compact: bool = False
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the statement as headings, each with its sentences."""
    return tuple((part.title, part.compact if compact else part.descriptive) for part in statement)


def _part(name: str, title: str, sentences: Sequence[tuple[str, str]]) -> StatementPart:
    return StatementPart(
        id=name,
        title=title,
        compact=tuple(compact for compact, _ in sentences),
        descriptive=tuple(descriptive for _, descriptive in sentences),
    )


def _ways_of_reading(said: Said) -> Iterator[str]:
    features = said.get("accessibilityFeature", ())
    modes, sufficient = said.get("accessMode", ()), said.get("accessModeSufficient", ())
    adjustments = "ways-of-reading-visual-adjustments"
    if "displayTransformability" in features:
        yield f"{adjustments}-modifiable"
    elif "pre-paginated" in said.get("layout", ()):
        yield f"{adjustments}-unmodifiable"
    else:
        yield f"{adjustments}-unknown"
    nonvisual = "ways-of-reading-nonvisual-reading"
    alternatives = not _ALTERNATIVES.isdisjoint(features)
    if "textual" in sufficient or tuple(modes) == ("textual",):
        yield f"{nonvisual}-readable"
    elif alternatives or any("textual" in mode for mode in (*modes, *sufficient)):
        yield f"{nonvisual}-not-fully"
    elif tuple(modes) in {("auditory",), ("visual",)}:
        yield f"{nonvisual}-none"
    else:
        yield f"{nonvisual}-no-metadata"
    if alternatives:
        yield f"{nonvisual}-alt-text"


def _conformance(said: Said) -> Iterator[str]:
    claim = claim_of(said)
    if claim:
        yield f"conformance-{claim[2].lower()}"
    else:
        yield "conformance-unknown-standard" if said.get("conformsTo") else "conformance-no"


def _features(said: Said, known: Sequence[tuple[str, str]]) -> Iterator[str]:
    features = said.get("accessibilityFeature", ())
    return (key for feature, key in known if feature in features)


def _hazards(said: Said) -> Iterator[str]:
    hazards = set(said.get("accessibilityHazard", ()))
    found = [key for hazard, key in _HAZARDS if hazard in hazards]
    if found:
        yield from found
    elif "none" in hazards or hazards >= _NO_HAZARDS:
        yield "hazards-none"
    elif "unknown" in hazards:
        yield "hazards-unknown"


def _legal(said: Said) -> Iterator[str]:
    if said.get("exemption"):
        yield "legal-considerations-exempt"


def _own_words(name: str, said: Said, words: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield what a part holds besides the guide's sentences: the claim, who certified it, the summary."""
    if name == "accessibility-summary":
        yield from said.get("accessibilitySummary", ())
    claim = claim_of(said) if name == "conformance" else None
    if claim:
        standard = f"EPUB Accessibility {claim[0]}, WCAG {claim[1]} Level {claim[2]}"
        yield words["conformance-claim"][0].format(standard=standard)
        for certifier in said.get("certifiedBy", ()):
            yield words["conformance-certifier"][0].format(name=certifier)


def _checks(issue: SiteIssue, words: Mapping[str, tuple[str, str]], *, date: str) -> Iterator[str]:
    verdicts = [verdict for edition in issue.editions for verdict in edition.verdicts]
    said = [
        words[_outcome(verdict)][0].format(
            standard=verdict.standard, tool=f"{verdict.tool} {verdict.version}".strip()
        )
        for verdict in verdicts
    ]
    yield from dict.fromkeys(said) or (words["check-none"][0],)
    if date:
        yield words["check-date"][0].format(date=date)


def _outcome(verdict: Verdict) -> str:
    if not verdict.ran:
        return "check-not-run"
    return "check-passed" if verdict.passed else "check-failed"


@cache
def _wording(language: str) -> Mapping[str, tuple[str, str]]:
    primary = language.replace("_", "-").lower().partition("-")[0]
    known = primary if primary in LANGUAGES else "en"
    module = importlib.import_module(f"presswork.distribution.accessibility_wording.{known}")
    words: Mapping[str, tuple[str, str]] = module.WORDS
    return words
