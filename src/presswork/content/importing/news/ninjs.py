"""ninjs in, of versions 1 to 3, one item, a list or a package; its articles out (IPTC News in JSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import date_of, html_of_text, plain_of
from presswork.content.importing.feeds.json_feed import load_json, text_in
from presswork.content.importing.news.items import Item, Rendition, article_of, with_body_of_summary
from presswork.content.importing.source import refused
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.source import Source

_MAX_ITEMS = 5_000
_DEPTH = 4
_HTML_ROLES = ("html", "xhtml", "html5", "richhtml5", "richhtml")
_ALT_ROLES = ("alt", "alttext", "alt-text", "alt_text", "accessibility")
_CAPTIONS = ("caption", "text", "main", "", "summary", "abstract", "teaser", "deck")


def read_ninjs(source: Source) -> Imported:
    """Return the source's articles. The pictures beside a text are in it; each text of a package is one.

    Raises:
        UnreadableError: it cannot be read, or holds no news item.
    """
    articles = []
    for record in _records(load_json(source), 0):
        own = item_of(record)
        beside = [item_of(each) for each in _associated(record)]
        texts = [each for each in _associated(record) if _kind(each) in {"text", "composite"}]
        if _kind(record) == "composite" and texts and not _has_body(record):
            articles += [_article(text, source) for text in texts]
        else:
            articles.append(article_of(own, [each for each in beside if each.kind != "text"], source))
    if not articles:
        raise refused(
            source, "feed-empty", "The ninjs holds no news item.", hint="Look whether it is the right file."
        )
    return Imported(articles=tuple(articles[:_MAX_ITEMS]), language=articles[0].language)


def _article(record: dict[str, Any], source: Source) -> Any:
    beside = [item_of(each) for each in _associated(record)]
    return article_of(item_of(record), [each for each in beside if each.kind != "text"], source)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the items of one, of a list, or of an answer that wraps a list."""
    if isinstance(value, list) and depth < _DEPTH:
        for each in value:
            yield from _records(each, depth + 1)
    elif isinstance(value, dict):
        wrapped = next(
            (
                value[name]
                for name in ("items", "_items", "data", "results")
                if isinstance(value.get(name), list)
            ),
            None,
        )
        if wrapped is not None and not text_in(value, "uri"):
            yield from _records(wrapped, depth + 1)
        elif (
            text_in(value, "uri")
            or _has_body(value)
            or _texts(value, "headline")
            or _texts(value, "description")
        ):
            yield value


def item_of(record: dict[str, Any]) -> Item:
    """Return the item as agencies fill it, whichever the version of ninjs."""
    descriptions = _texts(record, "description")
    summary = next((plain_of(descriptions[role]) for role in _CAPTIONS if descriptions.get(role)), "")
    headlines = _texts(record, "headline")
    headline = (
        headlines.get("main")
        or headlines.get("")
        or next(iter(headlines.values()), "")
        or text_in(record, "title")
    )
    item = Item(
        kind=_kind(record),
        identifier=text_in(record, "uri"),
        headline=plain_of(headline),
        summary=summary,
        body=_body(record),
        byline=plain_of(text_in(record, "by") or text_in(record, "byline")),
        credit=_credit(record, descriptions),
        rights=text_in(record, "copyrightnotice") or text_in(record, "copyrightholder"),
        alt=next((descriptions[role] for role in _ALT_ROLES if descriptions.get(role)), "")
        or text_in(record, "alttext")
        or text_in(record, "altText")
        or text_in(record, "alt_text"),
        date=date_of(
            text_in(record, "firstpublished")
            or text_in(record, "versioncreated")
            or text_in(record, "firstcreated")
        ),
        language=text_in(record, "language"),
        tags=tuple(
            dict.fromkeys(
                (*_names(record, "keywords"), *_names(record, "subjects"), *_names(record, "subject"))
            )
        ),
        renditions=tuple(_renditions(record)),
    )
    if item.kind == "text" and not item.body and summary:
        return with_body_of_summary(item, html_of_text(summary))
    return item


