"""An issue and how many pages its booklet lacks in, the galley of the filler pages out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, Literal

from presswork.cache import Cache
from presswork.composition.galley import issue_view, render
from presswork.composition.labels import direction, label
from presswork.composition.references import resolve
from presswork.composition.templating import environment
from presswork.composition.theme import read_theme
from presswork.composition.theme_files import find_file, shown_name, theme_folders
from presswork.errors import FindingsError
from presswork.model import PAGE_SIZES, Galley, Issue

STYLESHEETS = ("base.css", "filler.css", "publication.css")
FillerKind = Literal["notes", "advertisement", "back"]


def filler_kinds(issue: Issue, count: int) -> tuple[FillerKind, ...]:
    """Return what the filler pages are: pages for notes, then what a back cover shows.

    The last page of the sheets is the back cover: an advertisement of the publication's own where it has
    a name, else the title, small.
    """
    last: FillerKind = "advertisement" if issue.publication.name else "back"
    notes: FillerKind = "notes"
    return (*((notes,) * (count - 1)), last) if count else ()


def compose_fillers(
    issue: Issue, kinds: Sequence[FillerKind], *, first_folio: int, title: str, cache: Cache | None = None
) -> Galley:
    """Compose filler pages in the issue's theme, one a kind; `first_folio` says on which side they begin.

    Raises `FindingsError` for a template that cannot be rendered or that names a file which is not the
    project's.
    """
    folders = theme_folders(issue.root, issue.theme)
    measures = read_theme(folders, issue.page, root=issue.root).measures
    language = issue.language
    from_the_right = direction(language) == "rtl"  # a verso is then the right-hand page
    context: dict[str, Any] = {
        "fillers": [
            {"kind": kind, "left": ((first_folio + index) % 2 == 0) != from_the_right}
            for index, kind in enumerate(kinds)
        ],
        "issue": {**issue_view(issue), "title": title, "direction": direction(language)},
        "page": PAGE_SIZES[issue.page],
        "m": measures,
        "edition": "booklet",
        "label": lambda key: label(key, language),
    }
    env = environment(issue.root, issue.theme, cache=cache)
    html = render(env, "filler.html", context)
    context["article"] = _faces_needed(html)
    found = ((name, find_file(folders, name, root=issue.root)) for name in STYLESHEETS)
    stylesheets = tuple(
        (shown_name(path, issue.root), render(env, name, context)) for name, path in found if path
    )
    assets, findings = resolve(
        html, stylesheets, derivatives={}, folders=folders, root=issue.root, html_name="filler.html"
    )
    if findings:
        raise FindingsError(findings)
    return Galley(
        article="fillers",
        language=language,
        html=html,
        stylesheets=stylesheets,
        assets=assets,
        measures=measures,
    )


def _faces_needed(html: str) -> dict[str, bool]:
    """Return what the theme's fonts.css asks of an article: which scripts its words are in."""
    directions = {unicodedata.bidirectional(character) for character in html}
    return {"has_code": False, "has_arabic": "AL" in directions, "has_hebrew": "R" in directions}
