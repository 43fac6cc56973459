"""A PDF in; a finding out for each action that runs, sends or opens something (`pdf-active-content`).

Links to web addresses stay allowed: the reader sees and follows them.
Source: ISO 19005-2, 6.5.1 (forbidden actions) and 6.6 there for attachments; ISO 32000-1, 12.6.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.pdf_file import PdfFile

CODE = "pdf-active-content"
_ACTIONS = frozenset(
    ("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ResetForm", "/ImportData", "/Hide")
    + ("/Movie", "/Sound", "/Rendition", "/GoTo3DView")
)
_HINT = "A reader PDF holds text, pictures and links; take the action out of what made it."


def check(pdf: PdfFile) -> Iterator[Finding]:
    """Require that no dictionary in the file is an action other than a link's, and nothing is attached."""
    counts = Counter[str]()
    for dictionary in pdf.dictionaries:
        for what in _faults(dictionary):
            counts[what] += 1
    for name, count in sorted(counts.items()):
        yield pdf.finding(CODE, f"the PDF holds {name} ({count} times)", hint=_HINT, where=name)


def _faults(dictionary: Any) -> Iterator[str]:
    action = str(dictionary.get("/S", ""))
    if action in _ACTIONS or "/JS" in dictionary:
        yield action.removeprefix("/") if action in _ACTIONS else "JavaScript"
    if "/AA" in dictionary:
        yield "additional actions"
    if dictionary.get("/Type") == "/EmbeddedFile":
        yield "an attachment"
    if dictionary.get("/Type") == "/XObject" and "/F" in dictionary:
        yield "a picture that lies outside the file"
