"""A part's fonts in, the same with plain spaces in their ToUnicode maps out.

One glyph serves all spaces of a font. WeasyPrint 70 maps it to the space that came first, so a
caption that begins with a number and its unit would have nothing but non-breaking spaces, and a reader
who looks for two words of it finds none.
"""

from __future__ import annotations

from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.pdf.fonts import build_fonts_dictionary

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_PLAIN = dict.fromkeys(_SPACES, " ")


def _with_plain_text(pdf: pydyf.PDF, fonts: dict[Any, Any], *rest: Any) -> pydyf.Dictionary:
    """Stand in for `build_fonts_dictionary`."""
    for font in fonts.values():
        font.to_unicode = {glyph: _PLAIN.get(text, text) for glyph, text in font.to_unicode.items()}
    return build_fonts_dictionary(pdf, fonts, *rest)


def install() -> None:
    """Let WeasyPrint write such maps."""
    weasyprint.pdf.build_fonts_dictionary = _with_plain_text
