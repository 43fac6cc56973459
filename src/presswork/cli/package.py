"""`presswork package`: an issue in, one ZIP with all that its printer needs out."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from presswork.cli.options import EXIT_CODES, Commands, add_json, order_from
from presswork.cli.press_options import add_press_options, press_choices
from presswork.cli.printing import print_written, report
from presswork.errors import EXIT_OK, UsageError
from presswork.model import PAGE_SIZES

_EPILOG = f"""\
The package holds the press PDF (PDF/X-4), the preflight report (HTML and JSON), a specification sheet
(PDF, one page) and SHA256SUMS. It is not written while preflight finds errors in the press PDF, photos that
are not supplied (FPO) among them, unless --force is given.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    package = commands.add_parser(
        "package",
        help="pack an issue's press PDF for the printer",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    package.add_argument("issue", metavar="ISSUE", type=Path, help="folder of the issue or article")
    package.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="the package, its press PDF beside it (dist/SLUG/SLUG-package.zip)",
    )
    package.add_argument("--page", choices=list(PAGE_SIZES), help="page size (the issue's own, else a4)")
    package.add_argument("--theme", metavar="NAME", help="theme (the issue's own, else feature)")
    package.add_argument("--force", action="store_true", help="pack in spite of preflight's errors")
    add_press_options(package)
    add_json(package)
    package.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Pack the issue and return the exit code."""
    from presswork import progress
    from presswork.memory import leave_at_once
    from presswork.pipeline.packaging import package

    file, folder = _places(options.out)
    options.out = folder
    leave_at_once()
    order = dataclasses.replace(order_from(options), **press_choices(options))
    packaged = package(order, file=file, force=options.force)
    progress.clear()
    report(packaged.findings, as_json=options.json)
    if not options.json:
        print_written(packaged.written)
    return EXIT_OK


def _places(out: Path | None) -> tuple[Path | None, Path | None]:
    """Return the package's file, and the folder of the press PDF beside it; None for their usual places."""
    if out is None:
        return None, None
    if out.is_dir() or not out.name.lower().endswith(".zip"):
        raise UsageError(f"{out}: the package is one ZIP file.\n  Name it: --out {out / 'package.zip'}")
    return out, out.parent
