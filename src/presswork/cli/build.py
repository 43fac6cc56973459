"""`presswork build`: an issue in, its editions out."""

from __future__ import annotations

import argparse

from presswork.cli.options import EXIT_CODES, Commands, add_issue_options, order_from
from presswork.cli.press_options import add_press_options, press_choices
from presswork.cli.printing import print_written, report
from presswork.errors import EXIT_OK


def add(commands: Commands) -> None:
    """Add the command."""
    build = commands.add_parser("build", help="build editions of an issue", epilog=EXIT_CODES)
    add_issue_options(build)
    build.add_argument(
        "--edition",
        action="append",
        choices=("pdf", "epub", "press", "booklet"),
        help="edition to build; may be given again (pdf and epub, unless given)",
    )
    add_press_options(build)
    build.add_argument(
        "--sheet", metavar="SIZE", help="the booklet's sheet of paper (a4; letter for an issue on letter)"
    )
    build.add_argument(
        "--url",
        metavar="URL",
        help="address of the site that readers find the issue on: printed as a QR code and in type",
    )
    build.add_argument(
        "--watch",
        action="store_true",
        help="stay, and build again whenever something changes; Ctrl-C ends it",
    )
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the editions and return the exit code."""
    import dataclasses

    from presswork import progress
    from presswork.distribution.address import site_address
    from presswork.memory import leave_at_once
    from presswork.pipeline import EDITIONS, build

    leave_at_once()
    url = site_address(options.url) if options.url is not None else None
    order = dataclasses.replace(order_from(options), sheet=options.sheet, url=url, **press_choices(options))
    editions = tuple(dict.fromkeys(options.edition or EDITIONS))
    if options.watch:
        from presswork.cli.watching import watch

        return watch(order, editions)
    built = build(order, editions)
    progress.clear()
    report(built.findings)
    print_written(built.written)
    if built.instructions:
        print(built.instructions)
    return EXIT_OK
