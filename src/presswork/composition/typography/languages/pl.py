"""Polish: PWN, Wielki słownik ortograficzny; A. Wolański, Edycja tekstów; PN-83/P-55366.

„ ” then « » (PWN, `cudzysłów`); a spaced half dash (`myślnik`); no line ends in a one-letter word
(PN-83/P-55366).
"""

from presswork.composition.typography.conventions import NBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.pl import MONTHS

CONVENTIONS = {
    "": Conventions(
        quotes=("„", "”", "«", "»"),
        dash=f"{NBSP}– ",
        speech_dash=True,
        opening_dash=f"–{NBSP}",
        group_space=NBSP,
        short=words("a i o u w z A I O U W Z"),
        titles=words(
            """
            dr dr. prof. inż. mgr hab. ks. św. bp abp gen. płk mjr kpt. por. hr. im. ul. al. pl. os. p.
            pp. red. lek. adw.
            """
        ),
        numbered=words(
            """
            nr Nr nry s. S. ss. str. t. T. tt. rozdz. rys. Rys. tab. Tab. art. Art. ust. pkt par. § §§ z.
            zob. wyd. poz. ok. Ok. cz. ryc. lit.
            """
        ),
        units=UNITS | words("tys. mln mld bln r. rr. zł gr zł. euro proc. godz. min. sek. szt. os. lat"),
        abbreviations=phrases("p. o.; b. m.; b. r."),
        centuries=words("wiek wieku wieków w. ww."),
        months=frozenset(MONTHS),
    )
}
