"""A site and its issues' records in, manifest.json out: what was given out, made of what, proved by whom.

`manifest.schema.json`, which goes with every site, describes it. Dates come from the content, never the
clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presswork.distribution.standing_site import FORMAT, MARK

if TYPE_CHECKING:
    import datetime

    from presswork.distribution.keeping import KeptIssue
    from presswork.model import Finding
    from presswork.model.site import Site, SiteEdition, Verdict

SCHEMA = "manifest.schema.json"
_SCHEMA_FILE = Path(__file__).with_name(SCHEMA)


def schema() -> bytes:
    """Return the JSON schema of the manifest."""
    return _SCHEMA_FILE.read_bytes()


def manifest(site: Site, records: Sequence[KeptIssue], *, version: str, foreign: Iterable[str] = ()) -> bytes:
    """Return the manifest of a site: its issues in the site's order, and files that are not of our making."""
    environments = {_name_of(kept.made_with): dict(kept.made_with) for kept in records}
    content = {
        "$schema": SCHEMA,
        MARK: {
            "format": FORMAT,
            "presswork": version,
            "title": site.title,
            "identifier": site.identifier,
            "language": site.language,
            "url": site.url or None,
            "forced": any(issue.forced for issue in site.issues),
            "foreign_files": sorted(foreign),
        },
        "issues": [_issue(kept) for kept in records],
        "environments": dict(sorted(environments.items())),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _name_of(environment: Iterable[tuple[str, str]]) -> str:
    """Return a short name for a set of versions: many issues are made with the same."""
    return hashlib.sha256(repr(tuple(environment)).encode()).hexdigest()[:12]


def _issue(kept: KeptIssue) -> Mapping[str, Any]:
    issue = kept.issue
    return {
        "slug": issue.slug,
        "identifier": issue.identifier,
        "title": issue.title,
        "language": issue.language,
        "path": issue.path,
        "published": _iso(issue.published),
        "updated": _iso(issue.updated),
        "source_hash": issue.source_hash,
        "made_with": _name_of(kept.made_with),
        "forced": issue.forced,
        "articles": [
            {"identifier": article.identifier, "title": article.plain_headline, "path": article.path}
            for article in issue.articles
        ],
        "editions": [_edition(edition) for edition in issue.editions],
        "findings": [_finding(finding) for finding in issue.findings],
    }


def _edition(edition: SiteEdition) -> Mapping[str, Any]:
    return {
        "edition": edition.edition,
        "path": edition.file.path,
        "media_type": edition.file.media_type,
        "size_bytes": edition.file.size_bytes,
        "sha256": edition.file.sha256,
        "pages": edition.page_count or None,
        "forced": edition.forced,
        "verdicts": [_verdict(verdict) for verdict in edition.verdicts],
    }


def _verdict(verdict: Verdict) -> Mapping[str, Any]:
    return {
        "tool": verdict.tool,
        "version": verdict.version or None,
        "standard": verdict.standard,
        "ran": verdict.ran,
        "passed": verdict.passed,
        "findings": [_finding(finding) for finding in verdict.findings],
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file or None,
        "line": finding.line,
        "page": finding.page,
        "where": finding.where or None,
        "message": finding.message,
        "hint": finding.hint or None,
    }


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
