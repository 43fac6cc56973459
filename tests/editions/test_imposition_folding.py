"""Printed sheets are folded as paper is, and read: every page comes in order, upright."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from imposition_paper import A4, A5, duplex, folded, nested, numbered, numbers, printed, read

from presswork.cli import main

# How a sheet is folded that lies on its front, the side with page 1: the last fold is at the spine.
FOLDS = {4: ["left"], 8: ["top", "left"], 16: ["right", "top", "left"], 32: ["top", "left", "bottom", "left"]}
GRID = {4: (1, 2), 8: (2, 2), 16: (2, 4), 32: (4, 4)}
# Published elsewhere: PDF::Imposition, schemas 2x4x1 (8 pages), 1x8x2 (16 pages; its backs are for a turn on the
# long edge, here turned on the short one) and 2up; the Booklet project's table for 32 pages.
PUBLISHED = {
    4: ["4 1", "2 3"],
    8: ["r5 r4 / 8 1", "r3 r6 / 2 7"],
    16: ["r5 r12 r9 r8 / 4 13 16 1", "r7 r10 r11 r6 / 2 15 14 3"],
    32: [
        "20 13 12 21 / r29 r4 r5 r28 / 32 1 8 25 / r17 r16 r9 r24",
        "22 11 14 19 / r27 r6 r3 r30 / 26 7 2 31 / r23 r10 r15 r18",
    ],
}
Impose = Callable[..., Path]


@pytest.fixture
def impose(tmp_path: Path) -> Impose:
    """Return a function: a page count and options in, the imposed file out."""

    def run(count: int, *options: str, size: tuple[float, float] = A5) -> Path:
        source = numbered(tmp_path / "pages.pdf", count, size)
        out = tmp_path / "sheets.pdf"
        assert main(["impose", str(source), "--out", str(out), *options]) == 0
        return out

    return run


def book(sides: Sequence, folds: Sequence[str], *, about: str = "upright") -> list[list]:
    """Return the folded sheets, each as its leaves."""
    pairs = zip(sides[::2], sides[1::2], strict=True)
    return [folded(duplex(front, back, about=about), folds) for front, back in pairs]


def in_order(count: int) -> list[tuple[int, bool]]:
    return [(number, True) for number in range(1, count + 1)]


def test_the_model_of_paper_finds_a_wrong_order(impose: Impose) -> None:
    sides = printed(impose(8, "--scheme", "saddle"), 1, 2)
    sides[0], sides[2] = sides[2], sides[0]
    assert read(nested(book(sides, ["left"]))) != in_order(8)


def test_eight_pages_are_stitched_as_every_printer_knows(impose: Impose) -> None:
    sides = printed(impose(8, "--scheme", "saddle"), 1, 2)
    assert [numbers(side) for side in sides] == ["8 1", "2 7", "6 3", "4 5"]


@pytest.mark.parametrize("count", [4, 8, 20, 64])
def test_a_saddle_stitched_booklet_reads_in_order(impose: Impose, count: int) -> None:
    sides = printed(impose(count, "--scheme", "saddle"), 1, 2)
    assert len(sides) == count // 2
    assert read(nested(book(sides, ["left"]))) == in_order(count)


@pytest.mark.parametrize("per_sheet", [4, 8, 16, 32])
def test_a_signature_is_as_published(impose: Impose, per_sheet: int) -> None:
    options = ("--scheme", "signature", "--pages-per-sheet", str(per_sheet), "--section", str(per_sheet))
    sides = printed(impose(per_sheet, *options), *GRID[per_sheet])
    assert [numbers(side) for side in sides] == PUBLISHED[per_sheet]


@pytest.mark.parametrize("per_sheet", [4, 8, 16, 32])
def test_gathered_signatures_read_in_order(impose: Impose, per_sheet: int) -> None:
    options = ("--scheme", "signature", "--pages-per-sheet", str(per_sheet), "--section", str(per_sheet))
    sides = printed(impose(2 * per_sheet, *options), *GRID[per_sheet])
    leaves = [leaf for sheet in book(sides, FOLDS[per_sheet]) for leaf in sheet]
    assert read(leaves) == in_order(2 * per_sheet)


@pytest.mark.parametrize("per_sheet", [8, 16, 32])
def test_folded_sheets_nest_to_a_saddle_stitched_book(impose: Impose, per_sheet: int) -> None:
    sides = printed(
        impose(2 * per_sheet, "--scheme", "saddle", "--pages-per-sheet", str(per_sheet)), *GRID[per_sheet]
    )
    assert read(nested(book(sides, FOLDS[per_sheet]))) == in_order(2 * per_sheet)


def test_two_sheets_of_eight_pages_nest_as_published(impose: Impose) -> None:
    # PDF::Imposition, schema ea4x4.
    sides = printed(impose(16, "--scheme", "saddle", "--pages-per-sheet", "8"), 2, 2)
    assert [numbers(side) for side in sides] == [
        "r13 r4 / 16 1",
        "r3 r14 / 2 15",
        "r9 r8 / 12 5",
        "r7 r10 / 6 11",
    ]


def test_a_bookbinder_s_sections_of_four_sheets_read_in_order(impose: Impose) -> None:
    options = ("--scheme", "signature", "--pages-per-sheet", "4", "--section", "16")
    sheets = book(printed(impose(40, *options), 1, 2), ["left"])
    sections = [nested(sheets[start : start + 4]) for start in (0, 4, 8)]
    assert [len(section) for section in sections] == [8, 8, 4]  # the last has what is left
    assert read([leaf for section in sections for leaf in section]) == in_order(40)


@pytest.mark.parametrize(("per_sheet", "folds"), [(4, ["right"]), (16, ["left", "top", "right"])])
def test_a_book_bound_at_the_right_is_folded_the_other_way(
    impose: Impose, per_sheet: int, folds: list[str]
) -> None:
    options = ("--scheme", "saddle", "--pages-per-sheet", str(per_sheet), "--binding", "right")
    sides = printed(impose(2 * per_sheet, *options), *GRID[per_sheet])
    assert read(nested(book(sides, folds))) == in_order(2 * per_sheet)


@pytest.mark.parametrize(
    ("per_sheet", "edge", "about"),
    [(4, "short", "upright"), (4, "long", "level"), (8, "long", "upright"), (8, "short", "level")],
)
def test_backs_are_right_for_the_edge_that_the_printer_turns_on(
    impose: Impose, per_sheet: int, edge: str, about: str
) -> None:
    # Two A5 pages make a sheet that lies across, four one that stands upright: its long edge is at the side.
    options = ("--scheme", "saddle", "--pages-per-sheet", str(per_sheet), "--flip", edge)
    sides = printed(impose(16, *options), *GRID[per_sheet])
    assert read(nested(book(sides, FOLDS[per_sheet], about=about))) == in_order(16)


@pytest.mark.parametrize("count", [5, 6, 7])
def test_no_page_is_lost_when_the_count_does_not_fit(impose: Impose, count: int) -> None:
    pages = read(nested(book(printed(impose(count, "--scheme", "saddle"), 1, 2), ["left"])))
    assert pages == [*in_order(count), *[None] * (8 - count)]


def test_the_last_page_can_stay_the_back_cover(impose: Impose) -> None:
    sides = printed(impose(6, "--scheme", "saddle", "--filler-at", "before-last"), 1, 2)
    assert read(nested(book(sides, ["left"]))) == [*in_order(5), None, None, (6, True)]


def test_the_zine_folds_to_a_book(impose: Impose) -> None:
    (side,) = printed(impose(8, "--scheme", "zine", size=A4), 2, 4)
    assert numbers(side) == "r7 r6 r5 r4 / 8 1 2 3"
    top, bottom = side
    # Folded along its length, printed side out, the upper row is behind: its pages stand upright there, and its
    # columns are the other way round. Pushed together over the slit, the outer columns and the pairs of inner
    # panels become the four leaves, and neighbours on one side a spread.
    front = bottom
    behind = [cell and (cell[0], not cell[1]) for cell in reversed(top)]
    spreads = [(front[0], front[1]), (front[2], front[3]), (behind[0], behind[1]), (behind[2], behind[3])]
    assert spreads == [((left, True), (right, True)) for left, right in [(8, 1), (2, 3), (4, 5), (6, 7)]]
    leaves = [(front[1], front[2]), (front[3], behind[0]), (behind[1], behind[2]), (behind[3], front[0])]
    assert read_pairs(leaves) == list(range(1, 9))


def read_pairs(leaves: Sequence[tuple]) -> list[int]:
    return [side[0] for leaf in leaves for side in leaf]


def test_several_pages_on_a_side_are_in_reading_order(impose: Impose) -> None:
    def shown(*options: str) -> list[str]:
        return [numbers(side) for side in printed(impose(7, "--scheme", "n-up", *options), 2, 3)]

    assert shown("--grid", "2x3") == ["1 2 3 / 4 5 6", "7 - - / - - -"]
    assert shown("--grid", "2x3", "--order", "columns") == ["1 3 5 / 2 4 6", "7 - - / - - -"]
    assert shown("--grid", "2x3", "--binding", "right") == ["3 2 1 / 6 5 4", "- - 7 / - - -"]


@pytest.mark.parametrize(("up", "rows", "columns"), [(2, 1, 2), (4, 2, 2), (8, 2, 4), (9, 3, 3), (16, 4, 4)])
def test_upright_pages_fill_their_own_sheet(impose: Impose, up: int, rows: int, columns: int) -> None:
    (side,) = printed(impose(up, "--scheme", "n-up", "--up", str(up), size=A4), rows, columns)
    assert [cell for row in side for cell in row] == in_order(up)
