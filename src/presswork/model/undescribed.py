"""A language in, the alt text of a photo that nobody has described out; an alt text in, whether it is one.

Without an alt text no edition is built, so an imported photo gets these words until an editor has looked
at it. They have to be known again wherever a photo is said to be described.
"""

from __future__ import annotations

_IN_ENGLISH = "Picture without a description"
_WORDS = {
    "ar": "صورة بلا وصف",
    "de": "Bild ohne Beschreibung",
    "en": _IN_ENGLISH,
    "es": "Imagen sin descripción",
    "fr": "Image sans description",
    "he": "תמונה ללא תיאור",
    "it": "Immagine senza descrizione",
    "nl": "Afbeelding zonder beschrijving",
    "pl": "Obraz bez opisu",
    "pt": "Imagem sem descrição",
    "ru": "Изображение без описания",
}
_KNOWN = frozenset(words.casefold() for words in _WORDS.values())


def undescribed(language: str) -> str:
    """Return the words for a photo that nobody has described, in English where the language is not ours."""
    return _WORDS.get(language.replace("_", "-").partition("-")[0].lower(), _IN_ENGLISH)


def says_undescribed(alt: str) -> bool:
    """Return whether an alt text says only, in any of our languages, that nobody has described the photo."""
    return " ".join(alt.split()).rstrip(" .").casefold() in _KNOWN
