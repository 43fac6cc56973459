"""What several commands have in common: their options in, the order for the pipeline out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presswork.model import PAGE_SIZES

if TYPE_CHECKING:
    from presswork.pipeline import Order

Commands = Any  # argparse keeps its type of sub-commands private
EXIT_CODES = """\
exit codes: 0 no error (warnings allowed), 1 error findings, 2 wrong usage or unreadable input,
3 a tool that was asked for is missing, 4 a fault of ours, 130 interrupted"""


def add_issue_options(command: argparse.ArgumentParser) -> None:
    """Add the issue and what overrides its own choices."""
    command.add_argument("issue", metavar="ISSUE", type=Path, help="folder of the issue or article")
    command.add_argument("--out", metavar="DIR", type=Path, help="folder of the finished files (dist/SLUG)")
    command.add_argument("--page", choices=list(PAGE_SIZES), help="page size (the issue's own, else a4)")
    command.add_argument("--theme", metavar="NAME", help="theme (the issue's own, else feature)")


def add_json(command: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    command.add_argument("--json", action="store_true", help="print the findings as JSON on standard output")


def order_from(options: argparse.Namespace) -> Order:
    """Return the order that the options ask for."""
    from presswork.pipeline import Order
    from presswork.progress import shown

    return Order(
        folder=options.issue,
        out=options.out,
        page=options.page,
        theme=options.theme,
        progress=shown,
    )
