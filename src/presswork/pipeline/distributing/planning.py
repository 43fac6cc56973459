"""A wish and the site that stands in, what is to be made, kept and taken off out: before anything is made."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from presswork.content.project import issue_identifier
from presswork.distribution.keeping import KeptIssue
from presswork.distribution.standing_site import StandingSite
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding
from presswork.model.site import Site
from presswork.pipeline.distributing.describing import describe
from presswork.pipeline.distributing.gathering import gather
from presswork.pipeline.distributing.wanted import Wish
from presswork.pipeline.order import Order, Read
from presswork.pipeline.reading import has_errors, read_source

_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The issues to make, by slug, the newest first; those to keep; the site as far as it is known."""

    reads: Mapping[str, tuple[Read, Order]]
    kept: Mapping[str, KeptIssue]
    site: Site
    findings: tuple[Finding, ...]


def plan_site(wish: Wish, standing: StandingSite | None, new: Path) -> Plan:
    """Return what is to be done. Editions go into `new`, the new site's folder.

    Raises `UsageError` for what cannot be meant, `FindingsError` with the findings about all contents.
    """
    records = dict(standing.records) if standing else {}
    _require_present(wish, records)
    records = {slug: kept for slug, kept in records.items() if slug not in wish.remove}
    url = _address(wish, standing)
    reads = _read_all(wish, url)
    kept = {slug: record for slug, record in records.items() if slug not in reads}
    if not reads and not kept:
        raise UsageError("No issue would be left on the site.\n  Remove its folder itself, or name an issue.")
    _require_same_address(kept, standing, url)
    findings = [found for read, _ in reads.values() for found in read.findings]
    findings += _strangers(reads, records)
    if has_errors(findings):
        raise FindingsError(findings)
    told = [*(describe(read) for read, _ in reads.values()), *(record.issue for record in kept.values())]
    site = gather(told, url=url)
    site = dataclasses.replace(site, identifier=_identifier(standing, site))
    placed = {
        issue.slug: _placed(*reads[issue.slug], new / issue.slug / "files")
        for issue in site.issues
        if issue.slug in reads
    }
    return Plan(reads=placed, kept=kept, site=site, findings=_stale(kept, site))


def _require_present(wish: Wish, records: Mapping[str, KeptIssue]) -> None:
    absent = [slug for slug in wish.remove if slug not in records]
    if absent:
        known = _some(sorted(records)) or "none"
        raise UsageError(f"The site has no issue {', '.join(absent)}.\n  Issues on it: {known}.")


def _address(wish: Wish, standing: StandingSite | None) -> str:
    if wish.url is not None:
        return wish.url
    return str(standing.manifest.get("url") or "") if standing else ""


def _require_same_address(kept: Mapping[str, KeptIssue], standing: StandingSite | None, url: str) -> None:
    old = str(standing.manifest.get("url") or "") if standing else ""
    if kept and old != url:
        raise UsageError(
            f"The site was made for {old or 'no address'}, not for {url or 'no address'}: its print editions "
            f"and pages name it.\n  Name the folders of all its issues (not yet: {_some(sorted(kept))}), "
            "or make another site with --out."
        )


def _read_all(wish: Wish, url: str) -> Mapping[str, tuple[Read, Order]]:
    """Read each issue; every finding about any of them in one run."""
    reads: dict[str, tuple[Read, Order]] = {}
    failed: list[Finding] = []
    for number, wanted in enumerate(wish.orders):
        wish.progress(f"Reading {wanted.folder.name}", number, len(wish.orders))
        order = dataclasses.replace(wanted, url=url, cache=wish.cache, progress=wish.progress)
        try:
            read = read_source(order)
        except FindingsError as error:
            failed += error.findings
            continue
        other = reads.setdefault(read.issue.slug, (read, order))[0]
        if other.issue.folder.resolve() != read.issue.folder.resolve():
            failed.append(_twice(read, other))
    if failed:
        raise FindingsError([*(found for read, _ in reads.values() for found in read.findings), *failed])
    return reads


def _placed(read: Read, order: Order, out: Path) -> tuple[Read, Order]:
    return dataclasses.replace(read, out=out), dataclasses.replace(order, out=out)


def _twice(read: Read, other: Read) -> Finding:
    folders = f"{other.issue.folder.name} and {read.issue.folder.name}"
    return Finding(
        code="site-issue-twice",
        severity="error",
        file=read.issue.slug,
        message=f"Two of the issues would bear this name: those in {folders}.",
        hint="Rename the folder of one of them.",
    )


def _strangers(reads: Mapping[str, tuple[Read, Order]], records: Mapping[str, KeptIssue]) -> list[Finding]:
    """Return what is wrong with issues that bear another's name, by their permanent identifiers."""
    return [
        Finding(
            code="site-issue-differs",
            severity="error",
            file=slug,
            message=f"The site has another issue of this name: {records[slug].issue.title}, "
            f"{records[slug].issue.identifier}; this one is {read.issue.identifier}.",
            hint=f"Rename this one's folder, or put it in the other's place: --remove {slug}.",
        )
        for slug, (read, _) in reads.items()
        if slug in records and records[slug].issue.identifier != read.issue.identifier
    ]


def _stale(kept: Mapping[str, KeptIssue], site: Site) -> tuple[Finding, ...]:
    """Return which issues' pages bear another title of the site than it has now."""
    slugs = sorted(slug for slug, record in kept.items() if record.site_title != site.title)
    if not slugs:
        return ()
    return (
        Finding(
            code="site-title-older",
            severity="note",
            file=slugs[0],
            message=f"The site is called {site.title} now; the pages of these issues call it as before: "
            f"{_some(slugs)}.",
            hint="Name their folders too, and their pages are made anew.",
        ),
    )


def _some(slugs: Sequence[str]) -> str:
    """Return the first few of many names, and how many more there are."""
    named = ", ".join(slugs[:_NAMED])
    return f"{named} and {len(slugs) - _NAMED} more" if len(slugs) > _NAMED else named


def _identifier(standing: StandingSite | None, site: Site) -> str:
    """Return the site's URN: that which it has, else one made from its address, or without one its title.

    So a site that grew issue by issue has the same as one that was made of all of them at once.
    """
    known = str(standing.manifest.get("identifier") or "") if standing else ""
    return known or issue_identifier(site.url or site.title, "site", "")
