"""An issue that was read in, its editions and pages in the new site's folder out, proved or refused.

An issue that stands on the old site just as it would be made is taken over from there.
"""

from __future__ import annotations

import dataclasses
import platform
from dataclasses import dataclass
from functools import cache

from presswork.distribution.checksums import sha256_of
from presswork.distribution.facts import accessibility_of
from presswork.distribution.keeping import KeptIssue, write_record
from presswork.distribution.site_writer import SiteWriter
from presswork.distribution.standing_site import StandingSite
from presswork.errors import EXIT_MISSING_TOOL, FindingsError, MissingToolError
from presswork.model import Finding
from presswork.model.site import Site, SiteFile
from presswork.pipeline.distributing import web
from presswork.pipeline.distributing.describing import describe
from presswork.pipeline.distributing.proving import prove, validators
from presswork.pipeline.distributing.publishing_findings import published, published_edition
from presswork.pipeline.distributing.wanted import Wish
from presswork.pipeline.order import Order, Read
from presswork.pipeline.reading import has_errors, is_current
from presswork.reporting import exit_code


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """What all issues of one run have in common: the wish, the new site's folder, and the old site."""

    wish: Wish
    writer: SiteWriter
    standing: StandingSite | None
    site: Site


@dataclass(frozen=True, kw_only=True)
class Made:
    """An issue as it is on the new site now, whether it was made anew, and what was found then."""

    kept: KeptIssue
    is_new: bool = False
    findings: tuple[Finding, ...] = ()


def make_issue(bench: Workbench, read: Read, order: Order) -> Made:
    """Make an issue, or take it over from the old site.

    Raises `FindingsError` with everything that keeps it from being put out, `MissingToolError` where that is
    for lack of a validator.
    """
    options = options_of(bench.wish, read, order)
    kept = _standing(bench, read, options)
    if kept:
        take_over(bench, kept)
        return Made(kept=kept)
    return _make(bench, read, order, options)


def options_of(wish: Wish, read: Read, order: Order) -> str:
    """Return all that is chosen for the issue, and what judges it."""
    from presswork.pipeline.pressing import choose_press

    said = [read.options, f"editions={','.join(wish.editions)}"]
    if "press" in wish.editions:
        press = choose_press(read, order)
        said += [press.options, press.source_hash]
    said += (f"{name}={version}" for name, version in sorted(validators().items()))
    return ";".join(said)


def _standing(bench: Workbench, read: Read, options: str) -> KeptIssue | None:
    """Return the issue as it stands on the old site, None where it would come out otherwise now."""
    kept = bench.standing.records.get(read.issue.slug) if bench.standing else None
    if kept is None or bench.standing is None or read.issue.slug in bench.wish.remove:
        return None
    so = (read.source_hash, options, bench.site.title)
    made_so = (kept.issue.source_hash, kept.options, kept.site_title) == so
    if not made_so or (kept.issue.forced and not bench.wish.force):
        return None
    folder = bench.standing.folder
    whole = all(
        bench.standing.has(file.path, file.size_bytes) and sha256_of(folder / file.path) == file.sha256
        for file in kept.files
    )
    return kept if whole else None


def take_over(bench: Workbench, kept: KeptIssue) -> None:
    """Take an issue's files over from the old site. Raises `FindingsError` for those that are not there."""
    if bench.standing is None:
        return
    gone = [file for file in kept.files if not bench.standing.has(file.path, file.size_bytes)]
    if gone:
        raise FindingsError([_gone(file, kept.issue.slug) for file in gone])
    for file in kept.files:
        bench.writer.keep(file, bench.standing.folder)
    bench.writer.keep(bench.standing.file(kept.path), bench.standing.folder)


def _make(bench: Workbench, read: Read, order: Order, options: str) -> Made:
    from presswork.pipeline import build

    slug = read.issue.slug
    folder = f"{slug}/files/"
    built = build(order, bench.wish.editions)
    if not is_current(read, "pdf"):
        raise FindingsError([_changed(slug)])
    proved = prove(read, built.written, order, folder=folder)
    findings = tuple(dict.fromkeys((*built.findings, *proved.findings)))
    if has_errors(findings) and not bench.wish.force:
        raise _refused(findings, slug)
    facts = dataclasses.replace(
        describe(read),
        editions=tuple(map(published_edition, proved.editions)),
        accessibility=accessibility_of(read.path("epub")),
        findings=tuple(map(published, findings)),
        forced=has_errors(findings),
    )
    told, files = web.make(read, order, facts, bench.site)
    written = [bench.writer.add(edition.file.path) for edition in told.editions]
    written += bench.writer.write_all(files)
    kept = KeptIssue(
        issue=told,
        files=tuple(sorted(written, key=lambda file: file.path)),
        options=options,
        theme=read.issue.theme,
        site_title=bench.site.title,
        made_with=made_with(),
    )
    bench.writer.write(kept.path, write_record(kept))
    return Made(kept=kept, is_new=True, findings=findings)


@cache
def made_with() -> tuple[tuple[str, str], ...]:
    """Return what editions are made with here: Presswork, Python and the libraries, with their versions."""
    from presswork import provision, resources

    names = (line.partition("==")[0] for line in provision.own_requirements())
    libraries = {name: provision.installed_version(name) or "" for name in names}
    versions = {"presswork": resources.version(), "python": platform.python_version(), **libraries}
    return tuple(sorted(versions.items()))


def _refused(findings: tuple[Finding, ...], slug: str) -> FindingsError:
    errors = [finding for finding in findings if finding.severity == "error"]
    refusal = Finding(
        code="dist-refused",
        severity="error",
        file=slug,
        message=f"Nothing is put out: the issue has {_count(len(errors))}.",
        hint="Mend them, or put it out all the same with --force; its page and the manifest then say so. "
        "The old site, where there is one, stands as it was.",
    )
    kind = MissingToolError if exit_code(findings) == EXIT_MISSING_TOOL else FindingsError
    return kind((*findings, refusal))


def _count(errors: int) -> str:
    return "1 error" if errors == 1 else f"{errors} errors"


def _changed(slug: str) -> Finding:
    return Finding(
        code="issue-changed",
        severity="error",
        file=slug,
        message="The issue changed while it was built.",
        hint="Run it again once everything is saved.",
    )


def _gone(file: SiteFile, slug: str) -> Finding:
    return Finding(
        code="site-issue-damaged",
        severity="error",
        file=file.path,
        message="The old site lacks this file, or it is not as large as it was: the issue cannot be kept.",
        hint=f"Name the folder of the issue {slug} too, or take it off with --remove {slug}.",
    )
