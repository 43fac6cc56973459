"""Faults as they are met in one file go in; findings with file and line come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.near_words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from presswork.model import Severity

__all__ = ["Report", "did_you_mean", "relative_name"]


def relative_name(path: Path, root: Path) -> str:
    """Return the path as findings name it: relative to the root, with forward slashes, never absolute."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


class Report:
    """Collects the findings about one file. Lines count from 1 in the whole file, header included."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._findings: list[Finding] = []

    def error(
        self, code: str, message: str, *, hint: str, line: int | None = None, where: str | None = None
    ) -> None:
        """Add a fault that stops the build."""
        self._add("error", code, message, hint=hint, line=line, where=where)

    def warning(
        self, code: str, message: str, *, hint: str, line: int | None = None, where: str | None = None
    ) -> None:
        """Add a fault that a person should look at; the build goes on."""
        self._add("warning", code, message, hint=hint, line=line, where=where)

    def note(
        self, code: str, message: str, *, hint: str, line: int | None = None, where: str | None = None
    ) -> None:
        """Add a remark."""
        self._add("note", code, message, hint=hint, line=line, where=where)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        hint: str,
        line: int | None,
        where: str | None,
    ) -> None:
        finding = Finding(
            code=code, severity=severity, message=message, hint=hint, file=self.file, line=line, where=where
        )
        self.add((finding,))

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings that were made elsewhere, each once."""
        for finding in findings:
            if finding not in self._findings:
                self._findings.append(finding)

    @property
    def in_order_of_making(self) -> tuple[Finding, ...]:
        """The findings so far, as they were met."""
        return tuple(self._findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings so far, by line."""
        return tuple(sorted(self._findings, key=lambda finding: finding.line or 0))
