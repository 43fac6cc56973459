"""French: Lexique des règles typographiques en usage à l'Imprimerie nationale; for Canada the OQLF.

Guillemets, the narrow space before tall punctuation, superscript ordinals, `n°` and abbreviations:
Imprimerie nationale, under `guillemets`, `ponctuation`, `abréviations`, `nombres`. It sets a whole space
before the colon and inside guillemets; books have long set the narrow one, which also keeps a justified
line even, and so do we. Canada: no space before ; ! ? (OQLF, Le français au bureau, `Espacements`), a whole
no-break space elsewhere. Switzerland: Guide du typographe (Lausanne), narrow spaces throughout, ‹ › inside,
en dashes.
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, NNBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.fr import MONTHS

_FRENCH = Conventions(
    quotes=("«", "»", "“", "”"),
    guillemet_space=NNBSP,
    dash=f"{NBSP}— ",
    speech_dash=True,
    opening_dash=f"—{NBSP}",
    space_before=dict.fromkeys(";:!?", NNBSP),
    insert_space=";:!?",
    percent_space=NNBSP,
    group_space=NNBSP,
    superscript_ordinals=True,
    elisions=words("tit tite n"),
    titles=words("M. MM. Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mes Mgr St Ste Sts Stes Vve"),
    numbered=words(
        """
        n° N° n° nos Nos no p. pp. P. vol. t. T. chap. Chap. fig. Fig. art. Art. al. § §§ ch. v. coll. op.
        env. ca pl. Pl. RN
        """
    ),
    units=UNITS | words("million millions milliard milliards mille euros francs dollars M€ Md€ k€ F"),
    centuries=words("siècle siècles"),
    abbreviations=phrases("av. J.-C.; apr. J.-C.; p. ex.; s. d.; s. l.; N. B."),
    months=frozenset(MONTHS) | words("janv. févr. avr. juill. sept. oct. nov. déc."),
)

_SWISS = replace(_FRENCH, quotes=("«", "»", "‹", "›"), dash=f"{NBSP}– ", opening_dash=f"–{NBSP}")

_CANADIAN = replace(
    _FRENCH,
    guillemet_space=NBSP,
    space_before={";": NNBSP, "!": NNBSP, "?": NNBSP, ":": NBSP},
    insert_space=":",
    percent_space=NBSP,
    group_space=NBSP,
)

CONVENTIONS = {"": _FRENCH, "fr-ch": _SWISS, "fr-ca": _CANADIAN}
