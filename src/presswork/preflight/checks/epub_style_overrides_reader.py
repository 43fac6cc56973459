"""An EPUB in; a warning out for each style a reader cannot undo (`epub-style-overrides-reader`).

Rationale: a reader chooses font, size, margins and night mode. A font size in points, or a colour on the
page itself, is what reading systems cannot undo.
Source: EPUB Accessibility 1.1, displayTransformability; WCAG 2.2, 1.4.4 and 1.4.12.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "epub-style-overrides-reader"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FIXED_SIZE = re.compile(r"\b(?:font-size|line-height)\s*:\s*[\d.]+(?:px|pt|mm|cm|in|pc)\b")
_COLOUR = re.compile(
    r"(?<![\w-])(?:color|background|background-color)\s*:\s*(?!inherit|transparent|none)[^;]+"
)
_PAGE = re.compile(r"(?:^|,)\s*(?:html|body)\s*(?:,|$)")
_IMPORTANT = re.compile(r"\b(font-family|font-size|line-height|text-align|color|margin)\s*:[^;]*!important")


def check(epub: EpubFile) -> Iterator[Finding]:
    """Warn of fixed type sizes, colours on html or body, and !important on what readers set."""
    for item in epub.items.values():
        if item.media_type != "text/css":
            continue
        css = _COMMENT.sub("", epub.read(item.path).decode("utf-8", "replace"))
        for selector, body in _RULE.findall(css):
            selector = " ".join(selector.split())  # noqa: PLW2901 - the same selector, tidied
            faults = [match[0].strip() for match in _FIXED_SIZE.finditer(body)]
            faults += [match[0].strip() for match in _IMPORTANT.finditer(body)]
            if _PAGE.search(selector):
                faults += [match[0].strip() for match in _COLOUR.finditer(body)]
            for fault in faults:
                yield epub.finding(
                    CODE,
                    f"`{selector}` sets `{fault}`",
                    hint="Use em, rem or % for type, and leave the page's own colours to the reader.",
                    severity="warning",
                    where=item.path,
                )
