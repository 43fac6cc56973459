"""An issue and an article in, a stamp of everything that its part is made from out: without composing it."""

from __future__ import annotations

import dataclasses
import hashlib
from functools import cached_property
from pathlib import Path

from presswork import resources
from presswork.cache import key_of
from presswork.model import Article, Issue
from presswork.pipeline.pressing import Press


@dataclasses.dataclass(frozen=True)
class Stamps:
    """The stamps of an issue's articles, for readers or for a press."""

    issue: Issue
    press: Press | None = None

    def of(self, article: Article) -> str:
        """Return the article's stamp: all that shapes its part but the page numbers that it cites.

        Two stamps differ where the same part may come out: that costs composing it once more.
        """
        photos = (f"{photo.id} {_digest(photo.source)}" for photo in article.photos if photo.source)
        titles = (f"{other.slug} {other.headline}" for other in self._cited(article))
        return key_of("inputs", self._issue, repr(article), *photos, "titles", *titles)

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
            resources.code_stamp(), _theme(self.issue), repr(facts), str(len(self.issue.articles)), press
        )


def _theme(issue: Issue) -> str:
    """Return what tells the templates, the style sheets and what they name from any others."""
    from presswork.composition.fonts import FONT_FILES, font_path

    folders = (
        issue.root / "templates",
        issue.root / "assets",
        resources.templates_dir(),
        resources.assets_dir(),
    )
    files = {
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.parent != issue.root / "assets" / "photos"
    }
    fonts = (font_path(url) for url in FONT_FILES)
    return key_of(
        *(f"{path} {_digest(path)}" for path in sorted(files)),
        *(f"{path.name} {path.stat().st_size}" for path in fonts if path),
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
