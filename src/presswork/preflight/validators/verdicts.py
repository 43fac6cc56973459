"""A validator's findings about one file in, its verdict by one standard out."""

from __future__ import annotations

from collections.abc import Iterable

from presswork.model import Finding
from presswork.model.site import Verdict
from presswork.preflight.validators import process


def verdict(tool: str, version: str, standard: str, findings: Iterable[Finding]) -> Verdict:
    """Return the verdict: passed where no finding is an error. A tool that is missing has not run."""
    found = tuple(findings)
    return Verdict(
        tool=tool,
        version=version,
        standard=standard,
        passed=not any(finding.severity == "error" for finding in found),
        findings=found,
        ran=not any(finding.code in {process.MISSING, process.FAILED} for finding in found),
    )
