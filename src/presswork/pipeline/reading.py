"""An order in, the issue read whole out, with every finding and the hash of all that it is made from."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import Path

from presswork.cache import key_of
from presswork.errors import FindingsError, UsageError
from presswork.model import PAGE_SIZES, Article, Finding, Issue
from presswork.pipeline.order import EDITIONS, Edition, Order, Read

_CHOICES = ("page", "theme", "url")


def read_source(order: Order) -> Read:
    """Read an issue with its photos and check its copy; every finding in one run."""
    from presswork.content.copy_checks import check as check_copy
    from presswork.content.project import find_root
    from presswork.content.read import read_issue
    from presswork.photos.complete import complete

    root = find_root(order.folder)
    result = read_issue(order.folder, root=root, cache=order.cache)
    if result.issue is None:
        raise FindingsError(result.findings)
    issue = _with_choices(result.issue, order)
    everything, photo_findings = complete(with_own_photos(issue), cache=order.cache)
    findings = (*result.findings, *photo_findings, *check_copy(everything, cache=order.cache))
    issue = without_own_photos(everything, issue)
    return Read(
        issue=issue,
        out=order.out or Path("dist") / issue.slug,
        findings=findings,
        # What has errors is not built; and what leads out of the project is not to be read.
        source_hash="" if has_errors(findings) else source_hash(issue),
        chosen=tuple(name for name in _CHOICES if getattr(order, name)),
        url=order.url or "",
    )


def with_own_photos(issue: Issue) -> Issue:
    """Return the issue with the photos of its own pages as one more article, to be looked at like any."""
    if issue.own is None or not issue.own.photos:
        return issue
    return dataclasses.replace(issue, articles=(*issue.articles, issue.own))


def without_own_photos(everything: Issue, issue: Issue) -> Issue:
    """Return the issue with its own pages' photos where they belong again."""
    if len(everything.articles) == len(issue.articles):
        return everything
    return dataclasses.replace(everything, articles=everything.articles[:-1], own=everything.articles[-1])


def _with_choices(issue: Issue, order: Order) -> Issue:
    page, theme = order.page or issue.page, order.theme or issue.theme
    if page not in PAGE_SIZES:
        raise UsageError(f'There is no page size "{page}".\n  Page sizes: {", ".join(PAGE_SIZES)}.')
    url = f"{order.url}{issue.slug}/" if order.url else ""
    return dataclasses.replace(issue, page=page, theme=theme, url=url)


def stop_on_errors(findings: Sequence[Finding]) -> None:
    """Raise `FindingsError` with all the findings when one of them is an error."""
    if has_errors(findings):
        raise FindingsError(findings)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(finding.severity == "error" for finding in findings)


def source_hash(issue: Issue) -> str:
    """Return the hash of everything an edition is made from: content, photos, templates, options, code."""
    from presswork import resources

    files = {
        *(
            path
            for name in ("issue.toml", "presswork.toml")
            for path in (issue.folder / name, issue.root / name)
        ),
        *(
            path
            for folder in (issue.root / "templates", issue.root / "assets", resources.templates_dir())
            for path in folder.rglob("*")
            if path.parent != issue.root / "assets" / "photos"
        ),
    }
    stamps = [f"{name_of(path, issue.root)} {_digest(path)}" for path in files if path.is_file()]
    stamps += (
        stamp for article in with_own_photos(issue).articles for stamp in _article_stamps(article, issue)
    )
    address = ("url", issue.url) if issue.url else ()
    return key_of(
        "source",
        resources.version(),
        issue.page,
        issue.theme,
        issue.identifier,
        *address,
        *sorted(set(stamps)),
    )


def _article_stamps(article: Article, issue: Issue) -> list[str]:
    """Return what tells the article's files as they were read, whatever may stand in their places by now."""
    files = [(article.path, article.digest)] if article is not issue.own else []
    files += [(photo.source, photo.digest) for photo in article.photos if photo.source]
    return [f"{name_of(path, issue.root)} {digest}" for path, digest in files]


def name_of(path: Path, root: Path) -> str:
    """Return a file's path from the project root, its bare name where it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def as_built(order: Order) -> Order:
    """Return the order with what was chosen for the files in its folder: page size, theme, address."""
    from presswork.preflight.provenance import read_source_hash

    read = read_source(order)
    for edition in EDITIONS:
        record = read_source_hash(read.path(edition)) if read.path(edition).is_file() else None
        if record:
            options = dict(option.partition("=")[::2] for option in record[1].split(";"))
            chosen = {name: options.get(name) for name in options.get("chosen", "").split(",") if name}
            return dataclasses.replace(
                order,
                page=order.page or chosen.get("page"),
                theme=order.theme or chosen.get("theme"),
                url=order.url or chosen.get("url"),
            )
    return order


def is_current(read: Read, edition: Edition) -> bool:
    """Whether the finished file was made from just this source."""
    from presswork.preflight.provenance import read_source_hash

    path = read.path(edition)
    return path.is_file() and read_source_hash(path) == (read.source_hash, read.options)
