"""Two addresses in; whether they are of the same picture, in other sizes or formats, out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from presswork.content.importing.markup.addresses import file_name
from presswork.content.importing.markup.sources import sources_of
from presswork.content.importing.markup.tree import Element

_SIZE = re.compile(
    r"(?:[-_.]?\d{2,4}x\d{0,4}|[-_](?:scaled|small|medium|large|original|thumb|crop|\d{2,4}[wh]?))+$", re.I
)
_ENDING = re.compile(r"(?:\.(?:jpe?g|png|webp|avif|gif|img))+$", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"(?=[0-9a-f-]*\d)[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){2,}[0-9a-f]*|(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{7,}(?!\d)",
    re.IGNORECASE,
)
_SIZES_IN_PATH = re.compile(r"(?<=/)(?:[wh]?_?\d{2,4}(?:x\d{2,4})?(?:px)?|[a-z]{1,2}_\d{2,4}[^/]*)(?=/)")
_SIZES_IN_QUERY = re.compile(
    r"(?:^|&)(?:w|h|width|height|q|quality|format|fm|auto|fit|crop|dpr|resize|size|s|imwidth)=[^&]*"
)
_COMMON = re.compile(
    r"^(?:image|img|photo|picture|default|original|large|full|index|master|main|view)[-_]?\d*$"
)
_LONG = 12  # characters of a file's name that stands for the picture alone
_ENOUGH = 6  # characters of a name; a shorter one is no one's alone


def keys_of(address: str) -> frozenset[str]:
    """Return what may tell the picture from others: its file's name without size, its long numbers."""
    name = _ENDING.sub("", file_name(address)).lower()
    bare = _SIZE.sub("", name)
    found = {match.lower() for match in _IDENTIFIER.findall(address[:300])}
    if len(bare) >= _ENOUGH and not bare.isdecimal():
        found.add(bare)
    return frozenset(found)


def name_of(address: str) -> str:
    """Return what two addresses of one picture share and no two pictures do: a path without sizes."""
    parts = urlsplit(address)
    bare = _SIZE.sub("", _ENDING.sub("", file_name(address))).lower()
    if len(bare) >= _LONG and not _COMMON.search(bare) and _ENDING.search(file_name(address)):
        return bare
    path = _SIZES_IN_PATH.sub("", _ENDING.sub("", parts.path.lower()))
    return f"{path}?{_SIZES_IN_QUERY.sub('', parts.query)}"


def keys_of_element(picture: Element, base: str) -> frozenset[str]:
    """Return the same of all addresses of a picture's element."""
    return frozenset().union(*(keys_of(source) for source in sources_of(picture, base)[:8]))
