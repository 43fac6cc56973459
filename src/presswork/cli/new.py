"""`presswork new`: the name of a folder in, a small project in it out."""

from __future__ import annotations

import argparse
from pathlib import Path

from presswork.cli.options import EXIT_CODES, Commands
from presswork.errors import EXIT_OK


def add(commands: Commands) -> None:
    """Add the command."""
    new = commands.add_parser("new", help="make a small project of your own", epilog=EXIT_CODES)
    new.add_argument(
        "directory", metavar="DIR", type=Path, help="folder to make; it may exist if it is empty"
    )
    new.add_argument("--issue", action="store_true", help="make an issue of three articles, with a cover")
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the project, say what was made, and return the exit code."""
    from presswork.new import create_project

    for path in create_project(options.directory, issue=options.issue):
        print(path)
    return EXIT_OK
