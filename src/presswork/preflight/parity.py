"""A PDF and an EPUB of the same issue in; a finding out for each text that one lacks (`parity-missing`).

Paragraphs, headings, captions, credits, alt texts and notes are compared, each with its white space,
hyphens, ligatures and case set aside: line ends, small caps and a reader's own hyphenation change
nothing that is said. With the issue at hand its own text is looked up in both files too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.preflight.epub_text import TextBlock
from presswork.preflight.pdf_file import excerpt
from presswork.preflight.pdf_text import GROUPING, INLINE, TextElement

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.model import Article, Issue

CODE = "parity-missing"

# Quotation marks too: those of a <q> are drawn, by each edition's reader or style, and stand in no text.
_QUOTES = r"\"\u201c-\u201f\u00ab\u00bb\u2039\u203a"
# Signs that turn the order of others (UAX #9) leave no trace in a PDF but that order.
_OVERRIDES = re.compile("[\u202d\u202e]")
_IGNORED = re.compile(
    rf"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\-\u2010\u2011{_QUOTES}]+"
)
_TIMES = re.compile("(?<=[0-9])[x\u0445\u00d7](?=[0-9])")
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_TAG = re.compile(r"<[^>]+>")
_BLOCK_EDGE = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|div|table|tr|td|th|caption|blockquote|pre|h[1-6]|br)\b[^>]*>"
)
_NOTE_NUMBER = re.compile(r"^\d+[.)]?\s*")
# Shorter texts are looked for as a whole block, never inside another's words.
_MIN_SUBSTRING = 12
# A label before a text is a word or two; a sentence that happens to end in a credit is none.
_MOST_LABEL = 24
_HINT = "Build both editions again; if that does not help, look at the template that leaves it out."


@dataclass(frozen=True, kw_only=True)
class Item:
    """One text with its kind, a word on where it stands, and the page in a PDF."""

    kind: str
    text: str
    place: str
    page: int | None = None


def check_parity(
    pdf_path: Path,
    elements: Sequence[TextElement],
    epub_path: Path,
    blocks: Sequence[TextBlock],
    *,
    issue: Issue | None = None,
) -> tuple[Finding, ...]:
    """Compare the structure elements of a PDF with the text blocks of an EPUB, both ways."""
    printed, electronic = pdf_items(elements), epub_items(blocks)
    author = Authored(issue) if issue else None
    labels = [element.text for element in elements if element.tag == "Lbl"]
    pdf_hay = Haystack([*printed, *_spans(elements)], [*(item.text for item in printed), *labels])
    epub_hay = Haystack(electronic, [item.text for item in electronic])
    lost = [(pdf_path, epub_path, item) for item in pdf_hay.missing(electronic)]
    # The cover, the contents and the rest of an issue's own pages repeat what articles say.
    articles = pdf_items(element for element in elements if "Part" not in element.path)
    lost += [(epub_path, pdf_path, item) for item in epub_hay.missing(articles)]
    if author is not None and issue is not None:
        # What the author never wrote is an edition's furniture: a colophon, a label, a date of publication,
        # the QR code that leads from paper to the web.
        lost = [entry for entry in lost if _told(entry[2], issue) or author.wrote(entry[2].text)]
        lost = [entry for entry in lost if not _is_address(entry[2], issue)]
    findings = [_finding(lacking, other, item) for lacking, other, item in lost]
    if issue is not None:
        for path, hay in ((pdf_path, pdf_hay), (epub_path, epub_hay)):
            said = "\n".join(letters(item.text) for lacking, _, item in lost if lacking == path)
            findings += [
                _finding(path, None, item)
                for item in issue_items(issue)
                if not hay.holds_letters(item) and letters(item.text) not in said
            ]
    return tuple(findings)


def _told(item: Item, issue: Issue) -> bool:
    """Say whether an item is a picture's alt text, and that of no QR code of the issue's address."""
    return item.kind == "alt text" and not (issue.url and issue.url in item.text)


def _is_address(item: Item, issue: Issue) -> bool:
    """Say whether an item is the issue's address on paper: it can end in the very words of an article."""
    address, said = letters(issue.url.partition("://")[2]), letters(item.text)
    return bool(address) and address in said and len(said) - len(address) <= _MOST_LABEL


