"""`presswork impose`: a PDF in, its pages on sheets to print, fold and cut out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cli.options import EXIT_CODES, Commands, add_json
from presswork.cli.printing import print_written, report
from presswork.errors import EXIT_OK, UsageError

if TYPE_CHECKING:
    from presswork.editions.pdf.imposition.job import Job

_EPILOG = f"""\
schemes:
  saddle     sheets folded once, laid one inside the other and stapled in the fold (the usual booklet)
  signature  folded sections, gathered one after the other for sewing or glueing
  n-up       several pages on one side, in reading order (--up 2, 4, 6, 8, 9, 16)
  repeat     each page as often as the sheet holds it, for cards and labels
  zine       eight pages on one side of one sheet, folded to a book with one slit

examples:
  presswork impose story.pdf --scheme saddle                  A5 pages on A4, A4 on A3, Letter on Tabloid
  presswork impose story.pdf --scheme saddle --sheet a4       any page on A4, made smaller where it must be
  presswork impose book.pdf --scheme signature --section 16 --pages-per-sheet 4
  presswork impose card.pdf --scheme repeat --sheet a4 --gap 4mm --margin 8mm
  presswork impose story-press.pdf --scheme signature --pages-per-sheet 16 --sheet 640x900mm

{EXIT_CODES}"""


def add(commands: Commands) -> None:
    """Add the command."""
    impose = commands.add_parser(
        "impose",
        help="arrange any PDF's pages on sheets to print and fold",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    impose.add_argument("file", metavar="FILE.pdf", type=Path, help="the PDF to impose")
    impose.add_argument(
        "--scheme", required=True, choices=("saddle", "signature", "n-up", "repeat", "zine"), help="see below"
    )
    impose.add_argument("--out", metavar="FILE", type=Path, help="the file to write (FILE-SCHEME.pdf)")
    _add_sheet(impose)
    _add_pages(impose)
    add_json(impose)
    impose.set_defaults(run=run)


def _add_sheet(impose: argparse.ArgumentParser) -> None:
    group = impose.add_argument_group("the sheet")
    group.add_argument("--sheet", metavar="SIZE", help="a3, a4, tabloid, letter, sra3 ..., or 320x450mm")
    group.add_argument(
        "--scale",
        choices=("shrink", "fit", "none"),
        default="shrink",
        help="make pages smaller where the sheet is (the default), fill the sheet, or never change them",
    )
    group.add_argument("--margin", metavar="LENGTH", default="0", help="keep free around the pages: 5mm")
    group.add_argument(
        "--gap", metavar="LENGTH", help="between pages that are cut apart (twice the bleed, unless given)"
    )
    group.add_argument("--no-marks", dest="marks", action="store_false", help="no fold and cut marks")
    group.add_argument(
        "--flip",
        choices=("short", "long"),
        help="the edge that the printer turns the sheet on (as the sheet lies: across short, upright long)",
    )
    group.add_argument(
        "--sides",
        choices=("both", "front", "back"),
        default="both",
        help="fronts or backs alone, for a printer that prints one side",
    )


def _add_pages(impose: argparse.ArgumentParser) -> None:
    group = impose.add_argument_group("the pages")
    group.add_argument(
        "--pages-per-sheet",
        metavar="N",
        type=int,
        choices=(4, 8, 16, 32),
        help="pages that a folded sheet holds: 4, 8, 16, 32 (saddle 4, signature its section)",
    )
    group.add_argument("--section", metavar="N", type=int, help="pages in a gathered section (16)")
    group.add_argument("--up", metavar="N", type=int, help="pages on a side, for n-up (2)")
    group.add_argument("--grid", metavar="ROWSxCOLUMNS", help="rows and columns, for n-up and repeat: 2x3")
    group.add_argument(
        "--order", choices=("rows", "columns"), default="rows", help="how n-up pages follow each other"
    )
    group.add_argument(
        "--binding",
        choices=("auto", "left", "right"),
        default="auto",
        help="right for Arabic, Hebrew and Japanese (auto asks the file)",
    )
    group.add_argument(
        "--paper-thickness",
        metavar="LENGTH",
        default="0.1mm",
        help="of one leaf, to make up for creep (0.1mm; 0 moves nothing)",
    )
    group.add_argument(
        "--filler", choices=("blank", "notes"), default="blank", help="pages that fill the last sheet"
    )
    group.add_argument(
        "--filler-at",
        choices=("end", "before-last"),
        default="end",
        help="where they stand; before-last keeps the last page as the back cover",
    )


def run(options: argparse.Namespace) -> int:
    """Impose the file, say how to print it, and return the exit code."""
    from presswork import progress
    from presswork.pipeline.imposing import impose_file

    printable = impose_file(options.file, job_from(options), out=options.out, progress=progress.shown)
    progress.clear()
    report(printable.findings, as_json=options.json)
    if not options.json:
        print_written([printable.written])
        print(printable.instructions)
    return EXIT_OK


def job_from(options: argparse.Namespace) -> Job:
    """Return the imposition that the options ask for; `UsageError` for one that cannot be."""
    from presswork.editions.pdf.imposition.job import Job
    from presswork.editions.pdf.imposition.sheets import length_pt, sheet_named

    return Job(
        scheme=options.scheme,
        sheet=sheet_named(options.sheet) if options.sheet else None,
        per_sheet=options.pages_per_sheet,
        section=options.section,
        up=options.up,
        grid=_grid(options.grid) if options.grid else None,
        by_column=options.order == "columns",
        gap_pt=length_pt(options.gap, option="--gap", most_mm=200) if options.gap else None,
        margin_pt=length_pt(options.margin, option="--margin", most_mm=500),
        scale=options.scale,
        binding=options.binding,
        flip=options.flip,
        paper_pt=length_pt(options.paper_thickness, option="--paper-thickness", most_mm=2),
        filler=options.filler,
        filler_at=options.filler_at,
        marks=options.marks,
        sides=options.sides,
    )


def _grid(text: str) -> tuple[int, int]:
    rows, cross, columns = text.lower().replace("×", "x").partition("x")
    if not (cross and rows.strip().isdecimal() and columns.strip().isdecimal()):
        raise UsageError(f'--grid is "{text}".\n  Write rows and columns, for example 2x3.')
    return int(rows), int(columns)
