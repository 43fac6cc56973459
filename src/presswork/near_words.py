"""A word and the words that are known in; "Did you mean ...?" out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], *, joint: str = "_") -> str:
    """Return ' Did you mean ...?' for the known word nearest to this one, '' where none is near.

    `joint` is the sign that the known words are joined with, for those who write the other one.
    """
    from difflib import get_close_matches

    other = "-" if joint == "_" else "_"
    near = get_close_matches(word.lower().replace(other, joint), sorted(known), n=1, cutoff=0.6)
    return f" Did you mean `{near[0]}`?" if near else ""