def _finding(lacking: Path, other: Path | None, item: Item) -> Finding:
    source = f"which {other.name} has" if other else "which the article has"
    return Finding(
        code=CODE,
        severity="error",
        file=str(lacking),
        page=None,
        where=f"{item.place}, page {item.page}" if item.page else item.place,
        message=f'the {item.kind} "{excerpt(item.text)}" is missing, {source}',
        hint=_HINT,
    )


def key(text: str) -> str:
    """Return what is compared of a text: letters, figures and punctuation, without breaks and case."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def letters(text: str) -> str:
    """Return the letters and figures of a text alone: typographic clean-up leaves these as they are.

    But for the letter x between figures, which becomes a sign.
    """
    return "".join(character for character in _TIMES.sub("", key(text)) if character.isalnum())


def pdf_items(elements: Iterable[TextElement]) -> list[Item]:
    """Return the blocks of text and the alt texts of a PDF's structure."""
    return [item for element in elements for item in _of_element(element)]


def _of_element(element: TextElement) -> Iterator[Item]:
    page = None if element.page_index is None else element.page_index + 1
    place = "/".join(element.path)
    if element.alt and element.tag in {"Figure", "Formula"}:
        yield Item(kind="alt text", text=element.alt, place=place, page=page)
    parts = set(element.path)
    if element.tag in INLINE or element.tag in {"Lbl", "Figure", *GROUPING} - {"BlockQuote"}:
        return
    if not element.text or "Colophon" in parts or "TOC" in parts:
        return
    kind = "paragraph"
    if element.tag.startswith("H") and element.tag != "Head":
        kind = "heading"
    elif element.tag == "Caption":
        kind = "caption"
    elif "Note" in parts or "FENote" in parts:
        yield Item(kind="note", text=_NOTE_NUMBER.sub("", element.text), place=place, page=page)
        return
    yield Item(kind=kind, text=element.text, place=place, page=page)


def _spans(elements: Iterable[TextElement]) -> list[Item]:
    """Return what stands inside a block as a text of its own: a caption's credit, a label, a term."""
    return [
        Item(kind="part", text=element.text, place="/".join(element.path))
        for element in elements
        if (element.tag in INLINE or element.tag == "Lbl") and element.text
    ]


def epub_items(blocks: Iterable[TextBlock]) -> list[Item]:
    """Return the blocks of an EPUB as items; a decorative picture's empty alt is none."""
    return [
        Item(
            kind="alt text" if block.kind == "alt" else block.kind,
            text=_NOTE_NUMBER.sub("", block.text) if block.kind == "note" else block.text,
            place=f"{block.path}:{block.line}",
        )
        for block in blocks
        if key(block.text)
    ]


def issue_items(issue: Issue) -> list[Item]:
    """Return what the author wrote: blocks, photos' words and notes."""
    return [item for article in issue.articles for item in _of_article(article)]


def _of_article(article: Article) -> Iterator[Item]:
    for kind, html, line in _written(article):
        for piece in _BLOCK_EDGE.split(html):
            text = unescape(_TAG.sub("", piece))
            if letters(text):
                place = f"{article.path.name}:{line}" if line else article.path.name
                yield Item(kind=kind, text=text, place=place)


def _written(article: Article) -> Iterator[tuple[str, str, int | None]]:
    yield "kicker", article.kicker, None
    yield "headline", article.headline, None
    yield "standfirst", article.standfirst, None
    for name in article.byline:
        yield "byline", escape(name), None
    yield "dateline", article.dateline, None
    for block in article.blocks:
        yield block.kind, block.html, block.line
        yield "attribution", block.attribution, block.line
    used = {block.photo for block in article.blocks if block.photo}
    for photo in article.photos:
        if photo.id in used:
            yield "caption", photo.caption, photo.line
            yield "credit", escape(photo.credit), photo.line
    for note in article.notes:
        yield "note", note.html, note.line


