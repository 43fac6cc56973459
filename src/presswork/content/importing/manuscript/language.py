"""A text and the language that its document names in; the language of its words, where another, out."""

from __future__ import annotations

import re

from presswork.content.importing.pasted.tongues import function_words, guessed, known

_ENOUGH_WORDS = 120
_TIMES = 2  # so many more of the commonest words have to be of the other language


def other_language(text: str, said: str) -> str:
    """Return the language that the text is plainly in, "" where that is the one it names or not plain."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    found = guessed(text)
    if not said or not found or known(said) in {"", found} or len(words) < _ENOUGH_WORDS:
        return ""
    of_found = sum(word in function_words(found) for word in words)
    of_said = sum(word in function_words(said) for word in words)
    return found if of_found >= _TIMES * of_said else ""
