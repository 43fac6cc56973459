"""A project's `credits.toml` in; the words that it adds to the rules, and what is wrong with it, out."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from presswork.content.importing.credits.vocabulary import Words
from presswork.content.project import is_inside
from presswork.content.report import Report, relative_name
from presswork.content.toml_tree import read_toml
from presswork.near_words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from presswork.content.tree import Node
    from presswork.model import Finding

CREDITS_FILE = "credits.toml"
LONGEST = 80  # characters of one word or phrase
MOST = 2000  # words of one list
# The lists that a project can add to. What is a name's particle or an abbreviation is the language's affair.
LISTS = (
    "labels",
    "by",
    "credits",
    "roles",
    "notes",
    "buttons",
    "legends",
    "agencies",
    "agencies_any_case",
    "sources",
)


def read_own_words(root: Path) -> tuple[Words, tuple[Finding, ...]]:
    """Return the words of the file in the project's root, and findings about it; neither without a file."""
    path = root / CREDITS_FILE
    report = Report(relative_name(path, root))
    if not path.exists() or not is_inside(path, root):
        return Words(), ()
    node = read_toml(path, report)
    entries = node.entries if node else {}
    found = {name: tuple(_words(name, entry, report)) for name, entry in entries.items() if _is_list(name)}
    for name in entries:
        if not _is_list(name):
            report.warning(
                "credits-unknown-list",
                f"There is no list `{name[:LONGEST]}` of words.{did_you_mean(name[:LONGEST], LISTS)}",
                hint=f"The lists are {', '.join(LISTS)}.",
                line=node.key_lines.get(name) if node else None,
                where=name[:LONGEST],
            )
    return Words(**found), report.findings


def _is_list(name: str) -> bool:
    return name in LISTS and name in {each.name for each in fields(Words)}


def _words(name: str, entry: Node, report: Report) -> Iterator[str]:
    """Yield the list's words that can be used, one space between their parts."""
    if entry.kind != "list":
        _refuse(report, name, entry.line, f"`{name}` is no list.")
        return
    for item in entry.items[:MOST]:
        word = " ".join(item.text.split()) if item.kind == "text" else ""
        if not re.search(r"\w", word):
            _refuse(report, name, item.line, f"A word of `{name}` has no letter.")
        elif len(word) > LONGEST:
            _refuse(report, name, item.line, f"A word of `{name}` is longer than {LONGEST} characters.")
        else:
            yield word
    if len(entry.items) > MOST:
        _refuse(report, name, entry.line, f"`{name}` holds more than {MOST} words; the others are not used.")


def _refuse(report: Report, name: str, line: int, message: str) -> None:
    report.warning(
        "credits-word-unusable",
        message,
        hint=f'Write words in quotation marks: `{name} = ["Lantern Pictures"]`.',
        line=line,
        where=name,
    )
