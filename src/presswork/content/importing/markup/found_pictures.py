"""A page's tree in; the elements in it that show a reader a picture, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.addresses import file_name
from presswork.content.importing.markup.sources import (
    DRAWN_TAGS,
    PICTURE_TAGS,
    is_drawn_behind,
    is_in_page,
    is_placeholder,
    sources_of,
    stated_size,
)
from presswork.content.importing.markup.tree import Element, ancestors, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL_PX = 50  # what is drawn smaller is an icon


_ICON_NAMES = "icon icons avatar logo emoji spinner sprite tracking pixel badge flag button arrow loader"


_ICON_WORDS = frozenset(_ICON_NAMES.split())


_ICON_FILE = re.compile(r"icon|arrow|close|logo|spinner|button|loader|bullet|sprite|play|zoom|expand", re.I)


def pictures_of(root: Element, base: str) -> Iterator[Element]:
    """Yield the pictures that a reader sees, without icons, counters of visits, and doubles for no script."""
    for element in root.iter(*PICTURE_TAGS, "picture", *DRAWN_TAGS):
        if element.tag in DRAWN_TAGS and not is_drawn_behind(element):
            continue
        if element.tag == "picture" and next(element.iter("img"), None) is not None:
            continue
        if any(up.tag in PICTURE_TAGS for up in ancestors(element, root)) or is_icon(element):
            continue
        if (sources_of(element, base) or is_in_page(element)) and not _is_double(element, root):
            yield element


def is_icon(element: Element) -> bool:
    """Whether the picture is an icon, a smiley or a counter of visits, by its stated size or its name."""
    width, height = stated_size(element)
    if (0 < width <= _SMALL_PX and height <= _SMALL_PX) or (0 < height <= _SMALL_PX and width <= _SMALL_PX):
        return not _is_lazy(element)
    if _ICON_WORDS.intersection(words(element.get("class"))):
        return True
    name = file_name(element.get("src") or "").lower()
    return name.endswith(".svg") and bool(_ICON_FILE.search(name))


def _is_lazy(element: Element) -> bool:
    """Whether a script puts the picture in, so that a stated size can be the stand-in's."""
    return any(name.startswith("data-") and ("src" in name or "original" in name) for name in element.attrib)


def _is_double(element: Element, root: Element) -> bool:
    """Whether the picture repeats, for browsers without scripts, one that stands beside its `noscript`."""
    inside = next((up for up in ancestors(element, root) if up.tag == "noscript"), None)
    if inside is None:
        return False
    parent = inside.getparent()
    if parent is None or inside is root:
        return False
    others = (other for other in parent.iter(*PICTURE_TAGS) if inside not in ancestors(other, parent))
    return any(not is_placeholder(address) for other in others for address in sources_of(other, "")[:1])
