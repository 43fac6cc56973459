"""`presswork dist`: issues in, the site that readers download them from out."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands, add_json
from presswork.cli.press_options import add_press_options, press_choices
from presswork.cli.printing import report
from presswork.errors import EXIT_OK, UsageError
from presswork.model import PAGE_SIZES

if TYPE_CHECKING:
    from presswork.pipeline.distributing import Distributed, Wish

DEFAULT_SITE = Path("dist") / "site"
_EPILOG = f"""\
examples:
  presswork dist content/over-tea
  presswork dist content/winter-2026 --url https://example.org/magazine/ --edition press
  presswork dist --remove winter-2025

The site is a folder for any static host, a disk or a USB stick: pages, feeds, catalogues, the editions to
download, manifest.json and SHA256SUMS. Every edition is checked first; one with an error-level finding is not
put out, nor is anything then, unless --force is given. Issues that the site has already stay on it. It is
exchanged as a whole: until the new one is complete, the old one stands as it was.

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    dist = commands.add_parser(
        "dist",
        help="put issues out: a site to read and download them from",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    dist.add_argument("issue", metavar="ISSUE", nargs="*", type=Path, help="folder of an issue or article")
    dist.add_argument("--url", metavar="URL", help="the site's address, or none (that of the old site)")
    dist.add_argument("--out", metavar="DIR", type=Path, default=DEFAULT_SITE, help="the site (dist/site)")
    dist.add_argument(
        "--edition",
        action="append",
        choices=("pdf", "epub", "press", "booklet"),
        help="one more edition to download; may be given again (pdf and epub always are)",
    )
    dist.add_argument(
        "--remove", metavar="SLUG", action="append", help="take an issue off; may be given again"
    )
    dist.add_argument(
        "--force", action="store_true", help="put out in spite of errors; the site then says so"
    )
    dist.add_argument("--sign", choices=("minisign", "gpg"), help="sign SHA256SUMS with your own key")
    dist.add_argument("--key", metavar="KEY", default="", help="which: minisign's file, GnuPG's user")
    dist.add_argument("--page", choices=list(PAGE_SIZES), help="page size (the issue's own, else a4)")
    dist.add_argument("--theme", metavar="NAME", help="theme (the issue's own, else feature)")
    add_press_options(dist)
    add_json(dist)
    dist.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Put the issues out and return the exit code."""
    if not options.issue and not options.remove:
        raise UsageError("No issue is named.\n  Name its folder: presswork dist content/over-tea")
    from presswork.memory import leave_at_once
    from presswork.pipeline.distributing import distribute

    leave_at_once()
    put_out = distribute(_wish(options))
    report(put_out.findings, as_json=options.json)
    if not options.json:
        _print(put_out, options.out)
    return EXIT_OK


def _wish(options: argparse.Namespace) -> Wish:
    from presswork.distribution.address import site_address
    from presswork.pipeline import ALL_EDITIONS, EDITIONS, Order
    from presswork.pipeline.distributing import Wish
    from presswork.progress import shown

    order = Order(folder=Path(), page=options.page, theme=options.theme, **press_choices(options))
    url = "" if options.url == "none" else options.url and site_address(options.url)
    asked = {*EDITIONS, *(options.edition or ())}
    return Wish(
        target=options.out,
        orders=tuple(dataclasses.replace(order, folder=folder) for folder in options.issue),
        remove=tuple(dict.fromkeys(options.remove or ())),
        url=url,
        editions=tuple(edition for edition in ALL_EDITIONS if edition in asked),
        force=options.force,
        sign=options.sign,
        key=options.key,
        progress=shown,
    )


def _print(put_out: Distributed, out: Path) -> None:
    for issue in put_out.issues:
        if issue.slug in put_out.made:
            forced = ", put out in spite of errors" if issue.forced else ""
            sizes = (f"{item.edition} {item.file.size_bytes / 1000:,.0f} kB" for item in issue.editions)
            print(f"{issue.slug}: {', '.join(sizes)}{forced}")
    for slug in put_out.removed:
        if slug not in put_out.made:
            print(f"{slug}: taken off")
    count = len(put_out.issues)
    left = f", {len(put_out.unchanged)} as before" if put_out.unchanged else ""
    print(
        f"{out / 'index.html'}: {count} issue{'s' if count > 1 else ''}{left}, "
        f"{put_out.file_count} files, {put_out.size_bytes / 1e6:,.1f} MB"
    )
