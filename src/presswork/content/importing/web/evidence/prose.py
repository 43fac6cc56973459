"""A page's tree in; the words that a finder of main texts takes for the article's, out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass

from presswork.content.importing.markup.tree import Element, text_of
from presswork.content.importing.web.evidence.dense import dense_texts
from presswork.content.importing.web.evidence.faults import FAULTS

_WORD = re.compile(r"\w+")
_SCRIPT_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
MAX_ELEMENTS = 40_000
_MAX_WORDS = 300_000  # of a page that are kept in mind
_MAX_COMPARED = 20_000  # characters of a text that are compared
_LENGTH = 4  # words that stand in a row


@dataclass(frozen=True, kw_only=True)
class Prose:
    """What is taken for the article's words: short texts whole, longer ones by each four words in a row."""

    rows: frozenset[tuple[str, ...]] = frozenset()
    short: frozenset[tuple[str, ...]] = frozenset()
    size: int = 0

    def with_texts(self, texts: list[str]) -> Prose:
        """Return these words and those of further texts."""
        more = of_texts(texts)
        return Prose(
            rows=self.rows | more.rows, short=self.short | more.short, size=max(self.size, more.size)
        )

    def share(self, text: str) -> float:
        """Return how much of the text is among the words, from 0 to 1."""
        words = words_of(text[:_MAX_COMPARED])
        if not words:
            return 0
        if len(words) < _LENGTH:
            return float(tuple(words) in self.short)
        rows = rows_of(words)
        return sum(count for row, count in rows.items() if row in self.rows) / sum(rows.values())


def words_of(text: str) -> list[str]:
    """Return the text's words, small; single characters where the script has no spaces."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        found += list(word) if _SCRIPT_WITHOUT_SPACES.search(word) else [word]
    return found


def rows_of(words: list[str]) -> Counter[tuple[str, ...]]:
    """Return each four words in a row, with their number."""
    return Counter(tuple(words[index : index + _LENGTH]) for index in range(len(words) - _LENGTH + 1))


def of_texts(texts: list[str]) -> Prose:
    """Return the words of texts."""
    rows: set[tuple[str, ...]] = set()
    short: set[tuple[str, ...]] = set()
    total = 0
    for text in texts:
        words = words_of(text[: _MAX_WORDS * 8])
        total += len(words)
        if total > _MAX_WORDS:
            break
        rows.update(rows_of(words))
        if len(words) < _LENGTH:
            short.add(tuple(words))
    return Prose(rows=frozenset(rows), short=frozenset(short), size=sum(map(len, texts)))


def prose_of(root: Element, known: Element | None = None) -> Prose:
    """Return the article's words as trafilatura finds them, none where it finds no article.

    The whole text of `known` counts as the article's too.
    """
    if known is not None:
        return of_texts(
            [text for element in known.iter("p", "h2", "h3", "h4", "li", "td") if (text := text_of(element))]
        )
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:  # trafilatura takes quadratic time
        return of_texts(dense_texts(root))
    return _found(root) or of_texts(dense_texts(root))


def _found(root: Element) -> Prose | None:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each page without a text
    try:
        found = bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True, with_metadata=False
        )
    except FAULTS:
        return None  # a page that it cannot read is judged by its own tree alone
    body = getattr(found, "body", None)
    if body is None:
        return None
    return of_texts([text for element in body if (text := " ".join("".join(element.itertext()).split()))])
