"""An article or an issue of the site in, its facts for search engines as JSON-LD (schema.org) out.

What needs an absolute address is left out where the site's is not known.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from presswork.composition.web.addresses import absolute
from presswork.composition.web.frame import json_in_html
from presswork.model.site import SiteArticle, SiteIssue, SitePicture

_CONTEXT = "https://schema.org"


def article_facts(article: SiteArticle, issue: SiteIssue, *, url: str) -> Markup:
    """Return the facts of an article's page."""
    facts = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        **_article(article, url),
        "publisher": _publisher(issue),
        "copyrightNotice": issue.rights,
        "isAccessibleForFree": True,
        "isPartOf": _issue(issue, url),
    }
    return _written(facts)


def issue_facts(issue: SiteIssue, *, url: str) -> Markup:
    """Return the facts of an issue's page, with the articles that it holds."""
    facts = {
        "@context": _CONTEXT,
        **_issue(issue, url),
        "description": issue.plain_standfirst,
        "publisher": _publisher(issue),
        "copyrightNotice": issue.rights,
        "keywords": list(issue.tags),
        "isAccessibleForFree": True,
        "hasPart": [{"@type": "NewsArticle", **_article(article, url)} for article in issue.articles],
    }
    return _written(facts)


def _article(article: SiteArticle, url: str) -> dict[str, Any]:
    return {
        "headline": article.plain_headline,
        "description": article.plain_standfirst,
        "identifier": article.identifier,
        "url": absolute(url, article.path),
        "mainEntityOfPage": absolute(url, article.path),
        "image": _image(article.picture, url),
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "datePublished": article.published.isoformat() if article.published else "",
        "dateModified": article.updated.isoformat() if article.updated else "",
        "inLanguage": article.language,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "wordCount": article.word_count,
    }


def _issue(issue: SiteIssue, url: str) -> dict[str, Any]:
    return {
        "@type": "PublicationIssue",
        "name": issue.title,
        "issueNumber": issue.number,
        "identifier": issue.identifier,
        "url": absolute(url, issue.path),
        "image": _image(issue.cover, url),
        "datePublished": issue.published.isoformat() if issue.published else "",
        "inLanguage": issue.language,
        "isPartOf": {"@type": "Periodical", "name": issue.publication, "issn": issue.issn}
        if issue.publication
        else {},
    }


def _publisher(issue: SiteIssue) -> dict[str, Any]:
    name = issue.publisher or issue.publication
    return {"@type": "Organization", "name": name} if name else {}


def _image(picture: SitePicture | None, url: str) -> str:
    return absolute(url, for_all(picture)) if picture else ""


def for_all(picture: SitePicture) -> str:
    """Return the path of the file that every program can show."""
    return picture.variants[-1][0]


def _written(facts: dict[str, Any]) -> Markup:
    return json_in_html(json.dumps(_without_gaps(facts), ensure_ascii=False, separators=(",", ":")))


def _without_gaps(value: Any) -> Any:  # noqa: ANN401
    """Return the facts without those that are not known."""
    if isinstance(value, dict):
        kept = {key: _without_gaps(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", [], {}, 0, None)}
    return [_without_gaps(item) for item in value] if isinstance(value, list) else value
