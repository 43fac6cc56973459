"""Portuguese: Manual de redação da Presidência for Brazil; Código de redação of the EU for Portugal.

“ ” then ‘ ’ in Brazil, « » then “ ” in Portugal (Código, anexo A1, `aspas`); the em dash (travessão) spaced
in an aside and at the head of a speech.
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words

_BRAZILIAN = Conventions(
    quotes=("“", "”", "‘", "’"),
    dash=f"{NBSP}— ",
    speech_dash=True,
    opening_dash=f"—{NBSP}",
    group_space=NNBSP,
    elisions=words("tá tava n cê"),
    titles=words(
        """
        Sr. Sra. Srs. Sras. Srta. Dr. Dra. Drs. D. Prof. Profa. Prof.ª Eng. Exmo. Exma. Gen. Cel. Cap. Pe.
        Fr. Sto. Sta. S. V.
        """
    ),
    numbered=words(
        """
        n.º N.º n.os nº Nº nos p. pp. pág. págs. Pág. vol. vols. Vol. cap. caps. Cap. fig. figs. Fig. art.
        arts. Art. t. § §§ séc. inc. ed. século séculos
        """
    ),
    units=UNITS
    | words("milhão milhões bilhão bilhões bilião biliões trilhão trilhões mil euros reais dólares"),
    abbreviations=phrases("a. C.; d. C.; p. ex.; s. d.; S. A.; E. U. A.; S. Exa.; V. Exa."),
    day_words=words("de"),
)

_EUROPEAN = replace(_BRAZILIAN, quotes=("«", "»", "“", "”"))

CONVENTIONS = {"": _BRAZILIAN}
CONVENTIONS |= dict.fromkeys(("pt-pt", "pt-ao", "pt-mz", "pt-cv", "pt-gw", "pt-st", "pt-tl"), _EUROPEAN)
