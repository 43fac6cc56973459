"""A language in, the words that catalogues are labelled with out: English where it is not one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "ar": ("جميع الأعداد", "حسب السنة", "حسب اللغة"),
    "de": ("Alle Ausgaben", "Nach Jahr", "Nach Sprache"),
    "en": ("All issues", "By year", "By language"),
    "es": ("Todos los números", "Por año", "Por idioma"),
    "fr": ("Tous les numéros", "Par année", "Par langue"),
    "he": ("כל הגיליונות", "לפי שנה", "לפי שפה"),
    "it": ("Tutti i numeri", "Per anno", "Per lingua"),
    "nl": ("Alle nummers", "Op jaar", "Op taal"),
    "pl": ("Wszystkie numery", "Według roku", "Według języka"),
    "pt": ("Todas as edições", "Por ano", "Por idioma"),
    "ru": ("Все выпуски", "По годам", "По языкам"),
}
_KEYS = ("all-issues", "by-year", "by-language")


def words_of(language: str) -> Mapping[str, str]:
    """Return the labels in the language."""
    primary = language.replace("_", "-").lower().partition("-")[0]
    return dict(zip(_KEYS, _WORDS.get(primary, _WORDS["en"]), strict=True))
