"""A text in; its words alone, for comparing texts that differ in spelling, case and marks, out."""

from __future__ import annotations

import re

from presswork.content.sanitise import text_of

_NOT_WORD = re.compile(r"[\W_]+")


def words_of(html: str) -> str:
    """Return the words of sanitised XHTML in lower case, with one space before and after each."""
    return " " + _NOT_WORD.sub(" ", text_of(html).casefold()).strip() + " "
