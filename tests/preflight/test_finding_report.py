"""Findings as text and as JSON, and the exit code they mean."""

from __future__ import annotations

import json

from presswork.model import Finding
from presswork.reporting import KEYS, as_json, as_text, exit_code, summary

ERROR = Finding(
    code="photo-no-credit",
    severity="error",
    message='The photo "soyuz-2" has no credit.',
    hint="Add `credit:`.",
    file="content/over-tea/article.md",
    line=9,
)
WARNING = Finding(code="picture-low-resolution", severity="warning", message="coarse", file="a.pdf", page=2)
MISSING = Finding(code="validator-missing", severity="error", message="no Java")


def test_text_says_where_what_and_what_to_do() -> None:
    first, hint, second = as_text([ERROR, WARNING]).splitlines()
    assert first.startswith("content/over-tea/article.md:9: error: The photo")
    assert first.endswith("[photo-no-credit]")
    assert hint == "  Add `credit:`."
    assert second.startswith("a.pdf, page 2: warning: coarse")
    assert as_text([]) == ""


def test_json_has_every_key_always() -> None:
    records = json.loads(as_json([ERROR, MISSING]))
    assert [tuple(record) for record in records] == [KEYS, KEYS]
    assert records[0]["line"] == 9
    assert records[1]["file"] is records[1]["bbox_mm"] is records[1]["hint"] is None
    assert json.loads(as_json([])) == []


def test_exit_codes() -> None:
    assert [exit_code(found) for found in ([], [WARNING], [WARNING, ERROR], [ERROR, MISSING])] == [0, 0, 1, 3]
    assert summary([ERROR, WARNING, MISSING]) == "2 errors, 1 warning"
    assert summary([]) == "no findings"
