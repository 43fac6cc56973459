"""A site in, the shelves of its catalogue out: all issues, and those of each year and each language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.distribution.feed_items import editions_for_readers
from presswork.distribution.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.model.site import Site, SiteIssue

ISSUES_A_PAGE = 25
# Each language's name in itself, as whoever looks for it knows it.
_AUTONYMS = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "he": "עברית",
    "it": "Italiano", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A list of issues, the newest first. `name` is that of its files."""

    name: str
    title: str
    issues: tuple[SiteIssue, ...]


@dataclass(frozen=True, kw_only=True)
class Bookcase:
    """Shelves that divide the issues by one thing, in the order in which they are offered."""

    name: str
    title: str
    shelves: tuple[Shelf, ...]


def all_issues(site: Site) -> Shelf:
    """Return the shelf of all issues that have an edition to read."""
    issues = tuple(issue for issue in site.issues if editions_for_readers(issue))
    return Shelf(name="new", title=words_of(site.language)["all-issues"], issues=issues)


def bookcases(site: Site) -> tuple[Bookcase, ...]:
    """Return the ways in which the issues are divided, only those that tell some from others."""
    words = words_of(site.language)
    years = _divided(site, "year", lambda issue: str(issue.published.year) if issue.published else "")
    languages = _divided(site, "language", lambda issue: issue.language.lower().partition("-")[0])
    cases = (
        Bookcase(name="years", title=words["by-year"], shelves=years[::-1]),
        Bookcase(name="languages", title=words["by-language"], shelves=languages),
    )
    return tuple(case for case in cases if len(case.shelves) > 1)


def _divided(site: Site, kind: str, key: Callable[[SiteIssue], str]) -> tuple[Shelf, ...]:
    found: dict[str, list[SiteIssue]] = defaultdict(list)
    for issue in all_issues(site).issues:
        found[key(issue)].append(issue)
    return tuple(
        Shelf(name=f"{kind}-{value}", title=_AUTONYMS.get(value, value), issues=tuple(found[value]))
        for value in sorted(found)
        if value
    )
