"""What a check of a press file has to have: a code, a severity, and a function for pages or for the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from presswork.model import Finding, Severity
from presswork.preflight.press.print_file import PrintFile
from presswork.preflight.press.printed_page import PrintedPage


class Check(Protocol):
    """A module that checks."""

    CODE: str
    SEVERITY: Severity


class PageCheck(Check, Protocol):
    """A check of one page."""

    def check_page(self, page: PrintedPage, file: PrintFile) -> Iterator[Finding]:
        """Yield findings about a page."""


class FileCheck(Check, Protocol):
    """A check of the whole file."""

    def check(self, file: PrintFile) -> Iterator[Finding]:
        """Yield findings about the file."""
