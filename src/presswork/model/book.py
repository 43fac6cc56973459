"""An e-book ready to be packed, and what the summary says of a finished file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class BookDocument:
    """One file of an e-book: XHTML, CSS, picture or font. `properties` go to its manifest item."""

    name: str
    media_type: str
    data: bytes
    id: str
    title: str = ""
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, kw_only=True)
class Book:
    """An e-book composed and ready to be packed: metadata, documents in reading order, cover."""

    identifier: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    documents: tuple[BookDocument, ...]
    metadata: tuple[tuple[str, str, Mapping[str, str]], ...]
    modified: datetime.datetime


@dataclass(frozen=True, kw_only=True)
class Written:
    """A finished file: what the summary line says of it."""

    path: Path
    edition: str
    size_bytes: int
    page_count: int = 0
    sha256: str = ""
