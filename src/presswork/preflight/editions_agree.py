"""A PDF and an EPUB of the same issue in; findings out where they tell different facts of it.

Codes: `editions-metadata-differs` (title, language, identifier) and `epub-page-list-differs` (the page
list names other pages than the PDF's labels).
Source: EPUB Accessibility 1.1, 3.5: page breaks name their source, and must then be that source's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.preflight.epub_file import XHTML
from presswork.preflight.parity import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile
    from presswork.preflight.pdf_file import PdfFile

METADATA_DIFFERS = "editions-metadata-differs"
PAGES_DIFFER = "epub-page-list-differs"
_HINT = "Build both editions again, the PDF first."
_URN = re.compile(rb"urn:uuid:[0-9a-f-]{36}", re.IGNORECASE)


def check_agreement(pdf: PdfFile, epub: EpubFile) -> Iterator[Finding]:
    """Compare title, language, identifier and page numbers."""
    title, book_title = _pdf_title(pdf), "".join(epub.metadata("dc:title")[:1])
    if title and letters(title) != letters(book_title):
        yield _differs(epub, f'the title is "{book_title}", in the PDF "{title}"', "dc:title")
    language, book_language = str(pdf.root.get("/Lang", "")), "".join(epub.metadata("dc:language")[:1])
    if language.lower() != book_language.lower():
        yield _differs(epub, f"the language is {book_language}, in the PDF {language}", "dc:language")
    identifiers = _pdf_identifiers(pdf)
    if identifiers and not identifiers & {name.lower() for name in epub.metadata("dc:identifier")}:
        yield _differs(epub, "the identifier is not that of the PDF", "dc:identifier")
    yield from _pages(pdf, epub)


def _differs(epub: EpubFile, message: str, where: str) -> Finding:
    return epub.finding(METADATA_DIFFERS, message, hint=_HINT, where=where)


def _pdf_title(pdf: PdfFile) -> str:
    if "/Metadata" not in pdf.root:
        return ""
    with pdf.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        return str(xmp.get("dc:title", ""))


def _pdf_identifiers(pdf: PdfFile) -> set[str]:
    if "/Metadata" not in pdf.root:
        return set()
    return {found.decode("ascii").lower() for found in _URN.findall(pdf.root.Metadata.read_bytes())}


def _pages(pdf: PdfFile, epub: EpubFile) -> Iterator[Finding]:
    nav = epub.nav("page-list")
    if nav is None or "/PageLabels" not in pdf.root:
        return
    listed = ["".join(link.itertext()).strip() for link in nav.iter(f"{XHTML}a")]
    printed = pdf.page_labels
    unknown = [label for label in listed if label not in printed]
    left_out = [label for label in printed if label not in listed]
    for labels, what in ((unknown, "not in the PDF"), (left_out, "in the PDF only")):
        if labels:
            message = f"of the page list's {len(listed)} pages and the PDF's {len(printed)}, {what}: "
            yield epub.finding(PAGES_DIFFER, message + ", ".join(labels[:10]), hint=_HINT, where="page-list")
