"""A number in, a site of so many made-up issues out: its records are real, its files are filler."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from presswork import resources
from presswork.distribution.checksums import SUMS, write_sums
from presswork.distribution.keeping import KeptIssue, write_record
from presswork.distribution.manifest import manifest
from presswork.distribution.site_writer import SiteWriter
from presswork.model.site import SiteArticle, SiteEdition, SiteIssue, SitePicture, Verdict
from presswork.pipeline.distributing.gathering import gather

ARTICLES = 3
# What an article's text and pictures weigh here: little, so that a thousand fit on any disk.
_TEXT = "<p>" + "It rains on the harbour, and ships are counted. " * 60 + "</p>"
_PICTURE_BYTES, _EDITION_BYTES = 3_000, 20_000
_PICTURES = ("480.avif", "800.avif", "1200.avif", "800.webp", "1600.webp", "800.jpg", "1600.jpg")


def plant(folder: Path, count: int) -> int:
    """Write a site of so many issues into a folder, and return how many files it has."""
    writer = SiteWriter(folder)
    records = [_issue(writer, number) for number in range(1, count + 1)]
    site = gather((kept.issue for kept in records), url="")
    ordered = sorted(records, key=lambda kept: [issue.slug for issue in site.issues].index(kept.issue.slug))
    writer.write("manifest.json", manifest(site, ordered, version=resources.version()))
    (folder / SUMS).write_bytes(write_sums(writer.sums))
    return len(writer.sums)


def _issue(writer: SiteWriter, number: int) -> KeptIssue:
    slug = f"week-{number}"
    published = datetime.date(2000, 1, 3) + datetime.timedelta(weeks=number)
    articles = tuple(_article(slug, place, published) for place in range(1, ARTICLES + 1))
    files = [writer.write(f"{article.path}index.html", article.content.encode()) for article in articles]
    for article in articles:
        files += (
            writer.write(f"{article.path}photos/{name}", _filler(f"{article.path}{name}", _PICTURE_BYTES))
            for name in _PICTURES
        )
    editions = tuple(_edition(writer, slug, kind) for kind in ("pdf", "epub"))
    files += (edition.file for edition in editions)
    files.append(writer.write(f"{slug}/cover/cover-360.avif", _filler(slug, _PICTURE_BYTES)))
    files.append(writer.write(f"{slug}/index.html", _TEXT.encode()))
    issue = SiteIssue(
        slug=slug,
        path=f"{slug}/",
        identifier=_urn(slug),
        title=f"The Week, {published.isoformat()}",
        language="en",
        direction="ltr",
        published=published,
        number=str(number),
        publication="The Week",
        publisher="The Week",
        authors=("Ada Byron", "Mary Somerville"),
        cover=SitePicture(
            variants=((f"{slug}/cover/cover-360.avif", 360, "image/avif"),), width_px=360, height_px=576
        ),
        articles=articles,
        editions=editions,
        accessibility={"accessMode": ("textual",), "accessibilityHazard": ("none",)},
        source_hash=hashlib.sha256(slug.encode()).hexdigest(),
    )
    kept = KeptIssue(
        issue=issue,
        files=tuple(files),
        theme="feature",
        site_title="The Week",
        made_with=(("presswork", resources.version()),),
    )
    writer.write(kept.path, write_record(kept))
    return kept


def _article(issue: str, place: int, published: datetime.date) -> SiteArticle:
    slug = f"story-{place}"
    return SiteArticle(
        slug=slug,
        path=f"{issue}/{slug}/",
        identifier=_urn(f"{issue}/{slug}"),
        language="en",
        headline=f"Rain on the Harbour, {place}",
        plain_headline=f"Rain on the Harbour, {place}",
        plain_standfirst="Ships are counted.",
        standfirst="Ships are counted.",
        byline=("Ada Byron",),
        published=published,
        content=_TEXT,
        word_count=540,
    )


def _edition(writer: SiteWriter, slug: str, kind: str) -> SiteEdition:
    file = writer.write(f"{slug}/files/{slug}.{kind}", _filler(f"{slug}.{kind}", _EDITION_BYTES))
    passed = Verdict(tool="nobody", version="0", standard="none", passed=True)
    return SiteEdition(edition="pdf" if kind == "pdf" else "epub", file=file, verdicts=(passed,))


def _filler(name: str, size: int) -> bytes:
    return (hashlib.sha256(name.encode()).digest() * (size // 32 + 1))[:size]


def _urn(name: str) -> str:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
