"""Arguments in, an exit code out; progress, findings and the summary line are printed on the way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presswork import __version__
from presswork.errors import (
    EXIT_FAULT,
    EXIT_INTERRUPTED,
    EXIT_OK,
    FindingsError,
    PressworkError,
)
from presswork.model import PAGE_SIZES, Finding

if TYPE_CHECKING:
    from presswork.pipeline import Order

_EXIT_CODES = """\
exit codes: 0 no error (warnings allowed), 1 error findings, 2 wrong usage or unreadable input,
3 a tool that was asked for is missing, 4 a fault of ours, 130 interrupted"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except FindingsError as error:
        _report(error.findings, as_json=getattr(options, "json", False))
        return error.exit_code
    except PressworkError as error:
        print(f"presswork: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("presswork: interrupted; a file that was not finished is as it was.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FAULT
    except Exception as error:  # noqa: BLE001  the last resort: a reader gets no traceback
        return _fault(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="presswork",
        description="Articles and photographs in; a reader PDF and an EPUB out.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"presswork {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands)
    _add_check(commands)
    _add_new(commands)
    _add_doctor(commands)
    return parser


def _add_issue_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("issue", metavar="ISSUE", type=Path, help="folder of the issue or article")
    command.add_argument("--out", metavar="DIR", type=Path, help="folder of the finished files (dist/SLUG)")
    command.add_argument("--page", choices=list(PAGE_SIZES), help="page size (the issue's own, else a4)")
    command.add_argument("--theme", metavar="NAME", help="theme (the issue's own, else feature)")


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="build editions of an issue", epilog=_EXIT_CODES)
    _add_issue_options(build)
    build.add_argument(
        "--edition",
        action="append",
        choices=("pdf", "epub"),
        help="edition to build; may be given again (both, unless given)",
    )
    build.set_defaults(run=_build)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check", help="check an issue's content and its finished files", epilog=_EXIT_CODES
    )
    _add_issue_options(check)
    check.add_argument("--json", action="store_true", help="print the findings as JSON on standard output")
    check.set_defaults(run=_check)


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="make a small project of your own", epilog=_EXIT_CODES)
    new.add_argument(
        "directory", metavar="DIR", type=Path, help="folder to make; it may exist if it is empty"
    )
    new.set_defaults(run=_new)


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser("doctor", help="say what this machine has and lacks", epilog=_EXIT_CODES)
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    doctor.add_argument("--install", action="store_true", help="install the validators that run on Node")
    doctor.set_defaults(run=_doctor)


def _order(options: argparse.Namespace) -> Order:
    from presswork.pipeline import Order
    from presswork.progress import shown

    return Order(
        folder=options.issue,
        out=options.out,
        page=options.page,
        theme=options.theme,
        progress=shown,
    )


def _build(options: argparse.Namespace) -> int:
    from presswork import progress
    from presswork.memory import leave_at_once
    from presswork.pipeline import EDITIONS, build

    leave_at_once()
    built = build(_order(options), options.edition or EDITIONS)
    progress.clear()
    _report(built.findings)
    for file in built.written:
        count = f"{file.page_count} page{'s' if file.page_count > 1 else ''}, "
        pages = count if file.edition == "pdf" else ""
        print(f"{file.path}: {pages}{file.size_bytes / 1000:,.0f} kB")
    return EXIT_OK


def _check(options: argparse.Namespace) -> int:
    from presswork.pipeline import check
    from presswork.reporting import exit_code, summary

    findings = check(_order(options))
    _report(findings, as_json=options.json)
    if not options.json:
        print(summary(findings))
    return exit_code(findings)


def _new(options: argparse.Namespace) -> int:
    from presswork.new import create_project

    for path in create_project(options.directory):
        print(path)
    return EXIT_OK


def _doctor(options: argparse.Namespace) -> int:
    from presswork import doctor

    return doctor.run(as_json=options.json, install=options.install)


def _report(findings: Sequence[Finding], *, as_json: bool = False) -> None:
    """Print findings: as text to standard error, or as JSON to standard output."""
    from presswork import progress
    from presswork.reporting import as_json as to_json
    from presswork.reporting import as_text

    progress.clear()
    if as_json:
        print(to_json(findings), end="")
    elif findings:
        print(as_text(findings), end="", file=sys.stderr)


def _fault(error: Exception) -> int:
    import os
    import traceback

    if os.environ.get("PRESSWORK_DEBUG"):
        traceback.print_exception(error)
    print(
        f"presswork: a fault of ours: {type(error).__name__}: {error}\n"
        "  Set PRESSWORK_DEBUG=1 to see where, and please report it.",
        file=sys.stderr,
    )
    return EXIT_FAULT


if __name__ == "__main__":
    sys.exit(main())
