"""NITF in, as a part of NewsML or by itself; an item, with its body as HTML and its pictures, out."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from presswork.content.importing.bodies import date_of
from presswork.content.importing.news.items import Item, Rendition

# NITF's elements by those of HTML; the others have the same name, or are read through.
_HTML = {
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "nitf-table": "div", "org": "span",
    "person": "span", "location": "span", "chron": "span", "num": "span", "money": "span", "lang": "span",
    "function": "span", "virtloc": "span", "event": "span", "classifier": "span", "object.title": "em",
    "fn": "small", "note": "aside", "credit": "footer", "datasource": "footer",
}  # fmt: skip


def local(element: Any) -> str:
    """Return the element's name without its namespace, in small letters."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def first(root: Any, *names: str) -> Any:
    """Return the first element below, by local name."""
    return next((element for element in root.iter() if local(element) in names), None)


def line(element: Any) -> str:
    """Return an element's words on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def item_of(root: Any) -> tuple[Item, list[Item]]:
    """Return the text and its pictures."""
    head = first(root, "body.head")
    content = first(root, "body.content")
    issued = first(root, "date.issue")
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    pictures = [] if content is None else _pictures(content)
    headline = line(first(head, "hl1")) if head is not None else ""
    item = Item(
        headline=headline or line(first(root, "title")),
        summary=line(first(head, "abstract")) if head is not None else "",
        byline=line(first(head, "byline")) if head is not None else "",
        body="" if content is None else html_tree(content),
        date=date_of(issued.get("norm") if issued is not None else ""),
        language=language,
    )
    return item, [picture for _, picture in pictures]


def html_tree(content: Any) -> Any:
    """Return NITF's body content as a tree of HTML. Its media become figures in their place."""
    tree = deepcopy(content)
    for element in list(tree.iter()):
        name = local(element)
        if not name:
            continue
        if name == "media":
            _as_figure(element)
        elif element.getparent() is None or not any(local(up) == "figure" for up in element.iterancestors()):
            element.tag = _HTML.get(name, name)
    tree.tag = "div"
    return tree


def _as_figure(media: Any) -> None:
    """Turn a media element into a figure, or empty it where it holds no picture."""
    picture = _picture(media)
    words = [child for child in media.iter() if local(child) == "media-caption"]
    caption = " ".join(line(child) for child in words)
    tail = media.tail
    for child in list(media):
        media.remove(child)
    media.attrib.clear()
    media.tag, media.text, media.tail = "figure", None, tail
    if picture is None:
        media.tag = "span"
        return
    image = media.makeelement("img", {"src": picture.renditions[0].address, "alt": picture.alt})
    media.append(image)
    legend = media.makeelement("figcaption", {})
    legend.text = caption
    media.append(legend)
    if picture.byline or picture.credit:
        credit = media.makeelement("div", {"class": "credit"})
        credit.text = " / ".join(part for part in (picture.byline, picture.credit) if part)
        media.append(credit)


def _pictures(content: Any) -> list[tuple[Any, Item]]:
    media = [element for element in content.iter() if local(element) == "media"]
    return [(element, item) for element in media if (item := _picture(element)) is not None]


def _picture(media: Any) -> Item | None:
    if (media.get("media-type") or "image") not in {"image", "photo", "picture", "graphic"}:
        return None
    references = [element for element in media.iter() if local(element) == "media-reference"]
    renditions = tuple(
        Rendition(
            address=element.get("source") or "",
            media_type=(element.get("mime-type") or "").lower()
            if "/" in (element.get("mime-type") or "")
            else "",
            width=int(element.get("width") or 0) if (element.get("width") or "").isdecimal() else 0,
        )
        for element in references
        if element.get("source")
    )
    if not renditions:
        return None
    captions = [line(child) for child in media.iter() if local(child) == "media-caption"]
    producer = line(first(media, "media-producer"))
    return Item(
        kind="picture",
        summary=" ".join(captions),
        byline=producer,
        credit=next((element.get("source-credit") or "" for element in references), ""),
        alt=next((element.get("alternate-text") or "" for element in references), ""),
        renditions=renditions,
    )
