"""`presswork flatplan`: an issue in, what stands on which page out, as text, HTML or a picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from presswork.cli.options import EXIT_CODES, Commands, add_issue_options, add_json, order_from
from presswork.cli.printing import report


def add(commands: Commands) -> None:
    """Add the command."""
    flatplan = commands.add_parser(
        "flatplan", help="say what stands on which page of an issue, and how full it is", epilog=EXIT_CODES
    )
    add_issue_options(flatplan)
    flatplan.add_argument(
        "--html", metavar="FILE", type=Path, help="write it as a web page, with the pages' pictures"
    )
    flatplan.add_argument("--png", metavar="FILE", type=Path, help="write it as a picture")
    add_json(flatplan)
    flatplan.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Plan, write and print, and return the exit code."""
    from presswork import progress
    from presswork.files import write_whole
    from presswork.pipeline.flatplanning import as_text, plan
    from presswork.reporting import exit_code

    flatplan = plan(order_from(options), pictures=bool(options.html or options.png))
    progress.clear()
    if options.html or options.png:
        from presswork.pipeline.flatplan_sheets import as_html, as_png

        if options.html:
            write_whole(options.html, as_html(flatplan).encode())
        if options.png:
            write_whole(options.png, as_png(flatplan))
    if not options.json:
        print(as_text(flatplan), end="")
    report(flatplan.findings, as_json=options.json)
    return exit_code(flatplan.findings)
