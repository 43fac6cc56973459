"""A page's data in; the article's text that stands in them alone, as a tree, out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.parse import parse

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
    if len(markup) >= _MIN and len(markup) >= len(plain):
        return _tree(markup)
    if len(plain) < _MIN:
        return None
    paragraphs = (line.strip() for line in re.split(r"\n+|\r+", plain))
    return _tree("".join(f"<p>{html.escape(line)}</p>" for line in paragraphs if line))


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
