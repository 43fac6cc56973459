"""An issue in, its pieces (articles and its own pages) set in order, with the page numbers they cite, out.

A piece that cites page numbers (the contents, "see page 14", the photo credits) has them as inputs, so a
cached part is right or is not found. The issue is set again, only what has changed anew, until no
cited number changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from presswork.errors import FindingsError
from presswork.model import Article, Derivative, Finding, Galley, Issue, Part, Piece
from presswork.pipeline.deriving import derive_all
from presswork.pipeline.order import Order

# What settles, settles in some six: foreseen, its own pages set, all set, pages moved by what they cite.
MOST_ROUNDS = 24
_FIRST_RECTO = 1

Folios = Mapping[str, str]
FindPart = Callable[[Piece, int, Folios], Part]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A piece as it stands in the issue: its first page's number, the numbers it cites, and its part."""

    piece: Piece
    first_folio: int
    folios: Folios
    part: Part


def settle(
    issue: Issue, pieces: Sequence[Piece], find_part: FindPart, catch_up: Callable[[], bool]
) -> list[Placed]:
    """Place an issue's pieces until the page numbers that they cite are those on which the places stand.

    `find_part` returns a piece's part, given its first page's number and the numbers it cites, or one as
    foreseen; `catch_up` sets what was only foreseen since it was last called, and says whether there was
    any. Raises `FindingsError` with all the pieces' findings, or with `cross-references-unsettled`.
    """
    setter = _Setter(issue, pieces, find_part)
    known: Folios = {}
    unsettled: list[Placed] = []
    for _ in range(MOST_ROUNDS):
        placed = setter.place_all(known)
        found = _folios(placed)
        stale = [item for item in placed if setter.cited_by(item.piece, found) != item.folios]
        if not stale and not catch_up():
            return placed
        unsettled, known = stale or unsettled, found
    raise FindingsError([_unsettled(issue, item) for item in unsettled])


class _Setter:
    """Places all pieces of an issue, round after round."""

    def __init__(self, issue: Issue, pieces: Sequence[Piece], find_part: FindPart) -> None:
        self.issue = issue
        self.pieces = pieces
        self.find_part = find_part
        self.wanted = {piece.id: _cited(issue, piece) for piece in self.pieces}

    def cited_by(self, piece: Piece, known: Folios) -> Folios:
        """Return the numbers that the piece prints, as far as they are known."""
        return {name: known[name] for name in self.wanted.get(piece.id, ()) if name in known}

    def place_all(self, known: Folios) -> list[Placed]:
        """Place the pieces one after another, with fillers between them where a page is left over."""
        placed: list[Placed] = []
        folio = self.issue.first_folio
        for piece in self.pieces:
            for item in self._with_filler(piece, placed, folio):
                put = self._put(item, _FIRST_RECTO if item.begins_body else folio, known)
                placed.append(put)
                folio = put.first_folio + put.part.page_count
        return placed

    def _with_filler(self, piece: Piece, placed: Sequence[Placed], folio: int) -> list[Piece]:
        """Return the piece, after a filler where the next page is not of the kind that it starts on."""
        last = placed[-1].piece if placed else None
        if last and last.style == "roman" and piece.style != "roman":
            # Arabic figures begin anew with the body: on a recto, as every book's first page.
            piece = dataclasses.replace(piece, start="recto", begins_body=True)
        parity = {"recto": 1, "verso": 0}.get(piece.start, folio % 2)
        if folio % 2 == parity:
            return [piece]
        number = sum(item.piece.kind == "filler" for item in placed)
        style = last.style if last and piece.begins_body else piece.style
        return [Piece(id=f"issue_filler-{number + 1}", kind="filler", style=style, number=number), piece]

    def _put(self, piece: Piece, folio: int, known: Folios) -> Placed:
        folios = self.cited_by(piece, known)
        part = _labelled(self.find_part(piece, folio, folios), piece, folio)
        return Placed(piece=piece, first_folio=folio, folios=folios, part=part)


def outline_groups(issue: Issue, parts: Sequence[Part]) -> tuple[tuple[str, int, int], ...]:
    """Return each section's title, its first page's index and the page after its last."""
    if not issue.sections:
        return ()
    from presswork.composition.typography import clean_text

    groups = []
    for section in issue.sections:
        members = {section.id, *section.articles}
        index, pages = 0, []
        for part in parts:
            if part.article in members:
                pages += [index, index + part.page_count]
            index += part.page_count
        if pages:
            groups.append((clean_text(section.name, language=issue.language), min(pages), max(pages)))
    return tuple(groups)


