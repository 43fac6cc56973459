"""A PDF and a press profile in, its verdict out: every finding of every check, in a stable order.

The pages pass by once. Each is interpreted once for all checks, then dropped: memory does not grow with
the number of pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import pikepdf

from presswork.model import Finding
from presswork.preflight.press import rendered_checks
from presswork.preflight.press.check_kinds import Check
from presswork.preflight.press.checklist import FILE_CHECKS, PAGE_CHECKS
from presswork.preflight.press.print_file import PrintFile
from presswork.preflight.press.usage import spots_of

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.model import Severity
    from presswork.preflight.press.printed_page import PrintedPage
    from presswork.press_profile import PressProfile

UNREADABLE = "file-unreadable"
CHECK_FAILED = "check-failed"
# So many findings of one code are told apart on a page; of the rest, how many there are.
_MOST_ON_PAGE = 5
# Once a code has so many findings in the file, one a page says enough.
_MOST_IN_FILE = 100

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What became of one file. `readable` is False where it is no PDF, or cannot be opened."""

    path: Path
    profile: PressProfile
    findings: tuple[Finding, ...]
    page_count: int = 0
    readable: bool = True


def judge(
    path: Path, profile: PressProfile, *, name: str | None = None, progress: Progress | None = None
) -> Verdict:
    """Judge a PDF for a press profile; nothing is raised for what is wrong with the file.

    `name` is what findings call it, its path unless given; `progress` is told what begins, the pages done
    and their number.
    """
    try:
        file = PrintFile(path, profile, name=name)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError) as error:
        return _unreadable(path, profile, name, error)
    with file:
        try:
            count = file.page_count
        except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError) as error:
            return _unreadable(path, profile, name, error)
        findings = _judge_pages(file, progress or (lambda *_: None))
        findings += _judge_file(file)
    return Verdict(path=path, profile=profile, findings=tuple(findings), page_count=count)


def _judge_pages(file: PrintFile, progress: Progress) -> list[Finding]:
    checks = [check for check in PAGE_CHECKS if _is_on(check, file)]
    gathered = _Gathered(file)
    if any(check in rendered_checks.PAGE_CHECKS for check in checks):
        file.begin_drawing()  # it goes on while the pages are read
    for page in file.pages():
        progress(f"Reading {file.path.name}", page.index, file.page_count)
        for check in checks:
            gathered.add(_findings_of(check, file, page), page)
        _note(page, file)
    return gathered.findings


def _judge_file(file: PrintFile) -> list[Finding]:
    findings: list[Finding] = []
    for check in FILE_CHECKS:
        if _is_on(check, file):
            findings += _with_severity(_findings_of(check, file, None), file)
    return findings


def _is_on(check: Check, file: PrintFile) -> bool:
    return file.profile.severities.get(check.CODE) != "off"


def _findings_of(check: Any, file: PrintFile, page: PrintedPage | None) -> list[Finding]:
    try:
        return list(check.check(file) if page is None else check.check_page(page, file))
    except Exception as error:  # noqa: BLE001  a damaged file can break any check; that must not pass
        return [
            file.finding(
                CHECK_FAILED,
                f"the check {check.CODE} gave no verdict: {type(error).__name__}: {error}",
                hint="The file may be damaged here; if other programs read it, report a fault of ours.",
                page=page,
                where=check.CODE,
            )
        ]


def _with_severity(findings: Iterable[Finding], file: PrintFile) -> list[Finding]:
    severities = file.profile.severities
    return [
        replace(finding, severity=cast("Severity", severities[finding.code]))
        if finding.code in severities
        else finding
        for finding in findings
    ]


def _note(page: PrintedPage, file: PrintFile) -> None:
    """Remember what checks of the whole file ask of the pages."""
    seen = file.seen
    for spot in spots_of(page):
        seen.spots.setdefault(spot, page.index)
    for font in page.painting.fonts.values():
        seen.fonts.setdefault(font, page.index)
    seen.sizes.append((round(page.width_mm, 1), round(page.height_mm, 1)))


class _Gathered:
    """Findings of all pages; of many alike on one page, the first few and the number of the rest."""

    def __init__(self, file: PrintFile) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def add(self, found: Sequence[Finding], page: PrintedPage) -> None:
        """Add what a check found on a page."""
        by_code: dict[str, list[Finding]] = {}
        for finding in _with_severity(found, self.file):
            by_code.setdefault(finding.code, []).append(finding)
        for code, alike in by_code.items():
            most = _MOST_ON_PAGE if self.counts[code] < _MOST_IN_FILE else 1
            kept, rest = alike[:most], len(alike) - most
            if rest > 0:
                kept[-1] = replace(kept[-1], message=f"{kept[-1].message}, and {rest} more on this page")
            self.counts[code] += len(kept)
            self.findings += kept


def _unreadable(path: Path, profile: PressProfile, name: str | None, error: Exception) -> Verdict:
    if isinstance(error, pikepdf.PasswordError):
        message, hint = (
            "the file asks for a password",
            "Save it without one: a printer cannot open it either.",
        )
    elif isinstance(error, OSError):
        message = f"the file cannot be read: {error.strerror or error}"
        hint = "Check the path and the file's permissions."
    else:
        message, hint = f"this is no PDF that can be read: {error}", "Export it again."
    finding = Finding(code=UNREADABLE, severity="error", file=name or str(path), message=message, hint=hint)
    return Verdict(path=path, profile=profile, findings=(finding,), readable=False)
