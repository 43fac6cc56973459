"""What readers are given: a site of issues, with their editions, articles, accessibility and proofs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from presswork.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a validator said of a file: tool, version, standard, whether it passed, its findings.

    `ran` is False where the tool is missing or gave no verdict; then nothing has passed, and nothing failed.
    """

    tool: str
    version: str
    standard: str
    passed: bool
    findings: tuple[Finding, ...] = ()
    ran: bool = True


@dataclass(frozen=True, kw_only=True)
class SiteFile:
    """One file of the site: its path below the root with `/`, its size and its SHA-256."""

    path: str
    media_type: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class SitePicture:
    """A picture at several widths and formats: (path below the site's root, width in px, media type) each."""

    variants: tuple[tuple[str, int, str], ...]
    width_px: int
    height_px: int
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class SiteEdition:
    """One downloadable edition of an issue, and what its validators said of just these bytes."""

    edition: Literal["pdf", "epub", "press", "booklet"]
    file: SiteFile
    page_count: int = 0
    verdicts: tuple[Verdict, ...] = ()
    forced: bool = False


@dataclass(frozen=True, kw_only=True)
class SiteArticle:
    """An article as the site, its feeds and catalogues tell of it.

    `path` is its page's folder below the site's root, with a slash at its end. `headline`, `kicker` and
    `standfirst` are inline XHTML, `plain_*` the same in plain text. `content` is its whole text as XHTML
    whose links and pictures are relative to `path`.
    """

    slug: str
    path: str
    identifier: str
    language: str
    headline: str
    plain_headline: str
    kicker: str = ""
    standfirst: str = ""
    plain_standfirst: str = ""
    byline: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    published: datetime.date | None = None
    updated: datetime.date | None = None
    content: str = ""
    picture: SitePicture | None = None
    word_count: int = 0


@dataclass(frozen=True, kw_only=True)
class SiteIssue:
    """An issue on the site. `path` is its folder below the root, `SLUG/`; `standfirst` is inline XHTML.

    `accessibility` is the EPUB's own metadata (schema.org's names to values) that the statement is computed
    from. `findings` are those of its check; `forced` says that it went out in spite of errors.
    """

    slug: str
    path: str
    identifier: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    published: datetime.date | None = None
    updated: datetime.date | None = None
    number: str = ""
    publication: str = ""
    tagline: str = ""
    publisher: str = ""
    issn: str = ""
    isbn: str = ""
    standfirst: str = ""
    plain_standfirst: str = ""
    rights: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cover: SitePicture | None = None
    articles: tuple[SiteArticle, ...] = ()
    editions: tuple[SiteEdition, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    accessibility: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    source_hash: str = ""
    forced: bool = False


@dataclass(frozen=True, kw_only=True)
class Site:
    """All issues that are given out, the newest first. `url` is the site's absolute address, "" unknown.

    `identifier` is the site's own URN, the same for ever. `undated` stands where a format demands a date and
    none is known; no reader is shown it.
    """

    title: str
    language: str
    issues: tuple[SiteIssue, ...]
    url: str = ""
    description: str = ""
    publisher: str = ""
    identifier: str = ""
    undated: datetime.date = datetime.date(1980, 1, 1)