def _cited(issue: Issue, piece: Piece) -> tuple[str, ...]:
    """Return the places whose page numbers the piece prints."""
    if piece.article:
        from presswork.composition.cross_references import cited

        return cited(piece.article)
    if piece.kind in {"contents", "section"}:
        openers = [section.id for section in issue.sections if section.opener]
        return (*openers, *(article.slug for article in issue.articles))
    if piece.kind == "closing":
        from presswork.composition.issue.views import credited

        return tuple(anchor for anchor, _, _ in credited(issue))
    return ()


def _folios(placed: Sequence[Placed]) -> dict[str, str]:
    """Return the printed page number of each anchor in the issue."""
    return {
        anchor: item.part.page_starts[index].label
        for item in placed
        for anchor, index in item.part.places.items()
    }


def _labelled(part: Part, piece: Piece, first_folio: int) -> Part:
    """Return the part with its pages labelled in the piece's figures."""
    if piece.style != "roman":
        return part
    starts = tuple(
        dataclasses.replace(start, label=roman(first_folio + index))
        for index, start in enumerate(part.page_starts)
    )
    return dataclasses.replace(part, page_starts=starts)


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small roman figures."""
    figures = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for value, figure in figures:
        count, number = divmod(number, value)
        text += figure * count
    return text


def _unsettled(issue: Issue, item: Placed) -> Finding:
    article = item.piece.article
    return Finding(
        code="cross-references-unsettled",
        severity="error",
        file=article.path.relative_to(issue.root).as_posix()
        if article
        else f"{issue.folder.name}/issue.toml",
        where=item.piece.id,
        article=article.slug if article else None,
        message=f"After {MOST_ROUNDS} rounds the page numbers that it cites still change.",
        hint="Change a few words near a page's end, or take the page number out of the text.",
    )


def compose_own(
    issue: Issue,
    piece: Piece,
    order: Order,
    *,
    folios: Folios,
    bleed_mm: float | None = None,
    stroke_pt: float = 0,
    with_code: bool = True,
) -> Galley:
    """Return the galley of one of the issue's own pages; see `compose_page`."""
    from presswork.composition.issue.composing import compose_page

    return compose_page(
        issue,
        piece,
        derivatives=own_derivatives(issue, piece, order),
        folios=folios,
        cache=order.cache,
        bleed_mm=bleed_mm,
        stroke_pt=stroke_pt,
        with_code=with_code,
    )


def own_derivatives(issue: Issue, piece: Piece, order: Order) -> dict[str, Derivative]:
    """Return the pictures that one of the issue's own pages shows, by id; an article's as `SLUG--ID`."""
    from presswork.composition.issue.picture_sizes import ad_px, page_px

    found: dict[str, Derivative] = {}
    if issue.own and piece.kind in {"cover", "imprint", "section", "filler", "closing"}:
        shown = _own_photos(issue, piece)
        photos = tuple(photo for photo in issue.own.photos if photo.id in shown)
        own = dataclasses.replace(issue.own, photos=photos)
        place_px = ad_px if piece.kind == "filler" else page_px
        whole = {photo.id: place_px(photo, _measures(issue)) for photo in photos}
        found |= derive_all(own, order, boxes=whole, edition="pdf")
    if piece.kind == "contents":
        found |= _contents_pictures(issue, order)
    return {key: dataclasses.replace(item, name=f"{key}--{item.name}") for key, item in found.items()}


def _measures(issue: Issue) -> dict[str, float]:
    from presswork.composition.theme import read_theme
    from presswork.composition.theme_files import theme_folders

    return read_theme(theme_folders(issue.root, issue.theme), issue.page, root=issue.root).measures


def _own_photos(issue: Issue, piece: Piece) -> set[str]:
    if piece.kind == "section" and piece.section:
        return {piece.section.photo}
    if piece.kind == "filler":
        return {ad.photo for ad in issue.house_ads}
    return {issue.cover.photo} if issue.cover else set()


def _contents_pictures(issue: Issue, order: Order) -> dict[str, Derivative]:
    from presswork.composition.issue.picture_sizes import picture_px
    from presswork.composition.issue.views import picture_of, pictured_articles

    pictured = set(pictured_articles(issue))
    measures = _measures(issue)
    found: dict[str, Derivative] = {}
    for article in issue.articles:
        photo = picture_of(article) if article.slug in pictured else None
        if photo:
            bare: Article = dataclasses.replace(article, photos=(photo,))
            made = derive_all(
                bare, order, boxes={photo.id: picture_px(issue, photo, measures)}, edition="pdf"
            )
            found[f"{article.slug}--{photo.id}"] = made[photo.id]
    return found
