"""One of an issue's own pages, its photos' derivatives and the numbers it cites in, its galley out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presswork.cache import Cache
from presswork.composition.galley import render
from presswork.composition.issue.picture_sizes import ad_height_pt, picture_size_pt, pictures_beside
from presswork.composition.issue.views import IssueViews
from presswork.composition.labels import label
from presswork.composition.online import online_view, page_carries_address
from presswork.composition.references import resolve
from presswork.composition.templating import environment
from presswork.composition.theme import press_sheet, read_theme
from presswork.composition.theme_files import find_file, shown_name, theme_folders
from presswork.errors import FindingsError
from presswork.model import PAGE_SIZES, Derivative, Galley, HouseAd, Issue, Piece

STYLESHEETS = ("base.css", "issue/issue.css", "issue/style.css", "publication.css")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_HEBREW = re.compile("[\u0590-\u05ff]")


def compose_page(
    issue: Issue,
    piece: Piece,
    *,
    derivatives: Mapping[str, Derivative],
    folios: Mapping[str, str],
    cache: Cache | None = None,
    bleed_mm: float | None = None,
    stroke_pt: float = 0,
    with_code: bool = True,
) -> Galley:
    """Compose one of the issue's own pages for paged setting.

    `derivatives` are by the id of the issue's own photos, and by `SLUG--ID` for articles'. `folios` are the
    page numbers that the page cites. With a bleed, it is the press edition's, whose thinnest line is
    `stroke_pt`. `with_code` says whether the address on the web has its QR code beside it. Raises
    `FindingsError` for a template that cannot be rendered or that names a file which is not the project's.
    """
    folders = theme_folders(issue.root, issue.theme)
    measures = read_theme(
        folders, issue.page, root=issue.root, bleed_mm=bleed_mm or 0, stroke_pt=stroke_pt
    ).measures
    measures["contents_width"], measures["contents_height"] = picture_size_pt(issue, measures)
    measures["ad_height"] = ad_height_pt(measures)
    views = IssueViews(issue=issue, derivatives=derivatives, folios=folios)
    language = issue.language
    name = f"issue/{piece.kind}.html"
    context: dict[str, Any] = {
        "piece": piece.id,
        "kind": piece.kind,
        "issue": views.facts,
        "views": views.shown(piece.kind),
        "section": views.section(piece.section) if piece.section else None,
        "ad": _ad(issue, piece, views),
        "pictures_beside": pictures_beside(issue, measures),
        "page": PAGE_SIZES[issue.page],
        "m": measures,
        "edition": "pdf",
        "for_press": bleed_mm is not None,
        "label": lambda key, **fields: label(key, language, **fields),
        "online": online_view(issue.url, with_code=with_code) if page_carries_address(issue, piece) else None,
        "folio_style": "lower-roman" if piece.style == "roman" else "decimal",
    }
    env = environment(issue.root, issue.theme, cache=cache)
    html = render(env, name, context)
    context["article"] = _fonts_needed(html)
    found = ((sheet, find_file(folders, sheet, root=issue.root)) for sheet in STYLESHEETS)
    stylesheets = tuple(
        (shown_name(path, issue.root), render(env, sheet, context)) for sheet, path in found if path
    )
    used = {key: item for key, item in derivatives.items() if f"photos/{item.name}" in html}
    assets, findings = resolve(
        html, stylesheets, derivatives=used, folders=folders, root=issue.root, html_name=name
    )
    if findings:
        raise FindingsError(findings)
    if bleed_mm is not None:  # said last, so that no theme has to know of it
        stylesheets += (press_sheet(measures),)
    return Galley(
        article=piece.id,
        language=language,
        html=html,
        stylesheets=stylesheets,
        assets=assets,
        measures=measures,
        edition="pdf" if bleed_mm is None else "press",
        pictures={f"photos/{item.name}": item for item in used.values()},
    )


def _fonts_needed(html: str) -> dict[str, bool]:
    """Return what base.css asks of an article: which faces its words need."""
    return {
        "has_code": "<code" in html,
        "has_arabic": bool(_ARABIC.search(html)),
        "has_hebrew": bool(_HEBREW.search(html)),
    }


def _ad(issue: Issue, piece: Piece, views: IssueViews) -> Any:
    """Return a filler's advertisement: the issue's own in turn, else one of the publication's name."""
    if piece.kind != "filler" or issue.fillers == "blank":
        return None
    if issue.house_ads:
        return views.ad(issue.house_ads[piece.number % len(issue.house_ads)])
    publication = issue.publication
    if not publication.name:
        return None
    from markupsafe import escape

    return views.ad(
        HouseAd(
            headline=str(escape(publication.name)),
            text=str(escape(publication.tagline)),
            action=str(escape(re.sub(r"^https?://(?:www\.)?|/$", "", publication.website))),
        )
    )
