"""A news item, whatever carries it, in; its article out."""

from __future__ import annotations

import datetime  # noqa: TC003
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import (
    Attached,
    body_of,
    html_of_text,
    located,
    with_attached,
    without_title,
)
from presswork.content.importing.credits import clean_credit
from presswork.content.importing.markup import MarkupParts
from presswork.content.importing.markup.addresses import picture as picture_address
from presswork.model.imported import Dropped, ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.content.importing.source import Source

_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\b(?:and|und|et|y|e|en|och|og)\b)\s*")
_NO_PERSON = re.compile(r"^[A-Z]{2,6}$")


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """A file of a picture or film: where it is, what it is, how wide."""

    address: str
    media_type: str = ""
    width: int = 0
    name: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether the file is a picture, by its type or its name."""
        if self.media_type:
            return self.media_type.startswith("image/")
        return bool(re.search(r"\.(?:jpe?g|png|gif|webp|tiff?|avif)(?:$|\?)", self.address, re.IGNORECASE))


@dataclass(frozen=True, kw_only=True)
class Item:
    """A news item: a text, a picture, or something that an edition cannot hold."""

    kind: str = "text"
    identifier: str = ""
    headline: str = ""
    kicker: str = ""
    summary: str = ""
    body: str | Any = ""
    byline: str = ""
    credit: str = ""
    rights: str = ""
    alt: str = ""
    date: datetime.date | None = None
    language: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    slug: str = ""


def article_of(item: Item, beside: Sequence[Item], source: Source) -> ImportedArticle:
    """Return the item's article with the pictures beside it. A picture alone is an article too."""
    language = source.language or item.language
    is_picture = item.kind in {"picture", "graphic"}
    pictures = [item, *beside] if is_picture or _has_pictures(item) else list(beside)
    body = body_of(item.body) if _is_given(item.body) and not is_picture else MarkupParts()
    attached = [attached_of(each) for each in pictures if each.kind in {"picture", "graphic"} or each is item]
    body = with_attached(body, [each for each in attached if each.addresses])
    if not body.blocks and item.summary and not is_picture:
        body = body_of(html_of_text(item.summary))
    summary = "" if is_picture or _begins(body, item.summary) else item.summary
    return ImportedArticle(
        title=item.headline,
        kicker=item.kicker,
        standfirst=summary,
        authors=authors_in(item.byline),
        date=item.date,
        language=language,
        section=item.section,
        tags=item.tags,
        rights=item.rights,
        slug=item.slug,
        blocks=without_title(body.blocks, item.headline),
        pictures=located(body.pictures, source.around),
        findings=body.findings,
        dropped=(
            *body.dropped,
            *(_left_out(each) for each in (item, *beside) if each.kind in {"video", "audio"}),
        ),
    )


def _has_pictures(item: Item) -> bool:
    return any(rendition.is_picture for rendition in item.renditions) and item.kind not in {"audio", "video"}


def _is_given(body: str | Any) -> bool:
    return bool(body.strip()) if isinstance(body, str) else body is not None


def attached_of(item: Item) -> Attached:
    """Return a picture's item as what stands beside a text: its widest file first, small copies last."""
    files = sorted((each for each in item.renditions if each.is_picture), key=_rank)
    addresses = (picture_address(each.address, "") for each in files)
    return Attached(
        addresses=tuple(dict.fromkeys(address for address in addresses if address)),
        alt=item.alt,
        caption=item.summary or item.headline,
        credit=credit_of(item),
        copyright=item.rights,
        keys=(item.identifier,) if item.identifier else (),
    )


def credit_of(item: Item) -> str:
    """Return the credit: the photographer, and the agency where the byline does not name it already."""
    person = _BY.sub("", item.byline.strip())
    agency = item.credit.strip()
    if not person or not agency or agency.casefold() in person.casefold():
        return clean_credit(person or agency)
    return clean_credit(agency if person.casefold() in agency.casefold() else f"{person} / {agency}")


def _rank(rendition: Rendition) -> tuple[int, int]:
    name = f"{rendition.name} {rendition.address}".lower()
    small = any(word in name for word in ("thumb", "preview", "watermark", "baseimage16"))
    return (int(small), -rendition.width)


def authors_in(byline: str) -> tuple[str, ...]:
    """Return the names in an agency's byline, without the agency's own where there is a person's."""
    names = [" ".join(name.split()) for name in _BETWEEN.split(_BY.sub("", byline.strip()))]
    names = [name for name in names if name]
    people = [
        name for name in names if not _NO_PERSON.match(name) and name.lower() not in {"dpa", "afp", "reuters"}
    ]
    return tuple(dict.fromkeys(people or names))


def _begins(body: MarkupParts, summary: str) -> bool:
    """Whether the text begins with the summary, as where an agency takes the first lines for it."""
    text = " ".join(block.text for block in body.blocks if block.text and block.kind != "heading")
    beginning = "".join(filter(str.isalnum, summary.casefold()))[:80]
    return not beginning or beginning in "".join(filter(str.isalnum, text.casefold()))[: len(beginning) + 200]


def _left_out(item: Item) -> Dropped:
    what = {"video": "a film", "audio": "a recording"}[item.kind]
    return Dropped(what=f"{what}: {item.headline or item.identifier}"[:80], why="editions hold none")


def with_body_of_summary(item: Item, html: str) -> Item:
    """Return an item that has no body with its summary as the body."""
    return replace(item, body=html, summary="")
