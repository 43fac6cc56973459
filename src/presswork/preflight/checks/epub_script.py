"""An EPUB in; a finding out for each script, handler or form in it (`epub-script`).

Source: EPUB 3.3, 6.1 lets a reading system run scripts; a magazine needs none, and many systems refuse them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "epub-script"
_ELEMENTS = frozenset(("script", "form", "iframe", "object", "embed"))
_HINT = "Take it out of the article or the template that it comes from."


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require documents without scripts, event handlers, forms and frames."""
    for document in epub.documents:
        for element in document.root.iter():
            if not isinstance(element.tag, str):
                continue
            name = element.tag.rpartition("}")[2]
            handlers = [key for key in element.keys() if key.startswith("on")]  # noqa: SIM118 - lxml's
            runs = [key for key, value in element.items() if value.strip().lower().startswith("javascript:")]
            for what in ([f"<{name}>"] if name in _ELEMENTS else []) + handlers + runs:
                yield epub.finding(
                    CODE, f"the book holds {what}", hint=_HINT, where=epub.place(document, element)
                )
    for item in epub.items.values():
        if "javascript" in item.media_type or "ecmascript" in item.media_type:
            yield epub.finding(CODE, f"the book holds the script {item.path}", hint=_HINT, where=item.path)
