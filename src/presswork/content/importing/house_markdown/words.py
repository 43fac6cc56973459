"""Text with pointed brackets in; the same with those that are no markup as words out."""

from __future__ import annotations

import re

# The elements that an article may hold, or that are known to be dropped.
_NAMES = """
    a abbr acronym address area article aside audio b bdi bdo big blockquote body br button canvas
    caption center cite code col colgroup data dd del details dfn dialog div dl dt em embed fieldset
    figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins
    kbd label legend li link main map mark math menu meta nav noscript object ol optgroup option output
    p param path picture pre progress q rp rt ruby s samp script section select small source span strike
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track
    tt u ul use var video wbr
"""
_TAGS = frozenset(_NAMES.split())
_LINKED = ("http:", "https:", "mailto:", "ftp:", "tel:")
_TAG = re.compile(r"(?<!\\)<(/?)([A-Za-z][\w.:@+-]*)")


# What builds a page; within a sentence, and never closed, it is spoken of.
_BUILDING = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "table",
        "form",
        "style",
        "script",
    ]
)


def with_words_in_brackets(text: str) -> str:
    """Return the text with `<branch-name>`, which is no element of HTML, as words."""
    return "\n\n".join(_spoken(_TAG.sub(_kept, part)) for part in text.split("\n\n"))


def _spoken(paragraph: str) -> str:
    """Return a paragraph with what it says of `<h1>` as words."""

    def kept(match: re.Match[str]) -> str:
        name = match[2].lower()
        opens_line = not paragraph[: match.start()].rpartition("\n")[2].strip(" \t>")
        partner = f"<{'' if match[1] else '/'}{name}"
        if name not in _BUILDING or opens_line or partner in paragraph.lower():
            return match[0]
        return f"&lt;{match[1]}{match[2]}"

    return _TAG.sub(kept, paragraph)


def _kept(match: re.Match[str]) -> str:
    name = match[2].lower()
    is_markup = name.rstrip(":-") in _TAGS or "@" in name or name.startswith(_LINKED)
    return match[0] if is_markup else f"&lt;{match[1]}{match[2]}"
