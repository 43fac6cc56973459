"""The pieces of a line with their emphasis and links in; plain text and Markdown out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from presswork.content.importing.markup.escape import at_line_start, escape_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BREAK = "\n"
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Marks from the innermost, with their Markdown, and the HTML where that cannot stand.
_MARKS = {
    "sup": ("", "sup"),
    "sub": ("", "sub"),
    "del": ("~~", "del"),
    "em": ("*", "em"),
    "strong": ("**", "strong"),
}


@dataclass(frozen=True, kw_only=True)
class Run:
    """A piece of a line. A `note` stands for a reference, its label; `BREAK` as text for a line break."""

    text: str = ""
    marks: frozenset[str] = frozenset()
    href: str = ""
    note: str = ""

    @property
    def is_break(self) -> bool:
        """Whether the piece is nothing but a line break."""
        return self.text == BREAK


@dataclass(kw_only=True)
class Line:
    """A paragraph while it is being read. Marks and links hold for the texts that are added within them."""

    runs: list[Run] = field(default_factory=list)

    def add(self, text: str, marks: Iterable[str] = (), href: str = "") -> None:
        """Add text; white space in it counts as one space."""
        if text:
            self.runs.append(Run(text=_SPACES.sub(" ", text), marks=frozenset(marks), href=href))

    def add_break(self) -> None:
        """Add a line break."""
        self.runs.append(Run(text=BREAK))

    def add_note(self, label: str) -> None:
        """Add a reference to a note."""
        self.runs.append(Run(note=label))

    def take(self) -> tuple[Run, ...]:
        """Return what was added, tidy, and begin anew."""
        runs, self.runs = self.runs, []
        return tidy(runs)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with single spaces, and none at the ends, beside a break or before a note."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not run.is_break and not run.note and (not kept or kept[-1].text.endswith((" ", BREAK))):
            text = text.lstrip(" \u00a0")
        if (run.is_break or run.note) and kept:
            _strip_end(kept)
        if run.note or (run.is_break and kept) or (text and not run.is_break):
            kept.append(replace(run, text=text))
    while kept and (kept[-1].is_break or not (kept[-1].text.strip() or kept[-1].note)):
        kept.pop()
    _strip_end(kept)
    return tuple(kept)


def _strip_end(kept: list[Run]) -> None:
    while kept and not kept[-1].note and not kept[-1].is_break:
        text = kept[-1].text.rstrip(" \u00a0")
        if text:
            kept[-1] = replace(kept[-1], text=text)
            return
        kept.pop()


def without_common(runs: Iterable[Run], mark: str) -> tuple[Run, ...]:
    """Return the runs without a mark that all of them bear: what is all emphasised, is not."""
    runs = tuple(runs)
    if not all(mark in run.marks for run in runs if run.text.strip()):
        return runs
    return tuple(replace(run, marks=run.marks - {mark}) for run in runs)


def text_of_runs(runs: Iterable[Run]) -> str:
    """Return the words alone; a reference to a note has none."""
    return "".join(run.text for run in runs)


def is_plain(runs: Iterable[Run]) -> bool:
    """Whether plain text says all that the runs say."""
    return not any(run.marks or run.href or run.note or run.is_break for run in runs)


def markdown_of(runs: Sequence[Run]) -> str:
    """Return the runs as Markdown that begins a line."""
    pieces: list[str] = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        following = list(linked)
        inner = _emphasised(following, before="" if href or not pieces else pieces[-1][-1:])
        pieces.append(f"[{inner}]({href})" if href and inner.strip() else inner)
    return at_line_start("".join(pieces))


def _emphasised(runs: Sequence[Run], before: str) -> str:
    out = before
    groups = [(marks, list(group)) for marks, group in groupby(runs, key=lambda run: run.marks)]
    for index, (marks, group) in enumerate(groups):
        after = "".join(run.text for run in groups[index + 1][1])[:1] if index + 1 < len(groups) else ""
        out += _marked("".join(_piece(run) for run in group), marks, out[-1:], after)
    return out[len(before) :]


def _piece(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.is_break:
        return "\\\n"
    return run.text if "code" in run.marks else escape_inside(run.text)


def _marked(text: str, marks: frozenset[str], before: str, after: str) -> str:
    core = text.strip(" ")
    if not core or not marks:
        return text
    leading, trailing = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    before, after = leading[-1:] or before, trailing[:1] or after
    if "code" in marks:
        core = _code(core)
    stars = _can_flank(core, before, after)
    for mark, (sign, tag) in _MARKS.items():
        if mark in marks:
            core = f"{sign}{core}{sign}" if sign and stars else f"<{tag}>{core}</{tag}>"
    return f"{leading}{core}{trailing}"


def _code(text: str) -> str:
    """Return text between more backticks than it holds in a row (CommonMark 0.31, 6.1)."""
    text = text.replace("\\\n", " ")
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _can_flank(core: str, before: str, after: str) -> bool:
    """Whether asterisks around the text would be read as emphasis (CommonMark 0.31, 6.2)."""
    if before == "*" or after == "*" or core[0] in "*`<" or core[-1] in "*`>" or core.endswith("\\\n"):
        return False
    opens = not _is_punctuation(core[0]) or not before or before.isspace() or _is_punctuation(before)
    closes = not _is_punctuation(core[-1]) or not after or after.isspace() or _is_punctuation(after)
    return opens and closes


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
