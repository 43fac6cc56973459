"""`presswork import`: a source in, an article's or an issue's folder (or JSON) out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands
from presswork.cli.printing import report
from presswork.errors import EXIT_OK, FindingsError, PressworkError, UsageError

if TYPE_CHECKING:
    from presswork.pipeline.importing import ImportOrder

_EPILOG = f"""\
Imported are pasted text, Markdown, web pages (.html, .mhtml, a browser's complete page), .docx, .odt, .rtf,
.doc (by LibreOffice), WordPress exports, RSS, Atom, JSON Feed, ninjs, NewsML-G2, EPUB, and a folder or ZIP
file of these, which becomes an issue. What a source is, its content says; its name only where the content
leaves it open.

Written are article.md, its photos in photos/, and import-report.md, which says what was found, what is
uncertain and what was left out. A folder that holds something is replaced only with --force, which keeps it
beside the new one as TARGET.bak-1 (or -2, ...). Nothing is fetched without --fetch.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "import",
        help="make an article of a text, page, document, export or feed",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "source",
        metavar="SOURCE",
        help="file, folder, - for standard input or, with --fetch, an address (http, https)",
    )
    command.add_argument(
        "--to", metavar="DIR", type=Path, help="folder to write (content/SLUG, named after the title)"
    )
    command.add_argument("--json", action="store_true", help="write nothing; print what was found as JSON")
    command.add_argument("--fetch", action="store_true", help="use the network: the page and its pictures")
    command.add_argument("--language", metavar="TAG", default="", help="the text's language, for example de")
    command.add_argument("--force", action="store_true", help="replace DIR; the old one is kept as DIR.bak-1")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import the source and return the exit code. Findings go to standard error, also with --json."""
    from presswork.pipeline.importing import ImportOrder
    from presswork.progress import shown

    order = ImportOrder(
        source=options.source,
        to=options.to,
        language=_language(options.language),
        fetch=options.fetch,
        force=options.force,
        progress=shown,
    )
    if not options.json:
        return _write(order)
    try:
        return _print(order)
    except FindingsError as error:
        report(error.findings)
        return error.exit_code
    except PressworkError as error:
        print(f"presswork: {error}", file=sys.stderr)
        return error.exit_code


def _language(tag: str) -> str:
    from presswork.content.values import parse_language

    read = parse_language(tag) if tag else ""
    if read is None:
        raise UsageError(f"--language {tag}: this is no language tag.\n  Write one such as de or pt-BR.")
    return read


def _print(order: ImportOrder) -> int:
    from presswork.content.importing.as_json import as_json
    from presswork.pipeline.importing import read_source

    read = read_source(order)
    report(read.findings)
    print(as_json(read.imported), end="")
    return EXIT_OK


def _write(order: ImportOrder) -> int:
    from presswork.pipeline.importing import import_source

    done = import_source(order)
    report(done.findings)
    print(done.main)
    if done.backup:
        print(f"{done.backup}: what stood there before")
    return EXIT_OK
