"""An entry of a feed in; its pictures by Media RSS, enclosures and podcasts' fields out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import Attached, plain_of
from presswork.content.importing.markup.addresses import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA = "{http://search.yahoo.com/mrss/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?)(?:$|\?)", re.IGNORECASE)


def pictures_of(entry: Any, *, address: str) -> list[Attached]:
    """Return the entry's pictures: a media group's as one, thumbnails only where nothing else is."""
    found = [each for element in _contents(entry) if (each := _media(element, entry, address)).addresses]
    if not found:
        found = [each for each in _enclosures(entry, address) if each.addresses]
    if not found:
        thumbnails = [element.get("url") or "" for element in entry.iter(f"{MEDIA}thumbnail")]
        images = [element.get("href") or "" for element in entry.iterchildren(f"{_ITUNES}image")]
        places = [place for url in (*thumbnails, *images) if (place := picture(url, address))]
        found = [_described(entry, tuple(places), entry)] if places else []
    return found


def _contents(entry: Any) -> Iterator[Any]:
    """Yield each media:content or media:group; the files of a group are versions of one picture."""
    yield from entry.iterchildren(f"{MEDIA}group", f"{MEDIA}content")


def _media(element: Any, entry: Any, address: str) -> Attached:
    files = [element] if element.tag == f"{MEDIA}content" else list(element.iterchildren(f"{MEDIA}content"))
    files = [file for file in files if _is_picture(file)]
    files.sort(key=lambda file: -_number(file.get("width")))
    places = tuple(place for file in files if (place := picture(file.get("url"), address)))
    return _described(files[0] if files else element, places, element, entry)


def _described(file: Any, places: tuple[str, ...], *around: Any) -> Attached:
    """Return the picture with the words of the nearest element that has them (Media RSS 1.5.1)."""
    levels = (file, *around)
    return Attached(
        addresses=places,
        caption=_first(levels, "description") or _first(levels, "text"),
        alt=_first(levels, "title") if _first(levels, "description") else "",
        credit=_credit(levels),
        copyright=_first(levels, "copyright"),
    )


def _first(levels: tuple[Any, ...], name: str) -> str:
    for level in levels:
        for element in level.iterchildren(f"{MEDIA}{name}"):
            if element.text and (words := plain_of(element.text)):
                return words
    return ""


def _credit(levels: tuple[Any, ...]) -> str:
    """Return the credit: of the photographer and the agency rather than of all who took part."""
    for level in levels:
        credits = [
            (element.get("role") or "", plain_of(element.text or ""))
            for element in level.iterchildren(f"{MEDIA}credit")
        ]
        credits = [(role.lower(), name) for role, name in credits if name]
        own = [
            name
            for role, name in credits
            if role in {"photographer", "photo", "photography", "image", "illustrator"}
        ]
        if credits:
            return " / ".join(dict.fromkeys(own or [name for _, name in credits]))
    return ""


def _enclosures(entry: Any, address: str) -> Iterator[Attached]:
    for element in entry.iterchildren("{*}enclosure", "{*}link"):
        if element.tag.endswith("}link") and element.get("rel") != "enclosure":
            continue
        if _is_picture(element):
            place = picture(element.get("url") or element.get("href"), address)
            yield _described(entry, (place,) if place else (), entry)


def _is_picture(element: Any) -> bool:
    kind = (element.get("type") or "").lower()
    if kind or element.get("medium"):
        return kind.startswith("image/") or element.get("medium") == "image"
    return bool(_PICTURE_FILE.search(element.get("url") or element.get("href") or ""))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0
