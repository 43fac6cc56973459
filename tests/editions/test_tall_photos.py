"""Tall photos: cropped to a part of the page, so that the caption stands under its picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from presswork.cache import Cache
from presswork.pipeline import Order, build

SENTENCE = "The harbour was quiet that morning, and nobody on the quay expected the ferry before noon."


@pytest.mark.parametrize(("page", "theme"), [("a4", "feature"), ("a5", "feature"), ("letter", "newspaper")])
def test_a_tall_photo_and_its_caption_are_on_one_page(tmp_path: Path, page: str, theme: str) -> None:
    Image.new("RGB", (100, 500), "navy").save(tmp_path / "tall.jpg")
    Image.new("RGB", (150, 600), "navy").save(tmp_path / "wide.jpg")
    paragraphs = [f"{SENTENCE} {SENTENCE} {SENTENCE}"] * 12
    paragraphs.insert(2, '![A tower](tall.jpg "A tower."){credit="Ada"}')
    paragraphs.insert(6, '![Another tower](wide.jpg "Another tower."){credit="Ada" .wide}')
    text = "\n\n".join(paragraphs)
    (tmp_path / "article.md").write_text(f"---\nheadline: A Town\nlanguage: en\n---\n\n{text}\n")
    order = Order(
        folder=tmp_path, out=tmp_path / "out", theme=theme, page=page, cache=Cache(tmp_path / "cache")
    )
    build(order, ["pdf"])
    with pikepdf.open(next((tmp_path / "out").glob("*.pdf"))) as pdf:
        for sheet in pdf.pages:
            assert pictures(sheet) == captions(pdf, sheet)


def test_a_photo_of_next_to_no_height_is_set(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1), "navy").save(tmp_path / "line.jpg")
    text = f'{SENTENCE}\n\n![A line](line.jpg "A line."){{credit="Ada"}}\n\n{SENTENCE}'
    (tmp_path / "article.md").write_text(f"---\nheadline: A Town\nlanguage: en\n---\n\n{text}\n")
    order = Order(folder=tmp_path, out=tmp_path / "out", cache=Cache(tmp_path / "cache"))
    assert build(order, ["pdf"]).written


def pictures(page: pikepdf.Page) -> int:
    """Return how many pictures a page draws."""
    return sum(str(step.operator) == "Do" for step in pikepdf.parse_content_stream(page))


def captions(pdf: pikepdf.Pdf, page: pikepdf.Page) -> int:
    """Return how many captions are tagged as standing on a page."""
    found, elements = 0, [pdf.Root.StructTreeRoot.K]
    while elements:
        element = elements.pop()
        if isinstance(element, pikepdf.Array):
            elements.extend(element)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if element.S == "/Caption":
                found += any(step.get("/Pg") == page.obj for step in below(element))
            elif "/K" in element:
                elements.append(element.K)
    return found


def below(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Return an element and all that is under it."""
    found, left = [], [element]
    while left:
        item = left.pop()
        if isinstance(item, pikepdf.Array):
            left.extend(item)
        elif isinstance(item, pikepdf.Dictionary):
            found.append(item)
            if "/K" in item:
                left.append(item.K)
    return found
