"""`presswork verify`: a downloaded site's folder in, what is missing, changed, added or untrue in it out."""

from __future__ import annotations

import argparse
from pathlib import Path

from presswork.cli.options import EXIT_CODES, Commands, add_json
from presswork.cli.printing import report

_EPILOG = f"""\
Every file is held against SHA256SUMS, the manifest against both, each edition's own identifier against the
manifest, and a signature against the publisher's key, where there is one and its program is here. Nothing is
asked of any network. `sha256sum --check SHA256SUMS` does the first of these without Presswork.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    verify = commands.add_parser(
        "verify",
        help="verify a site that was downloaded or copied",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verify.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=Path("dist/site"), help="the site (dist/site)"
    )
    verify.add_argument("--key", metavar="KEY", default="", help="minisign's public key, or a file with it")
    add_json(verify)
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify and return the exit code."""
    from presswork.distribution.verifying import verify
    from presswork.progress import shown
    from presswork.reporting import exit_code, summary

    verified = verify(options.folder, key=options.key, progress=shown)
    report(verified.findings, as_json=options.json)
    if not options.json:
        count = f"{verified.right} file{'' if verified.right == 1 else 's'} as put out"
        signed = f"; signed ({verified.signed_by})" if verified.signed_by else ""
        print(f"{options.folder}: {count}, {summary(verified.findings)}{signed}")
    return exit_code(verified.findings)
