"""NewsML-G2 in, one item, a package or a message, and NITF; its articles out (IPTC NewsML-G2 2.x)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import parse_xml_leniently
from presswork.content.importing.bodies import date_of, html_of_text
from presswork.content.importing.feeds.xml_feed import report_fault
from presswork.content.importing.news import nitf
from presswork.content.importing.news.items import Item, Rendition, article_of, with_body_of_summary
from presswork.content.importing.news.nitf import first, line, local
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.source import Source

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = {
    "picture": "picture",
    "graphic": "graphic",
    "animated": "graphic",
    "video": "video",
    "audio": "audio",
}


def read_newsml(source: Source) -> Imported:
    """Return the source's articles: one for each text, with the pictures of its package or message.

    Raises:
        UnreadableError: it cannot be read, or holds no news item.
    """
    root, fault = parse_xml_leniently(source.data, file=source.name)
    report = Report(source.name)
    report_fault(fault, report)
    if local(root) == "nitf":
        text, pictures = nitf.item_of(root)
        articles = [article_of(text, pictures, source)]
    else:
        articles = [article_of(text, pictures, source) for text, pictures in _groups(root)]
    if not articles:
        raise refused(
            source, "feed-empty", "The file holds no news item.", hint="Look whether it is the right file."
        )
    return Imported(
        articles=tuple(articles), language=articles[0].language, findings=report.in_order_of_making
    )


def _groups(root: Any) -> Iterator[tuple[Item, list[Item]]]:
    """Yield each text with its pictures: those of its own package, else all where there is but one text."""
    found = [each for element in root.iter() if local(element) == "newsitem" for each in [_read(element)]]
    items = {item.identifier: (item, inner) for item, inner in found}
    texts = [pair for pair in found if pair[0].kind == "text"]
    others = [item for item, _ in found if item.kind != "text"]
    packages = [_references(element) for element in root.iter() if local(element) == "packageitem"]
    if not texts:
        yield from ((item, []) for item in others)
        return
    for text, inner in texts:
        package = next((references for references in packages if text.identifier in references), None)
        if package is not None:
            beside = [items[each][0] for each in package if each in items and items[each][0].kind != "text"]
        else:
            beside = (
                others
                if len(texts) == 1
                else [each for each in others if each.identifier in _linked(root, text)]
            )
        yield text, [*inner, *beside]


def _references(package: Any) -> list[str]:
    references = (element for element in package.iter() if local(element) == "itemref")
    return [element.get("residref") or element.get("href") or "" for element in references]


def _linked(root: Any, text: Item) -> set[str]:
    """Return what a text's own links name."""
    for element in root.iter():
        if local(element) == "newsitem" and element.get("guid") == text.identifier:
            return {each.get("residref") or "" for each in element.iter() if local(each) == "link"}
    return set()


def _read(element: Any) -> tuple[Item, list[Item]]:
    """Return a newsItem, and the pictures that its own body places."""
    meta, content = first(element, "itemmeta"), first(element, "contentmeta")
    kind = _kind(meta)
    body, inner, from_body = _body(element)
    language = (
        next((each.get("tag") or "" for each in _all(content, "language")), "") or element.get(_LANG) or ""
    )
    captions = [line(each) for each in _all(content, "description") if "alt" not in (each.get("role") or "")]
    alts = [line(each) for each in _all(content, "description") if "alt" in (each.get("role") or "")]
    rights = first(element, "rightsinfo")
    item = Item(
        kind=kind,
        identifier=element.get("guid") or "",
        headline=_headline(content) or line(first(meta, "title") if meta is not None else None),
        summary=captions[0] if captions else "",
        body=body,
        byline=line(first(content, "by")) if content is not None else "",
        credit=line(first(content, "creditline")) if content is not None else "",
        rights=line(first(rights, "copyrightnotice")) if rights is not None else "",
        alt=alts[0] if alts else "",
        date=date_of(line(first(content, "contentcreated")) if content is not None else "")
        or date_of(line(first(meta, "versioncreated")) if meta is not None else ""),
        language=language,
        tags=tuple(_subjects(content)),
        renditions=tuple(_renditions(element)),
    )
    item = _completed(item, content, rights, from_body)
    if item.kind == "text" and not _given(item.body) and item.summary:
        item = with_body_of_summary(item, html_of_text(item.summary))
    return item, inner


def _completed(item: Item, content: Any, rights: Any, from_body: Item | None) -> Item:
    """Return the item with its creator as byline, its rights' holder as credit, and NITF's own head."""
    creators = [line(first(each, "name")) or line(each) for each in _all(content, "creator")]
    providers = [line(first(each, "name")) or line(each) for each in _all(rights, "copyrightholder")]
    item = replace(
        item,
        byline=item.byline or next((name for name in creators if name), ""),
        credit=item.credit or (next((name for name in providers if name), "") if item.kind != "text" else ""),
    )
    if from_body is None:
        return item
    return replace(
        item,
        headline=item.headline or from_body.headline,
        byline=item.byline or from_body.byline,
        summary=item.summary or from_body.summary,
        language=item.language or from_body.language,
        date=item.date or from_body.date,
    )


def _given(body: Any) -> bool:
    return bool(body.strip()) if isinstance(body, str) else body is not None


def _kind(meta: Any) -> str:
    classes = _all(meta, "itemclass")
    code = next((each.get("qcode") or each.get("uri") or "" for each in classes), "")
    return _KINDS.get(code.replace("/", ":").rsplit(":", 1)[-1].lower(), "text")


def _all(element: Any, name: str) -> list[Any]:
    return [] if element is None else [each for each in element.iter() if local(each) == name]


def _headline(content: Any) -> str:
    headlines = _all(content, "headline")
    main = [each for each in headlines if (each.get("role") or "main").rsplit(":", 1)[-1] == "main"]
    return line((main or headlines)[0]) if headlines else ""


def _subjects(content: Any) -> Iterator[str]:
    for each in _all(content, "keyword"):
        if line(each):
            yield line(each)
    for each in _all(content, "subject"):
        if name := line(first(each, "name")):
            yield name


def _body(element: Any) -> tuple[Any, list[Item], Item | None]:
    """Return the body as HTML, the pictures in it, and what a NITF document says of itself."""
    for inline in _all(element, "inlinexml"):
        document = next((child for child in inline if isinstance(child.tag, str)), None)
        if document is None:
            continue
        if local(document) == "nitf":
            item, pictures = nitf.item_of(document)
            return item.body, pictures, item
        return document, [], None
    for inline in _all(element, "inlinedata"):
        text = "".join(inline.itertext())
        if text.strip() and (inline.get("contenttype") or "text/plain").startswith("text/"):
            is_html = "html" in (inline.get("contenttype") or "")
            return text if is_html else html_of_text(text), [], None
    return "", [], None


def _renditions(element: Any) -> Iterator[Rendition]:
    for remote in _all(element, "remotecontent"):
        address = remote.get("href") or next((each.get("href") or "" for each in _all(remote, "althref")), "")
        if address:
            yield Rendition(
                address=address,
                media_type=(remote.get("contenttype") or "").lower(),
                width=int(remote.get("width") or 0) if (remote.get("width") or "").isdecimal() else 0,
                name=remote.get("rendition") or "",
            )
