"""The issues of a site in, what the site says of itself out: its title, language, publisher and order."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable

from presswork.distribution.wording import words_of
from presswork.model.site import Site, SiteIssue

_DIGITS = re.compile(r"(\d+)")


def gather(issues: Iterable[SiteIssue], *, url: str) -> Site:
    """Return the site of the issues, the newest first.

    It bears the name of the newest issue's publication; where no issue has one, a single issue's title, or
    "All issues" in the newest one's language.
    """
    ordered = tuple(sorted(issues, key=_age, reverse=True))
    newest = ordered[0]
    named = next((issue for issue in ordered if issue.publication), None)
    alone = newest.title if len(ordered) == 1 else words_of(newest.language)["all-issues"]
    return Site(
        title=named.publication if named else alone,
        language=(named or newest).language,
        issues=ordered,
        url=url,
        description=named.tagline if named else "",
        publisher=next((issue.publisher for issue in ordered if issue.publisher), ""),
        undated=_undated(),
    )


def _age(issue: SiteIssue) -> tuple[datetime.date, tuple[tuple[int, str], ...], str]:
    """Return what issues are ordered by: date, then number, where 10 comes after 9, then slug."""
    parts = tuple((int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(issue.number))
    return issue.published or datetime.date.min, parts, issue.slug


def _undated() -> datetime.date:
    """Return the date for what demands one and has none: SOURCE_DATE_EPOCH's, else 1980-01-01."""
    try:
        moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=datetime.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.date(1980, 1, 1)
    return moment.date()
