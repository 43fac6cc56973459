"""German: Duden, Die deutsche Rechtschreibung (28th ed.), its rules for setting; DIN 5008.

Quotation marks: Duden, `Anführungszeichen`; en dash with spaces: DIN 5008, `Gedankenstrich`; abbreviations
of several words with a small fixed space: Duden, `Abkürzungen`; % with a space: DIN 5008. Swiss books set «
» without spaces (Schweizerische Bundeskanzlei, Schreibweisungen, `Anführungszeichen`).
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.de import MONTHS

_GERMAN = Conventions(
    quotes=("„", "“", "‚", "‘"),
    dash=f"{NBSP}– ",
    opening_dash=f"–{NBSP}",
    percent_space=NBSP,
    group_space=NNBSP,
    elisions=words("s ne nen nem ner n ran rauf raus rein rum runter rüber naus nauf nunter nüber"),
    titles=words("Dr. Prof. Hr. Fr. Hrn. Ing. Dipl.-Ing. St. Mag. Sr. Frhr."),
    numbered=words(
        """
        Nr. Nrn. S. Bd. Bde. Abb. Abs. Art. Kap. Tab. Ziff. Anm. Jg. H. Sp. § §§ ca. Ca. Aufl. Bl. Rn. Rz.
        Lfg. Taf.
        """
    ),
    units=UNITS
    | words(
        """
        Mio. Mrd. Bio. Tsd. Millionen Milliarden Million Milliarde Uhr Euro Franken Std. Min. Sek. Jh. n.
        v. St. Stk. Fr. sfr Rp. Ct.
        """
    ),
    abbreviations=phrases(
        """
        z. B.; Z. B.; d. h.; D. h.; u. a.; U. a.; i. d. R.; o. Ä.; o. ä.; u. U.; s. o.; s. u.; v. a.;
        u. Ä.; u. ä.; z. T.; z. Z.; z. Zt.; i. A.; i. V.; m. E.; o. g.; u. v. m.; v. Chr.; n. Chr.; a. D.;
        h. c.; e. V.; i. e. S.; i. w. S.; u. s. w.; d. i.; d. J.; M. A.; a. M.; a. d.; i. Br.; u. d. T.
        """
    ),
    abbreviation_space=NNBSP,
    months=frozenset(MONTHS)
    | words("Jänner Jan. Feb. Febr. Apr. Aug. Sept. Okt. Nov. Dez. Jahrhundert Jahrhunderts Jh."),
    day_suffix=".",
)

_SWISS = replace(_GERMAN, quotes=("«", "»", "‹", "›"))

CONVENTIONS = {"": _GERMAN, "de-ch": _SWISS, "de-li": _SWISS}
