"""An EPUB in; a finding out for each accessibility claim it does not keep (`epub-accessibility-claim-false`).

Rationale: people choose a book by these claims; a false one is worse than none.
Source: EPUB Accessibility 1.1, 2.2; the Schema.org Accessibility Properties vocabulary, version 1.0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from presswork.preflight.epub_file import SVG, XHTML, EpubFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding

CODE = "epub-accessibility-claim-false"
_HINT = "Build the EPUB again with Presswork, which computes the claims; or correct the template."
_MATHML = "{http://www.w3.org/1998/Math/MathML}math"


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require that what the package says of features and modes is true of the documents."""
    for feature in epub.metadata("schema:accessibilityFeature"):
        lack = _LACKS.get(feature)
        for what in lack(epub) if lack else ():
            yield _finding(epub, f"the book claims {feature}, but {what}")
    modes = set(epub.metadata("schema:accessMode"))
    shows = _pictures(epub)
    if shows and "visual" not in modes:
        yield _finding(epub, "the book has pictures, but does not claim the access mode visual")
    if "visual" in modes and not shows:
        yield _finding(epub, "the book claims the access mode visual, but has no picture")
    if "auditory" in modes and not _any(epub, f"{XHTML}audio", f"{XHTML}video"):
        yield _finding(epub, "the book claims the access mode auditory, but has no sound")
    if "textual" in epub.metadata("schema:accessModeSufficient"):
        for what in _without_alt(epub):
            yield _finding(epub, f"the book claims that its text alone suffices, but {what}")
    if "none" in epub.metadata("schema:accessibilityHazard") and _any(
        epub, f"{XHTML}video", f"{XHTML}script"
    ):
        yield _finding(epub, "the book claims to have no hazard, but holds video or a script")


def _finding(epub: EpubFile, message: str) -> Finding:
    return epub.finding(CODE, message, hint=_HINT, where=epub.package_path)


def _any(epub: EpubFile, *names: str) -> bool:
    return any(next(document.root.iter(*names), None) is not None for document in epub.documents)


def _pictures(epub: EpubFile) -> bool:
    """Whether the text has pictures; a cover alone is packaging."""
    images = (image for document in epub.documents for image in document.elements("img"))
    return any(image.get("role") != "doc-cover" for image in images) or _any(epub, f"{SVG}svg")


def _without_alt(epub: EpubFile) -> Iterator[str]:
    for document in epub.documents:
        for image in document.elements("img"):
            decorative = image.get("role") in {"presentation", "none"} or image.get("aria-hidden") == "true"
            if image.get("alt") is None or not (image.get("alt").strip() or decorative):
                yield f"{image.get('src')} has no alt ({epub.place(document, image)})"


def _without_headings(epub: EpubFile) -> Iterator[str]:
    if not _any(epub, *(f"{XHTML}h{level}" for level in range(1, 7))):
        yield "it has no heading"


def _without_nav(kind: str, name: str) -> Callable[[EpubFile], Iterator[str]]:
    def lacks(epub: EpubFile) -> Iterator[str]:
        nav = epub.nav(kind)
        if nav is None or next(nav.iter(f"{XHTML}a"), None) is None:
            yield f"it has no {name}"

    return lacks


def _without_markers(epub: EpubFile) -> Iterator[str]:
    elements = (element for document in epub.documents for element in document.elements())
    if not any("doc-pagebreak" in element.get("role", "").split() for element in elements):
        yield "its text has no page break"


def _without_mathml(epub: EpubFile) -> Iterator[str]:
    if not _any(epub, _MATHML):
        yield "it has no formula in MathML"


_LACKS: Final[Mapping[str, Callable[[EpubFile], Iterator[str]]]] = {
    "alternativeText": _without_alt,
    "structuralNavigation": _without_headings,
    "tableOfContents": _without_nav("toc", "table of contents"),
    "pageNavigation": _without_nav("page-list", "page list"),
    "printPageNumbers": _without_nav("page-list", "page list"),
    "pageBreakMarkers": _without_markers,
    "MathML": _without_mathml,
}
