"""A picture's frame in; its caption, its credit and what else stands in the frame, each for itself, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from presswork.content.importing.markup.inline import Inline
from presswork.content.importing.markup.runs import Run, text_of_runs, tidy
from presswork.content.importing.markup.sources import PICTURE_TAGS
from presswork.content.importing.markup.tree import BLOCK_TAGS, Element, names, text_of, walk, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CREDIT_NAMES = """
    credit credits copyright photographer quelle urheber fotograf source author creator byline rights
    attribution agency copy autor fuente creditline copyrightholder credito kredit
"""
_CREDIT = frozenset(_CREDIT_NAMES.split())
_CAPTION_NAMES = """
    caption captions legend legende cutline description desc bildunterschrift bildtext bu text
    figcaption
"""
_CAPTION = frozenset(_CAPTION_NAMES.split())
_BUTTONS_NAMES = """
    button btn toggle share icon tooltip zoom enlarge fullscreen expand lightbox counter
"""
_BUTTONS = frozenset(_BUTTONS_NAMES.split())
_UNSEEN = re.compile(
    r"(?:visually|visibly|screen.?reader|sr|a11y)-?_?(?:hidden|only|text)|(?:^|\s)(?:vh|hidden)(?:\s|$)", re.I
)
_CREDIT_LABEL = re.compile(
    r"^\W*(?:image|photo|picture|bild|foto)?\W*(?:source|credit|copyright|quelle|cr[ée]dit)s?\W*$", re.I
)
_MAX_CREDIT = 160
_BUTTON_ROLES = frozenset(("button", "dialog", "tooltip"))
# A time beside a picture that is not marked as its caption is the article's.
_DATE_ALONE = re.compile(
    r"\W*(?:[^\W\d]+,?\s+){0,2}\d{1,2}[.,\s/-][^\d]{0,15}\d{0,2}[.,\s/-]?\s?\d{4}\b.{0,20}"
)
_MAX_BUTTON = 40  # characters
_NO_CREDIT = re.compile(r"(?:true|false|none|null|undefined)$|[/{\[#]|https?:|\d+$", re.I)
_CAPTION_ATTRIBUTE = re.compile(r"data-(?:[a-z]+-)?(?:caption|legend|bildunterschrift)(?:-text)?", re.I)
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_MAX_ATTRIBUTE = 1_000  # characters
_MIN_ATTRIBUTE = 4  # words; fewer name a kind of picture
_CREDIT_ATTRIBUTE = re.compile(r"^(?:data-)?.*(?:credit|copyright|photographer|fotograf|urheber)", re.I)


@dataclass(kw_only=True)
class Legend:
    """What stands around a picture: captions and credits as the page marks them, and the rest, unmarked."""

    captions: list[tuple[Run, ...]] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    rest: list[tuple[Run, ...]] = field(default_factory=list)


def legend_of(elements: Iterable[Element], picture: Element, *, base: str = "") -> Legend:
    """Return what the frame's elements say about the picture."""
    reader = _Pieces(base)
    for element in elements:
        walk(element, reader)
        reader.part()
    legend = Legend(credits=list(_attribute_credits(picture)))
    for label, runs in reader.pieces:
        text = text_of_runs(runs).strip()
        if not text:
            continue
        if label == "credit" and len(text) <= _MAX_CREDIT:
            legend.credits.append(text)
        elif label in {"caption", "credit"}:
            legend.captions.append(runs)
        elif not _DATE_ALONE.fullmatch(text):
            legend.rest.append(runs)
    legend.credits = _once(legend.credits)
    if not legend.captions and not legend.rest:
        legend.captions += [(Run(text=text),) for text in list(_attribute_captions(picture))[:1]]
    return legend


def _once(texts: Sequence[str]) -> list[str]:
    """Return the texts without repetitions, also within longer ones."""
    kept: list[str] = []
    for text in texts:
        small = " ".join(text.casefold().split())
        if any(small in other.casefold() for other in kept):
            continue
        kept = [other for other in kept if other.casefold() not in small]
        kept.append(text)
    return kept


