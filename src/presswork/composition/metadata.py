"""An issue in, what its files say of themselves out: the same words in every edition."""

from __future__ import annotations

import datetime
import os
from typing import Any

from presswork.composition.labels import direction
from presswork.composition.typography import clean, clean_text
from presswork.composition.view import plain
from presswork.model import Issue


def record_fields(issue: Issue) -> dict[str, Any]:
    """Return the fields of a PDF's record that an issue's content decides."""
    lead = issue.articles[0]
    single = len(issue.articles) == 1
    authors = dict.fromkeys(
        clean_text(name, language=article.language) for article in issue.articles for name in article.byline
    )
    summary = lead.description or plain(clean(lead.standfirst, language=lead.language))
    return {
        "title": plain(clean(lead.headline, language=lead.language)) if single else issue.title,
        "language": issue.language,
        "right_to_left": direction(issue.language) == "rtl",
        "identifier": issue.identifier,
        "authors": tuple(authors),
        "description": summary if single else "",
        "keywords": tuple(dict.fromkeys(tag for article in issue.articles for tag in article.tags)),
        "rights": lead.rights if single else "",
        "publisher": issue.publication.publisher or issue.publication.name,
        "created": creation_time(issue.published),
    }


def creation_time(published: datetime.date | None) -> str:
    """Return the time that PDF/A demands, ISO 8601 in UTC: never the clock's.

    The date of publication, else SOURCE_DATE_EPOCH, else 1980-01-01; no reader is shown it.
    """
    if published:
        return f"{published.isoformat()}T00:00:00Z"
    try:
        moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=datetime.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return "1980-01-01T00:00:00Z"
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
