"""An issue, and a site, in; their pages and what machines read of them out, by path below the site's root."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.composition.labels import format_date
from presswork.distribution import atom, json_feed, opds1, opds2
from presswork.distribution.accessibility_statement import accessibility_statement, headings_and_sentences
from presswork.distribution.catalogues import catalogue_files
from presswork.model.site import Site, SiteIssue
from presswork.pipeline import web_edition
from presswork.pipeline.order import Order, Read

if TYPE_CHECKING:
    from presswork.pipeline.web_edition import Feeds


def feeds_of(site: Site) -> Feeds:
    """Return what pages name as their feeds and catalogues: path, media type and title."""
    return (
        (atom.NAME, atom.MEDIA_TYPE, site.title),
        (json_feed.NAME, json_feed.MEDIA_TYPE, site.title),
        (opds1.NAME, "application/atom+xml;profile=opds-catalog;kind=navigation", f"{site.title} (OPDS)"),
        (opds2.NAME, "application/opds+json", f"{site.title} (OPDS 2.0)"),
    )


def make(read: Read, order: Order, facts: SiteIssue, site: Site) -> tuple[SiteIssue, Mapping[str, bytes]]:
    """Return the issue with its articles' texts and its pictures, and the files of its pages.

    Raises `FindingsError` for what cannot be composed.
    """
    made = web_edition.make_web(read, order, facts, site, feeds=feeds_of(site))
    told = dataclasses.replace(facts, articles=made.articles, cover=made.cover)
    date = told.updated or told.published
    statement = accessibility_statement(told, date=format_date(date, told.language) if date else "")
    pages = web_edition.issue_pages(
        read,
        order,
        told,
        site,
        accessibility=headings_and_sentences(statement),
        feeds=feeds_of(site),
    )
    for path, data in pages.items():
        made.files.add(path, data)
    return told, made.files


def of_all(site: Site, order: Order, *, root: Path, theme: str) -> Mapping[str, bytes]:
    """Return the pages, feeds and catalogues of all issues. `root` and `theme` are those of the index."""
    pages = web_edition.index_pages(site, root=root, theme=theme, order=order, feeds=feeds_of(site))
    return {**pages, **catalogue_files(site)}
