"""What a page's data say of its pictures in; captions and credits that its text does not have out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.credits import clean_credit, split_caption
from presswork.content.importing.web.evidence.json_ld import types
from presswork.content.importing.web.evidence.records import Record, text_in
from presswork.content.importing.web.evidence.same_picture import keys_of
from presswork.model.imported import ImportedBlock, ImportedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from presswork.content.importing.markup.blocks import MarkupParts
    from presswork.content.importing.web.evidence.gathered import Evidence

_LEAD_METAS = [
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
    "thumbnailurl",
    "sailthru.image.full",
    "parsely-image-url",
    "thumbnail",
]
_LEAD_FIELDS = ("image", "thumbnailUrl", "primaryImageOfPage", "associatedMedia")
_ADDRESSES = ("url", "contentUrl", "@id", "src", "thumbnailUrl", "href", "imageUrl")
_CAPTIONS = ("caption", "description", "legend")
_CREDITS = (
    "creditText",
    "credit",
    "credits",
    "photographer",
    "creator",
    "author",
    "copyrightNotice",
    "copyrightHolder",
    "copyright",
)
_MAX_WORDS = 700


def lead_keys(evidence: Evidence) -> frozenset[str]:
    """Return the keys of the pictures by which the page's head and data stand for the article."""
    found = [address for name in _LEAD_METAS for address in evidence.metas.get(name, [])]
    for name in _LEAD_FIELDS:
        found += _addresses(evidence.article.get(name))
    return frozenset(key for address in found[:60] for key in keys_of(address))


def _addresses(value: object) -> Iterator[str]:
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            for name in _ADDRESSES:
                inner = item.get(name)
                yield from (
                    text for text in (inner if isinstance(inner, list) else [inner]) if isinstance(text, str)
                )


def completed(markup: MarkupParts, evidence: Evidence) -> MarkupParts:
    """Return the blocks with the captions and credits that only the page's data have."""
    if all(block.caption and block.credit for block in markup.blocks if block.kind == "image"):
        return markup
    known = _known(evidence)
    blocks = tuple(_completed(block, markup.pictures.get(block.src), known) for block in markup.blocks)
    return replace(markup, blocks=blocks)


def _known(evidence: Evidence) -> dict[str, tuple[str, str]]:
    """Return captions and credits by the keys of their pictures."""
    known: dict[str, tuple[str, str]] = {}
    for record in (*evidence.records, *evidence.state):
        words = _words(record)
        if words == ("", ""):
            continue
        for address in _addresses(record):
            for key in keys_of(address):
                before = known.get(key, ("", ""))
                known[key] = (before[0] or words[0], before[1] or words[1])
    return known


def _words(record: Record) -> tuple[str, str]:
    """Return what a record says of a picture: its caption and its credit, as they stand."""
    is_picture = "ImageObject" in types(record) or any(
        name in record for name in ("caption", "credit", "photographer", "creditText")
    )
    if not is_picture:
        return "", ""
    caption = next((text for name in _CAPTIONS if (text := text_in(record.get(name)))), "")
    credit = next((text for name in _CREDITS if (text := text_in(record.get(name)))), "")
    return (
        caption if len(caption) <= _MAX_WORDS else "",
        credit if len(credit) <= 160 and "://" not in credit else "",
    )


def _completed(
    block: ImportedBlock, picture: ImportedPicture | None, known: dict[str, tuple[str, str]]
) -> ImportedBlock:
    if block.kind != "image" or picture is None or (block.caption and block.credit):
        return block
    addresses: Iterable[str] = (picture.address, *picture.alternatives)
    keys = sorted({key for address in addresses for key in keys_of(address)})
    caption, credit = next((known[key] for key in keys if key in known), ("", ""))
    parts = split_caption(caption)
    credit = clean_credit(credit) or parts.credit
    return replace(
        block, caption=block.caption or _plain(parts.caption), credit=block.credit or _plain(credit)
    )


def _plain(text: str) -> str:
    return "" if "<" in text else text
