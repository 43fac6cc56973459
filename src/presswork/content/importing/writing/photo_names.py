"""An article's pictures in; for each a file name that is safe, and unique on any file system, out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from presswork.content.photo_files import SUFFIXES
from presswork.content.project import slugify
from presswork.model.imported import ImportedPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.model.imported import ImportedArticle, ImportedBlock

_LONGEST_STEM = 80
_WORDS_OF_A_NAME = 6
# Kept, as an editor who is sent the picture later finds it by its name.
_KEPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_KNOWN = SUFFIXES | {".gif", ".avif", ".svg"}


def with_names(article: ImportedArticle) -> ImportedArticle:
    """Return the article, each of its photos with a picture; one of which nothing is known gets a name.

    The name is made from the first words of its alt text or caption.
    """
    pictures = dict(article.pictures)
    blocks: list[ImportedBlock] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "image" and block.src not in pictures:
            key = block.src or f"photo {number}"
            name = _last_part(block.src) or _from_words(block)
            pictures[key] = ImportedPicture(name=name, address=block.src)
            blocks.append(replace(block, src=key))
        else:
            blocks.append(block)
    return replace(article, blocks=tuple(blocks), pictures=pictures)


def file_names(
    article: ImportedArticle, suffixes: Mapping[str, str], same: Mapping[str, str]
) -> dict[str, str]:
    """Return the file name of each picture that a block places, by its key, in the blocks' order.

    `suffixes` has, for those that are supplied, the suffix that their format asks for; `same` has, for one
    that is supplied, what it has in common with others that are the same file.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    of_file: dict[str, str] = {}
    for block in article.blocks:
        if block.kind != "image" or block.src in names:
            continue
        digest = same.get(block.src)
        if digest and digest in of_file:
            names[block.src] = of_file[digest]
            continue
        name = _free(_safe(article.pictures[block.src], block, suffixes.get(block.src, "")), taken)
        taken.add(name.casefold())
        names[block.src] = name
        if digest:
            of_file[digest] = name
    return names


def _safe(picture: ImportedPicture, block: ImportedBlock, suffix: str) -> str:
    """Return the picture's own name made safe; its suffix is its format's, else a known one of its own."""
    name = _last_part(picture.name) or _last_part(picture.address) or _from_words(block)
    path = PurePosixPath(name)
    own = path.suffix if path.suffix.lower() in _KNOWN else ""
    stem = path.stem if own or path.suffix.lower() in _OTHERS else name
    if suffix and own.lower() in _SPELLINGS.get(suffix, ()):
        suffix = own
    if not _KEPT.fullmatch(stem) or len(stem) > _LONGEST_STEM or stem.endswith("."):
        stem = slugify(stem)[:_LONGEST_STEM].strip("-")
    if slugify(stem) == f"{stem.casefold()}-issue":  # a name that Windows keeps for a device
        stem = slugify(stem)
    return f"{stem or _stem_from_words(block)}{suffix or own or '.jpg'}"


_OTHER_WORDS = "bmp emf wmf heic heif psd ico jp2 jpx jxl tga pcx eps php aspx ashx html bin img"
_OTHERS = frozenset(f".{suffix}" for suffix in _OTHER_WORDS.split())
_SPELLINGS: Mapping[str, frozenset[str]] = {
    ".jpg": frozenset((".jpg", ".jpeg")),
    ".tif": frozenset((".tif", ".tiff")),
    ".png": frozenset((".png",)),
    ".gif": frozenset((".gif",)),
    ".webp": frozenset((".webp",)),
    ".avif": frozenset((".avif",)),
    ".svg": frozenset((".svg",)),
}


def _last_part(address: str) -> str:
    """Return the file name at the end of a path or a URL, "" where there is none."""
    if address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path if "://" in address or address.startswith("//") else address
    except ValueError:
        path = address
    name = unquote(path).replace("\\", "/").rstrip("/").rpartition("/")[2].strip(". ")
    return name if slugify(name) else ""


def _from_words(block: ImportedBlock) -> str:
    return f"{_stem_from_words(block)}.jpg"


def _stem_from_words(block: ImportedBlock) -> str:
    words = (block.alt or block.caption).split()[:_WORDS_OF_A_NAME]
    return slugify(" ".join(words)) or "photo"


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number where another picture has it, in whatever case."""
    stem, dot, suffix = name.rpartition(".")
    free, number = name, 2
    while free.casefold() in taken:
        free = f"{stem}-{number}{dot}{suffix}"
        number += 1
    return free
