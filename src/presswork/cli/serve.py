"""`presswork serve`: a site's folder in, the same in this machine's browser out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from presswork.cli.options import EXIT_CODES, Commands
from presswork.errors import EXIT_INTERRUPTED

DEFAULT_PORT = 8000
_EPILOG = f"""\
Only this machine can see it. It reads, and writes nothing; no file outside of the folder is served. Ctrl-C
ends it.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    serve = commands.add_parser(
        "serve",
        help="look at a site on this machine",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    serve.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=Path("dist/site"), help="the site (dist/site)"
    )
    serve.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=f"the port ({DEFAULT_PORT}); 0 for any free one"
    )
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted, and return the exit code."""
    from presswork.distribution.serving.server import open_server

    with open_server(options.folder, options.port) as server:
        address, port = server.server_address[:2]
        try:
            print(f"http://{address!s}:{port}/  {options.folder}; Ctrl-C ends it", flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            print("presswork: stopped.", file=sys.stderr)
    return EXIT_INTERRUPTED
