"""A galley in, a part out: one article typeset by WeasyPrint into a tagged, relocatable PDF."""

from __future__ import annotations

import functools
import os
import warnings
from dataclasses import dataclass

from presswork import resources

# Only the fonts that a theme declares may set a page, or two machines would make two files. This
# must be said before WeasyPrint loads fontconfig.
os.environ["FONTCONFIG_FILE"] = str(resources.assets_dir() / "fontconfig" / "fonts.conf")

with warnings.catch_warnings():
    warnings.simplefilter("ignore", UserWarning)  # "No fonts configured": on purpose
    import weasyprint
    import weasyprint.pdf.fonts
    from weasyprint.text.fonts import FontConfiguration

from presswork.editions.pdf import structure
from presswork.editions.pdf.fetching import BASE_URL, GalleyFetcher
from presswork.editions.pdf.setting import set_lines
from presswork.editions.pdf.page_starts import find_page_starts
from presswork.editions.pdf.typeset_log import Collector, collected
from presswork.model import Finding, Galley, Part

# WeasyPrint saves each subset with fontTools, which dates a font it saves by the clock unless told not to.
weasyprint.pdf.fonts.TTFont = functools.partial(weasyprint.pdf.fonts.TTFont, recalcTimestamp=False)

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True, "pdf_identifier": b"presswork"}


@dataclass(frozen=True, kw_only=True)
class Typeset:
    """A part and what WeasyPrint said while it was set."""

    part: Part
    findings: tuple[Finding, ...]


def typeset(galley: Galley, *, first_folio: int = 1) -> Typeset:
    """Typeset a galley.

    The findings are errors: a part with any must not be bound.
    """
    with collected() as log:
        document = render(galley, log)
        structure.prepare(document)
        pdf = document.write_pdf(**OPTIONS)
    starts = find_page_starts(document, galley, first_folio=first_folio)
    return Typeset(
        part=Part(article=galley.article, pdf=pdf, page_starts=starts), findings=tuple(log.findings)
    )


def lay_out(galley: Galley) -> weasyprint.Document:
    """Lay a galley out to measure it; what is wrong with it, typesetting will say."""
    with collected() as log:
        return render(galley, log)


def render(galley: Galley, log: Collector) -> weasyprint.Document:
    """Lay a galley out in pages, without drawing it."""
    galley = set_lines(galley)
    fetcher = GalleyFetcher(galley.assets)
    fonts = FontConfiguration()
    sheets = []
    for name, css in galley.stylesheets:
        with log.reading(name):
            sheets.append(
                weasyprint.CSS(string=css, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts)
            )
    with log.reading(galley.article):
        html = weasyprint.HTML(string=galley.html, base_url=BASE_URL, url_fetcher=fetcher)
        return html.render(font_config=fonts, stylesheets=sheets, **OPTIONS)
