"""Names of places in an article in; unique identifiers for them, and links that lead there, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from presswork.content.project import slugify

if TYPE_CHECKING:
    from presswork.content.report import Report

_RESERVED = re.compile(r"p\d+|b\d+|photo-.*|note-(?:ref-)?\d.*")
_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r' id="([^"]*)"')
_INNER_LINK = re.compile(r' href="#([^"]*)"')


def anchor(name: str) -> str:
    """Return the identifier that a place of this name has; '' where nothing is left of the name."""
    return slugify(name)


def link_target(fragment: str) -> str:
    """Return the identifier that a link's fragment means: a place, or `ARTICLE--PLACE` in another article.

    `ARTICLE--` is the other article as a whole.
    """
    article, dashes, place = unquote(fragment).partition("--")
    if dashes and anchor(article):
        return f"{anchor(article)}--{anchor(place)}"
    return anchor(unquote(fragment))


def article_target(href: str) -> str:
    """Return the inner link that `article:SLUG` or `article:SLUG#PLACE` means: `#SLUG--` or `#SLUG--PLACE`.

    '' where it names no article.
    """
    article, _, place = unquote(href.removeprefix("article:")).partition("#")
    return f"#{anchor(article)}--{anchor(place)}" if anchor(article) else ""


class Places:
    """Gives out an article's identifiers, each once."""

    def __init__(self, report: Report) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._report = report

    def heading(self, text: str) -> str:
        """Return an identifier made of a heading's words."""
        name = anchor(text) or "section"
        return self._unique(f"section-{name}" if _RESERVED.fullmatch(name) else name)

    def numbered(self, prefix: str) -> str:
        """Return the next free one of `p1`, `p2`, ..."""
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return self.keep(f"{prefix}{self._counts[prefix]}")

    def keep(self, name: str) -> str:
        """Take a name that Presswork itself made."""
        self._taken.add(name)
        return name

    def declared(self, name: str, line: int | None) -> str:
        """Return the author's identifier, made safe; '' after a finding where it cannot be had."""
        place = anchor(name)
        if place and not _RESERVED.fullmatch(place) and place not in self._taken:
            return self.keep(place)
        why = "is taken" if place else "holds no letter or digit"
        self._report.warning(
            "id-repeated",
            f"The identifier `{name}` {why}, and was left out.",
            hint="Give the place a name that no heading and no other place in the article has.",
            line=line,
            where=name,
        )
        return ""

    def settle(self, html: str, line: int | None) -> str:
        """Return sanitised XHTML with the identifiers and inner links in it made safe and unique."""
        if ' id="' not in html and ' href="#' not in html:
            return html

        def in_tag(match: re.Match[str]) -> str:
            tag = _ID.sub(lambda found: self._id(found[1], tag=match.group(), line=line), match.group())
            return _INNER_LINK.sub(lambda found: f' href="#{link_target(found[1])}"', tag)

        return _TAG.sub(in_tag, html)

    def _id(self, name: str, *, tag: str, line: int | None) -> str:
        if 'class="note-ref"' in tag and _RESERVED.fullmatch(name) and name not in self._taken:
            return f' id="{self.keep(name)}"'
        place = self.declared(name, line)
        return f' id="{place}"' if place else ""

    def _unique(self, name: str) -> str:
        unique = name
        while unique in self._taken:
            self._counts[name] = self._counts.get(name, 1) + 1
            unique = f"{name}-{self._counts[name]}"
        return self.keep(unique)
