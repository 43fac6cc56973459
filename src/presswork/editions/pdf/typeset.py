"""A galley in, a part out: one article typeset by WeasyPrint into a tagged, relocatable PDF."""

from __future__ import annotations

import dataclasses
import functools
import warnings
from dataclasses import dataclass
from typing import Any

from presswork.editions.pdf.late_imports import imported_late
from presswork.editions.pdf.libraries import loaded_by_name
from presswork.editions.pdf.own_fonts import no_fonts_of_the_machine

with no_fonts_of_the_machine(), imported_late(), loaded_by_name(), warnings.catch_warnings():
    warnings.simplefilter("ignore", UserWarning)  # "No fonts configured": on purpose
    import weasyprint
    import weasyprint.pdf.fonts

from presswork.editions.pdf import (
    column_trials,
    font_subsets,
    heads,
    ink_colours,
    links,
    plain_text,
    structure,
)
from presswork.editions.pdf.arranging.heads import respaced
from presswork.editions.pdf.cited_numbers import mark_cited, numbers_to_come
from presswork.editions.pdf.completeness import find_losses
from presswork.editions.pdf.fetching import BASE_URL, GalleyFetcher
from presswork.editions.pdf.folios import mark_folios, places_of
from presswork.editions.pdf.heads import turns_of, with_heads_apart
from presswork.editions.pdf.numbering import number_lists
from presswork.editions.pdf.page_resources import names_of
from presswork.editions.pdf.page_starts import find_page_starts
from presswork.editions.pdf.places import find_places, last_fill
from presswork.editions.pdf.press.naming import SizedPictures, name_pictures
from presswork.editions.pdf.setting import set_lines, sketch_lines
from presswork.editions.pdf.typecase import case_for
from presswork.editions.pdf.typeset_log import Collector, collected
from presswork.model import Finding, Galley, Part

# WeasyPrint saves each subset with fontTools, which dates a font it saves by the clock unless told not to.
weasyprint.pdf.fonts.TTFont = functools.partial(weasyprint.pdf.fonts.TTFont, recalcTimestamp=False)
column_trials.install()
font_subsets.install()
heads.install()
ink_colours.install()
links.install()
plain_text.install()

# What is mended in one place may move another.
_MOST_MENDS = 2
OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True, "pdf_identifier": b"presswork"}
# What goes to a press is converted and written anew: tags, and compressing, would be work for nothing.
PRESS_OPTIONS = {"pdf_identifier": b"presswork", "uncompressed_pdf": True}


@dataclass(frozen=True, kw_only=True)
class Typeset:
    """A part and what WeasyPrint said while it was set."""

    part: Part
    findings: tuple[Finding, ...]


def typeset(galley: Galley, *, first_folio: int = 1) -> Typeset:
    """Typeset a galley.

    The findings are errors: a part with any must not be bound. Raises `FindingsError` when the galley
    asks for a file that is not its own.
    """
    galley = _beginning_at(galley, first_folio)
    with collected() as log, log.refusals(), log.reading(galley.article):
        document = render(set_lines(galley), log)
        for _ in range(_MOST_MENDS):
            if (mended := respaced(galley, document)) is None:
                break
            galley = mended
            document = render(set_lines(galley), log)
        structure.prepare(document)
        mark_folios(document, first_folio=first_folio)
        cited = mark_cited(document)
        losses = find_losses(document, document.presswork_source, article=galley.article)
        if galley.edition == "press":
            name_pictures(document, galley)
        drawn = with_heads_apart(document)
        pdf = drawn.write_pdf(**_options(galley))
    starts = find_page_starts(document, galley, first_folio=first_folio)
    part = Part(
        article=galley.article,
        pdf=pdf,
        page_starts=starts,
        places=find_places(document),
        last_fill=last_fill(document),
        first_folio=first_folio,
        begins_at=first_folio,
        turns=turns_of(document),
        folios=places_of(drawn)[len(starts) :],
        fonts=font_subsets.embedded(drawn.fonts.values(), galley.assets),
        names=names_of(pdf) if galley.edition == "pdf" else (),
        cites=numbers_to_come(cited),
    )
    return Typeset(part=part, findings=(*log.findings, *losses))


def _beginning_at(galley: Galley, first_folio: int) -> Galley:
    """Return the galley with the number of its first page."""
    sheet = ("folio.css", f"@page :first {{ counter-reset: page {first_folio} }}")
    return dataclasses.replace(galley, stylesheets=(*galley.stylesheets, sheet))


def lay_out(galley: Galley) -> weasyprint.Document:
    """Lay a galley out to measure it; what is wrong with it, typesetting will say."""
    with collected() as log, log.refusals():
        return render(sketch_lines(galley), log)


def _options(galley: Galley) -> dict[str, Any]:
    return PRESS_OPTIONS if galley.edition == "press" else OPTIONS


def render(galley: Galley, log: Collector) -> weasyprint.Document:
    """Lay a galley out in pages, without drawing it."""
    fetcher = GalleyFetcher(galley.assets)
    case = case_for(galley)
    sheets = list(case.parsed(galley, fetcher, log))
    with log.reading(galley.article):
        html = weasyprint.HTML(string=number_lists(galley.html), base_url=BASE_URL, url_fetcher=fetcher)
        document = html.render(
            font_config=case.fonts, stylesheets=sheets, cache=SizedPictures(galley), **_options(galley)
        )
    document.presswork_source = html.etree_element
    return document
