"""A page's data in; the article's text that stands in them alone, as a tree, out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.parse import parse
from presswork.content.importing.web.evidence.records import text_in

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element
    from presswork.content.importing.web.evidence.gathered import Evidence

_PARAGRAPH = re.compile(r"<(?:p|br|div|h[2-4]|li)\b", re.IGNORECASE)
_MIN = 300  # characters
_PLAIN_NAMES = ("articleBody", "body", "text", "content")


def embedded_body(evidence: Evidence) -> Element | None:
    """Return the longest text of an article that the page's data hold, None where they hold none."""
    markup = max((text for text in _markups(evidence)), key=len, default="")
    plain = max((text for text in _plains(evidence)), key=len, default="")
    if len(markup) < _MIN or len(markup) < len(plain):
        paragraphs = (line.strip() for line in re.split(r"\n+|\r+", plain))
        markup = "".join(f"<p>{html.escape(line)}</p>" for line in paragraphs if line)
    if len(markup) < _MIN:
        return None
    return _tree(markup if "<img" in markup else _lead(evidence) + markup)


def stated_text(evidence: Evidence) -> str:
    """Return the article's text as its record in JSON-LD gives it, without markup; "" where it gives none."""
    text = evidence.article.get("articleBody")
    return html.unescape(re.sub(r"<[^<>]{0,500}>", "\n", text)) if isinstance(text, str) else ""


def _lead(evidence: Evidence) -> str:
    """Return the picture that JSON-LD gives the article, as a figure; "" where it gives none."""
    image = evidence.article.get("image")
    image = image[0] if isinstance(image, list) and image else image
    address = image if isinstance(image, str) else ""
    caption = credit = ""
    if isinstance(image, dict):
        address = text_in(image.get("url")) or text_in(image.get("contentUrl"))
        caption, credit = text_in(image.get("caption")), text_in(image.get("creditText"))
    if not address:
        return ""
    figcaption = (
        f'<figcaption>{html.escape(caption)} <span class="credit">{html.escape(credit)}</span></figcaption>'
    )
    return f'<figure><img src="{html.escape(address)}">{figcaption if caption or credit else ""}</figure>'


def _markups(evidence: Evidence) -> list[str]:
    """Return the texts in the data that are HTML of several paragraphs."""
    records = (*evidence.records, *evidence.state)
    texts = (value for record in records for value in record.values() if isinstance(value, str))
    return [text for text in texts if len(text) >= _MIN and len(_PARAGRAPH.findall(text)) >= 2]


def _plains(evidence: Evidence) -> list[str]:
    found = [evidence.article.get(name) for name in _PLAIN_NAMES]
    found += [record.get("articleBody") for record in (*evidence.records, *evidence.state)]
    return [html.unescape(text) for text in found if isinstance(text, str)]


def _tree(markup: str) -> Element:
    """Return the markup as an element, `article`."""
    body = parse(f"<html><body>{markup}</body></html>").find("body")
    body.tag = "article"
    return body
