"""A finding as its publisher reads it in, the same as everybody may read it out: not of this machine."""

from __future__ import annotations

import dataclasses

from presswork.model import Finding
from presswork.model.site import SiteEdition

# Their hints say what to install where on this machine, their messages what a program said as it broke off.
_OF_THIS_MACHINE = frozenset(("validator-missing", "validator-failed", "check-failed"))


def published(finding: Finding) -> Finding:
    """Return the finding without what concerns the machine that it was made on alone."""
    if finding.code not in _OF_THIS_MACHINE:
        return finding
    return dataclasses.replace(finding, message=finding.message.partition(":")[0], hint=None)


def published_edition(edition: SiteEdition) -> SiteEdition:
    """Return the edition with its verdicts' findings so."""
    verdicts = tuple(
        dataclasses.replace(verdict, findings=tuple(map(published, verdict.findings)))
        for verdict in edition.verdicts
    )
    return dataclasses.replace(edition, verdicts=verdicts)
