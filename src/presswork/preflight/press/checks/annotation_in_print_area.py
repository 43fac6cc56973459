"""A page in; a finding out where an annotation lies in what is printed (`annotation-in-print-area`).

Annotations are drawn on the screen, and sometimes on paper: a comment or a link's frame among the plates.
Source: ISO 15930-7:2010 and all earlier parts: annotations other than TrapNet (and PrinterMark, which stays
outside the trim) lie wholly outside the BleedBox, else the TrimBox or ArtBox; Kodak Prinergy Evo,
"Technical characteristics of PDF/X-1a"; ISO 32000-1, 12.5.6.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from presswork.preflight.press.canvas import BROKEN, box_of
from presswork.preflight.press.facts import excerpt, text_of
from presswork.preflight.press.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile
    from presswork.preflight.press.printed_page import PrintedPage

CODE = "annotation-in-print-area"
SEVERITY: Severity = "error"

HINT = "Export the file without comments, links and form fields."
_SLACK_PT = 0.01
_MOST = 5000  # annotations of a page that are looked at


def check_page(page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
    """Require the page's annotations to lie outside its bleed; the first one shows where."""
    kinds = Counter[str]()
    place: Box | None = None
    for annotation in page.annotations[:_MOST]:
        kind = text_of(annotation.get("/Subtype")).removeprefix("/") or "annotation"
        box = _inside(annotation, kind, page)
        if box is not None:
            kinds[kind] += 1
            place = place or box
    if kinds:
        named = ", ".join(f"{count} {excerpt(kind)}" for kind, count in sorted(kinds.items()))
        message = f"annotations lie in what is printed: {named}"
        yield file.finding(CODE, message, hint=HINT, severity=SEVERITY, page=page, bbox=place)


def _inside(annotation: Any, kind: str, page: PrintedPage) -> Box | None:
    if kind in ("TrapNet", "Popup"):
        return None
    trim = (
        page.trim if "/TrimBox" in page.declared else page.art if "/ArtBox" in page.declared else page.media
    )
    printed = page.bleed if "/BleedBox" in page.declared and kind != "PrinterMark" else trim
    try:
        box = Box(*(side * page.user_unit for side in box_of(annotation.get("/Rect"))))
    except BROKEN:
        return None
    shared = box.common(printed)
    # Edges that only touch share no area.
    return box if shared is not None and shared.width > _SLACK_PT and shared.height > _SLACK_PT else None
