"""A file in; a finding out where its pages do not make up whole sheets (`page-count-unfit`).

Rationale: a stitched booklet has four pages a sheet, so it has 4, 8, 12 ... pages, never 6; other bindings
have multiples of their own. The printer would have to add pages, and ask where.
Source: the press profile's `page_multiple` and `binding`; Ghent Workgroup, GWG2015 specification,
"Number of Pages".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.print_file import PrintFile

CODE = "page-count-unfit"
SEVERITY: Severity = "warning"

_BINDINGS = {"saddle-stitch": "saddle-stitched", "perfect": "perfect-bound"}


def check(file: PrintFile) -> Iterator[Finding]:
    """Require a number of pages that the binding can take."""
    multiple, count = file.profile.page_multiple, file.page_count
    if count % multiple and file.profile.binding != "none":
        bound = _BINDINGS.get(file.profile.binding, "bound")
        yield file.finding(
            CODE,
            f"the file has {count} page{'s' if count != 1 else ''}; to be {bound} they must be a multiple of "
            f"{multiple}",
            hint=f"Add {-count % multiple} page{'s' if -count % multiple > 1 else ''}, or ask the printer.",
            severity=SEVERITY,
        )
