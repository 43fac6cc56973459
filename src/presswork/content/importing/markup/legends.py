"""What stands around a picture in; its caption and credit apart, and what is uncertain, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.captions import Legend, joined
from presswork.content.importing.markup.runs import is_plain, markdown_of, text_of_runs

if TYPE_CHECKING:
    from presswork.content.importing.markup.tree import Element
    from presswork.model import Finding


@dataclass(frozen=True, kw_only=True)
class Told:
    """A caption, plain and as Markdown, and a credit."""

    caption: str = ""
    markdown: str = ""
    credit: str = ""
    findings: tuple[Finding, ...] = ()


def told_apart(legend: Legend, picture: Element, *, language: str, where: str) -> Told:
    """Return the caption and the credit in a legend."""
    runs = legend.caption or joined(legend.rest)
    credit = " / ".join(legend.credits)
    caption = " ".join(text_of_runs(runs).split())
    return Told(caption=caption, markdown="" if is_plain(runs) else markdown_of(runs), credit=credit)
