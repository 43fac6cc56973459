"""An order in, its issue's flatplan out: what stands on which page, how full it is, what overruns."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.model import PAGE_SIZES, Finding, Issue, Piece
from presswork.pipeline.budgets import overruns
from presswork.pipeline.order import Order, Read
from presswork.pipeline.printing import print_pieces
from presswork.pipeline.reading import read_source, stop_on_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.pipeline.issue_pages import Placed


@dataclass(frozen=True, kw_only=True)
class PlannedPage:
    """A page: its printed number, what stands on it, and how much of its depth is filled, 0 to 1.

    `is_recto` says on which side of a spread it lies. `picture` is the page itself, as PNG, where asked for.
    """

    label: str
    title: str
    kind: str
    is_recto: bool
    fill: float
    is_last: bool
    over_budget: bool = False
    picture: bytes = b""


@dataclass(frozen=True, kw_only=True)
class PlannedPiece:
    """An article or one of the issue's own pages: its pages, its budget, how full its last page is."""

    title: str
    kind: str
    first: str
    last: str
    page_count: int
    last_fill: float
    page_budget: int = 0


@dataclass(frozen=True, kw_only=True)
class Flatplan:
    """An issue, piece by piece and page by page, and the findings about it."""

    title: str
    language: str
    page_ratio: float
    pieces: tuple[PlannedPiece, ...]
    pages: tuple[PlannedPage, ...]
    findings: tuple[Finding, ...]


def plan(order: Order, *, pictures: bool = False) -> Flatplan:
    """Return the flatplan of the reader edition as it would be built now; `pictures` draws the pages too.

    Raises `FindingsError` where the issue has errors.
    """
    read = read_source(order)
    stop_on_errors(read.findings)
    placed = print_pieces(read, order)
    drawn = _draw(read, placed, order) if pictures else [b""] * sum(item.part.page_count for item in placed)
    size = PAGE_SIZES[read.issue.page]
    return Flatplan(
        title=read.issue.title,
        language=read.issue.language,
        page_ratio=size.width_mm / size.height_mm,
        pieces=tuple(_piece(item, read.issue) for item in placed),
        pages=tuple(_pages(placed, drawn, read.issue)),
        findings=(*read.findings, *overruns(read.issue, [item.part for item in placed])),
    )


def _title(piece: Piece, issue: Issue) -> str:
    from presswork.composition.labels import label

    if piece.article:
        from presswork.composition.cover import plain_title

        return plain_title(issue, piece.article)
    if piece.section:
        return piece.section.name
    keys = {"closing": "contributors", "filler": ""}
    key = keys.get(piece.kind, piece.kind)
    return label(key, issue.language) if key else ""


def _piece(item: Placed, issue: Issue) -> PlannedPiece:
    starts = item.part.page_starts
    return PlannedPiece(
        title=_title(item.piece, issue),
        kind=item.piece.kind,
        first=starts[0].label,
        last=starts[-1].label,
        page_count=item.part.page_count,
        last_fill=_fill(item),
        page_budget=item.piece.article.page_budget if item.piece.article else 0,
    )


def _fill(item: Placed) -> float:
    """Return how full the last page is; a cover, an opener and a filler take theirs whole."""
    return item.part.last_fill if item.piece.kind in {"article", "contents", "imprint", "closing"} else 1.0


def _pages(placed: Sequence[Placed], drawn: Sequence[bytes], issue: Issue) -> list[PlannedPage]:
    pages: list[PlannedPage] = []
    for item in placed:
        budget = item.piece.article.page_budget if item.piece.article else 0
        for index, start in enumerate(item.part.page_starts):
            last = index == item.part.page_count - 1
            pages.append(
                PlannedPage(
                    label=start.label,
                    title=_title(item.piece, issue),
                    kind=item.piece.kind,
                    is_recto=(item.first_folio + index) % 2 == 1,
                    fill=_fill(item) if last else 1.0,
                    is_last=last,
                    over_budget=bool(budget) and index >= budget,
                    picture=drawn[len(pages)],
                )
            )
    return pages


def _draw(read: Read, placed: Sequence[Placed], order: Order) -> list[bytes]:
    from presswork.editions.pdf.thumbnails import thumbnails
    from presswork.pipeline.printing import bind_pdf

    return thumbnails(bind_pdf(read, [item.part for item in placed], order))


def as_text(flatplan: Flatplan) -> str:
    """Return the flatplan as a table: pages, how full the last one is, what stands there."""
    rows = [("pages", "", "last page", "")]
    for piece in flatplan.pieces:
        pages = piece.first if piece.first == piece.last else f"{piece.first}-{piece.last}"
        count = f"{piece.page_count}/{piece.page_budget}" if piece.page_budget else str(piece.page_count)
        over = "  over budget" if piece.page_budget and piece.page_count > piece.page_budget else ""
        fill = f"{piece.last_fill:.0%}"
        title = piece.title or f"({piece.kind})"
        named = title if piece.kind == "article" else f"{title} ({piece.kind})" if piece.title else title
        rows.append((pages, count, fill, named + over))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"{row[0]:>{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip()
        for row in rows
    ]
    return "\n".join([*lines, f"{len(flatplan.pages)} pages"]) + "\n"


def data_url(picture: bytes) -> str:
    """Return a PNG as a URL that stands in a page by itself."""
    return f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}"
