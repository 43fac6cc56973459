"""A caption's first words in; whether it counts figures or tables, out."""

from __future__ import annotations

import re
from typing import Literal

_FIGURE = """
    figure|fig|abbildung|abb|bild|foto|photo|photograph|image|picture|illustration|ill|figura|imagen|ilustración
    |immagine|figuur|afbeelding|afb|figur|kuva|rysunek|rys|zdjęcie|obrázek|obr|рисунок|рис|фото|рисуно́к|slika|şekil
    |ábra|εικόνα|зображення|图|圖|図|그림|תמונה|شكل|chart|diagram|diagramm|grafik|graphic|map|karte|plate|tafel|zeichnung
"""
_TABLE = "table|tabelle|tab|tableau|tabla|tabella|tabel|tabell|taulukko|tabela|tabulka|таблица|табл|表|표|טבלה|جدول|tablo"

_NUMBER = r"\s*\.?\s*(?:no\.?\s*|nr\.?\s*)?(?:[A-Z]?\d+(?:[.\-–]\d+)*[a-z]?|[IVXLC]+)\b"


def _words(names: str) -> str:
    return "|".join(re.escape(word.strip()) for word in sorted(names.split("|"), key=len, reverse=True))


_BY_LABEL = {
    "figure": re.compile(rf"(?:{_words(_FIGURE)}){_NUMBER}", re.IGNORECASE),
    "table": re.compile(rf"(?:{_words(_TABLE)}){_NUMBER}", re.IGNORECASE),
}
_FIGURE_WORD = re.compile(_words(_FIGURE), re.IGNORECASE)
_TABLE_WORD = re.compile(_words(_TABLE), re.IGNORECASE)

Counted = Literal["figure", "table", ""]


def counted_by(text: str, label: str = "") -> Counted:
    """Return what the caption counts: by its field's label, else by the words and the number that open it."""
    if label:
        if _TABLE_WORD.fullmatch(label.strip()):
            return "table"
        return "figure" if _FIGURE_WORD.fullmatch(label.strip()) else ""
    for counted, pattern in _BY_LABEL.items():
        if pattern.match(text.lstrip()):
            return "table" if counted == "table" else "figure"
    return ""
