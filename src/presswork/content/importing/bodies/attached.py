"""A body's parts, and pictures that stand beside it with their own fields, in; both together out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from presswork.content.importing.credits import clean_credit, split_caption
from presswork.model.imported import ImportedBlock, ImportedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from presswork.content.importing.markup import MarkupParts

# What image services and WordPress add to a file's name for a smaller copy of it.
_SIZE = re.compile(
    r"(?:[-_](?:\d{2,4}x\d{2,4}|scaled|thumb(?:nail)?|small|medium|large|e\d{10,}))+(?=\.\w+$)", re.I
)


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A picture beside a body. `addresses` are of one picture, the best first; `keys` name it in the text."""

    addresses: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    credit: str = ""
    copyright: str = ""
    keys: tuple[str, ...] = ()
    data: bytes | None = None
    placed: bool = True  # whether it is shown, also where the body does not place it


def with_attached(parts: MarkupParts, attached: Sequence[Attached]) -> MarkupParts:
    """Return the parts with the pictures: what the text leaves empty is filled, what it lacks opens it."""
    blocks, pictures = list(parts.blocks), dict(parts.pictures)
    opening: list[ImportedBlock] = []
    for each in attached:
        places = [
            place
            for place, block in enumerate(blocks)
            if block.kind == "image" and _shows(each, block.src, pictures.get(block.src))
        ]
        for place in places:
            block = blocks[place]
            blocks[place] = filled(block, each)
            pictures[block.src] = _better(pictures.get(block.src), each)
        if not places and each.placed and (each.addresses or each.data):
            key = each.addresses[0] if each.addresses else each.keys[0]
            if key not in pictures:
                pictures[key] = _better(None, each)
                opening.append(filled(ImportedBlock(kind="image", src=key), each))
    return replace(parts, blocks=(*opening, *blocks), pictures=pictures)


def filled(block: ImportedBlock, picture: Attached) -> ImportedBlock:
    """Return an image's block with its empty fields from those of the picture."""
    split = split_caption(" ".join(picture.caption.split()))
    credit = _both(split.credit, clean_credit(picture.credit) if picture.credit.strip() else "")
    return replace(
        block,
        alt=block.alt or picture.alt,
        caption=block.caption or split.caption,
        credit=block.credit or credit,
    )


def _both(told: str, given: str) -> str:
    """Return the credit that the caption ends with and the one of its own field, each once."""
    one, other = ("".join(filter(str.isalnum, text.casefold())) for text in (told, given))
    if not one or one in other:
        return given
    return told if other in one else f"{told} / {given}"


def file_key(address: str) -> str:
    """Return what two addresses of one picture have in common: the file's name, without its size."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return _SIZE.sub("", posixpath.basename(path.rstrip("/"))).casefold()


def _shows(each: Attached, src: str, picture: ImportedPicture | None) -> bool:
    addresses = {src, *((picture.address, *picture.alternatives) if picture else ())}
    if addresses & {*each.addresses, *each.keys}:
        return True
    names = {file_key(address) for address in addresses} - {""}
    wanted = {file_key(address) for address in each.addresses} - {""}
    return any("." in name and len(name) > len("a.jpg") for name in names & wanted)


def _better(picture: ImportedPicture | None, each: Attached) -> ImportedPicture:
    """Return the picture with the attached file's addresses first."""
    known: Iterable[str] = (picture.address, *picture.alternatives) if picture else ()
    addresses = tuple(dict.fromkeys(address for address in (*each.addresses, *known) if address))
    address = addresses[0] if addresses else ""
    name = (
        posixpath.basename(unquote(urlsplit(address).path)) if address else each.keys[0] if each.keys else ""
    )
    return ImportedPicture(
        name=name or (picture.name if picture else "picture"),
        data=each.data or (picture.data if picture else None),
        path=picture.path if picture else None,
        address=address,
        alternatives=addresses[1:],
        copyright=each.copyright or (picture.copyright if picture else ""),
    )
