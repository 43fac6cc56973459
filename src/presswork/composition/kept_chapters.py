"""What an article's file in an e-book is made from in; the finished chapter, kept from the last time, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from presswork.cache import Cache, key_of
from presswork.composition.epub_navigation import Chapter
from presswork.composition.epub_pages import PageMark
from presswork.composition.view import ArticleView, BlockView, PhotoView
from presswork.model import Article, Derivative, PageStart
from presswork.records import Records

_RECORDS = Records((ArticleView, BlockView, Chapter, PageMark, PhotoView), texts=(Markup,))
# What a book says of an article beyond its own file: its place in the contents, its pictures.
_TOLD = frozenset(("heading", "photo"))


def _read_kept(entry: bytes) -> Chapter:
    kept = _RECORDS.read(entry)
    if not isinstance(kept, Chapter):
        raise TypeError("it is of another kind")
    return kept


@dataclass(frozen=True, kw_only=True)
class KeptChapters:
    """Chapters by what they are made from.

    `stamp` tells an article, and all that the issue and its theme bring to it, from any other; `check` raises
    where that has changed since, so that nothing is kept under the name of what it was not made from.
    """

    cache: Cache
    stamp: Callable[[Article], str]
    check: Callable[[], None]

    def chapter(
        self,
        article: Article,
        derivatives: Mapping[str, Derivative],
        starts: Sequence[PageStart],
        marks: Mapping[int, PageMark],
        make: Callable[[], Chapter],
    ) -> Chapter:
        """Return the article's chapter, kept or made; what `make` raises is passed on."""
        key = key_of(
            "chapter",
            self.stamp(article),
            *(f"{name} {replace(item, data=b'')!r}" for name, item in derivatives.items()),
            *(f"{start!r} {marks[start.page_index]!r}" for start in starts),
        )
        if kept := self.cache.read(key, _read_kept):
            return kept
        made = make()
        self.check()
        self.cache.put(key, _RECORDS.write(made))
        return made


def slim(view: ArticleView) -> ArticleView:
    """Return the view with no more of the article's texts than a book's other files tell of it."""
    blocks = tuple(block for block in view.blocks if block.kind in _TOLD)
    return replace(view, blocks=blocks, notes=(), corrections=())
