"""A short line of a page in; whether it is one of those that surround articles, in many languages, out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_MOSTLY = 0.5  # share of a line that is a link, from which it leads away
_MAX = 300  # characters; a longer line is a sentence
_MAX_CONSENT = 600


def is_furniture_line(text: str, link_share: float) -> bool:
    """Whether the line is no sentence of an article: a button's, an advertisement's, a link to read on."""
    alone, leading, consent = _patterns()
    if len(text) <= _MAX and (alone.fullmatch(text) or (link_share >= _MOSTLY and leading.match(text))):
        return True
    return len(text) <= _MAX_CONSENT and bool(consent.match(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of whole, leading and consenting lines, of all languages: pages mix them."""
    text = (files(__package__) / "phrases.toml").read_text("utf-8")
    tables = list(tomllib.loads(text).values())
    names = ("alone", "leading", "consent")
    alone, leading, consent = ("|".join(p for table in tables for p in table.get(name, ())) for name in names)
    forms = (rf"\W*(?:{alone})\W*", rf"\W*(?:{leading})", rf"\W*(?:{consent})")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
