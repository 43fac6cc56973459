"""`presswork check`: an issue in, the findings about its content and its finished files out."""

from __future__ import annotations

import argparse

from presswork.cli.options import EXIT_CODES, Commands, add_issue_options, add_json, order_from
from presswork.cli.printing import report


def add(commands: Commands) -> None:
    """Add the command."""
    check = commands.add_parser(
        "check", help="check an issue's content and its finished files", epilog=EXIT_CODES
    )
    add_issue_options(check)
    add_json(check)
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check and return the exit code."""
    from presswork.pipeline import check
    from presswork.reporting import exit_code, summary

    findings = check(order_from(options))
    report(findings, as_json=options.json)
    if not options.json:
        print(summary(findings))
    return exit_code(findings)
