"""An EPUB in; a finding out for each listed page that is not where it says (`epub-page-list-broken`).

Rationale: "open page 14" must work in class with printed and electronic copies side by side.
Source: EPUB Accessibility 1.1, 3.3 and 3.4; EPUB 3.3, 7.4.2.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.epub_file import XHTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile

CODE = "epub-page-list-broken"
_HINT = "Build the EPUB again with Presswork; if that does not help, it is a fault to report."


def check(epub: EpubFile) -> Iterator[Finding]:
    """Require that the list leads to every page break, once each, in reading order."""
    markers = list(_markers(epub))
    nav = epub.nav("page-list")
    if nav is None:
        if markers:
            yield epub.finding(
                CODE,
                f"the text has {len(markers)} page breaks and the book no page list",
                hint=_HINT,
                where=epub.package_path,
            )
        return
    assert epub.navigation is not None
    base = epub.navigation.item.path
    listed = [(a, epub.resolve(base, a.get("href", ""))) for a in nav.iter(f"{XHTML}a")]
    positions = {marker: index for index, marker in enumerate(markers)}
    seen_labels: set[str] = set()
    last = -1
    for link, target in listed:
        label = "".join(link.itertext()).strip()
        where = f"{base}:{link.sourceline}"
        if not label or label in seen_labels:
            yield epub.finding(
                CODE, f'page "{label}" is listed twice or has no number', hint=_HINT, where=where
            )
        seen_labels.add(label)
        if target not in positions:
            message = f'page "{label}" leads to {"#".join(target)}, where no page break is'
            yield epub.finding(CODE, message, hint=_HINT, where=where)
            continue
        if positions[target] <= last:
            yield epub.finding(CODE, f'page "{label}" is not in reading order', hint=_HINT, where=where)
        last = positions[target]
    targets = {target for _, target in listed}
    for path, name in markers:
        if (path, name) not in targets:
            message = f"the page break #{name} is not in the page list"
            yield epub.finding(CODE, message, hint=_HINT, where=path)


def _markers(epub: EpubFile) -> Iterator[tuple[str, str]]:
    for document in epub.documents:
        for element in document.elements():
            if "doc-pagebreak" in element.get("role", "").split():
                yield document.item.path, element.get("id", "")
