"""Dutch: Taalunie, Taaladvies.net (`aanhalingstekens`, `gedachtestreepje`); Renkema, Schrijfwijzer.

Double marks for what somebody says, single inside them; a spaced en dash; the apostrophe that begins 's,
't, 'n, 'k.
"""

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.nl import MONTHS

CONVENTIONS = {
    "": Conventions(
        quotes=("“", "”", "‘", "’"),
        dash=f"{NBSP}– ",
        opening_dash=f"–{NBSP}",
        group_space=NNBSP,
        elisions=words("s t n k m r ns ie tis twas"),
        titles=words(
            """
            dhr. Dhr. mevr. Mevr. mw. Mw. dr. Dr. drs. Drs. prof. Prof. ir. Ir. ing. Ing. mr. Mr. ds. Ds.
            St. H. gen. kol. jhr. Jhr.
            """
        ),
        numbered=words(
            """
            nr. Nr. nrs. no. blz. Blz. p. pp. pag. dl. hfst. Hfst. afb. Afb. art. Art. fig. Fig. jg. nt. §
            §§ ca. par. lid vol.
            """
        ),
        units=UNITS | words("miljoen miljard biljoen mln. mld. mln mld euro uur u."),
        abbreviations=phrases("v. Chr.; n. Chr.; e. d.; t. a. v.; i. p. v."),
        months=frozenset(MONTHS) | words("jan. febr. apr. aug. sept. okt. nov. dec."),
    )
}
