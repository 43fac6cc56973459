"""Findings and finished files in, what a person or a program reads of them out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from presswork.model import Finding, Written


def report(findings: Sequence[Finding], *, as_json: bool = False) -> None:
    """Print findings: as text to standard error, or as JSON to standard output."""
    from presswork import progress
    from presswork.reporting import as_json as to_json
    from presswork.reporting import as_text

    progress.clear()
    if as_json:
        print(to_json(findings), end="")
    elif findings:
        print(as_text(findings), end="", file=sys.stderr)


def print_written(files: Iterable[Written]) -> None:
    """Print one line for each finished file: where it is, its pages and its size."""
    for file in files:
        count = f"{file.page_count} page{'s' if file.page_count > 1 else ''}, " if file.page_count else ""
        print(f"{file.path}: {count}{file.size_bytes / 1000:,.0f} kB")
