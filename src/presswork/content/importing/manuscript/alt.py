"""What a word processor holds as a picture's description in; the alt text that a person wrote, out."""

from __future__ import annotations

import re
from typing import Any

# Office signs what it guessed, in the language of whoever had it open.
_MACHINE = re.compile(
    r"\s*(?:"
    r"description automatically generated(?: with \w+ confidence)?|automatically generated description"
    r"|automatisch generierte beschreibung|beschreibung automatisch generiert(?: mit \w+ zuverlässigkeit)?"
    r"|description générée automatiquement|descripción generada automáticamente"
    r"|descrizione generata automaticamente|descrição gerada automaticamente"
    r"|automatisch gegenereerde beschrijving|beschrijving automatisch gegenereerd"
    r"|automatiskt genererad beskrivning|automatisk generert beskrivelse|automatisk genereret beskrivelse"
    r"|opis wygenerowany automatycznie|автоматически созданное описание"
    r"|(?:ai|ki|ia)-(?:generated content may be incorrect|generierte inhalte können fehlerhaft sein)"
    r"|le contenu généré par l.ia peut être incorrect|el contenido generado por ia puede ser incorrecto"
    r"|il contenuto generato dall.ia potrebbe non essere corretto"
    r")\.?\s*$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:[A-Za-z]:\\|/|\\\\|https?://|file:)?\S*?[^/\\]*\.(?:jpe?g|png|gif|tiff?|webp|bmp|emf|wmf|svg|heic|eps)",
    re.I,
)
_NAME = re.compile(
    r"(?:picture|image|grafik|bild|afbeelding|imagen|imagem|immagine|image|photo|foto|obraz|obrázek|рисунок|图片|圖片|図|그림|kuva"
    r"|billede|graphic|drawing|object|objekt|objet|shape|form)[\s_-]*\d*",
    re.IGNORECASE,
)


def description(element: Any) -> str:
    """Return an element's description: `descr`, `alt` or `title`, as far as it describes something."""
    if element is None:
        return ""
    for name in ("descr", "alt", "title"):
        text = written_by_person(element.get(name) or "")
        if text:
            return text
    return ""


def written_by_person(text: str) -> str:
    """Return the text, "" for a file's name, a default name, or one that Office wrote itself."""
    text = " ".join(text.split())
    if _FILE.fullmatch(text) or _NAME.fullmatch(text):
        return ""
    return text


def is_machine_made(text: str) -> bool:
    """Whether the description is signed as a program's guess."""
    return bool(_MACHINE.search(text))


def without_signature(text: str) -> str:
    """Return a machine's description without its signature."""
    while (shorter := _MACHINE.sub("", text)) != text:
        text = shorter
    return text.strip()
