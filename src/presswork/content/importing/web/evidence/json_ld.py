"""A page's tree in; what it says of its article and its pictures in JSON-LD out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.web.evidence.records import Record, loaded, within

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element

_OTHERS = frozenset(("BlogPosting", "Report", "LiveBlogPosting", "Review", "Recipe", "Story", "CreativeWork"))
_PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "VideoObject"))


def records_of(root: Element) -> tuple[Record, ...]:
    """Return every object in the page's JSON-LD, in order."""
    found: list[Record] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += within(loaded(script.text))
    return tuple(found)


def types(record: Record) -> tuple[str, ...]:
    """Return the record's types, without their vocabulary's address."""
    value = record.get("@type")
    items = value if isinstance(value, list) else [value]
    return tuple(item.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for item in items if isinstance(item, str))


def article_in(records: tuple[Record, ...]) -> Record:
    """Return the record of the page's article, an empty one where it has none."""
    ranked = sorted(
        ((_rank(record), -index, record) for index, record in enumerate(records) if _rank(record) > 0),
        key=lambda item: item[:2],
        reverse=True,
    )
    return ranked[0][2] if ranked else {}


def _rank(record: Record) -> int:
    kinds = types(record)
    if any(kind.endswith("Article") for kind in kinds):
        rank = 40
    elif _OTHERS.intersection(kinds):
        rank = 20
    elif _PAGES.intersection(kinds):
        rank = 5
    else:
        return 0
    return rank + sum(
        3 for name in ("headline", "articleBody", "datePublished", "author", "image") if record.get(name)
    )
