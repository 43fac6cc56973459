"""A JSON Feed in; an article for each item out (JSON Feed 1.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import Attached, date_of, html_of_text
from presswork.content.importing.decoding import decoded
from presswork.content.importing.feeds.entries import Entry, article_of
from presswork.content.importing.markup.addresses import picture
from presswork.content.importing.source import refused
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.source import Source


def load_json(source: Source) -> Any:
    """Return the source's JSON.

    Raises:
        UnreadableError: it is none, or is nested without end.
    """
    read = decoded(source.data)
    try:
        return json.loads(read.text if read else "")
    except (ValueError, RecursionError) as error:
        raise refused(
            source, "json-damaged", f"The JSON cannot be read: {error}.", hint="Export it again."
        ) from error


def read_json_feed(source: Source) -> Imported:
    """Return the feed's articles in its order.

    Raises:
        UnreadableError: it cannot be read, or holds no items.
    """
    feed = load_json(source)
    items = feed.get("items") if isinstance(feed, dict) else None
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not items:
        raise refused(
            source, "feed-empty", "The feed holds no items.", hint="Look whether it is the right feed."
        )
    language = source.language or text_in(feed, "language")
    articles = tuple(
        article_of(_entry(item, feed, source.language, language), source.around) for item in items
    )
    return Imported(articles=articles, title=text_in(feed, "title"), language=language)


def text_in(record: Any, name: str) -> str:
    """Return the text of a field, "" where there is none."""
    value = record.get(name) if isinstance(record, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _entry(item: dict[str, Any], feed: dict[str, Any], asked: str, language: str) -> Entry:
    address = text_in(item, "url") or text_in(item, "external_url")
    html = text_in(item, "content_html")
    tags = item.get("tags")
    return Entry(
        title=text_in(item, "title"),
        address=address,
        summary=html_of_text(text_in(item, "summary")),
        content=html or html_of_text(text_in(item, "content_text")),
        authors=tuple(_authors(item)) or tuple(_authors(feed)),
        date=date_of(text_in(item, "date_published")) or date_of(text_in(item, "date_modified")),
        language=asked or text_in(item, "language") or language,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        pictures=tuple(_pictures(item, address)),
    )


def _authors(record: dict[str, Any]) -> Iterator[str]:
    authors = record.get("authors")
    authors = authors if isinstance(authors, list) else [record.get("author")]
    yield from (name for author in authors if (name := text_in(author, "name")))


def _pictures(item: dict[str, Any], address: str) -> Iterator[Attached]:
    for name in ("image", "banner_image"):
        place = picture(text_in(item, name), address)
        if place:
            yield Attached(addresses=(place,))
            break
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        place = picture(text_in(attachment, "url"), address)
        if place and text_in(attachment, "mime_type").startswith("image/"):
            yield Attached(addresses=(place,), caption=text_in(attachment, "title"))
