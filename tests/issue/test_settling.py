"""Page numbers that are cited: set again until they are right, a bounded number of times."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from presswork.errors import FindingsError
from presswork.model import Article, Block, Issue, PageStart, Part, Piece
from presswork.pipeline.issue_pages import MOST_ROUNDS, roman, settle


def issue_of(tmp_path: Path, **starts: str) -> Issue:
    """Return an issue in which each article cites the next one."""
    names = list(starts)
    articles = []
    for place, name in enumerate(names):
        target = names[(place + 1) % len(names)]
        block = Block(kind="paragraph", id="p1", html=f'See <a href="#{target}--">it</a>.')
        articles.append(
            Article(
                slug=name,
                path=tmp_path / name / "article.md",
                headline=name,
                blocks=(block,),
                start=starts[name],  # type: ignore[arg-type]
            )
        )
    own = Article(slug="issue_own", path=tmp_path / "issue.toml", headline="")
    return Issue(
        slug="i",
        folder=tmp_path,
        root=tmp_path,
        title="I",
        language="en",
        identifier="urn:x",
        articles=tuple(articles),
        own=own,
    )


def part_of(piece: Piece, folio: int, pages: int) -> Part:
    starts = tuple(
        PageStart(page_index=index, label=str(folio + index), block=piece.id, offset=0)
        for index in range(pages)
    )
    return Part(article=piece.id, pdf=b"", page_starts=starts, places={piece.id: 0})


def test_what_is_cited_is_where_it_stands(tmp_path: Path) -> None:
    calls: list[str] = []

    def set_piece(piece: Piece, folio: int, folios: Mapping[str, str]) -> Part:
        calls.append(piece.id)
        return part_of(piece, folio, 3 if piece.id == "one" else 1)

    placed = settle(issue_of(tmp_path, one="either", two="recto", three="verso"), set_piece)
    stands = {item.piece.id: item.first_folio for item in placed}
    assert stands == {"one": 1, "issue_filler-1": 4, "two": 5, "three": 6}
    for item in placed:
        assert all(number == str(stands[name]) for name, number in item.folios.items())
    assert calls.count("one") == 2  # once with no number, once with the right one
    assert calls.count("issue_filler-1") == 1


def test_numbers_that_never_settle_are_an_error(tmp_path: Path) -> None:
    def set_piece(piece: Piece, folio: int, folios: Mapping[str, str]) -> Part:
        grows = piece.id == "one" and folios.get("two") != "3"
        return part_of(piece, folio, 2 if grows else 1)

    with pytest.raises(FindingsError) as caught:
        settle(issue_of(tmp_path, one="either", two="either"), set_piece)
    assert {finding.code for finding in caught.value.findings} == {"cross-references-unsettled"}
    assert str(MOST_ROUNDS) in caught.value.findings[0].message


def test_every_bad_piece_is_reported(tmp_path: Path) -> None:
    from presswork.model import Finding

    def set_piece(piece: Piece, folio: int, folios: Mapping[str, str]) -> Part:
        raise FindingsError([Finding(code="bad", severity="error", message=piece.id)])

    with pytest.raises(FindingsError) as caught:
        settle(issue_of(tmp_path, one="either", two="either"), set_piece)
    assert [finding.message for finding in caught.value.findings] == ["one", "two"]


def test_roman_figures() -> None:
    numbers = (1, 4, 9, 14, 40, 90, 399, 1994)
    expected = ("i", "iv", "ix", "xiv", "xl", "xc", "cccxcix", "mcmxciv")
    assert tuple(map(roman, numbers)) == expected
