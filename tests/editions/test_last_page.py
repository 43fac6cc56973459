"""The last page: columns end evenly, so that what stands under them finds room."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from presswork.cache import Cache
from presswork.pipeline import Order, build

SENTENCE = "The harbour was quiet that morning, and nobody on the quay expected the ferry before noon."


def words_of(page: pikepdf.Page) -> int:
    """Return how many pieces of text a page draws."""
    return sum(str(step.operator) in {"TJ", "Tj"} for step in pikepdf.parse_content_stream(page))


@pytest.mark.parametrize("paragraphs", [24, 42])
def test_the_colophon_does_not_stand_alone_after_columns_with_room(tmp_path: Path, paragraphs: int) -> None:
    # The first column of the last page is full to the line; a rounding error used to be one too many.
    text = "\n\n".join([f"{SENTENCE} {SENTENCE} {SENTENCE}"] * paragraphs)
    (tmp_path / "article.md").write_text(f"---\nheadline: A Town\nlanguage: en\n---\n\n{text}\n")
    order = Order(folder=tmp_path, out=tmp_path / "out", cache=Cache(tmp_path / "cache"))
    build(order, ["pdf"])
    with pikepdf.open(next((tmp_path / "out").glob("*.pdf"))) as pdf:
        assert [words_of(page) > 20 for page in pdf.pages] == [True] * len(pdf.pages)
