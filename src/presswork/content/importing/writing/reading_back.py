"""Markdown that was written in; whether our reader finds the same words in it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content import sanitise
from presswork.content.body import read_body
from presswork.content.inline import Inliner
from presswork.content.report import Report
from presswork.content.source import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Collection

_NOTE_MARK = re.compile(r'<a class="note-ref"[^>]*>[^<]*</a>')
_REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
# Not words: blanks, and what is not seen.
_NOT_WORDS = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_NEXT = "next"  # stands for the block that follows
# What of a markup our reader takes away; words are lost with some of it.
_LOSSES = frozenset(("html-removed", "attribute-unknown", "note-flattened", "heading-empty"))


def letters(text: str) -> str:
    """Return a text without its blanks: two texts with the same letters have the same words."""
    return _NOT_WORDS.sub("", NOT_XML.sub("", text))


def same_words(markdown: str, text: str, *, notes: Collection[str] = ()) -> bool:
    """Whether Markdown of one or more blocks is read, without a fault, as the words of the text.

    References to the notes count as no words.
    """
    report = Report("")
    definitions = "".join(f"\n\n[^{label}]: n" for label in notes)
    body = read_body(f"{markdown}\n\n{_NEXT}{definitions}", first_line=1, report=report)
    if any(finding.severity == "error" or finding.code in _LOSSES for finding in report.findings):
        return False
    if body.photos or any(block.kind == "html" for block in body.blocks):
        return False
    if not body.blocks or body.blocks[-1].html != _NEXT:  # it would swallow what follows
        return False
    html = "".join(_NOTE_MARK.sub("", block.html) for block in body.blocks[:-1])
    expected = text
    for label in notes:
        expected = expected.replace(f"[^{label}]", "")
    return letters(sanitise.text_of(html)) == letters(expected)


def used_notes(markdown: str) -> set[str]:
    """Return the labels of the notes that an article's text refers to."""
    return {note.label for note in read_body(markdown, first_line=1, report=Report("")).notes}


def same_inline_words(markdown: str, text: str) -> bool:
    """Whether Markdown of a header's field or a caption is read, without a fault, as the text's words."""
    report = Report("")
    html = Inliner(report).text(markdown, 1)
    if any(finding.severity == "error" or finding.code in _LOSSES for finding in report.findings):
        return False
    return letters(sanitise.text_of(html)) == letters(text)
