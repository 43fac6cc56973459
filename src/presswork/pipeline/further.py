"""An issue's errors in, those and what setting its other articles would find out: every fault in one run."""

from __future__ import annotations

from collections.abc import Iterable

from presswork.errors import FindingsError
from presswork.model import Article, Finding, Piece
from presswork.pipeline.composing_room import Job
from presswork.pipeline.order import Order, Read
from presswork.pipeline.printing import print_part
from presswork.pipeline.reading import name_of
from presswork.pipeline.stamps import Stamps, Theme
from presswork.pipeline.workers import work_on


def with_further(findings: Iterable[Finding], read: Read, order: Order) -> tuple[Finding, ...]:
    """Return the findings, and those about the articles that none of the errors is about.

    What is set for that is kept, so that it is not set again once the errors are mended.
    """
    found = dict.fromkeys(findings)
    bad = {finding.file for finding in found if finding.severity == "error"}
    issue = read.issue
    sound = [article for article in issue.articles if name_of(article.path, issue.root) not in bad]
    stamps = Stamps(issue, Theme.of(issue))

    def look(article: Article) -> tuple[Finding, ...]:
        try:
            return _faults(article, read, order, stamps)
        except Exception:  # noqa: BLE001  what is known to be wrong elsewhere may be why
            return ()

    further: dict[str, tuple[Finding, ...]] = {}
    for number, (article, faults) in enumerate(work_on(sound, look)):
        order.progress("Looking at the other articles", number, len(sound))
        further[article.slug] = faults
    for article in sound:
        found |= dict.fromkeys(further[article.slug])
    return tuple(found)


def _faults(article: Article, read: Read, order: Order, stamps: Stamps) -> tuple[Finding, ...]:
    """Set the article by itself, unless that was done before; return what is wrong with it."""
    from presswork.editions.pdf.parts import part_behind

    piece = Piece(id=article.slug, kind="article", article=article)
    job = Job(piece=piece, first_folio=1, folios={}, to_come={}, stamp=stamps.of(article))
    if part_behind(job.key, cache=order.cache):
        return ()
    try:
        print_part(read.issue, article, job, order, press=None, stamps=stamps)
    except FindingsError as error:
        return error.findings
    return ()
