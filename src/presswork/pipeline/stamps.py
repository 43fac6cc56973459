"""An issue and an article in, a stamp of everything that its part is made from out: without composing it."""

from __future__ import annotations

import dataclasses
import hashlib
from functools import cached_property
from pathlib import Path

from presswork import resources
from presswork.cache import key_of
from presswork.errors import FindingsError
from presswork.model import Article, Finding, Issue, Piece
from presswork.pipeline.pressing import Press

_REMEMBERED = 1024
_SAID: dict[int, tuple[Article, str]] = {}


@dataclasses.dataclass(frozen=True)
class Theme:
    """A theme's files as they were when a build began: the hash of them all, each one's size and time."""

    stamp: str
    marks: tuple[tuple[str, int, int, int], ...]

    @classmethod
    def of(cls, issue: Issue) -> Theme:
        """Return the issue's theme. The marks are taken first: a change while they are hashed is one too."""
        files = _theme_files(issue)
        marks = tuple(map(_mark, files))
        return cls(stamp=key_of(*(f"{path} {_digest(path)}" for path in files), *_font_stamps()), marks=marks)

    def check(self) -> None:
        """Raise `FindingsError` where a file has changed since: what is set by now may be of both."""
        for mark in self.marks:
            path = Path(mark[0])
            if _mark(path) != mark:
                raise FindingsError([_changed(path)])


@dataclasses.dataclass(frozen=True)
class Stamps:
    """The stamps of an issue's articles, for readers or for a press."""

    issue: Issue
    theme: Theme
    press: Press | None = None

    def of(self, article: Article) -> str:
        """Return the article's stamp: all that shapes its part but the page numbers that it cites.

        Its photos are in it by their digests. Two stamps differ where the same part may come out: that costs
        composing it once more.
        """
        titles = (f"{other.slug} {other.headline}" for other in self._cited(article))
        return key_of("inputs", self._issue, _said(article), "titles", *titles)

    def of_own(self, piece: Piece) -> str:
        """Return the stamp of one of the issue's own pages: they show all of articles but their texts."""
        return key_of("own inputs", self._issue, self._heads, repr(piece))

    @cached_property
    def _heads(self) -> str:
        """What the issue's own pages can know of its articles (see `IssueViews`), and their own photos."""
        heads = (
            dataclasses.replace(article, blocks=(), notes=(), corrections=(), digest="", description="")
            for article in self.issue.articles
        )
        return key_of(repr(self.issue.own), *map(repr, heads))

    def _cited(self, article: Article) -> list[Article]:
        from presswork.composition.cross_references import cited

        slugs = {name.partition("--")[0] for name in cited(article)}
        return [other for other in self.issue.articles if other.slug in slugs]

    @cached_property
    def _issue(self) -> str:
        """What all articles of the issue share."""
        facts = dataclasses.replace(self.issue, articles=(), own=None)
        press = f"{self.press.options} {self.press.profile.stamp()}" if self.press else ""
        return key_of(
            resources.code_stamp(), self.theme.stamp, repr(facts), str(len(self.issue.articles)), press
        )


def _said(article: Article) -> str:
    """Return the hash of all that an article says: worked out once, while its editions are made."""
    known = _SAID.get(id(article))
    if known is None or known[0] is not article:
        if len(_SAID) >= _REMEMBERED:
            _SAID.clear()
        known = _SAID[id(article)] = article, key_of(repr(article))
    return known[1]


def _theme_files(issue: Issue) -> list[Path]:
    """Return the templates, the style sheets and what they may name, sorted."""
    folders = (
        issue.root / "templates",
        issue.root / "assets",
        resources.templates_dir(),
        resources.assets_dir(),
    )
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.parent != issue.root / "assets" / "photos"
    )


def _font_stamps() -> list[str]:
    from presswork.composition.fonts import FONT_FILES, font_path

    fonts = (font_path(url) for url in FONT_FILES)
    return [f"{path.name} {path.stat().st_size}" for path in fonts if path]


def _mark(path: Path) -> tuple[str, int, int, int]:
    try:
        facts = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), facts.st_ino, facts.st_size, facts.st_mtime_ns


def _changed(path: Path) -> Finding:
    return Finding(
        code="theme-changed",
        severity="error",
        file=path.name,
        message="The file changed while the issue was built.",
        hint="Build again once it is saved.",
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
