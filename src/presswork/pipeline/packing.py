"""An issue and the pages of its print edition in, the e-book out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING

from presswork.model import Issue, PageStart
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.order import Derivatives, Order, Read
from presswork.pipeline.stamps import Stamps, Theme

if TYPE_CHECKING:
    from presswork.composition.kept_chapters import KeptChapters

COVER_WIDTH_PX, COVER_HEIGHT_PX = 1600, 2560


def pack_epub(read: Read, starts: tuple[PageStart, ...], order: Order) -> bytes:
    """Compose and pack the e-book, with the pages of the print edition of the same build."""
    from presswork.composition.book import compose_book
    from presswork.editions.epub.pack import pack

    order.progress("Making the e-book", 0, 1)
    derivatives = _all_derivatives(read.issue, order)
    book = compose_book(
        read.issue,
        derivatives=derivatives,
        cover=_cover(read.issue, derivatives, order),
        page_starts=starts,
        cache=order.cache,
        kept=_kept_chapters(read.issue, order),
    )
    record = {"source-hash": read.source_hash, "options": read.options}
    provenance = (("meta", text, {"property": f"presswork:{name}"}) for name, text in record.items())
    return pack(dataclasses.replace(book, metadata=(*book.metadata, *provenance)))


def cover_of(read: Read, order: Order) -> tuple[bytes, str]:
    """Return the e-book's cover, a JPEG or PNG, and what a reader who cannot see it is told."""
    from presswork.composition.labels import label

    alt = label("cover-alt", read.issue.language, title=read.issue.title)
    return _cover(read.issue, _all_derivatives(read.issue, order), order), alt


def _all_derivatives(issue: Issue, order: Order) -> dict[str, Derivatives]:
    articles = (*issue.articles, *((issue.own,) if issue.own else ()))
    return {article.slug: derive_all(article, order, boxes={}, edition="epub") for article in articles}


def _kept_chapters(issue: Issue, order: Order) -> KeptChapters:
    from presswork.composition.kept_chapters import KeptChapters

    theme = Theme.of(issue)
    return KeptChapters(cache=order.cache, stamp=Stamps(issue, theme).of, check=theme.check)


def _cover(issue: Issue, derivatives: Mapping[str, Derivatives], order: Order) -> bytes:
    from presswork.composition.cover import cover_key, cover_svg
    from presswork.composition.templating import environment

    env = environment(issue.root, issue.theme, cache=order.cache)
    key = cover_key(issue, env, derivatives)
    if key and (kept := order.cache.get(key)):
        return kept
    from presswork.composition.fonts import FONT_FILES, font_path
    from presswork.photos.raster import rasterise

    svg = cover_svg(issue, env, derivatives)
    fonts = [path for url in FONT_FILES if (path := font_path(url))]
    cover = rasterise(svg, width_px=COVER_WIDTH_PX, height_px=COVER_HEIGHT_PX, fonts=fonts, file="cover.svg")
    if key:
        order.cache.put(key, cover)
    return cover
