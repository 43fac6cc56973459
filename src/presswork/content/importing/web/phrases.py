"""A short line of a page in; whether it is one of those that surround articles, in many languages, out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_MOSTLY = 0.5  # share of a line that is a link, from which it leads away
_MAX = 300  # characters; a longer line is a sentence


def is_furniture_line(text: str, link_share: float) -> bool:
    """Whether the line is no sentence of an article: a button's, an advertisement's, a link to read on."""
    if len(text) > _MAX:
        return False
    alone, leading = _patterns()
    return bool(alone.fullmatch(text)) or (link_share >= _MOSTLY and bool(leading.match(text)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of whole lines and of beginnings, of all languages at once: pages mix them."""
    tables = tomllib.loads((files(__package__) / "phrases.toml").read_text("utf-8")).values()
    alone = "|".join(phrase for table in tables for phrase in table["alone"])
    leading = "|".join(phrase for table in tables for phrase in table["leading"])
    return re.compile(rf"\W*(?:{alone})\W*", re.IGNORECASE), re.compile(rf"\W*(?:{leading})", re.IGNORECASE)
