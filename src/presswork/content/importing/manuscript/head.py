"""The paragraphs that open a manuscript in; title, standfirst, authors and date, and the rest of it, out."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.content.importing.manuscript.figures import Figure
from presswork.content.importing.manuscript.parts import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.manuscript.figures import Item
    from presswork.content.importing.manuscript.parts import Properties

# So many items from the top may be a part of the head.
_HEAD = 12
_MAX_TITLE_WORDS = 25
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|text:?|words:?|words by|text by|story by|report by|reported by"
    r"|written by|texto:?|testo:?|texte:?|tekst:?|autor(?:in)?:|author:|auteur:|autore:)"
    r"\s+(?P<names>[^\d.!?]{3,120})",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,4}[^\W\d_][\w'’.-]*")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|/|\b(?:and|und|et|y|e|en|och|og|i)\b)\s*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# What programs and their first owners leave in the properties.
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|word document|(?:untitled|unbenannt|sans (?:titre|nom)|sin título|senza titolo"
    r"|document|dokument|documento|naamloos|bez tytułu|template|vorlage|normal|slide|presentation)\s*\d*"
    r"|.*\.(?:docx?|odt|rtf|dotx?|pages))",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:admin\w*|user|usuario|benutzer|utilisateur|owner|author|autor|python-docx|pandoc|unknown|unbekannt"
    r"|test|guest|gast|windows|mac|pc|office|un-named|root|default|google docs?)\s*\d*"
    r"|(?:microsoft|libreoffice|apache poi)\b.*"
    r"|.*\b(?:user|benutzer|gmbh|inc|ltd|llc)\b.*",
    re.IGNORECASE,
)


@dataclass(kw_only=True)
class Head:
    """What stands above an article's text."""

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    title_from: str = ""


def take_head(items: Sequence[Item], properties: Properties) -> tuple[Head, list[Item]]:
    """Return the head, and the items that are not in it."""
    head = Head()
    rest = _without_styled(list(items), head)
    _take_title(rest, head, properties)
    _take_byline(rest, head)
    _take_standfirst(rest, head)
    if not head.authors:
        head.authors = names_in(properties.creator) if _is_name(properties.creator) else ()
    return head, rest


def _without_styled(items: list[Item], head: Head) -> list[Item]:
    """Take the paragraphs whose styles say what they are; return the others."""
    rest: list[Item] = []
    for item in items:
        text = " ".join(item.text.split()) if isinstance(item, Paragraph) else ""
        role = item.role if isinstance(item, Paragraph) else ""
        early = len(rest) < _HEAD
        if role == "title" and not head.title and early:
            head.title, head.title_from = text, "style"
        elif role == "kicker" and not head.kicker and early:
            head.kicker = text
        elif role == "subtitle" and early:
            head.standfirst = f"{head.standfirst} {text}".strip()
        elif role == "byline" and early and (names := names_in(_stripped(text))):
            head.authors += names
        elif role == "date" and early and (date := date_in(text)):
            head.date = date
        elif role in {"title", "kicker", "subtitle", "byline", "date"} and isinstance(item, Paragraph):
            rest.append(replace(item, role="heading" if role == "title" else "text", level=1))
        else:
            rest.append(item)
    return rest


def _take_title(items: list[Item], head: Head, properties: Properties) -> None:
    if head.title:
        return
    places = [place for place, item in enumerate(items) if not isinstance(item, Figure)]
    first = places[0] if places else None
    opening = items[first] if first is not None else None
    if first is not None and isinstance(opening, Paragraph):
        text = " ".join(opening.text.split())
        others = [item for item in items if isinstance(item, Paragraph) and item.role == "heading"]
        alone = sum(item.level <= opening.level for item in others) == 1
        if opening.role == "heading" and (alone or text.casefold() == properties.title.strip().casefold()):
            head.title, head.title_from = text, "heading"
        elif opening.role == "text" and _reads_as_title(text, items[first + 1 :]):
            head.title, head.title_from = text, "first line"
        if head.title:
            del items[first]
            return
    if properties.title.strip() and not _NO_TITLE.fullmatch(properties.title.strip()):
        head.title, head.title_from = " ".join(properties.title.split()), "properties"


def _reads_as_title(text: str, after: Sequence[Item]) -> bool:
    """Whether a first line without a style is a title: short, no sentence, and a longer text follows."""
    following = [item for item in after[:6] if isinstance(item, Paragraph)]
    longest = max((len(item.text.split()) for item in following), default=0)
    count = len(text.split())
    return 0 < count <= _MAX_TITLE_WORDS and text[-1] not in ".,;:…" and longest > max(count, 12)


def _take_byline(items: list[Item], head: Head) -> None:
    if head.authors:
        return
    for place, item in enumerate(items[:4]):
        if not isinstance(item, Paragraph) or item.role not in {"text", "heading"}:
            continue
        match = _BYLINE.fullmatch(" ".join(item.text.split()))
        names = names_in(match["names"]) if match else ()
        if names and all(_NAME.fullmatch(name) and name[0].isupper() for name in names):
            head.authors = names
            del items[place]
            return


def _take_standfirst(items: list[Item], head: Head) -> None:
    """Take a first paragraph that is wholly bold or italic, between title and text, as the standfirst."""
    if head.standfirst or not head.title or len(items) < 2:
        return
    first, following = items[0], items[1]
    if not isinstance(first, Paragraph) or not isinstance(following, Paragraph) or first.role != "text":
        return
    marks = [run.marks & {"strong", "em"} for run in first.runs if run.text.strip()]
    count = len(first.text.split())
    plain_after = any(not run.marks & {"strong", "em"} for run in following.runs if run.text.strip())
    noted = any(run.note for run in first.runs)
    if marks and all(marks) and 8 <= count <= 100 and plain_after and not noted and following.role == "text":
        head.standfirst = " ".join(first.text.split())
        del items[0]


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a byline lists."""
    names = (" ".join(name.split()).strip(" .") for name in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def authors_of_byline(text: str) -> tuple[str, ...]:
    """Return the names in a byline, with or without the word that opens it and a date behind a dot."""
    pieces = [
        piece for piece in re.split(r"\s[·|•—]\s", " ".join(text.split())) if not re.search(r"\d", piece)
    ]
    return names_in(_stripped(pieces[0])) if pieces else ()


def _stripped(text: str) -> str:
    match = _BYLINE.fullmatch(text)
    return match["names"] if match else text


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text.strip())) and not _NO_AUTHOR.fullmatch(text.strip())


def date_in(text: str) -> datetime.date | None:
    """Return the date in ISO's form that a text holds, None where it holds none."""
    match = _ISO_DATE.search(text)
    try:
        return datetime.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
