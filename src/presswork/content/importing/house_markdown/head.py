"""A front matter's fields, under any of the names that houses give them, in; an article's head out."""

from __future__ import annotations

import datetime  # noqa: TC003
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import Attached, date_of, plain_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TITLE = ("title", "headline", "hed", "name")
_STANDFIRST = (
    "standfirst",
    "subtitle",
    "subheadline",
    "dek",
    "deck",
    "lede",
    "lead",
    "tagline",
    "intro",
    "abstract",
)
_SUMMARY = ("summary", "excerpt", "description", "teaser")
_AUTHORS = ("authors", "author", "byline", "by", "creator", "creators", "written_by")
_DATE = (
    "date",
    "published",
    "publishdate",
    "publish_date",
    "pubdate",
    "published_at",
    "datepublished",
    "created",
)
_LANGUAGE = ("lang", "language", "locale", "langcode")
_SECTION = ("section", "category", "categories", "rubric", "department")
_TAGS = ("tags", "keywords", "topics", "subjects", "tag")
_RIGHTS = ("rights", "license", "licence", "copyright")
_KICKER = ("kicker", "overline", "eyebrow", "pretitle")
_SLUG = ("slug", "permalink", "url")
_PICTURE = (
    "image", "cover", "cover_image", "coverimage", "featured_image", "featuredimage", "feature_image",
    "main_image", "hero", "hero_image", "heroimage", "banner", "header_image", "thumbnail", "thumb",
    "og_image", "images", "photo",
)  # fmt: skip
_FILE = ("src", "path", "url", "file", "image", "feature", "filename", "href", "relative")
_ALT = ("alt", "alttext", "alt_text", "image_alt")
_CAPTION = ("caption", "title", "description", "image_caption", "legend")
_CREDIT = ("credit", "attribution", "attr", "photographer", "source", "image_credit", "byline")
_COPYRIGHT = ("copyright", "license", "licence", "rights")
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)[-_](.+)")
_LICENCES = {
    "cc0": "CC0", "gfdl": "GNU Free Documentation License", "gpl": "GNU General Public License",
    "mit": "MIT License", "public-domain": "Public domain", "publicdomain": "Public domain",
    "all-rights-reserved": "All rights reserved",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a front matter says of its article. `pictures` are those it names, the opening one first."""

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    language: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    slug: str = ""
    is_draft: bool = False
    pictures: tuple[Attached, ...] = ()


def head_of(fields: Mapping[str, Any], *, file: str, names: Mapping[str, str] | None = None) -> Head:
    """Return the head. `names` are authors' names by the keys that a site's data files give them."""
    stem = file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    dated = _DATED_NAME.fullmatch(stem)
    sections = [_words(text) for text in _texts(_first(fields, _SECTION))]
    slug = _text(_first(fields, _SLUG)).strip("/").rsplit("/", 1)[-1]
    return Head(
        title=_plain(_first(fields, _TITLE)),
        kicker=_plain(_first(fields, _KICKER)),
        standfirst=_plain(_first(fields, _STANDFIRST)),
        summary=_plain(_first(fields, _SUMMARY)),
        authors=tuple(dict.fromkeys(_authors(fields, names or {}))),
        date=next((date for name in _DATE if (date := date_of(_text(fields.get(name))))), None)
        or date_of(dated[1] if dated else ""),
        language=_text(_first(fields, _LANGUAGE)).replace("_", "-"),
        section=sections[0] if sections else "",
        tags=tuple(dict.fromkeys((*sections[1:], *_texts(_first(fields, _TAGS))))),
        rights=_licence(_text(_first(fields, _RIGHTS))),
        slug=slug or (dated[2] if dated else ""),
        is_draft=_is(fields.get("draft"), "true") or _is(fields.get("published"), "false"),
        pictures=tuple(_pictures(fields)),
    )


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name] for name in names if fields.get(name)), None)


def _is(value: Any, word: str) -> bool:
    return str(value).strip().lower() == word


def _text(value: Any) -> str:
    """Return a field's text; a date that TOML read as one in ISO's form."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _plain(value: Any) -> str:
    text = " ".join(_text(value).split())
    return plain_of(text) if "<" in text or "&" in text else text


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a list, or of a text with commas."""
    if isinstance(value, list):
        for each in value:
            text = _text(each.get("name") if isinstance(each, dict) else each)
            if text:
                yield text
    else:
        yield from (part for part in (part.strip() for part in re.split(r"[,;]", _text(value))) if part)


def _authors(fields: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    value = _first(fields, _AUTHORS)
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            text = next((_text(each[name]) for name in ("name", "literal", "title") if each.get(name)), "")
            text = text or " ".join(filter(None, (_text(each.get("given")), _text(each.get("family")))))
            if not text and len(each) == 1:  # `- Ada Byron: pilot`, as Pandoc's affiliations are written
                text = str(next(iter(each)))
            yield from [text] if text else []
        elif isinstance(value, list):
            text = _text(each)
            yield from [names.get(text, text)] if text else []
        else:
            text = re.sub(r"^(?:by|von|par)\s+", "", _text(each), flags=re.IGNORECASE)
            yield from (names.get(part, part) for part in _BETWEEN.split(text) if part)


def _words(text: str) -> str:
    """Return a section's name as words where it is written as a key: `end_users`."""
    is_key = re.fullmatch(r"[a-z0-9]+(?:[_-][a-z0-9]+)*", text)
    return re.sub("[_-]", " ", text).capitalize() if is_key else text


def _licence(text: str) -> str:
    key = text.lower().replace("_", "-").strip()
    if key in _LICENCES:
        return _LICENCES[key]
    if re.fullmatch(r"cc-by(?:-(?:nc|nd|sa))*(?:-\d\.\d)?", key):
        return "CC " + key.removeprefix("cc-").upper().replace("-4.0", " 4.0").replace(
            "-3.0", " 3.0"
        ).replace("-2.0", " 2.0")
    return " ".join(text.replace("_", " ").split())


def _pictures(fields: Mapping[str, Any]) -> Iterator[Attached]:
    """Yield the pictures that the fields name: the opening one, then those that are only described."""
    for name in _PICTURE:
        value = fields.get(name)
        value = value[0] if isinstance(value, list) and value else value
        beside = {
            part: fields[f"{name}_{part}"]
            for part in (*_ALT, *_CAPTION, *_CREDIT, *_COPYRIGHT)
            if f"{name}_{part}" in fields
        }
        described = {**value, **beside} if isinstance(value, dict) else {"src": value, **beside}
        picture = _picture(described, placed=True)
        if picture is not None:
            yield picture
            break
    resources = fields.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict):
            params = resource.get("params")
            merged = {**(params if isinstance(params, dict) else {}), **resource}
            picture = _picture({str(name).lower(): value for name, value in merged.items()}, placed=False)
            if picture is not None:
                yield picture


def _picture(described: Mapping[str, Any], *, placed: bool) -> Attached | None:
    address = _text(_first(described, _FILE))
    if not re.search(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|svg)(?:$|\?)", address, re.IGNORECASE):
        return None
    return Attached(
        addresses=(address,),
        alt=_plain(_first(described, _ALT)),
        caption=_plain(_first(described, _CAPTION)),
        credit=_plain(_first(described, _CREDIT)),
        copyright=_plain(_first(described, _COPYRIGHT)),
        placed=placed,
    )
