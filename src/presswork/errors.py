"""Exceptions and their exit codes: what can go wrong goes in, the number a shell sees comes out.

0 no error (warnings allowed), 1 error findings, 2 wrong usage or unreadable input, 3 a tool that
was asked for is missing, 4 a fault of Presswork's own, 130 interrupted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.model import Finding

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_MISSING_TOOL = 3
EXIT_FAULT = 4
EXIT_INTERRUPTED = 130


class PressworkError(Exception):
    """Base of all errors that Presswork raises on purpose."""

    exit_code: ClassVar[int] = EXIT_FAULT


class UsageError(PressworkError):
    """The command line, or a path on it, cannot be used as given."""

    exit_code = EXIT_USAGE


class FindingsError(PressworkError):
    """The input has error findings, so nothing was written."""

    exit_code = EXIT_FINDINGS

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings for the command line to print."""
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} finding(s)")

    def __reduce__(self) -> tuple[type[FindingsError], tuple[tuple[Finding, ...]]]:
        """Travel from one process to another with the findings."""
        return type(self), (self.findings,)


class UnreadableError(FindingsError):
    """A source to import is damaged, locked or unsafe, so nothing of it was read."""

    exit_code = EXIT_USAGE


class MissingToolError(FindingsError):
    """An external program that was asked for is not on this machine."""

    exit_code = EXIT_MISSING_TOOL


class FaultError(PressworkError):
    """Presswork itself, or a library under it, did something that it should not."""

    exit_code = EXIT_FAULT
