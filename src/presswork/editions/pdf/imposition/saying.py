"""A scheme on its layout in, the one line that says how to print, fold and bind it out."""

from __future__ import annotations

from presswork.editions.pdf.imposition.job import Job
from presswork.editions.pdf.imposition.layout import Layout
from presswork.editions.pdf.imposition.schemes import FOLDED, Scheme
from presswork.editions.pdf.imposition.sheets import mm

_SIDES = {"front": "Print the fronts of", "back": "Then print the backs of"}


def side_label(sheet: int, *, back: bool, two_sided: bool) -> str:
    """Return a side's page label: "Sheet 1 front"."""
    if not two_sided:
        return f"Sheet {sheet}"
    return f"Sheet {sheet} {'back' if back else 'front'}"


def instructions(scheme: Scheme, layout: Layout, job: Job) -> str:
    """Return how to print the file and what to do with the sheets."""
    count = f"{scheme.sheet_count} sheet{'' if scheme.sheet_count == 1 else 's'}"
    paper = _paper(layout)
    edge = job.flip or ("short" if layout.turns_on_short_edge else "long")
    if not scheme.two_sided:
        how = f"Print {count} of {paper}, one side{'' if scheme.sheet_count == 1 else ' each'}"
    elif job.sides == "both":
        how = f"Print {count} of {paper}, both sides, flip on the {edge} edge"
    else:
        how = f"{_SIDES[job.sides]} {count} of {paper}, for a turn on the {edge} edge"
    return f"{how}, at actual size (100 %). {_finishing(scheme, job)}{_scaled(layout)}"


def _paper(layout: Layout) -> str:
    if layout.sheet and not layout.sheet[0].isdigit():
        return layout.sheet.upper() if layout.sheet[-1].isdigit() else layout.sheet.capitalize()
    return f"{layout.width / mm(1):.0f} × {layout.height / mm(1):.0f} mm"


def _finishing(scheme: Scheme, job: Job) -> str:
    if scheme.name == "zine":
        return "Fold it into eight, cut the slit, and fold it up to a book."
    if scheme.name == "repeat":
        return "Cut along the marks." if job.marks else "Cut between the pages."
    if scheme.name == "n-up":
        return "The pages read in order."
    return _folding(scheme, job)


def _folding(scheme: Scheme, job: Job) -> str:
    per_sheet = 2 * len(scheme.sides[0].cells)
    folds = FOLDED[per_sheet].folds
    trim = "" if folds == "once" else ", and trim"
    if scheme.name == "signature":
        nested = (job.section or max(16, per_sheet)) > per_sheet
        inside = ", lay the sheets of each section inside one another" if nested else ""
        return f"Fold each {folds}{inside}, gather the sections in order, bind them{trim}."
    if scheme.sheet_count == 1:
        return f"Fold it {folds}." if folds == "once" else f"Fold it {folds}, staple it in the fold{trim}."
    if folds == "once":
        return "Lay them in order, fold the pile once, and staple it in the fold."
    return f"Fold each {folds}, lay them inside one another, staple them in the fold{trim}."


def _scaled(layout: Layout) -> str:
    percent = round(layout.scale * 100)
    return f" Pages stand at {percent} % of their size." if percent != 100 else ""
