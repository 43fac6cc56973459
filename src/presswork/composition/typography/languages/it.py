"""Italian: R. Lesina, Il nuovo manuale di stile; Treccani, La grammatica italiana (`virgolette`, `trattino`).

«Caporali» first, “alte” inside them, without spaces; the spaced en dash for an aside; the apostrophe for a
lost century ('900).
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.it import MONTHS

_ITALIAN = Conventions(
    quotes=("«", "»", "“", "”"),
    dash=f"{NBSP}– ",
    speech_dash=True,
    opening_dash=f"–{NBSP}",
    group_space=NNBSP,
    elisions=words(
        """
        sto sta sti ste stu na no nu ndrangheta ndrina ndrine ndranghetista ndranghetisti ndrine o l un
        mbe mo nto
        """
    ),
    likely_elisions=words("a e i"),
    titles=words(
        """
        Sig. sig. Sig.ra sig.ra Sig.na sig.na Sigg. Dott. dott. Dott.ssa dott.ssa Dr. dr. Prof. prof.
        Prof.ssa prof.ssa Ing. ing. Avv. avv. Arch. arch. On. on. Gen. gen. S. Mons. mons. Rag. Geom.
        """
    ),
    numbered=words(
        """
        n. N. nn. p. pp. P. pag. pagg. Pag. vol. voll. Vol. cap. capp. Cap. fig. figg. Fig. art. artt.
        Art. t. tab. tav. § §§ c. cc. ca. c.ca par. n° N° nº
        """
    ),
    units=UNITS | words("mila milioni milione miliardi miliardo euro lire mln mld"),
    abbreviations=phrases("p. es."),
    centuries=words("secolo"),
    months=frozenset(MONTHS) | words("genn. febbr. apr. magg. sett. ott. nov. dic."),
)

_SWISS = replace(_ITALIAN, quotes=("«", "»", "‹", "›"))

CONVENTIONS = {"": _ITALIAN, "it-ch": _SWISS}
