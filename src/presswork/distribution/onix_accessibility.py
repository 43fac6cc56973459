"""An edition's accessibility metadata and verdicts in, its ONIX codes (List 196) out: nothing unsaid.

The codes are those of the W3C's crosswalk between EPUB Accessibility and ONIX. Code 08, "unknown", stands
where an edition says nothing of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.distribution.accessibility import claim_of, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model.site import SiteEdition, SiteIssue

SUMMARY, UNKNOWN, PDF_UA_1, CERTIFIED_BY = "00", "08", "05", "90"
_EPUB_A11Y_1_1 = "04"
_FEATURES = {
    "unlocked": "10",
    "tableOfContents": "11",
    "index": "12",
    "readingOrder": "13",
    "alternativeText": "14",
    "longDescription": "15",
    "MathML": "17",
    "pageNavigation": "19",
    "structuralNavigation": "29",
    "displayTransformability": "36",
}
_TEXTUAL = "52"
_WCAG = {"2.0": "80", "2.1": "81", "2.2": "82"}
_LEVEL = {"A": "84", "AA": "85", "AAA": "86"}


def accessibility_codes(issue: SiteIssue, edition: SiteEdition) -> tuple[tuple[str, str], ...]:
    """Return the edition's codes in order, each with its description, "" for none."""
    found = _of_epub(issue) if edition.edition == "epub" else _of_pdf(edition)
    return tuple(sorted(set(found))) or ((UNKNOWN, ""),)


def _of_epub(issue: SiteIssue) -> Iterator[tuple[str, str]]:
    said = said_of(issue)
    if summary := " ".join(said.get("accessibilitySummary", ())):
        yield SUMMARY, summary
    for feature in said.get("accessibilityFeature", ()):
        if code := _FEATURES.get(feature):
            yield code, ""
    if "textual" in said.get("accessModeSufficient", ()):
        yield _TEXTUAL, ""
    claim = claim_of(said)
    if claim and claim[0] == "1.1":
        yield from ((_EPUB_A11Y_1_1, ""), (_WCAG[claim[1]], ""), (_LEVEL[claim[2]], ""))
        yield from ((CERTIFIED_BY, name) for name in said.get("certifiedBy", ()))


def _of_pdf(edition: SiteEdition) -> Iterator[tuple[str, str]]:
    for verdict in edition.verdicts:
        standard = "".join(filter(str.isalnum, verdict.standard.casefold()))
        if verdict.passed and standard in {"pdfua1", "ua1"}:
            yield PDF_UA_1, f"{verdict.tool} {verdict.version}".strip()
