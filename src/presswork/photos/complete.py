"""An issue in; the same issue out, its photos looked at and their empty fields filled from the files.

Precedence of caption, credit, copyright and alt: the Markdown image, the header's `photos`, the
picture's own IPTC or XMP fields. The first two are in the issue already.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from presswork.model import Article, Finding, Issue, Photo
from presswork.photos.facts import Facts, examine
from presswork.photos.faults import PictureError, Remark
from presswork.photos.sources import changed, digest_of, read_source, source_of

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.cache import Cache


def complete(issue: Issue, *, cache: Cache | None = None) -> tuple[Issue, tuple[Finding, ...]]:
    """Return the issue with its photos completed, and a finding for each that is bad or loses something."""
    desk = _Desk(issue=issue, cache=cache)
    articles = tuple(desk.article(article) for article in issue.articles)
    return replace(issue, articles=articles), tuple(desk.findings)


@dataclass
class _Desk:
    """Where photos are looked at, each file once in each language."""

    issue: Issue
    cache: Cache | None
    findings: list[Finding] = field(default_factory=list)
    seen: dict[tuple[Path, str], Facts | PictureError] = field(default_factory=dict)
    digests: dict[Path, str] = field(default_factory=dict)

    def article(self, article: Article) -> Article:
        photos = tuple(self.photo(photo, article) for photo in article.photos)
        return replace(article, photos=photos) if photos != article.photos else article

    def photo(self, photo: Photo, article: Article) -> Photo:
        path = source_of(photo)
        facts = self._facts(path, article.language)
        if isinstance(facts, PictureError):
            fault = Remark(code=facts.code, severity="error", message=facts.message, hint=facts.hint)
            self._report(photo, article, fault)
            return photo
        for remark in facts.remarks:
            self._report(photo, article, remark)
        return replace(_filled(photo, facts), digest=self.digests[path])

    def _facts(self, path: Path, language: str) -> Facts | PictureError:
        key = (path, language)
        if key not in self.seen:
            try:
                self.seen[key] = self._examined(path, language)
            except PictureError as error:
                self.seen[key] = error
        return self.seen[key]

    def _examined(self, path: Path, language: str) -> Facts:
        data = read_source(path)
        digest = digest_of(data)
        if self.digests.setdefault(path, digest) != digest:
            raise changed()
        return examine(path, data, digest=digest, language=language, cache=self.cache)

    def _report(self, photo: Photo, article: Article, remark: Remark) -> None:
        file = article.path
        if file.is_relative_to(self.issue.root):
            file = file.relative_to(self.issue.root)
        self.findings.append(
            Finding(
                code=remark.code,
                severity=remark.severity,
                message=f'photo "{photo.file}" {remark.message}.',
                hint=remark.hint,
                file=file.as_posix(),
                line=photo.line,
                where=f'photo "{photo.id}"',
            )
        )


def _filled(photo: Photo, facts: Facts) -> Photo:
    """Return the photo with its size, and with the file's own words where the article has none."""
    if photo.is_fpo:
        # A size declared for the photograph to come is the proportion that its stand-in takes.
        if photo.width_px and photo.height_px:
            return photo
        return replace(photo, width_px=facts.width_px, height_px=facts.height_px)
    return replace(
        photo,
        width_px=facts.width_px,
        height_px=facts.height_px,
        caption=photo.caption or escape(facts.caption, quote=False),
        credit=photo.credit or facts.credit,
        copyright=photo.copyright or facts.copyright,
        alt=_alt(photo, facts),
    )


def _alt(photo: Photo, facts: Facts) -> str:
    """Return the article's alt text; the file's own where the article has none or only a stand-in for one."""
    if photo.decorative or (photo.alt and not photo.alt_stands_in):
        return photo.alt
    return facts.alt or photo.alt
