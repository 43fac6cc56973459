"""A page's tree in; the article in it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.markup.blocks import base_of, blocks_of
from presswork.content.importing.markup.frames import frames_of
from presswork.content.importing.web.choosing import choose_pictures
from presswork.content.importing.web.evidence import pictures as picture_words
from presswork.content.importing.web.evidence.authors import authors_of
from presswork.content.importing.web.evidence.embedded import embedded_body, stated_text
from presswork.content.importing.web.evidence.gathered import Evidence, gather
from presswork.content.importing.web.evidence.meta import first
from presswork.content.importing.web.evidence.prose import Prose, prose_of
from presswork.content.importing.web.evidence.records import text_in, texts_in
from presswork.content.importing.web.evidence.times import date_of
from presswork.content.importing.web.headings import drop_bare_headings
from presswork.content.importing.web.segments import PageParts, parts_of
from presswork.content.importing.web.standfirst import kicker_of, standfirst_of
from presswork.content.importing.web.texts import choose_texts
from presswork.content.importing.web.tidying import dropped_of, kept_only, tidied, unhide
from presswork.content.importing.web.titles import Title, title_of
from presswork.model.imported import ImportedArticle

if TYPE_CHECKING:
    from presswork.content.importing.markup.pictures import Files
    from presswork.content.importing.markup.tree import Element
    from presswork.content.importing.web.place import Place

_MOST = 0.75  # share of a text's words
_ENOUGH = 250  # characters of prose without which the page's own data are looked at


def article_of(
    root: Element, *, address: str = "", language: str = "", files: Files | None = None
) -> ImportedArticle:
    """Return the article in a page. `files` returns the file of a name that lies beside the page."""
    evidence = gather(root)
    address = address or _address_of(evidence)
    language = language or _language_of(evidence)
    title = title_of(evidence)
    prose = prose_of(root).with_texts(re.split(r"\n+", stated_text(evidence)))
    if not _is_shown(root.find("body"), prose) and (body := embedded_body(evidence)) is not None:
        root.find("body").append(body)
        prose = prose_of(root, body)
    return _article(evidence, title, prose, address=address, language=language, files=files)


def _is_shown(body: Element, prose: Prose) -> bool:
    """Whether the article's words stand in the page's text, not in its data alone."""
    shown = (segment.text for segment in parts_of(body, {}).segments if prose.share(segment.text) >= _MOST)
    return sum(map(len, shown)) >= _ENOUGH


def _article(
    evidence: Evidence, title: Title, prose: Prose, *, address: str, language: str, files: Files | None
) -> ImportedArticle:
    root = evidence.root
    body = root.find("body")
    authors, date = authors_of(evidence), date_of(evidence)  # before what is not text is taken out
    base = base_of(root, address)
    unhide(body, prose)
    frames = frames_of(body, base)
    parts = parts_of(body, frames)
    place = choose_texts(parts.segments, prose, title.spellings, body)
    standfirst, kicker = "", title.kicker
    if place is not None:
        description = first(evidence.metas, "og:description", "description", "twitter:description")
        choose_pictures(parts, place, picture_words.lead_keys(evidence), base)
        drop_bare_headings(parts, place)
        standfirst, found = _opening(parts, place, title, description)
        kicker = kicker or found
    dropped = dropped_of(parts, place)
    kept = kept_only(parts)
    markup = blocks_of(body, address=address, frames=kept, files=files)
    markup = picture_words.completed(tidied(markup), evidence)
    return ImportedArticle(
        title=title.text,
        kicker=kicker,
        standfirst=standfirst,
        authors=authors,
        date=date,
        language=language,
        section=_section_of(evidence),
        tags=_tags_of(evidence),
        rights=_rights_of(evidence),
        blocks=markup.blocks,
        pictures=markup.pictures,
        findings=markup.findings,
        dropped=(*dropped, *markup.dropped),
    )


def _opening(parts: PageParts, place: Place, title: Title, description: str) -> tuple[str, str]:
    """Return the standfirst and the kicker, taken out of the texts."""
    standfirst = standfirst_of(parts.segments, place, description, title.spellings)
    kicker = kicker_of(parts.segments, place, title.text)
    for segment in (standfirst, kicker):
        if segment is not None:
            segment.why = "said in the header"
    return standfirst.text if standfirst else "", kicker.text if kicker and kicker is not standfirst else ""


def _address_of(evidence: Evidence) -> str:
    """Return the page's address as it says itself."""
    for link in evidence.root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith(
            "http"
        ):
            return str(link.get("href"))
    address = first(evidence.metas, "og:url")
    return address if address.startswith("http") else ""


def _language_of(evidence: Evidence) -> str:
    named = (
        evidence.root.get("lang"),
        evidence.root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        evidence.root.get("xml:lang"),
        text_in(evidence.article.get("inLanguage")),
        first(evidence.metas, "content-language", "language", "dc.language", "og:locale"),
    )
    tag = (
        next((value.strip() for value in named if value and value.strip()), "")
        .split(",")[0]
        .replace("_", "-")
    )
    return tag if tag.replace("-", "").isalnum() and 2 <= len(tag.split("-")[0]) <= 3 else ""


def _section_of(evidence: Evidence) -> str:
    sections = texts_in(evidence.article.get("articleSection"))
    return sections[0] if sections else first(evidence.metas, "article:section", "parsely-section", "section")


_MAX_TAGS = 20
_MAX_TAG = 60  # characters
# What systems write among the tags for themselves: identifiers, sites, fields with their names.
_NO_TAG = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|\w:\s?\S|^\w+(?:\.\w+)+$|[|_/]\w*[|_/]", re.IGNORECASE)


def _tags_of(evidence: Evidence) -> tuple[str, ...]:
    keywords = evidence.article.get("keywords")
    found = texts_in(keywords) if isinstance(keywords, list) else text_in(keywords).split(",")
    found = (
        [*found, *evidence.metas.get("article:tag", [])]
        if any(found)
        else evidence.metas.get("article:tag", [])
    )
    found = found or first(evidence.metas, "news_keywords", "keywords").split(",")
    tags = (tag.strip() for text in found for tag in (text.split(",") if len(text) > 60 else [text]))
    fit = (tag for tag in tags if 1 < len(tag) <= _MAX_TAG and not _NO_TAG.search(tag))
    return tuple(dict.fromkeys(fit))[:_MAX_TAGS]


def _rights_of(evidence: Evidence) -> str:
    notice = text_in(evidence.article.get("copyrightNotice")) or first(
        evidence.metas, "dc.rights", "copyright", "rights"
    )
    if notice:
        return notice
    holder, year = text_in(evidence.article.get("copyrightHolder")), evidence.article.get("copyrightYear")
    return f"© {year} {holder}" if holder and year else (f"© {holder}" if holder else "")
