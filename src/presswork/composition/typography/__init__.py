"""Text or XHTML as an author typed it goes in; it comes out with the punctuation and spaces of its language.

Quotation marks, apostrophes, primes, dashes, ranges, ellipses, the multiplication sign and no-break spaces
are set; letters and digits are never touched (but for the x of 3 x 4), nor are tags, attributes, code, and
addresses. Cleaning what is clean changes nothing. The rules are tables of data: see `conventions` and
`languages`.
"""

from __future__ import annotations

import re

from presswork.composition.typography.addresses import ADDRESS, may_hold_address
from presswork.composition.typography.bindings import bind_words
from presswork.composition.typography.conventions import Conventions, conventions_for
from presswork.composition.typography.dashes import set_dashes, set_dots, set_times
from presswork.composition.typography.flow import ATOM, LINE_BREAK, Flow
from presswork.composition.typography.markup import Fragment
from presswork.composition.typography.quotes import set_quotes
from presswork.composition.typography.spaces import set_punctuation_spaces

__all__ = ["clean", "clean_text"]

# Imprimerie nationale, `abréviations`: 1er, 1re, 2e, XIXe. `Ve` is a numeral; `Ce`, `De`, `Me` are words.
_ORDINAL = (
    r"(?<!\w)(?<!\w-)(?<!\d[.,])(?:\d+|I(?=er\b)|[IVX]{2,}|V|X)"
    r"(e|er|re|es|ers|res|d|de|nd|nde|nds|ndes)(?!\w)"
)


def clean(html: str, *, language: str) -> str:
    """Return an XHTML fragment, inline or blocks, with its text cleaned and its markup the same to the byte.

    `lang` on an element changes the language of what is in it. Code, preformatted text, scripts, formulas,
    drawings, URLs and e-mail addresses stay as they are. French ordinals get the one element that is added:
    `sup`.
    """
    if not html or html.isspace():
        return html
    return Fragment(language, _clean_marked_up).clean(html)


def clean_text(text: str, *, language: str) -> str:
    """Return plain text (a title, an alt text) cleaned; `<` and `&` in it are text."""
    flow = Flow()
    pattern = f"[{ATOM}{LINE_BREAK}]" + (f"|{ADDRESS}" if may_hold_address(text) else "")
    done = 0
    for match in re.finditer(pattern, text):
        flow.add_text(text[done : match.start()])
        flow.add_atom(match.group(), breaks_line=match.group() == LINE_BREAK)
        done = match.end()
    flow.add_text(text[done:])
    flow.join()
    _clean_flow(flow, conventions_for(language))
    return str(flow)


def _clean_marked_up(flow: Flow, language: str) -> None:
    conventions = conventions_for(language)
    if conventions.superscript_ordinals:
        flow.hang(re.compile(_ORDINAL), "<sup>", "</sup>")
    _clean_flow(flow, conventions)


def _clean_flow(flow: Flow, conventions: Conventions) -> None:
    if not flow.text or flow.text.isspace():
        return
    set_dots(flow)
    set_quotes(flow, conventions)
    set_punctuation_spaces(flow, conventions)
    set_dashes(flow, conventions)
    set_times(flow)
    bind_words(flow, conventions)
