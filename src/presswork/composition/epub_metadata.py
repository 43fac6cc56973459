"""An issue and what its book holds in, the package document's metadata out: computed, never pasted.

Accessibility metadata follows EPUB Accessibility 1.1 (section 2) and the schema.org vocabulary: a value
stands here because something in the book bears it out. Conformance is claimed only where the publication
declares it in every article's header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from presswork.composition.labels import label
from presswork.composition.typography import clean_text
from presswork.composition.view import ArticleView
from presswork.model import Issue

Entry = tuple[str, str, Mapping[str, str]]

_DECLARED = re.compile(r"wcag[\s-]*(2\.[0-2])[\s,-]*(?:level\s*)?(a{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class BookFacts:
    """What the accessibility metadata is computed from. Decorative pictures need no alt text."""

    has_pictures: bool
    all_described: bool
    has_stand_ins: bool
    has_mathml: bool
    has_page_list: bool


def book_facts(views: Sequence[ArticleView], documents: Sequence[str], *, has_page_list: bool) -> BookFacts:
    """Return the facts of a book's articles and their finished XHTML."""
    photos = [block.photo for view in views for block in view.blocks if block.photo]
    photos += [view.lead for view in views if view.lead]
    telling = [photo for photo in photos if not photo.decorative]
    images = [tag for html in documents for tag in re.findall(r"<img\b[^>]*>", html)]
    return BookFacts(
        has_pictures=bool(telling) or len(images) > len(photos),
        all_described=all(photo.alt and not photo.alt_stands_in for photo in telling)
        and all(" alt=" in tag for tag in images),
        has_stand_ins=any(view.has_fpo for view in views),
        has_mathml=any("<math" in html for html in documents),
        has_page_list=has_page_list,
    )


def metadata(issue: Issue, views: Sequence[ArticleView], facts: BookFacts) -> tuple[Entry, ...]:
    """Return all metadata but the identifier, title, language and modification date."""
    return (*_bibliographic(issue, views), *_accessibility(issue, facts), *_conformance(issue))


def book_authors(views: Sequence[ArticleView]) -> tuple[str, ...]:
    """Return the authors of all articles, each once, in reading order."""
    return tuple(dict.fromkeys(name for view in views for name in view.authors))


def book_rights(views: Sequence[ArticleView]) -> tuple[str, ...]:
    """Return the articles' rights statements, each once."""
    return tuple(dict.fromkeys(view.rights for view in views if view.rights))


def _bibliographic(issue: Issue, views: Sequence[ArticleView]) -> Iterator[Entry]:
    for number, name in enumerate(book_authors(views), 1):
        yield "dc:creator", name, {"id": f"creator-{number}"}
        yield "meta", "aut", {"refines": f"#creator-{number}", "property": "role", "scheme": "marc:relators"}
    if issue.publication.publisher:
        yield "dc:publisher", issue.publication.publisher, {}
    published = issue.published or next((item.published for item in issue.articles if item.published), None)
    if published:
        yield "dc:date", published.isoformat(), {}
    for language in dict.fromkeys(view.language for view in views):
        if language != issue.language:
            yield "dc:language", language, {}
    if description := _description(issue, views):
        yield "dc:description", description, {}
    for subject in dict.fromkeys(word for view in views for word in (view.section, *view.tags) if word):
        yield "dc:subject", subject, {}
    for rights in book_rights(views):
        yield "dc:rights", rights, {}
    if issue.publication.name and issue.publication.name != issue.title:
        yield "meta", issue.publication.name, {"property": "belongs-to-collection", "id": "publication"}
        yield "meta", "series", {"refines": "#publication", "property": "collection-type"}
    yield "meta", "", {"name": "cover", "content": "cover-image"}  # EPUB 2 reading systems look here


def _description(issue: Issue, views: Sequence[ArticleView]) -> str:
    if len(views) > 1:
        return ""
    article = issue.articles[0]
    return clean_text(article.description, language=article.language) or views[0].standfirst.striptags()


def _accessibility(issue: Issue, facts: BookFacts) -> Iterator[Entry]:
    def entry(name: str, value: str) -> Entry:
        return "meta", value, {"property": f"schema:{name}"}

    yield entry("accessMode", "textual")
    if facts.has_pictures:
        yield entry("accessMode", "visual")
    if facts.all_described:
        yield entry("accessModeSufficient", "textual")
    if facts.has_pictures:
        yield entry("accessModeSufficient", "textual,visual")
    for feature in _features(facts):
        yield entry("accessibilityFeature", feature)
    # Nothing in a book moves, flashes or sounds: no script, animation, audio or video is let in.
    yield entry("accessibilityHazard", "none")
    yield entry("accessibilitySummary", _summary(issue.language, facts))
    if facts.has_page_list:
        yield "meta", issue.identifier, {"property": "pageBreakSource"}


def _features(facts: BookFacts) -> list[str]:
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
        "unlocked",
    ]
    if facts.has_pictures and facts.all_described:
        features.append("alternativeText")
    if facts.has_mathml:
        features.append("MathML")
    if facts.has_page_list:
        features += ["pageNavigation", "pageBreakMarkers"]
    return sorted(features, key=str.lower)


def _summary(language: str, facts: BookFacts) -> str:
    keys = ["summary-headings"]
    if not facts.has_pictures:
        keys.append("summary-no-pictures")
    elif facts.all_described:
        keys.append("summary-pictures")
    if facts.has_stand_ins:
        keys.append("summary-stand-ins")
    if facts.has_page_list:
        keys.append("summary-pages")
    return " ".join(label(key, language) for key in keys)


def _conformance(issue: Issue) -> Iterator[Entry]:
    claims = {conformance_claim(article.conforms_to) for article in issue.articles}
    claim = claims.pop() if len(claims) == 1 else ""
    if not claim:
        return
    yield "meta", claim, {"property": "dcterms:conformsTo", "id": "conformance"}
    certifier = issue.publication.publisher or issue.publication.name
    certifier = certifier or ", ".join(dict.fromkeys(name for item in issue.articles for name in item.byline))
    if certifier:
        yield "meta", certifier, {"property": "a11y:certifiedBy", "refines": "#conformance"}


def conformance_claim(declared: str) -> str:
    """Return a declaration as EPUB Accessibility 1.1 (section 4.2) wants it written, or '' for none.

    Any wording that names WCAG 2.x and a level will do: `WCAG 2.2 AA`, or the claim itself.
    """
    match = _DECLARED.search(declared)
    return f"EPUB Accessibility 1.1 - WCAG {match[1]} Level {match[2].upper()}" if match else ""
