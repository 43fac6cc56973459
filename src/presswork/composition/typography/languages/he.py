"""Hebrew: the Academy of the Hebrew Language, rules of punctuation (`כללי הפיסוק`); CLDR for the marks.

”…” outside and ’…’ inside; a straight mark between Hebrew letters is a gershayim (ש״ס), after one a geresh
(צ׳). Number ranges stay as written, as in Arabic.
"""

from presswork.composition.typography.conventions import NBSP, UNITS, Conventions, words
from presswork.composition.wording.he import MONTHS

CONVENTIONS = {
    "": Conventions(
        quotes=("”", "”", "’", "’"),
        gershayim=True,
        dash=f"{NBSP}– ",
        ranges=False,
        titles=words("ד״ר פרופ׳ גב׳ מר"),
        numbered=words("עמ׳ מס׳ כרך פרק סעיף"),
        units=UNITS | words("ק״מ מ׳ ס״מ מ״מ ק״ג מיליון מיליארד ש״ח"),
        months=frozenset(MONTHS) | frozenset(f"ב{month}" for month in MONTHS),
    )
}