def joined(pieces: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Return the pieces as one line, each once."""
    runs: list[Run] = []
    seen: set[str] = set()
    for piece in pieces:
        text = text_of_runs(piece).strip()
        if text in seen:
            continue
        seen.add(text)
        runs += [Run(text=" "), *piece] if runs else piece
    return tidy(runs)


def _attribute_captions(picture: Element) -> Iterator[str]:
    """Yield captions that only attributes hold: `data-caption`, and a figure's name for screen readers."""
    for element in (picture, *list(picture.iterancestors())[:3]):
        for name, value in element.attrib.items():
            text = " ".join(_MARKUP.sub(" ", value[:_MAX_ATTRIBUTE]).split())
            named = _CAPTION_ATTRIBUTE.fullmatch(name) or (
                name == "aria-label" and (element.tag == "figure" or element.get("role") == "figure")
            )
            if named and text != picture.get("alt") and len(text.split()) >= _MIN_ATTRIBUTE:
                yield text
        if element.tag == "figure":
            return


def _attribute_credits(picture: Element) -> Iterator[str]:
    for element in (picture, *list(picture.iterancestors())[:3]):
        for name, value in element.attrib.items():
            text = " ".join(value.split()) if len(value) <= _MAX_CREDIT else ""
            if len(text) > 1 and _CREDIT_ATTRIBUTE.match(name) and not _NO_CREDIT.match(text):
                yield text


class _Pieces(Inline):
    """Reads a frame's texts with what the elements around them are named."""

    def __init__(self, base: str) -> None:
        super().__init__(base=base)
        self.pieces: list[tuple[str, tuple[Run, ...]]] = []
        self._labels: list[tuple[Element, str]] = []
        self._next = ""

    def start(self, element: Element) -> bool:
        if element.tag in PICTURE_TAGS or element.tag in {"picture", "noscript"} or _is_button(element):
            return False
        label = _label(element)
        if label or element.tag in BLOCK_TAGS:
            self.part()
        elif _stands_apart(element):
            self.text(" ")
        if not super().start(element):
            return False
        if label:
            self._labels.append((element, label))
        return True

    def end(self, element: Element) -> None:
        super().end(element)
        labelled = self._labels and self._labels[-1][0] is element
        if labelled or element.tag in BLOCK_TAGS:
            self.part()
        if labelled:
            self._labels.pop()

    def part(self) -> None:
        runs = self.line.take()
        text = text_of_runs(runs)
        if not text.strip():
            return
        label = self._labels[-1][1] if self._labels else ""
        if label == "hidden":
            self._next = "credit" if _CREDIT_LABEL.match(text) else ""
            return
        self.pieces.append((self._next or label, runs))
        self._next = ""


def _stands_apart(element: Element) -> bool:
    """Whether a `span` follows another without a space: the page's style sheet sets them apart."""
    before = element.getprevious()
    return bool(
        element.tag == "span"
        and before is not None
        and before.tag == "span"
        and not (before.tail or "").strip()
    )


def _is_button(element: Element) -> bool:
    """Whether the element is something to press, by what it is or, where it has few words, by its name."""
    if element.tag == "button":
        return True
    named = _BUTTONS.intersection(words(element.get("class"))) or element.get("role") in _BUTTON_ROLES
    return (
        bool(named) and element.tag not in {"figcaption", "figure"} and len(text_of(element)) <= _MAX_BUTTON
    )


def _label(element: Element) -> str:
    """Return what the page names the element: caption, credit, hidden, or "". The last word decides."""
    if _UNSEEN.search((element.get("class") or "")[:500]):
        return "hidden"
    if element.tag in {"figcaption", "cite"}:  # a `cite` beside a picture names whose it is
        return "caption" if element.tag == "figcaption" else "credit"
    label = ""
    for word in (*names(element), *words((element.get("aria-label") or "")[:30])):
        label = "credit" if word in _CREDIT else "caption" if word in _CAPTION else label
    return label


def cut(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """Return the runs that make up `text`, a part of theirs; as plain text where it is no single part."""
    whole = text_of_runs(runs)
    start = whole.find(text)
    if start < 0 or not text:
        return (Run(text=text),) if text else ()
    end, kept, position = start + len(text), [], 0
    for run in runs:
        inside = run.text[max(start - position, 0) : max(end - position, 0)]
        position += len(run.text)
        if inside:
            kept.append(replace(run, text=inside))
    return tuple(kept)
