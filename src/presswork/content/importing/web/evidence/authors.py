"""What a page says of who wrote its article in; their names out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.tree import Element, text_of
from presswork.content.importing.web.evidence.json_ld import types
from presswork.content.importing.web.evidence.meta import first
from presswork.content.importing.web.evidence.records import text_in, texts_in

if TYPE_CHECKING:
    from presswork.content.importing.web.evidence.gathered import Evidence

_BY = re.compile(
    r"^\W*(?:(?:written |story |text |reported )?by|von|par|por|di|door|av|af|oleh|tekst|text|auteur|autor"
    r"|author|words|redakcja|escrit[oa] por|redigido por|publi[ée] par"
    r"|(?:geschrieben|verfasst) von|scritto da|skrevet av|skriven av|автор|текст|byline|posted by"
    r"|published by)\b[:\s]+",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*[;|\u2022·]\s*|\s*,\s+|\s+(?:and|und|et|y|e|en|og|och|ja|i|и|dan|ve|with|mit)\s+|\s+&\s+|、",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:기자|특파원|記者|记者)$")  # reporter, correspondent
_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "byline",
    "creator",
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|de|fr)\b|^\d|^(?:admin|editor|staff|redaktion|redaction|null)$", re.I
)
_BYLINE = re.compile(r"author|byline|autor|reporter|verfasser|redacteur|journalist", re.I)
_NO_BYLINE = re.compile(
    r"bio|image|img|photo|avatar|social|share|follow|role|title|description|box|card|(?<!journa)list|link-?icon|more",
    re.I,
)
_SEVERAL = 3  # names, and words of each
_MAX = 80  # characters of a name


def authors_of(evidence: Evidence) -> tuple[str, ...]:
    """Return who wrote it: people before the publication that names itself."""
    declared = evidence.article.get("author") or evidence.article.get("creator") or []
    items = declared if isinstance(declared, list) else [declared]
    site = first(evidence.metas, "og:site_name").lower()
    named = [(name, _is_house(item)) for item in items[:30] for name in _of_item(item, evidence)]
    people = [name for name, house in named if not house and name.lower() != site]
    if people:
        found = [name for name, house in named if house or name in people]
    else:
        houses = " ".join((site, *(name.lower() for name, _ in named)))
        found = _of_metas(evidence, houses) or _shown(evidence.root, site) or [name for name, _ in named]
    return _without_common(tuple(dict.fromkeys(found))) or _houses(items)


def _without_common(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names without a word that opens or closes each of several: a title, a paper's name."""
    parted = [name.split() for name in names]
    if len(names) < _SEVERAL or any(len(words) < _SEVERAL for words in parted):
        return names
    if len({words[0] for words in parted}) == 1:
        return tuple(" ".join(words[1:]) for words in parted)
    if len({words[-1] for words in parted}) == 1:
        return tuple(" ".join(words[:-1]) for words in parted)
    return names


def _houses(items: list[object]) -> tuple[str, ...]:
    """Return the names of publications that are no names of people: addresses of sites."""
    return tuple(text_in(item)[:_MAX] for item in items[:3] if _is_house(item) and text_in(item))


def _of_item(item: object, evidence: Evidence) -> list[str]:
    if isinstance(item, dict):
        if not item.get("name") and item.get("@id"):
            item = next((r for r in evidence.records if r.get("@id") == item["@id"] and r.get("name")), item)
        return [name for text in texts_in(item.get("name")) for name in names_in(text)]
    return names_in(text_in(item))


def _is_house(item: object) -> bool:
    return isinstance(item, dict) and any("Organization" in kind for kind in types(item))


def _of_metas(evidence: Evidence, houses: str) -> list[str]:
    found = [name for key in _METAS for text in evidence.metas.get(key, []) for name in names_in(text)]
    return [name for name in found if name.lower() not in houses]


def _shown(root: Element, site: str) -> list[str]:
    """Return the names in what the page marks as its byline."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {
            "script",
            "style",
            "meta",
            "img",
            "head",
            "svg",
        }:
            continue
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        name = f"{element.get('class') or ''} {element.get('data-testid') or ''}"
        if marked or (_BYLINE.search(name) and not _NO_BYLINE.search(name)):
            text = text_of(element)
            fits = len(text) <= _MAX and ":" not in _BY.sub("", text)
            names = [found for found in names_in(text) if found.lower() != site] if fits else []
            if names and any(2 <= len(found.split()) <= 5 or not found.isascii() for found in names):
                return names
    return _opened(root)


def _opened(root: Element) -> list[str]:
    """Return the names in the first short line that opens as a byline does: `By Jane Roe | 4 May`."""
    for element in root.iter("p", "div", "span", "address", "font", "small", "b", "em", "i"):
        line = byline_in(text_of(element)) if len(element) <= _FEW else ()
        if line:
            return list(line)
    return []


def byline_in(text: str) -> tuple[str, ...]:
    """Return the names of a line that opens with "by", and holds names and perhaps a date; else none."""
    opening = _BY.match(text) if len(text) <= _MAX else None
    if opening is None or not text[:1].isupper():
        return ()
    names = _DATED.split(text[opening.end() :], maxsplit=1)[0].strip(" ,.")
    found = names_in(names)
    full = all(_FULL_NAME.fullmatch(name) for name in found)
    return tuple(found) if full else ()


_FEW = 8  # elements within a line
_FULL_NAME = re.compile(r"[^\W\da-z_][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\da-z_][\w.'’-]*){1,3}")
_DATED = re.compile(r"\s*[|•·–—]\s*|\s+-\s+|\s*(?=\d)")


def names_in(text: str) -> list[str]:
    """Return the names in a byline, without "by" and the like."""
    if len(text) > 4 * _MAX:
        return []
    names: list[str] = []
    for part in _AND.split(_BY.sub("", text)):
        name = _TITLE.sub("", _BY.sub("", part).strip(" ,.:-–—|/\u00a0"))
        if 1 < len(name) <= _MAX and not _NO_NAME.search(name) and any(letter.isalpha() for letter in name):
            names.append(name)
    return names
