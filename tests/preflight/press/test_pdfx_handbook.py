"""The handbook's table of PDF/X names the checks that there are, and all that hold a file to PDF/X."""

from __future__ import annotations

import re
from pathlib import Path

from presswork.preflight.press import checklist, structure_checks

ARTICLE = Path(__file__).parents[3] / "content" / "handbook" / "pdf-x" / "article.md"


def rows() -> list[tuple[str, str, str]]:
    """Return the tables' rows: requirement, source, check."""
    found = []
    for line in ARTICLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "Requirement" and set(cells[0]) != {"-"}:
            requirement, source, check = cells
            found.append((requirement, source, check))
    return found


def test_each_row_has_a_check_or_a_reason() -> None:
    """The last column is a list of codes, or says why there is none."""
    for requirement, source, check in rows():
        assert requirement and source, requirement
        assert re.fullmatch(r"`[a-z0-9-]+`(, `[a-z0-9-]+`)*|not checked: .{10,}", check), check


def test_codes_are_in_the_checklist() -> None:
    """No row names a check that there is not."""
    listed = {check.CODE for check in (*checklist.PAGE_CHECKS, *checklist.FILE_CHECKS)}
    named = {code for row in rows() for code in re.findall(r"`([a-z0-9-]+)`", row[2])}
    assert named - listed == set()


def test_every_structure_check_is_in_the_table() -> None:
    """No check of PDF/X's structure is missing."""
    ours = {check.CODE for check in (*structure_checks.PAGE_CHECKS, *structure_checks.FILE_CHECKS)}
    named = {code for row in rows() for code in re.findall(r"`([a-z0-9-]+)`", row[2])}
    assert ours - named == set()
