"""A page's tree in; what it says of itself outside its text, gathered, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.web.evidence import json_ld, meta, state

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element
    from presswork.content.importing.web.evidence.records import Record


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a page says of itself: `meta` elements, JSON-LD with its `article`, the data of its scripts."""

    root: Element
    metas: dict[str, list[str]] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    article: Record = field(default_factory=dict)
    state: tuple[Record, ...] = ()


def gather(root: Element) -> Evidence:
    """Return what the page says. No script runs: JSON in scripts is read as it stands."""
    records = json_ld.records_of(root)
    return Evidence(
        root=root,
        metas=meta.metas_of(root),
        records=records,
        article=json_ld.article_in(records),
        state=state.records_of(root),
    )