class Authored:
    """The words of an issue's author, to tell them from a theme's."""

    def __init__(self, issue: Issue) -> None:
        """Take the issue's own texts."""
        texts = [item.text for item in issue_items(issue)]
        texts += [f"{photo.alt} {photo.credit}" for article in issue.articles for photo in article.photos]
        self.texts = {letters(text) for text in texts}
        self.running = "\n".join(letters(text) for text in texts)

    def wrote(self, text: str) -> bool:
        """Say whether the author wrote this; short texts must be whole ones of the author's."""
        wanted = letters(text)
        labelled = any(  # "Photo: NASA"
            own and wanted.endswith(own) and len(wanted) - len(own) <= _MOST_LABEL for own in self.texts
        )
        return labelled or (len(wanted) >= _MIN_SUBSTRING and wanted in self.running)


class Haystack:
    """The texts of one file, to look others up in."""

    def __init__(self, items: Sequence[Item], running: Iterable[str]) -> None:
        """Take the items of a file, and its running text in reading order."""
        self.alts = Counter(_bag(key(item.text)) for item in items if item.kind == "alt text")
        self.blocks = Counter(_bag(key(item.text)) for item in items if item.kind != "alt text")
        texts = list(running)
        self.text = "".join(key(text) for text in texts)
        self.letters = "".join(letters(text) for text in texts)
        self.letter_blocks = {_bag(letters(item.text)) for item in items}
        self.turned = any(_OVERRIDES.search(text) for text in texts)

    def missing(self, items: Sequence[Item]) -> list[Item]:
        """Return those of a file's items, given in reading order, that are not here, or fewer times."""
        grouped: dict[tuple[str, str], list[int]] = {}
        for index, item in enumerate(items):
            kind = item.kind if item.kind in {"alt text", "caption"} else ""
            grouped.setdefault((kind, key(item.text)), []).append(index)
        lacking = [
            index
            for (kind, wanted), alike in grouped.items()
            if wanted
            for index in alike[self._count(wanted, kind=kind, source=items[alike[0]].text) :]
        ]
        return [items[index] for index in sorted(lacking) if not self._follows_on(items, index)]

    def _follows_on(self, items: Sequence[Item], index: int) -> bool:
        """Say whether a short text is the end of the one before it, cut off by a page's end."""
        wanted = key(items[index].text)
        if items[index].kind == "alt text" or len(wanted) >= _MIN_SUBSTRING or not index:
            return False
        before = key(items[index - 1].text)[-2 * _MIN_SUBSTRING :]
        return len(before) >= _MIN_SUBSTRING and before + wanted in self.text

    def _count(self, wanted: str, *, kind: str, source: str) -> int:
        if kind == "alt text":
            return self.alts[_bag(wanted)]
        found = self.blocks[_bag(wanted)]
        # A caption with its credit is one block here, and may be two there.
        is_caption = kind == "caption"
        if not found and (self.turned or _OVERRIDES.search(source)):
            return int(_holds_in_some_order(self.text, wanted))
        if _RTL.search(wanted):
            return found or int(is_caption and _holds_in_some_order(self.text, wanted))
        if is_caption or len(wanted) >= _MIN_SUBSTRING:
            found = max(found, self.text.count(wanted))
        return found

    def holds_letters(self, item: Item) -> bool:
        """Say whether the letters of a text are here, whatever stands between them."""
        wanted = letters(item.text)
        if not (_RTL.search(wanted) or _OVERRIDES.search(item.text)):
            return wanted in self.letters
        return _bag(wanted) in self.letter_blocks or _holds_in_some_order(self.letters, wanted)


def _holds_in_some_order(text: str, wanted: str) -> bool:
    """Say whether the letters stand together somewhere in the text, in whatever order."""
    size = len(wanted)
    balance = Counter(wanted)
    balance.subtract(text[:size])
    off = sum(count != 0 for count in balance.values())
    for gone, come in zip(text, text[size:], strict=False):
        if not off:
            return True
        for character, step in ((gone, 1), (come, -1)):
            off -= balance[character] != 0
            balance[character] += step
            off += balance[character] != 0
    return not off


def _bag(wanted: str) -> str:
    # A PDF paints right-to-left lines from the left: the letters agree, their order does not.
    return "".join(sorted(wanted)) if _RTL.search(wanted) else wanted
