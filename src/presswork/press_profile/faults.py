"""Faults as they are met in one press file in; findings with file and line out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.toml_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Faults:
    """Collects the findings about one press file, each once. `lines` are the file's, for their numbers."""

    def __init__(self, file: str, lines: Sequence[str] = ()) -> None:
        self.file = file
        self.lines = list(lines)
        self._findings: list[Finding] = []

    def add(
        self, code: str, message: str, *, hint: str, key: str = "", line: int = 0, within: str = ""
    ) -> None:
        """Add an error at the key's line, in the table `within` where that is named, or at `line`."""
        if not line and key:
            start = line_of(within, self.lines) if within else 1
            line = line_of(key, self.lines, start)
        finding = Finding(
            code=code,
            severity="error",
            message=message,
            hint=hint,
            file=self.file,
            line=line or 1,
            where=key or None,
        )
        if finding not in self._findings:
            self._findings.append(finding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings so far, by line."""
        return tuple(sorted(self._findings, key=lambda finding: finding.line or 0))
