"""An issue's folder in, what WeasyPrint was handed for each of its pieces out, in the order of the issue."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presswork.editions.pdf import parts, setting, typeset
from presswork.editions.pdf.exchanging import ATTRIBUTE
from presswork.model import Galley, Part
from presswork.pipeline import Order
from presswork.pipeline.printing import print_pieces
from presswork.pipeline.reading import read_source, stop_on_errors

_CITING = re.compile(rf'(<a\b[^>]*\b{ATTRIBUTE}="([^"]*)"[^>]*>)(.*?</a>)', re.DOTALL)
_NOUGHTS = re.compile(r"(?<=[^<>\w])0+(?=[^<>]*<)")


@dataclass(frozen=True, kw_only=True)
class SetPiece:
    """A piece as it was typeset: its galley, arranged and in its lines, and where it stands in the issue."""

    id: str
    is_article: bool
    galley: Galley
    first_folio: int
    pages: int


def captured(issue: Path, *, cache: Path) -> list[SetPiece]:
    """Typeset an issue in this process, over an empty cache, and return its pieces."""
    os.environ["PRESSWORK_WORKERS"] = "1"  # what another process is handed would not be seen
    os.environ["PRESSWORK_CACHE"] = str(cache)
    handed: list[Galley] = []
    galleys: dict[str, Galley] = {}
    set_lines, set_part = setting.set_lines, parts.set_part

    def watched_lines(galley: Galley) -> Galley:
        handed.append(set_lines(galley))
        return handed[-1]

    def watched_part(galley: Galley, **rest: Any) -> Part:
        part = set_part(galley, **rest)
        galleys[_key(part)] = handed[-1]  # the last: what was mended was set again
        handed.clear()
        return part

    with _Instead(typeset, "set_lines", watched_lines), _Instead(parts, "set_part", watched_part):
        order = Order(folder=issue, out=cache / "out")
        read = read_source(order)
        stop_on_errors(read.findings)
        placed = print_pieces(read, order, whole=True)
    return [
        SetPiece(
            id=item.piece.id,
            is_article=item.piece.article is not None,
            galley=_numbered(galleys[_key(item.part)], item.folios),
            first_folio=item.first_folio,
            pages=item.part.page_count,
        )
        for item in placed
    ]


def _numbered(galley: Galley, folios: Mapping[str, str]) -> Galley:
    """Return the galley with the page numbers that are otherwise put in when its part is bound."""

    def numbered(link: re.Match[str]) -> str:
        return link[1] + _NOUGHTS.sub(folios[link[2]], link[3], count=1)

    return dataclasses.replace(galley, html=_CITING.sub(numbered, galley.html))


def _key(part: Part) -> str:
    return hashlib.sha256(part.pdf).hexdigest()


class _Instead:
    """Let a module have another function of that name for a while."""

    def __init__(self, module: Any, name: str, function: Callable[..., Any]) -> None:
        self.module, self.name, self.function = module, name, function

    def __enter__(self) -> None:
        self.before = getattr(self.module, self.name)
        setattr(self.module, self.name, self.function)

    def __exit__(self, *_: object) -> None:
        setattr(self.module, self.name, self.before)
