"""A site's folder, its checksums and its manifest in, the findings about where they do not agree out."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from presswork.distribution.checksums import is_plain_path
from presswork.distribution.facts import Unreadable, identifier_of
from presswork.distribution.standing_site import FORMAT, MANIFEST, MARK
from presswork.distribution.walking import Found, shown
from presswork.model import Finding

DIFFERS = "site-manifest-differs"
_MAX_BYTES = 256 * 1024 * 1024


class _Wrong(Exception):  # noqa: N818 - the manifest's fault
    """The manifest is not what its schema describes; the text says where."""


def check_manifest(
    folder: Path, sums: Mapping[str, str], found: Found, *, right: Container[str]
) -> list[Finding]:
    """Return where the manifest contradicts the checksums, the files' sizes or what the editions say.

    What is missing or changed was said by the checksums: only editions that are `right` are opened.
    """
    if MANIFEST not in found.files:
        return [] if MANIFEST in sums else [_damaged("it is missing, and was not put out with the site")]
    try:
        data = _read(folder / MANIFEST, found.files[MANIFEST])
        issues = _list(data, "issues")
        return [finding for issue in issues for finding in _issue(folder, issue, sums, found, right)]
    except _Wrong as wrong:
        return [_damaged(str(wrong))]


def _read(path: Path, size_bytes: int) -> Mapping[str, Any]:
    if size_bytes > _MAX_BYTES:
        raise _Wrong("it is far too large")
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _Wrong(f"it is no JSON ({error})") from error
    site = data.get(MARK) if isinstance(data, dict) else None
    if not isinstance(site, dict):
        raise _Wrong(f"it has no `{MARK}`")
    if site.get("format") != FORMAT:
        raise _Wrong(f"its format is {site.get('format')!r}; this version knows {FORMAT}")
    known: Mapping[str, Any] = data
    return known


def _issue(
    folder: Path, issue: Mapping[str, Any], sums: Mapping[str, str], found: Found, right: Container[str]
) -> Iterator[Finding]:
    identifier = _text(issue, "identifier")
    for edition in _list(issue, "editions"):
        yield from _edition(edition, sums, found)
        path = _text(edition, "path")
        if path in right:
            yield from _opened(folder, path, identifier)
    if issue.get("forced") is True:
        yield Finding(
            code="site-issue-forced",
            severity="note",
            file=shown(_text(issue, "path")),
            message="The publisher put this issue out in spite of errors, or without proof.",
            hint="The manifest says which, under its `findings`.",
        )


def _edition(edition: Mapping[str, Any], sums: Mapping[str, str], found: Found) -> Iterator[Finding]:
    path, digest = _text(edition, "path"), _text(edition, "sha256")
    if not is_plain_path(path):
        raise _Wrong(f"it names {path!r}, which leads out of the folder")
    if sums.get(path) != digest:
        yield _differs(path, "another SHA-256 than SHA256SUMS has")
    if path in found.files and found.files[path] != edition.get("size_bytes"):
        yield _differs(path, f"{edition.get('size_bytes')!r} bytes; it has {found.files[path]}")


def _opened(folder: Path, path: str, identifier: str) -> Iterator[Finding]:
    """Hold what an edition says of itself against the manifest."""
    try:
        said = identifier_of(folder / path)
    except Unreadable as error:
        yield Finding(
            code="site-edition-unreadable",
            severity="error",
            file=shown(path),
            message=f"The edition cannot be opened: {shown(str(error))}.",
            hint="Download it again; where that does not help, tell the publisher.",
        )
        return
    if said != identifier:
        named = shown(said) or "nothing"
        yield Finding(
            code="site-identifier-differs",
            severity="error",
            file=shown(path),
            message=f"The edition says that it is {named}; the manifest says {shown(identifier)}.",
            hint="It is another issue's file, or was made by somebody else: tell the publisher.",
        )


def _list(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = data.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _Wrong(f"its `{name}` is no list of objects")
    return value


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise _Wrong(f"a `{name}` is no text")
    return value


def _damaged(why: str) -> Finding:
    return Finding(
        code="site-manifest-damaged",
        severity="error",
        file=MANIFEST,
        message=f"The manifest cannot be used: {why}.",
        hint="Download it again; where that does not help, tell the publisher.",
    )


def _differs(path: str, what: str) -> Finding:
    return Finding(
        code=DIFFERS,
        severity="error",
        file=shown(path),
        where=MANIFEST,
        message=f"The manifest gives it {what}.",
        hint="Download both again; where that does not help, tell the publisher.",
    )
