"""An element beside a picture in; whether it is the picture's caption or credit, by name or words, out."""

from __future__ import annotations

import re

from presswork.content.importing.credits import split_caption
from presswork.content.importing.markup.sources import PICTURE_TAGS
from presswork.content.importing.markup.tree import Element

_MAX_READ = 300  # characters of a paragraph that can be a caption


CAPTION_NAME = re.compile(
    r"caption|legend|cutline|unterschrift|bildtext|bu-?text|didascal|onderschrift|billedtekst|bildtext"
    r"|credit|copyright|photographer|fotograf|quelle|\bsource\b|creator|description|\bdesc\b|subtitle",
    re.IGNORECASE,
)


_NAMING = ("class", "itemprop", "data-testid", "id", "data-component")


_SURE_RULES = frozenset(("alone", "bracket", "label", "sign", "by"))


def is_caption(element: Element) -> bool:
    """Whether the page names the element as a picture's caption or credit."""
    if element.tag in PICTURE_TAGS or element.tag in {"caption", "source", "picture", "figure"}:
        return False
    return element.tag == "figcaption" or bool(
        CAPTION_NAME.search(" ".join(element.get(name) or "" for name in _NAMING)[:500])
    )


def reads_as_caption(text: str) -> bool:
    """Whether a short paragraph after a picture names a photographer as only captions do."""
    if len(text) > _MAX_READ:
        return False
    parts = split_caption(text)
    return bool(parts.credit) and not parts.uncertain and parts.rule in _SURE_RULES
