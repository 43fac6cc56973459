"""Raw HTML from a Markdown file in; a finding for everything in it that the sanitiser takes away out.

This only tells the author; `sanitise` is what takes it away.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from presswork.content.sanitise import BLOCK_TAGS, GENERIC_ATTRIBUTES, LINK_SCHEMES, TAG_ATTRIBUTES

if TYPE_CHECKING:
    from presswork.content.report import Report

_HINTS = {
    "img": 'Place photos with Markdown: `![alt](file.jpg "caption"){credit="Name / Agency"}`.',
    "figure": 'Place photos with Markdown: `![alt](file.jpg "caption"){credit="Name / Agency"}`.',
    **{f"h{level}": "Write headings in Markdown: `## Heading`." for level in range(1, 7)},
}
_HINT = "Write it in Markdown, or leave it out: editions hold no scripts, frames, forms or embedded pages."


def report_removed(markup: str, *, line: int, report: Report) -> None:
    """Report what of this raw HTML will be removed. `line` is the file's line on which it begins."""
    reader = _Reader(line, report)
    try:
        reader.feed(markup)
        reader.close()
    except (AssertionError, ValueError):
        # html.parser gives up on some malformed declarations (CPython issue 77057); nh3 does not.
        reader.removed("malformed markup", _HINT)


class _Reader(HTMLParser):
    def __init__(self, line: int, report: Report) -> None:
        super().__init__(convert_charrefs=True)
        self._first = line
        self._report = report

    def removed(self, what: str, hint: str) -> None:
        self._report.warning(
            "html-removed",
            f"Raw HTML was removed: {what}.",
            hint=hint,
            line=self._first + self.getpos()[0] - 1,
            where=what,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in BLOCK_TAGS:
            self.removed(f"<{tag}>", _HINTS.get(tag, _HINT))
            return
        allowed = GENERIC_ATTRIBUTES | TAG_ATTRIBUTES.get(tag, frozenset())
        for name, value in attrs:
            if name not in allowed:
                self.removed(f"{name}= of <{tag}>", _HINT)
            elif name == "href" and not link_is_allowed(value or ""):
                self.removed(f"href= of <{tag}>", "Link to http:, https: or mailto:, or to a #place.")

    def handle_decl(self, decl: str) -> None:
        self.removed(f"<!{decl[:20]}>", _HINT)

    def handle_pi(self, data: str) -> None:
        self.removed(f"<?{data[:20]}>", _HINT)

    def unknown_decl(self, data: str) -> None:
        self.removed(f"<![{data[:20]}>", _HINT)


def link_is_allowed(href: str) -> bool:
    """Whether a link may go there: to a place in the text, or by a scheme that a reader's device knows."""
    # Browsers drop tabs and line ends inside a URL, and controls and spaces around it (WHATWG URL, 4.4).
    href = re.sub(r"[\t\n\r]", "", href).strip("".join(map(chr, range(0x21))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", href)
    return href.startswith("#") if scheme is None else scheme[1].lower() in LINK_SCHEMES
