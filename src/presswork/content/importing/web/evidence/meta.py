"""A page's head in; its `meta` elements by name, small, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element

MAX_CONTENT = 4_000
_KEYS = ("property", "name", "itemprop", "http-equiv")


def metas_of(root: Element) -> dict[str, list[str]]:
    """Return the contents of the page's `meta` elements by name; Dublin Core's as `dc.title`."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "")[:MAX_CONTENT].split())
        for key in _KEYS:
            for name in (element.get(key) or "").lower().split():
                plain = name.replace("dcterms", "dc").replace("dc:", "dc.")
                if content and content not in found.setdefault(plain, []):
                    found[plain].append(content)
    return found


def first(metas: dict[str, list[str]], *names: str) -> str:
    """Return the first content under the first of the names that has one."""
    return next((metas[name][0] for name in names if metas.get(name)), "")