def _kind(record: dict[str, Any]) -> str:
    kind = text_in(record, "type").lower()
    if kind in {"picture", "image", "photo"}:
        return "picture"
    if kind in {"graphic", "video", "audio", "composite", "text"}:
        return kind
    is_picture = not _has_body(record) and any(each.is_picture for each in _renditions(record))
    return "picture" if is_picture else "text"


def _texts(record: dict[str, Any], name: str) -> dict[str, str]:
    """Return a field's texts by role: a list since version 2, `headline` and `description_text` before."""
    found: dict[str, str] = {}
    listed = record.get(f"{name}s") or record.get({"body": "bodies"}.get(name, ""))
    for each in listed if isinstance(listed, list) else []:
        if value := text_in(each, "value"):
            found.setdefault(text_in(each, "role"), value)
    for key, value in record.items():
        if isinstance(value, str) and value.strip() and (key == name or key.startswith(f"{name}_")):
            found.setdefault(key.removeprefix(name).lstrip("_"), value)
    return found


def _has_body(record: dict[str, Any]) -> bool:
    return bool(_texts(record, "body"))


def _body(record: dict[str, Any]) -> str:
    """Return the best of the bodies as HTML: that with pictures before that with markup before plain text."""
    bodies, types = _texts(record, "body"), _types(record)
    marked = [bodies[role] for role in _HTML_ROLES if role in bodies]
    marked += [text for role, text in bodies.items() if types.get(role) == "text/html" and text not in marked]
    if marked:
        return max(marked, key=lambda text: ("<figure" in text or "<img" in text, -marked.index(text)))
    plain = (
        bodies.get("text")
        or bodies.get("")
        or next((text for role, text in bodies.items() if types.get(role, "text/plain") == "text/plain"), "")
    )
    return html_of_text(plain) if plain.strip() else ""


def _types(record: dict[str, Any]) -> dict[str, str]:
    bodies = record.get("bodies")
    found = bodies if isinstance(bodies, list) else []
    return {text_in(each, "role"): text_in(each, "contenttype") for each in found}


def _credit(record: dict[str, Any], descriptions: dict[str, str]) -> str:
    """Return the agency: a credit line where there is one, else the source, else who holds the rights."""
    sources = record.get("infosources")
    first = (
        next((text_in(each, "name") for each in sources if text_in(each, "name")), "")
        if isinstance(sources, list)
        else ""
    )
    return (
        text_in(record, "creditline")
        or plain_of(descriptions.get("creditline", ""))
        or text_in(record, "source")
        or text_in(record, "copyrightholder")
        or first
    )


def _names(record: dict[str, Any], name: str) -> Iterator[str]:
    values = record.get(name)
    for value in values if isinstance(values, list) else []:
        text = value.strip() if isinstance(value, str) else text_in(value, "name")
        if text:
            yield text


def _associated(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items beside this one: a list since version 2, by name before."""
    associations = record.get("associations")
    if isinstance(associations, dict):
        associations = [associations[name] for name in sorted(associations)]
    found = (
        [each for each in associations if isinstance(each, dict)] if isinstance(associations, list) else []
    )
    nested = [
        inner
        for each in found
        if isinstance(each.get("associations"), (dict, list)) and not _has_body(each)
        for inner in _shallow(each)
    ]
    return [*found, *nested]


def _shallow(record: dict[str, Any]) -> list[dict[str, Any]]:
    associations = record.get("associations")
    values = associations.values() if isinstance(associations, dict) else associations or []
    return [each for each in values if isinstance(each, dict)]


def _renditions(record: dict[str, Any]) -> Iterator[Rendition]:
    renditions = record.get("renditions")
    if isinstance(renditions, dict):
        renditions = [{"name": name, **each} for name, each in renditions.items() if isinstance(each, dict)]
    for each in renditions if isinstance(renditions, list) else []:
        address = text_in(each, "href")
        width = each.get("width") if isinstance(each, dict) else None
        if address:
            yield Rendition(
                address=address,
                media_type=(text_in(each, "contenttype") or text_in(each, "mimetype")).lower(),
                width=width if isinstance(width, int) else 0,
                name=" ".join((text_in(each, "name"), text_in(each, "title"))),
            )
