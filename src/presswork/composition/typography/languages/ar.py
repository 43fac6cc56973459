"""Arabic: « » as in the press and in books (the marks mirror by themselves), “ ” inside; a spaced en dash.

Number ranges, signs and grouping stay as written: a dash between two numbers changes how they are ordered
from right to left (Unicode Standard Annex 9, the European separator).
"""

from presswork.composition.typography.conventions import NBSP, UNITS, Conventions, words
from presswork.composition.wording.ar import MONTHS

CONVENTIONS = {
    "": Conventions(
        quotes=("«", "»", "“", "”"),
        dash=f"{NBSP}– ",
        ranges=False,
        titles=words("د. أ. م. أ.د."),
        numbered=words("ص. ص ج. ج رقم م."),
        units=UNITS | words("كم م سم ملم كغ كجم غ هـ م. ق.م مليون مليار ألف"),
        months=frozenset(MONTHS),
    )
}
