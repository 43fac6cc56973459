"""Verdicts without drawing: a PDF and changes of the profile in, the findings of all other press checks out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from press_files import press_profile

from presswork.model import Finding
from presswork.preflight.press import rendered_checks
from presswork.preflight.press.running import Verdict, judge

# Drawing takes a child process for each file; these checks have tests of their own.
_OFF = {check.CODE: "off" for check in rendered_checks.PAGE_CHECKS}


def verdict(path: Path, folder: Path, **profile: Any) -> Verdict:
    severities = {**_OFF, **profile.pop("severities", {})}
    return judge(path, press_profile(folder, severities=severities, **profile))


def findings(path: Path, folder: Path, **profile: Any) -> tuple[Finding, ...]:
    found = verdict(path, folder, **profile).findings
    assert all(finding.message and finding.hint for finding in found)
    return found


def codes(path: Path, folder: Path, **profile: Any) -> set[str]:
    return {finding.code for finding in findings(path, folder, **profile)}
