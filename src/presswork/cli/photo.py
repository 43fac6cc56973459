"""`presswork photo`: picture files in, what they say of themselves (IPTC-IIM and XMP) out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands
from presswork.cli.printing import report
from presswork.reporting import exit_code

if TYPE_CHECKING:
    from presswork.photos.telling import Told

_EPILOG = f"""\
With --json, one file gives an object with file, caption, creator (a list), credit, copyright, headline, alt,
extdescr and usage_terms; several files give a list of such objects. Findings go to standard error.

{EXIT_CODES}"""

_NAMES = {
    "caption": "caption",
    "creator": "creator",
    "credit": "credit",
    "copyright": "copyright",
    "headline": "headline",
    "alt": "alt text",
    "extdescr": "extended description",
    "usage_terms": "usage terms",
}


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "photo",
        help="say what photos tell of themselves: caption, creator, credit, alt text",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("files", metavar="FILE", nargs="+", type=Path, help="JPEG, TIFF, PNG, WebP or AVIF")
    command.add_argument("--json", action="store_true", help="print JSON on standard output")
    command.add_argument("--language", metavar="TAG", default="en", help="of a field's translations (en)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what each file says, and return the exit code."""
    from presswork.photos.telling import tell

    told = [tell(file, language=options.language) for file in options.files]
    findings = [finding for one in told for finding in one.findings]
    report(findings)
    if options.json:
        records = [{"file": one.file, **one.record()} for one in told]
        print(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_text(one) for one in told))
    return exit_code(findings)


def _text(told: Told) -> str:
    lines = [told.file]
    for name, value in told.record().items():
        text = ", ".join(value) if isinstance(value, list) else value
        if text:
            lines.append(f"  {_NAMES[name]}: {text}")
    if len(lines) == 1:
        lines.append("  says nothing of itself")
    return "\n".join(lines)
