"""A read issue in; what a copy editor would mark in it out. One check a file, each with its permanent code.

They run when the photos' own captions and credits are known. Severity: an error is what would break a
finished edition or shut a reader out (a link to nowhere, a photo without alt text, a heading level
skipped); whatever a person must judge is a warning.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork import resources
from presswork.cache import key_of
from presswork.content import source as sources
from presswork.content.copy_checks import (
    article_too_long,
    caption_repeated,
    credit_in_caption,
    dead_link,
    doubled_word,
    heading_skipped,
    photo_fpo,
    photo_no_alt,
    photo_no_caption,
    photo_no_credit,
    photo_undescribed,
    photo_unused,
    unclosed_bracket,
    unclosed_quote,
    word_too_long,
)
from presswork.content.report import Report
from presswork.model import Finding
from presswork.records import Records

if TYPE_CHECKING:
    from presswork.cache import Cache
    from presswork.model import Article, Issue

CHECKS = (
    unclosed_quote,
    unclosed_bracket,
    doubled_word,
    heading_skipped,
    dead_link,
    photo_fpo,
    photo_no_alt,
    photo_undescribed,
    photo_no_caption,
    photo_no_credit,
    caption_repeated,
    credit_in_caption,
    photo_unused,
    word_too_long,
    article_too_long,
)
# These look beyond an article's own text: at the other articles, at what lies in a folder.
_WIDER = (dead_link, photo_unused)


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """What was found in an article by itself, and what its links are held against later."""

    findings: tuple[Finding, ...]
    places: dead_link.Places


_RECORDS = Records((_Looked, Finding, dead_link.Places))


def _read_kept(entry: bytes) -> _Looked:
    kept = _RECORDS.read(entry)
    if not isinstance(kept, _Looked):
        raise TypeError("it is of another kind")
    return kept


def check(issue: Issue, *, cache: Cache | None = None) -> tuple[Finding, ...]:
    """Return every copy check's findings, by article and line.

    `cache` keeps what was found in each article as it is; another article's change does not touch it.
    """
    looked = [_look_at(article, issue, cache) for article in issue.articles]
    found = [finding for one in looked for finding in one.findings]
    found += dead_link.check_places(issue, [one.places for one in looked])
    found += photo_unused.check(issue)
    return tuple(sorted(found, key=lambda f: (f.file or "", f.line or 0, f.code)))


def _look_at(article: Article, issue: Issue, cache: Cache | None) -> _Looked:
    if cache is None or not article.digest:
        return _looked(article, issue)
    key = key_of("copy", resources.code_stamp(), str(issue.root), repr(article))
    if kept := cache.read(key, _read_kept):
        return kept
    looked = _looked(article, issue)
    if _is_as_read(article):
        cache.put(key, _RECORDS.write(looked))
    return looked


def _looked(article: Article, issue: Issue) -> _Looked:
    alone = replace(issue, articles=(article,))
    return _Looked(
        findings=tuple(
            finding for module in CHECKS if module not in _WIDER for finding in module.check(alone)
        ),
        places=dead_link.places_of(article),
    )


def _is_as_read(article: Article) -> bool:
    """Whether the file, in which the checks look lines up, is still the one that was read."""
    text = sources.read_text(article.path, Report(""))
    return text is not None and hashlib.sha256(text.encode()).hexdigest() == article.digest
