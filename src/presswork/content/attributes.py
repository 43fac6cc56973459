"""The attributes that an author gave a token in; those that are known, and a finding for the others, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.report import did_you_mean

if TYPE_CHECKING:
    from markdown_it.token import Token

    from presswork.content.report import Report

COMMON = frozenset(("class", "dir", "id", "lang", "title"))
PHOTO = frozenset(("alt", "caption", "copyright", "credit", "decorative", "focal_point", "placement"))
# What the Markdown parser itself sets.
_OWN = {
    "a": frozenset(("href",)),
    "img": frozenset(("alt", "src")),
    "ol": frozenset(("start",)),
    "td": frozenset(("style",)),
    "th": frozenset(("style",)),
}
_ALIGNMENT = re.compile(r"text-align:(left|center|right)")
_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def keep_known(token: Token, line: int, report: Report, *, photo: bool = False) -> None:
    """Take from the token every attribute that Presswork does not know, each with a finding."""
    allowed = COMMON | _OWN.get(token.tag, frozenset()) | (PHOTO if photo else frozenset())
    for name in [*token.attrs, *token.meta.get("insecure_attrs", {})]:
        if name not in allowed:
            token.attrs.pop(name, None)
            what = "A photo" if photo else "This"
            report.warning(
                "attribute-unknown",
                f"{what} has no attribute `{name}`; it was left out.{did_you_mean(name, allowed)}",
                hint=f"Known here: {', '.join(sorted(allowed - {'src', 'href', 'style', 'start'}))}.",
                line=line,
                where=name,
            )
    if "class" in token.attrs:
        token.attrs["class"] = " ".join(classes(token))
    if token.tag in {"td", "th"}:
        _align(token)


def classes(token: Token) -> tuple[str, ...]:
    """Return the token's class names, each once."""
    return tuple(dict.fromkeys(_CLASS.findall(str(token.attrs.get("class", "")))))


def _align(cell: Token) -> None:
    """Say by class what the parser says by style, and what a table's header cell heads."""
    match = _ALIGNMENT.search(str(cell.attrs.pop("style", "")))
    if match:
        cell.attrs["class"] = " ".join((*classes(cell), f"align-{match[1]}"))
    if cell.tag == "th":
        cell.attrs["scope"] = "col"
