"""Spanish: RAE and ASALE, Ortografía de la lengua española (2010), and the Diccionario panhispánico de dudas.

Angular marks first, then “ ”, then ‘ ’ (Ortografía, chapter III, `comillas`); the raya closes up to what it
encloses (`raya`); a space before % and between groups of digits (chapter VIII). The press of Latin America
sets “ ” first.
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words

_SPANISH = Conventions(
    quotes=("«", "»", "“", "”"),
    dash=f"{NBSP}— ",
    speech_dash=True,
    opening_dash="—",
    raya=True,
    percent_space=NBSP,
    group_space=NNBSP,
    titles=words(
        """
        Sr. Sra. Srta. Sres. Sras. D. D.ª Dña. Dr. Dra. Dres. Prof. Profa. Ud. Uds. Vd. Vds. Lic. Ing.
        Arq. Gral. Mons. Sto. Sta. S. Fr.
        """
    ),
    numbered=words(
        """
        n.º N.º n.os núm. núms. Núm. nº Nº p. pp. pág. págs. Pág. vol. vols. cap. caps. Cap. fig. figs.
        Fig. art. arts. Art. t. § §§ apdo. ed. siglo siglos s. ss.
        """
    ),
    units=UNITS | words("millón millones billón billones mil euros pesos dólares h. a. a.m. p.m."),
    not_initials=words("EE. D. S."),
    abbreviations=phrases(
        """
        EE. UU.; a. C.; d. C.; p. ej.; s. a.; S. A.; a. m.; p. m.; q. e. p. d.; s. f.; JJ. OO.; FF. AA.;
        CC. OO.; S. M.; SS. MM.; C. P.
        """
    ),
    day_words=words("de"),
)

_AMERICAN = replace(_SPANISH, quotes=("“", "”", "‘", "’"))

CONVENTIONS = {"": _SPANISH}
CONVENTIONS |= dict.fromkeys(
    (
        "es-419",
        "es-ar",
        "es-bo",
        "es-cl",
        "es-co",
        "es-cr",
        "es-cu",
        "es-do",
        "es-ec",
        "es-gt",
        "es-hn",
        "es-mx",
        "es-ni",
        "es-pa",
        "es-pe",
        "es-pr",
        "es-py",
        "es-sv",
        "es-us",
        "es-uy",
        "es-ve",
    ),
    _AMERICAN,
)
