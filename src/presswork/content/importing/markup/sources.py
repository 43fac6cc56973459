"""A picture's element in; the addresses that the page has for it, the best file first, out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup import addresses
from presswork.content.importing.markup.tree import Element, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE_TAGS = frozenset(("img", "amp-img", "amp-anim", "image", "graphic"))
_MAX_SET = 20_000  # characters of a srcset
_DESCRIPTOR = re.compile(r"(\d[\d.]{0,8}[wxh])(?:,|$)(.*)")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|jfif|png|gif|webp|avif|tiff?|heic)(?:$|[?&#!;:@,/])", re.IGNORECASE)
_URL_IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)", re.IGNORECASE)
_STATED_WIDTH = re.compile(
    r"(?:[?&/,;_=-](?:w|width|wid|imwidth|resize|rs|s|sw|size)[=_:/-]?|[/_-])(\d{2,4})(?:px)?(?=$|\D)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"place-?holder|(?:^|[/_-])(?:blank|spacer|pixel|transparent|grey|gray|empty|lazy(?:load)?|loading|1x1|dummy)"
    r"(?:[._-]|$)",
    re.IGNORECASE,
)
_HOLES = re.compile(r"\{[^{}]{1,30}\}|%7B[^%]{1,30}%7D", re.IGNORECASE)
# Elements that can show a picture as their background, and the attributes that scripts make one of.
DRAWN_TAGS = ("div", "span", "a", "section", "figure")
_BACKGROUNDS = ("data-bg", "data-background", "data-background-image", "data-image-src", "data-bgset")
_SHOWING = re.compile(r"image|img|photo|picture|foto|bild|hero|cover|lead|featured|media", re.IGNORECASE)
_MIN_DATA = 2_800  # characters; a shorter one is a stand-in until the real one is loaded, or an icon
# In the order in which scripts fill them; the first that names a file is taken where nothing states a width.
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-full", "data-large", "data-url")


@dataclass(frozen=True, kw_only=True)
class Source:
    """An address of a picture, with the width in pixels that the page states, or 0."""

    address: str
    width: float = 0
    order: int = 0


def sources_of(element: Element, base: str) -> tuple[str, ...]:
    """Return the picture's addresses, best first: the real file before a stand-in, then the widest."""
    found: dict[str, Source] = {}
    for order, (address, width) in enumerate(_candidates(element)):
        whole = addresses.picture(address, base)
        if whole and (whole not in found or width > found[whole].width):
            found[whole] = Source(address=whole, width=width, order=order)
    return tuple(source.address for source in sorted(found.values(), key=_rank))


def is_placeholder(address: str) -> bool:
    """Whether the address is of a file that stands in for the picture until a script loads it."""
    return bool(_PLACEHOLDER.search(addresses.file_name(address)) or _HOLES.search(address))


def is_in_page(element: Element) -> bool:
    """Whether the picture itself, not a stand-in of a few bytes, stands in the page as a `data:` address."""
    value = element.get("src") or ""
    return len(value) > _MIN_DATA and value[:11].lower() == "data:image/"


def is_drawn_behind(element: Element) -> bool:
    """Whether the element shows a photo as its background: it is empty, and named after pictures."""
    style = element.get("style") or ""
    drawn = "background" in style and "url(" in style
    if not drawn and not any(name in element.attrib for name in _BACKGROUNDS):
        return False
    named = element.get("role") == "img" or _SHOWING.search(element.get("class") or "")
    empty = not "".join(element.itertext()).strip() and next(element.iter(*PICTURE_TAGS), None) is None
    return (
        bool(named) and empty and any(_PICTURE_NAME.search(address) for address, _ in _of_attributes(element))
    )


def _rank(source: Source) -> tuple[bool, bool, float, int]:
    """Sort key: what is no stand-in, no drawing, is wide."""
    address = source.address
    drawn = addresses.file_name(address).lower().endswith((".svg", ".gif"))
    return (is_placeholder(address), drawn, -source.width, source.order)


def _candidates(element: Element) -> Iterator[tuple[str, float]]:
    picture = element.getparent()
    if picture is not None and picture.tag == "picture":
        for source in picture.iterchildren("source"):
            yield from _of_attributes(source)
    elif element.tag == "picture":
        for source in element.iterchildren("source"):
            yield from _of_attributes(source)
    yield from _of_attributes(element)
    for other in element.iter("img", "amp-img"):  # the fallback within an AMP picture
        if other is not element:
            yield from _of_attributes(other)


def _of_attributes(element: Element) -> Iterator[tuple[str, float]]:
    """Yield the addresses in the element's attributes, those of a srcset first, those of scripts last."""
    attributes = element.attrib
    for name in ("srcset", "data-srcset", "data-lazy-srcset"):
        if name in attributes:
            yield from of_set(attributes[name])
    width = _number(attributes.get("width", ""))
    for name in (*_LAZY, "src"):
        if attributes.get(name):
            yield attributes[name].strip(), _stated(attributes[name])
    for name, value in attributes.items():
        if name in _LAZY or name in {"src", "srcset", "data-srcset", "data-lazy-srcset", "alt", "title"}:
            continue
        if not name.startswith(("data-", "lazy", "original", "full", "href")) and name != "style":
            continue
        yield from _of_value(name, value, width)


def _of_value(name: str, value: str, width: float) -> Iterator[tuple[str, float]]:
    value = value.strip()
    if name == "style":
        for match in _URL_IN_STYLE.finditer(value[:_MAX_SET]):
            yield match[1], 0
    elif "srcset" in name or "sizes" in name:
        yield from of_set(value)
    elif value.startswith(("{", "[")) and len(value) < _MAX_SET:
        yield from _of_json(value)
    elif len(value) <= addresses.MAX_ADDRESS and _PICTURE_NAME.search(value) and " " not in value:
        yield value, max(_stated(value), width if "src" in words(name) else 0)


def of_set(value: str) -> Iterator[tuple[str, float]]:
    """Yield the addresses of a srcset with their widths; "2x" counts as a width of 2."""
    address = ""
    for token in value[:_MAX_SET].split():
        found = _DESCRIPTOR.match(token)
        if not found or not address:
            yield from _candidate(address, "")
            address = token.strip(",")
            continue
        yield from _candidate(address, found[1])
        address = found[2].strip(",")  # the next one, where no space follows the comma
    yield from _candidate(address, "")


def _candidate(address: str, descriptor: str) -> Iterator[tuple[str, float]]:
    if not address:
        return
    width = _number(descriptor)
    yield address, width if descriptor.endswith("w") else _stated(address) or width


def _of_json(value: str) -> Iterator[tuple[str, float]]:
    try:
        stack = [json.loads(value)]
    except (ValueError, RecursionError):
        return
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, str) and _PICTURE_NAME.search(item) and " " not in item:
            yield item, _stated(item)


def _stated(address: str) -> float:
    """Return the width that the address names, as in `photo-1200.jpg`, `?w=1200`, or 0."""
    numbers = [int(number) for number in _STATED_WIDTH.findall(address[-300:])]
    return max(
        (number for number in numbers if 60 <= number <= 5000 and not 1990 <= number <= 2035), default=0
    )


def _number(text: str) -> float:
    match = re.match(r"\d+(?:\.\d+)?", text.strip())
    return float(match[0]) if match else 0


def stated_size(element: Element) -> tuple[float, float]:
    """Return the width and the height that the element states, in pixels; 0 where it states none."""
    return _number(element.get("width") or ""), _number(element.get("height") or "")
