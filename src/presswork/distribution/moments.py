"""What a site tells of in, the dates that its feeds and catalogues give for it out: never from a clock."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presswork.model.site import Site, SiteArticle, SiteIssue


def changed(site: Site, thing: SiteArticle | SiteIssue) -> datetime.date:
    """Return the day on which an article or issue last changed, as far as its content says."""
    return max((day for day in (thing.published, thing.updated) if day), default=site.undated)


def latest(site: Site, things: Iterable[SiteArticle | SiteIssue]) -> datetime.date:
    """Return the last day on which any of them changed."""
    return max((changed(site, thing) for thing in things), default=site.undated)


def moment(day: datetime.date) -> str:
    """Return a day's first moment (RFC 3339), in UTC: content knows no hour."""
    return f"{day.isoformat()}T00:00:00Z"


def identifier(site: Site, name: str = "") -> str:
    """Return the site's URN, or that of its part of this name: the same for ever, and in every edition."""
    own = site.identifier or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'presswork:{site.title}/')}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}/{name}')}" if name else own
