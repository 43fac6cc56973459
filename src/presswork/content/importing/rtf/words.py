"""RTF's control words, by what they do, as tables."""

from __future__ import annotations

# A group that begins with one of these is no text of the article.
_SKIPPED_NAMES = """
    colortbl listpicture header headerl headerr headerf footer footerl footerr footerf footnotesep
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xmlnstbl rsidtbl mmathPr generator themedata
    colorschememapping latentstyles datastore bkmkstart bkmkend pgptbl revtbl filetbl shprslt objdata
    objclass objname xe tc nonesttables background pnseclvl panose falt atnid atnref atndate atnparent
    atntime atnicn template blipuid bliptag wgrffmtfilter passwordhash fchars lchars docvar userprops
    propname staticval private stylesheetaux
"""
SKIPPED = frozenset(_SKIPPED_NAMES.split())
# Groups whose text is kept for itself.
KEPT = frozenset(["title", "author", "subject", "keywords", "company", "operator", "doccomm", "category"])
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": " ", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "line": "\n", "lbr": "\n",
    "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "", "zwnbo": "", "rtlmark": "", "ltrmark": "",
}  # fmt: skip
SYMBOLS = {
    "~": "\u00a0",
    "_": "\u2011",
    "-": "",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\t": " ",
    "\n": "\r",
    "\r": "\r",
}
MARKS = {"b": "strong", "i": "em", "strike": "del", "striked": "del"}
PICTURES = {
    "pngblip": ".png", "jpegblip": ".jpg", "emfblip": ".emf", "wmetafile": ".wmf", "dibitmap": ".bmp",
    "macpict": ".pict",
}  # fmt: skip
BULLET = 23  # \levelnfc
NO_NUMBER = 255
