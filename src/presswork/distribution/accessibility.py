"""An issue in, what its EPUB says of its own accessibility out, by schema.org's names without prefixes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.model.site import SiteIssue

# EPUB Accessibility 1.1, section 4.2; and the identifiers of version 1.0, which meant WCAG 2.0.
_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG (2\.[0-2]) Level (A{1,3})")
_CLAIM_1_0 = re.compile(r"https?://www\.idpf\.org/epub/a11y/accessibility-20170105\.html#wcag-(a{1,3})")


def said_of(issue: SiteIssue) -> Mapping[str, tuple[str, ...]]:
    """Return the metadata, each name without its prefix and each value without spaces around it."""
    said: dict[str, tuple[str, ...]] = {}
    for name, values in issue.accessibility.items():
        bare = name.rpartition(":")[2]
        cleaned = (value.strip() for value in values)
        said[bare] = tuple(dict.fromkeys((*said.get(bare, ()), *(value for value in cleaned if value))))
    return said


def claim_of(said: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Return the claim of conformance, None for none: versions of EPUB Accessibility and WCAG, and the level.

    The highest level counts where several are claimed.
    """
    claims = []
    for claim in said.get("conformsTo", ()):
        if match := _CLAIM.fullmatch(claim):
            claims.append(("1.1", match[1], match[2]))
        elif match := _CLAIM_1_0.fullmatch(claim):
            claims.append(("1.0", "2.0", match[1].upper()))
    return max(claims, key=lambda claim: (claim[2], claim[1]), default=None)
