"""The handbook's table of findings: every code that the source can make, once, with its severities."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| `([a-z0-9-]+)` \| ([a-z ]+) \| (.+?) \| (.+?) \|$",
    (TOP / "content/handbook/codes/article.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
CODES = [row[0] for row in ROWS]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("finding_codes", TOP / "tools" / "finding_codes.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(tool: ModuleType) -> dict[str, set[str]]:
    found: dict[str, set[str]] = tool.codes()
    return found


def test_every_code_of_the_source_stands_in_the_table_once(made: dict[str, set[str]]) -> None:
    assert sorted(CODES) == sorted(made), "content/handbook/codes/article.md: add, or take out, a row"


def test_severities_are_those_of_the_source(made: dict[str, set[str]]) -> None:
    wrong = [
        (code, said, sorted(made[code]))
        for code, said, _, _ in ROWS
        if not made[code] <= set(said.split(" or ")) <= {"error", "warning", "note"}
    ]
    assert wrong == []


def test_each_row_says_what_it_means_and_what_to_do() -> None:
    assert len(ROWS) > 200
    for code, _, meaning, remedy in ROWS:
        assert meaning.endswith(".") and remedy.endswith("."), code


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('CODE = "one-two"\nSEVERITY = "note"', {"one-two": {"note"}}),
        ('report.error("one-two", "It is.", hint="Do.")', {"one-two": {"error"}}),
        ('Finding(code="one-two" if x else "three-four", severity="warning")',
         {"one-two": {"warning"}, "three-four": {"warning"}}),
        ('LOST = "one-two"\nfile.finding(LOST, "It is.")', {"one-two": set()}),
        ('KINDS = {"A": ("one-two", "error")}', {"one-two": {"error"}}),
        ('seen.add("one-two")\nlogging.error("one-two")\nprint("one-two")', {}),
    ],
)  # fmt: skip
def test_the_tool_reads_each_way_of_naming_a_code(
    tool: ModuleType, tmp_path: Path, source: str, wanted: dict[str, set[str]]
) -> None:
    takers = "def finding(code: str): ...\nclass R:\n    def error(self, code: str): ...\n"
    takers += "    def add(self, code: str): ...\n"
    (tmp_path / "one.py").write_text(takers + source)
    assert tool.codes(tmp_path) == wanted
