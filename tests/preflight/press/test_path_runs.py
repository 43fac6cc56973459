"""Paths read in runs come to the same as paths read operator by operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from press_files import good_press_file, press_profile

from presswork.preflight.press import interpreter
from presswork.preflight.press.running import judge
from presswork.preflight.press.tokens import PATH, instructions

if TYPE_CHECKING:
    from pathlib import Path

ODD = {
    "plain": (b"1 2 m 3 4 l 1 2 3 4 5 6 c h S ", [(1, 2), (3, 4), (1, 2), (3, 4), (5, 6)], 2),
    "short curves": (b"-1 .5 m\n+3. 4 7 8 v\r1 2 3 4 y\nS", [(-1, 0.5), (3, 4), (7, 8), (1, 2), (3, 4)], 3),
    "NUL between": (b"1\0002\0m\x003 4 l S", [(1, 2), (3, 4)], 1),
    "closed, then on": (b"0 0 m 5 5 l h 6 6 m 7 7 l f", [(0, 0), (5, 5), (6, 6), (7, 7)], 2),
}


@pytest.mark.parametrize(("stream", "points", "bends"), ODD.values(), ids=ODD)
def test_run_has_each_point_once(stream: bytes, points: list[tuple[float, float]], bends: int) -> None:
    run = next(iter(instructions(stream)))
    assert run == (PATH, [points, bends, len([letter for letter in stream if letter in b"mlcvy"])])


@pytest.mark.parametrize(
    ("stream", "expected"),
    {
        b"9 1 2 m 3 4 l S": [(b"m", [9, 1, 2]), (b"l", [3, 4]), (b"S", [])],
        b"[ 1 2 m 3 4 l S": [(b"m", [[1, 2]]), (b"l", [3, 4]), (b"S", [])],
        b"--1 2 m 3 4 l": [(b"m", [1, 2]), (b"l", [3, 4])],
        b"1 2 m%c\n3 4 l": [(b"m", [1, 2]), (b"l", [3, 4])],
        b"1 2 3 4 5 6 cm 1 2 max": [(b"cm", [1, 2, 3, 4, 5, 6]), (b"max", [1, 2])],
    }.items(),
)
def test_what_is_no_run_comes_one_by_one(stream: bytes, expected: list[tuple[bytes, list[object]]]) -> None:
    assert list(instructions(stream)) == expected


def test_long_runs_count_against_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "MAX_OPERATORS", 10_000)

    def draw(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        page.contents_add(b"q 0 0 m " + b"1 1 l " * 20_000 + b"n Q")

    file = good_press_file(tmp_path, draw)
    findings = judge(file, press_profile(tmp_path)).findings
    assert [(finding.code, finding.page) for finding in findings] == [("page-not-read-whole", 2)]
