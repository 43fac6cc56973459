"""An RSS or Atom feed in; an article for each entry out."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import parse_xml_leniently
from presswork.content.importing.bodies import date_of, html_of_text, plain_of
from presswork.content.importing.feeds.entries import Entry, article_of
from presswork.content.importing.feeds.media import pictures_of
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from presswork.content.importing.source import Source

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAIL_NAME = re.compile(r"[^\s@]+@[^\s@(]+\s*\((?P<name>[^)]+)\)")


def read_feed(source: Source) -> Imported:
    """Return the feed's articles in its order.

    Raises:
        UnreadableError: it cannot be read, or holds no entries.
    """
    root, fault = parse_xml_leniently(source.data, file=source.name)
    report = Report(source.name)
    report_fault(fault, report)
    is_atom = root.tag.endswith("}feed") or root.tag == "feed"
    head = root if is_atom else next(root.iter("{*}channel"), root)
    elements = list(root.iter("{*}entry" if is_atom else "{*}item"))
    if not elements:
        raise refused(
            source, "feed-empty", "The feed holds no entries.", hint="Look whether it is the right feed."
        )
    language = source.language or head.get(_XML_LANG) or words(head, "language")
    read = _atom_entry if is_atom else _rss_entry
    entries = [read(element, head) for element in elements]
    articles = tuple(
        article_of(replace(entry, language=source.language or entry.language or language), source.around)
        for entry in entries
    )
    return Imported(
        articles=articles, title=words(head, "title"), language=language, findings=report.in_order_of_making
    )


def report_fault(fault: str, report: Report) -> None:
    """Report that the XML was not well-formed, so that something may be missing."""
    if fault:
        report.warning(
            "xml-repaired",
            f"The XML is not well-formed: {fault}. It was read as far as it could be.",
            hint="Compare the last articles with where they come from, or export them again.",
        )


def words(element: Any, name: str) -> str:
    """Return the words of the first child of the name, in any of the usual namespaces, without markup."""
    found = element.find(name)
    found = element.find(f"{{*}}{name}") if found is None else found
    return "" if found is None else plain_of("".join(found.itertext()))


def _rss_entry(item: Any, channel: Any) -> Entry:
    address = words(item, "link") or next(
        (g.text or "" for g in item.iterchildren("guid") if g.get("isPermaLink") != "false"), ""
    )
    content = item.findtext(_CONTENT) or item.findtext("{http://www.w3.org/1999/xhtml}body") or ""
    return Entry(
        title=words(item, "title"),
        address=address.strip(),
        summary=item.findtext("description") or item.findtext("{http://purl.org/rss/1.0/}description") or "",
        content=content,
        authors=_names(
            *(element.text for element in item.iterchildren(f"{_DC}creator", "author", "{*}author"))
        ),
        date=date_of(item.findtext("pubDate")) or date_of(item.findtext(f"{_DC}date")),
        language=item.findtext(f"{_DC}language") or "",
        tags=_each(item, "category", f"{_DC}subject"),
        rights=words(item, "rights") or words(channel, "copyright"),
        pictures=tuple(pictures_of(item, address=address.strip())),
    )


def _atom_entry(entry: Any, feed: Any) -> Entry:
    address = next(
        (
            link.get("href") or ""
            for link in entry.iterchildren("{*}link")
            if link.get("rel") in {None, "alternate"}
        ),
        "",
    )
    authors = [element.findtext("{*}name") for element in entry.iterchildren("{*}author")] or [
        element.findtext("{*}name") for element in feed.iterchildren("{*}author")
    ]
    terms = (
        element.get("label") or element.get("term") or "" for element in entry.iterchildren("{*}category")
    )
    summary = _construct(entry.find("{*}summary"))
    return Entry(
        title=_plain_construct(entry.find("{*}title")),
        address=address,
        summary=summary if isinstance(summary, str) else plain_of("".join(summary.itertext())),
        content=_construct(entry.find("{*}content")),
        authors=_names(*authors),
        date=date_of(entry.findtext("{*}published")) or date_of(entry.findtext("{*}updated")),
        language=entry.get(_XML_LANG) or "",
        tags=tuple(dict.fromkeys(term for term in terms if term)),
        rights=words(entry, "rights") or words(feed, "rights"),
        pictures=tuple(pictures_of(entry, address=address)),
    )


def _construct(element: Any) -> str | Any:
    """Return an Atom text or content construct as HTML or as a tree (RFC 4287, 3.1 and 4.1.3)."""
    if element is None:
        return ""
    kind = (element.get("type") or "text").lower()
    if kind in {"xhtml", "application/xhtml+xml"} and len(element):
        return element[0]
    text = "".join(element.itertext())
    return text if kind in {"html", "text/html"} else html_of_text(text) if text.strip() else ""


def _plain_construct(element: Any) -> str:
    if element is None:
        return ""
    text = "".join(element.itertext())
    return plain_of(text if element.get("type") == "html" else _escaped(text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text or "&" in text else text


def _names(*texts: str | None) -> tuple[str, ...]:
    """Return the authors' names, without the addresses that RSS puts before them."""
    found = []
    for text in texts:
        name = plain_of(unescape(text or ""))
        mail = _MAIL_NAME.fullmatch(name)
        name = mail["name"] if mail else name
        if name and "@" not in name:
            found.append(name.strip())
    return tuple(dict.fromkeys(found))


def _each(element: Any, *names: str) -> tuple[str, ...]:
    found = (plain_of(child.text or "") for child in element.iterchildren(*names))
    return tuple(dict.fromkeys(text for text in found if text))
