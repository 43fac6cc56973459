"""An EPUB in; a finding out for each thing that would be fetched from outside it (`epub-remote-resource`).

Rationale: a book must be whole without a network, and must not tell a server who reads it.
Source: EPUB 3.3, 3.6 (we allow none of the exceptions); links that the reader follows stay allowed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.preflight.epub_file import XLINK_HREF, is_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import Document, EpubFile

CODE = "epub-remote-resource"
_ATTRIBUTES = ("src", "srcset", "poster", "data", "longdesc", XLINK_HREF)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_HINT = "Put the file into the project and refer to it by its name."


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require that pictures, styles, fonts and media all lie in the archive."""
    for document in epub.documents:
        yield from _in_document(epub, document)
    for item in epub.items.values():
        if is_remote(item.path) or item.path.startswith(".."):
            yield epub.finding(CODE, f"the manifest lists {item.path}", hint=_HINT, where=epub.package_path)
        elif item.media_type == "text/css":
            css = epub.read(item.path).decode("utf-8", "replace")
            for address in _remote_in_css(css):
                yield epub.finding(CODE, f"the style sheet fetches {address}", hint=_HINT, where=item.path)


def _in_document(epub: EpubFile, document: Document) -> Iterator[Finding]:
    for element in document.root.iter():
        if not isinstance(element.tag, str):
            continue
        addresses = [element.get(name, "") for name in _ATTRIBUTES]
        if element.tag.endswith("}link"):
            addresses.append(element.get("href", ""))
        found = [address for address in addresses if address and is_remote(address)]
        found += _remote_in_css(element.get("style", ""))
        if element.tag.endswith("}style"):
            found += _remote_in_css("".join(element.itertext()))
        for address in found:
            yield epub.finding(
                CODE, f"{address} is fetched from outside", hint=_HINT, where=epub.place(document, element)
            )


def _remote_in_css(css: str) -> list[str]:
    addresses = ["".join(match.groups("")) for match in _CSS_ADDRESS.finditer(css)]
    return [address for address in addresses if is_remote(address)]
