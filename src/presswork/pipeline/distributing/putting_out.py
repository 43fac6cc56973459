"""A wish in, the site in its place out: the order of the steps of distribution."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from presswork import resources
from presswork.content.project import find_root
from presswork.distribution.catalogues import catalogue_notes
from presswork.distribution.checksums import SUMS, write_sums
from presswork.distribution.keeping import KeptIssue
from presswork.distribution.manifest import SCHEMA, manifest, schema
from presswork.distribution.site_writer import SiteWriter
from presswork.distribution.standing_site import MANIFEST, StandingSite, read_standing, stands_as
from presswork.distribution.walking import shown
from presswork.distribution.workshop import Workshop, open_workshop
from presswork.errors import EXIT_MISSING_TOOL, FindingsError, MissingToolError, UsageError
from presswork.model import Finding
from presswork.model.site import Site
from presswork.pipeline.distributing import web
from presswork.pipeline.distributing.making import Made, Workbench, make_issue, take_over
from presswork.pipeline.distributing.planning import Plan, plan_site
from presswork.pipeline.distributing.wanted import Distributed, Wish
from presswork.pipeline.order import Order
from presswork.reporting import exit_code


def distribute(wish: Wish) -> Distributed:
    """Build, prove and put out the issues; the others that the site has stay on it.

    Raises `FindingsError` with all that keeps an issue from being put out, `MissingToolError` for lack of a
    validator, `UsageError` for a target that is not to be written to. Then the old site stands as it was.
    """
    _require_apart(wish)
    with open_workshop(wish.target, waiting=lambda: _say_waiting(wish)) as shop:
        standing = read_standing(shop.target)
        plan = plan_site(wish, standing, shop.new)
        writer = SiteWriter(shop.new)
        bench = Workbench(wish=wish, writer=writer, standing=standing, site=plan.site)
        records, made = _issues(bench, plan)
        new = tuple(slug for slug in made if made[slug].is_new)
        site = _with_issues(plan.site, records)
        ordered = tuple(records[issue.slug] for issue in site.issues)
        _write_common(bench, plan, site, ordered)
        foreign = _foreign(writer, standing, wish)
        _seal(writer, site, ordered, standing, wish)
        _publish(shop, standing, wish)
    about_issues = (found for slug in new for found in made[slug].findings)
    return Distributed(
        target=shop.target,
        url=site.url,
        issues=site.issues,
        made=new,
        unchanged=tuple(issue.slug for issue in site.issues if issue.slug not in new),
        removed=wish.remove,
        file_count=len(writer.sums),
        size_bytes=sum(writer.sizes.values()),
        findings=(*about_issues, *plan.findings, *foreign, *catalogue_notes(site)),
    )


def _require_apart(wish: Wish) -> None:
    target = wish.target.resolve()
    for order in wish.orders:
        if order.folder.resolve().is_relative_to(target):
            raise UsageError(
                f"{order.folder} lies in {wish.target}, which would be exchanged.\n  Name another with --out."
            )


def _say_waiting(wish: Wish) -> None:
    wish.progress("Waiting for another dist to end", 0, 1)


def _issues(bench: Workbench, plan: Plan) -> tuple[dict[str, KeptIssue], dict[str, Made]]:
    """Make what is to be made and take over the rest. Raises with the findings about all that cannot be."""
    records: dict[str, KeptIssue] = {}
    made: dict[str, Made] = {}
    failed: list[Finding] = []
    for slug, (read, order) in plan.reads.items():
        try:
            made[slug] = make_issue(bench, read, order)
            records[slug] = made[slug].kept
        except FindingsError as error:
            failed += error.findings
    for slug, kept in plan.kept.items():
        try:
            take_over(bench, kept)
        except FindingsError as error:
            failed += error.findings
        records[slug] = kept
    if failed:
        kind = MissingToolError if exit_code(failed) == EXIT_MISSING_TOOL else FindingsError
        raise kind(dict.fromkeys(failed))
    return records, made


def _with_issues(site: Site, records: dict[str, KeptIssue]) -> Site:
    return dataclasses.replace(site, issues=tuple(records[issue.slug].issue for issue in site.issues))


def _write_common(bench: Workbench, plan: Plan, site: Site, ordered: Sequence[KeptIssue]) -> None:
    """Write what is all issues' own: index, feeds and catalogues, in the looks of the first issue named."""
    bench.wish.progress("Making index, feeds and catalogues", 0, 1)
    first = next(iter(plan.reads.values()), None)
    root = first[0].issue.root if first else find_root(Path.cwd())
    theme = first[0].issue.theme if first else ordered[0].theme
    order = Order(folder=root, cache=bench.wish.cache, progress=bench.wish.progress)
    bench.writer.write_all(web.of_all(site, order, root=root, theme=theme))
    bench.writer.write(SCHEMA, schema())


def _foreign(writer: SiteWriter, standing: StandingSite | None, wish: Wish) -> tuple[Finding, ...]:
    """Take over files that are not of our making; symbolic links are never followed, and go."""
    if standing is None:
        return ()
    for path in standing.foreign:
        writer.keep_foreign(path, standing.folder)
    stayed = (_stayed(path, is_known=path in standing.known) for path in standing.foreign)
    unsigned = [_unsigned()] if standing.is_signed and not wish.sign else []
    return (*stayed, *(_dropped(path) for path in standing.links), *unsigned)


def _seal(
    writer: SiteWriter, site: Site, ordered: Sequence[KeptIssue], standing: StandingSite | None, wish: Wish
) -> None:
    """Write the manifest and the checksums, and have these signed where that was asked for."""
    names = [path for path in (standing.foreign if standing else ()) if path in writer.sums]
    writer.write(MANIFEST, manifest(site, ordered, version=resources.version(), foreign=names))
    (writer.folder / SUMS).write_bytes(write_sums(writer.sums))
    if wish.sign:
        from presswork.distribution.signing import sign

        sign(writer.folder / SUMS, by=wish.sign, key=wish.key)


def _publish(shop: Workshop, standing: StandingSite | None, wish: Wish) -> None:
    if not stands_as(shop.target, standing):
        raise UsageError(
            f"{wish.target} was changed by something else meanwhile; it was not touched.\n  Run it again."
        )
    shop.publish()


def _stayed(path: str, *, is_known: bool) -> Finding:
    return Finding(
        code="site-file-foreign",
        severity="note" if is_known else "warning",
        file=shown(path),
        message="This file is not of Presswork's making; it stays on the site, and is in SHA256SUMS.",
        hint="Remove it where it does not belong there.",
    )


def _unsigned() -> Finding:
    return Finding(
        code="site-unsigned",
        severity="warning",
        file=SUMS,
        message="The old site was signed; its signature is not right for the new one, and went.",
        hint="Sign it again: --sign minisign, or --sign gpg.",
    )


def _dropped(path: str) -> Finding:
    return Finding(
        code="site-link-dropped",
        severity="warning",
        file=shown(path),
        message="A symbolic link, or what is no plain file, is not taken over; what it led to is untouched.",
        hint="Put a copy of the file in its place.",
    )
