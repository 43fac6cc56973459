"""A pasted text: its title, byline and photos told apart from paragraphs, every word kept."""

from __future__ import annotations

from presswork.content.importing.pasted import read_pasted

LONG = "The council met on Monday and spoke about the old harbour for more than three hours. Nobody left."


def test_photo_line_is_told_from_paragraphs() -> None:
    text = (
        f"Harbour to be rebuilt\n\nBy Jane Roe\n\n{LONG}\n\n"
        "A crane in the harbour A crane in the harbour Photo: Max Doe / Lantern\n\n"
        f"{LONG} Again."
    )
    article = read_pasted(text, name="pasted.txt")
    assert (article.title, article.authors) == ("Harbour to be rebuilt", ("Jane Roe",))
    assert [block.kind for block in article.blocks] == ["paragraph", "image", "paragraph"]
    photo = article.blocks[1]
    assert (photo.alt, photo.caption, photo.credit) == (
        "A crane in the harbour",
        "A crane in the harbour",
        "Max Doe / Lantern",
    )
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == [LONG, f"{LONG} Again."]
