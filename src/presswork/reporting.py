"""Findings in, the text or JSON that a person or a program reads out, and the exit code they mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from presswork.errors import EXIT_FINDINGS, EXIT_MISSING_TOOL, EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.model import Finding

# Every finding has all of these, null where empty; the last three are preflight's.
KEYS = ("code", "severity", "file", "line", "page", "where", "message", "hint", "bbox_mm", "article", "photo")
MISSING_TOOL_CODE = "validator-missing"


def as_text(findings: Iterable[Finding]) -> str:
    """Return a line and an indented hint for each finding, "" for none."""
    return "".join(_lines(finding) for finding in findings)


def _lines(finding: Finding) -> str:
    place = finding.file or ""
    if finding.line is not None:
        place += f":{finding.line}"
    if finding.page is not None:
        place += f", page {finding.page}" if place else f"page {finding.page}"
    where = f" ({finding.where})" if finding.where else ""
    message = " ".join(finding.message.split())
    hint = f"\n  {' '.join(finding.hint.split())}" if finding.hint else ""
    start = f"{place}: " if place else ""
    return f"{start}{finding.severity}: {message}{where} [{finding.code}]{hint}\n"


def as_records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return each finding as a dictionary with every key of the contract, None where empty."""
    return [{key: _value(finding, key) for key in KEYS} for finding in findings]


def _value(finding: Finding, key: str) -> Any:
    value = getattr(finding, key, None)
    return None if value == "" else value


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as a JSON list."""
    return json.dumps(as_records(findings), ensure_ascii=False, indent=2) + "\n"


def summary(findings: Iterable[Finding]) -> str:
    """Return one line that counts the findings: "2 errors, 1 warning"."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(name), name) for name in ("error", "warning", "note")]
    said = [f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count]
    return ", ".join(said) or "no findings"


def exit_code(findings: Iterable[Finding]) -> int:
    """Return the exit code that the findings mean: 3 a tool is missing, 1 an error, 0 neither."""
    found = tuple(findings)
    if any(finding.code == MISSING_TOOL_CODE for finding in found):
        return EXIT_MISSING_TOOL
    return EXIT_FINDINGS if any(finding.severity == "error" for finding in found) else EXIT_OK
