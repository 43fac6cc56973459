"""`presswork doctor`: nothing goes in, what this machine has and lacks comes out."""

from __future__ import annotations

import argparse

from presswork.cli.options import EXIT_CODES, Commands


def add(commands: Commands) -> None:
    """Add the command."""
    doctor = commands.add_parser("doctor", help="say what this machine has and lacks", epilog=EXIT_CODES)
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    doctor.add_argument("--install", action="store_true", help="install the validators that run on Node")
    doctor.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Report, install where asked, and return the exit code."""
    from presswork import doctor

    return doctor.run(as_json=options.json, install=options.install)
