"""Which checks judge a PDF for the press: two tables, in the order in which findings are reported.

A check is a module of `checks/` with a permanent `CODE`, its `SEVERITY` (a press profile may set another,
or "off"), a docstring with its rationale and source, and one of two functions. `check_page(page, file)`
is called once for each page and sees what the page paints; `check(file)` is called once, after all pages,
when `file.seen` is complete.
"""

from __future__ import annotations

from presswork.preflight.press import content_checks, rendered_checks, structure_checks
from presswork.preflight.press.check_kinds import FileCheck, PageCheck

PAGE_CHECKS: tuple[PageCheck, ...] = (
    *structure_checks.PAGE_CHECKS,
    *content_checks.PAGE_CHECKS,
    *rendered_checks.PAGE_CHECKS,
)

FILE_CHECKS: tuple[FileCheck, ...] = (
    *structure_checks.FILE_CHECKS,
    *content_checks.FILE_CHECKS,
)
