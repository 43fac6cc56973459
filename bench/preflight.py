"""A generated issue's press file in, what judging it costs against Ghostscript's ink coverage alone out.

Ghostscript's `inkcov` draws each page and sums its four inks, no more. Preflight draws each page in all its
plates, reads its content, and runs every check.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from bench.generated import write_issue
from bench.seed import Row
from bench.timing import command, paired, program

ARTICLES = 18  # some sixty pages
PRESS = "sheetfed-coated"


def measure(*, rounds: int, only: Sequence[str] = ()) -> list[Row]:
    """Return the one row, unless `only` names others. RuntimeError where Ghostscript is missing."""
    name = "preflight, command line"
    if only and not any(word in name for word in only):
        return []
    ghostscript = shutil.which("gs")
    if ghostscript is None:
        raise RuntimeError("Ghostscript (gs) is not on this machine: see `presswork doctor`")
    with tempfile.TemporaryDirectory(prefix="presswork-bench-") as kept:
        pdf = _press_file(Path(kept))
        with pikepdf.open(pdf) as opened:
            pages = len(opened.pages)
        print(f"measuring {name}: {pages} pages ...", file=sys.stderr, flush=True)
        result = paired(
            lambda: command(("-m", "presswork", "preflight", str(pdf), "--press", PRESS), environment={}),
            lambda: program(
                (ghostscript, "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=inkcov", "-o", "-", str(pdf))
            ),
            before=lambda: None,
            rounds=rounds,
        )
    return [Row(name=name, state=f"{pages} pages, gs inkcov", aim=1.0, result=result, pages=pages)]


def _press_file(folder: Path) -> Path:
    issue = write_issue(folder, ARTICLES)
    out = folder / "out"
    build = (
        "-m",
        "presswork",
        "build",
        str(issue),
        "--edition",
        "press",
        "--press",
        PRESS,
        "--out",
        str(out),
    )
    command(build, environment={"PRESSWORK_CACHE": str(folder / "cache")})
    return next(out.rglob("*-press.pdf"))
