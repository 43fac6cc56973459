"""What is asked of a site in, what became of it out: the data between the steps of distribution."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from presswork.cache import Cache, default_cache_dir
from presswork.distribution.signing import SignedBy
from presswork.model import Finding
from presswork.model.site import SiteIssue
from presswork.pipeline.order import EDITIONS, Edition, Order, Progress


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked for: issues to put out, or to take off, and the site's folder.

    `url` is the site's address as `distribution.address` returns it; None leaves that of the site that stands
    there, "" takes it away. Each of the `orders` is for one issue; where its editions go and for which
    address is not theirs to say. `key` names the key to sign with, in the words of the program that signs.
    """

    target: Path
    orders: tuple[Order, ...] = ()
    remove: tuple[str, ...] = ()
    url: str | None = None
    editions: tuple[Edition, ...] = EDITIONS
    force: bool = False
    sign: SignedBy | None = None
    key: str = ""
    cache: Cache = dataclasses.field(default_factory=lambda: Cache(default_cache_dir()))
    progress: Progress = _silent


@dataclass(frozen=True, kw_only=True)
class Distributed:
    """What was put out: all issues of the site, and which of them were made anew, stayed, or went."""

    target: Path
    url: str
    issues: tuple[SiteIssue, ...]
    made: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    file_count: int
    size_bytes: int
    findings: tuple[Finding, ...]
