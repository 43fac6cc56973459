"""`presswork preflight`: finished PDFs of any producer in, what a printer would say of them out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands, add_json
from presswork.cli.printing import report
from presswork.errors import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.preflight.press.running import Verdict

_EPILOG = f"""\
examples:
  presswork preflight advertisement.pdf --press newsprint
  presswork preflight dist/over-tea/over-tea-press.pdf --html report.html

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    preflight = commands.add_parser(
        "preflight",
        help="judge any PDF for the press, as a printer would",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    preflight.add_argument(
        "files", metavar="FILE.pdf", type=Path, nargs="+", help="finished PDF, whatever program made it"
    )
    preflight.add_argument(
        "--press", metavar="NAME", help="press profile (what the file was made for, else sheetfed-coated)"
    )
    preflight.add_argument("--html", metavar="REPORT.html", type=Path, help="write a report with the pages")
    add_json(preflight)
    preflight.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Judge the files and return the exit code."""
    from presswork.memory import leave_at_once
    from presswork.pipeline.preflighting import preflight
    from presswork.progress import shown
    from presswork.reporting import exit_code

    leave_at_once()
    verdicts = preflight(options.files, press=options.press, html=options.html, progress=shown)
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    report(findings, as_json=options.json)
    if not options.json:
        _print_summaries(verdicts)
    return exit_code(findings) if all(verdict.readable for verdict in verdicts) else EXIT_USAGE


def _print_summaries(verdicts: Sequence[Verdict]) -> None:
    from presswork.reporting import summary

    for verdict in verdicts:
        if verdict.readable:
            pages = f"{verdict.page_count} page{'s' if verdict.page_count != 1 else ''}"
            print(f"{verdict.path}: {pages}, {verdict.profile.name}: {summary(verdict.findings)}")
        else:
            print(f"{verdict.path}: not judged")
