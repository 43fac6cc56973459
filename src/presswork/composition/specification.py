"""What a printer must know of a job in, the sheet that says it out: a galley of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presswork.composition.galley import render
from presswork.composition.references import resolve
from presswork.composition.templating import environment
from presswork.composition.theme_files import find_file, shown_name, theme_folders
from presswork.errors import FindingsError
from presswork.model import PAGE_SIZES, Finding, Galley

if TYPE_CHECKING:
    from presswork.cache import Cache
    from presswork.model import Issue
    from presswork.press_profile import PressProfile

TEMPLATE, STYLES = "specification.html", "specification.css"
# What one page holds; the package's report has them all.
MOST_FINDINGS, MOST_LETTERS = 4, 110
_PICTURES = {"a4": 8, "letter": 5}
_LEAST_PICTURES = 3
_LONG_TITLE = 34
_DRAWING_MM = {"a4": 44, "letter": 36}
_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, kw_only=True)
class PictureLine:
    """A picture's line on the sheet: where it stands, what it is, its placed size and resolution."""

    page: str
    name: str
    width_mm: float
    height_mm: float
    width_px: int
    height_px: int
    ppi: float
    colour: str


@dataclass(frozen=True, kw_only=True)
class JobFile:
    """A file of the package, as the sheet names it."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Job:
    """What is printed: measured in the finished file, not what was meant. `trims_mm` is as in `Inventory`.

    `forced` says that the package was made in spite of errors.
    """

    profile: PressProfile
    file: JobFile
    page_count: int
    trims_mm: tuple[tuple[float, float], ...]
    bleed_mm: float
    marks: tuple[str, ...]
    inks: tuple[str, ...]
    spots: tuple[str, ...]
    fonts: tuple[str, ...]
    pictures: tuple[PictureLine, ...]
    findings: tuple[Finding, ...]
    version: str
    forced: bool = False


def compose_specification(issue: Issue, job: Job, *, cache: Cache | None = None) -> Galley:
    """Compose the specification sheet of an issue's press file.

    A publication overrides `specification.html` and `specification.css` as it does any template. Raises
    `FindingsError` for a template that cannot be rendered or that names a file which is not the project's.
    """
    folders = theme_folders(issue.root, issue.theme)
    env = environment(issue.root, issue.theme, cache=cache)
    sheet = PAGE_SIZES[_sheet(issue)]
    context = {**_words(issue, job), "sheet": sheet, "article": {"has_code": True}}
    html = render(env, TEMPLATE, context)
    context["article"] = {"has_code": True, **_scripts(html)}
    path = find_file(folders, STYLES, root=issue.root)
    name = shown_name(path, issue.root) if path else STYLES
    stylesheets = ((name, render(env, STYLES, context)),)
    assets, findings = resolve(
        html, stylesheets, derivatives={}, folders=folders, root=issue.root, html_name=TEMPLATE
    )
    if findings:
        raise FindingsError(findings)
    return Galley(
        article="specification", language="en", html=html, stylesheets=stylesheets, assets=assets, measures={}
    )


def _sheet(issue: Issue) -> str:
    """Return the name of the paper that the sheet is printed on, where the issue is at home."""
    return "letter" if issue.page == "letter" else "a4"


def _scripts(html: str) -> dict[str, bool]:
    return {
        "has_arabic": any("\u0600" <= sign <= "\u06ff" for sign in html),
        "has_hebrew": any("\u0590" <= sign <= "\u05ff" for sign in html),
    }


def _words(issue: Issue, job: Job) -> dict[str, Any]:
    """Return what the template may know: words and figures, never paths."""
    profile, publication = job.profile, issue.publication
    pictures = sorted(job.pictures, key=lambda line: (line.ppi, line.page, line.name))
    verdict = _verdict(job.findings)
    most = _PICTURES[_sheet(issue)] - len(verdict["findings"])
    most = max(most, _LEAST_PICTURES) - (len(issue.title) > _LONG_TITLE)
    return {
        "title": issue.title,
        "publication": publication.name,
        "publisher": publication.publisher,
        "contact": publication.contact,
        "website": publication.website,
        "number": issue.number,
        "date": issue.date or (issue.published.isoformat() if issue.published else ""),
        "identifier": issue.identifier,
        "issn": publication.issn,
        "isbn": issue.isbn,
        "job": job,
        "profile": profile,
        "condition": profile.condition,
        "trim": " × ".join(f"{side:g}" for side in job.trims_mm[0]) if job.trims_mm else "",
        "other_trims": [" × ".join(f"{side:g}" for side in size) for size in job.trims_mm[1:]],
        "drawing": _drawing(job, _DRAWING_MM[_sheet(issue)]),
        "odd_pages": -job.page_count % profile.page_multiple,
        "pictures": pictures[:most],
        "more_pictures": len(pictures) - most,
        "more_ppi": pictures[most].ppi if len(pictures) > most else 0,
        "fonts": job.fonts[: most + 1],
        "more_fonts": len(job.fonts) - most - 1,
        "short": _short,
        **verdict,
    }


def _verdict(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return what preflight said in short: how many, and of each code the first, errors before warnings."""
    counts = {name: sum(finding.severity == name for finding in findings) for name in _SEVERITIES}
    worst = next((name for name in _SEVERITIES if counts[name]), "none")
    said = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    alike: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        if finding.severity != "note":
            alike.setdefault((_SEVERITIES.index(finding.severity), finding.code), []).append(finding)
    groups = [alike[key] for key in sorted(alike, key=lambda key: key[0])]
    return {
        "worst": worst,
        "counts": ", ".join(said) or "nothing found",
        "findings": [(group[0], len(group) - 1) for group in groups[:MOST_FINDINGS]],
        "more_findings": sum(len(group) for group in groups[MOST_FINDINGS:]),
    }


def _short(text: str) -> str:
    """Return the beginning of a text that would need a second line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= MOST_LETTERS else plain[: MOST_LETTERS - 1].rstrip() + "…"


def _drawing(job: Job, side_mm: float) -> dict[str, float] | None:
    """Return the page drawn to scale, in mm on the sheet; the bleed is drawn at least 1 mm wide."""
    if not job.trims_mm:
        return None
    width, height = job.trims_mm[0]
    scale = side_mm / max(width, height, 1)
    return {
        "width": round(width * scale, 2),
        "height": round(height * scale, 2),
        "bleed": round(max(job.bleed_mm * scale, 1.2), 2) if job.bleed_mm else 0,
        "safe": round(max(job.profile.safe_margin_mm * scale, 1.2), 2),
    }
