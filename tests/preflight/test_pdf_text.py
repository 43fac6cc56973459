"""The text of a PDF's structure, in reading order, as a reader hears it."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Dictionary, Name, Pdf, String
from preflight_files import ALT, CAPTION, CREDIT, PARAGRAPHS, write_pdf

from presswork.preflight.pdf_text import TextElement, text_of


def read(tmp_path: Path, *args: object, **options: str) -> list[TextElement]:
    return text_of(str(write_pdf(tmp_path / "tea.pdf", *args, **options)))


def words(text: str) -> str:
    return text.replace("\u2010", "").replace(" ", "")


def test_elements_come_in_reading_order_with_their_text(tmp_path: Path) -> None:
    found = read(tmp_path)
    order = [element.tag for element in found if element.tag in {"H1", "H2", "P", "Figure", "Caption"}]
    assert order == ["H1", "P", "P", "Figure", "Caption", "H2", "P"]
    paragraphs = [words(element.text) for element in found if element.tag == "P"]
    assert paragraphs[:2] == [words(text) for text in PARAGRAPHS]
    figure = next(element for element in found if element.tag == "Figure")
    assert (figure.alt, figure.page_index, figure.language) == (ALT, 0, "en")
    caption = next(element for element in found if element.tag == "Caption")
    assert caption.text == f"{CAPTION} {CREDIT}"
    parts = [element.text for element in found if element.path[-2:] == ("Caption", "Span")]
    assert parts[0].startswith("The capsule")
    assert CREDIT in parts


def test_drop_cap_index_and_emphasis_join_their_words(tmp_path: Path) -> None:
    body = (
        "<h1>Tea</h1><p><span style='float:left;font-size:40pt;line-height:1'>O</span>"
        "ver tea, the 3<sup>rd</sup> of the <em>in</em>vitations of this sort was heard of, and "
        "then some more of them came in, so that the text runs on beside its initial.</p>"
    )
    text = " ".join(element.text for element in read(tmp_path, body=body) if element.tag == "P")
    assert "ver tea, the 3rd of the invitations of this sort" in text


def test_lines_of_a_centred_headline_are_parted_by_spaces(tmp_path: Path) -> None:
    body = "<h1>A long headline<br/>in<br/>three lines</h1>"
    found = read(tmp_path, body=body, css="h1 { text-align: center }")
    assert [element.text for element in found if element.tag == "H1"] == ["A long headline in three lines"]


def test_actual_text_replaces_what_it_stands_on(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and thing.get("/S") == Name.H1:
                thing.ActualText = String("Spoken otherwise")

    found = read(tmp_path, edit)
    heading = next(element for element in found if element.tag == "H1")
    assert (heading.text, heading.actual_text) == ("Spoken otherwise", "Spoken otherwise")


def test_soft_hyphen_as_actual_text_joins_a_word(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        content = page.Contents.read_bytes()
        start = content.index(b"BT")
        end = content.index(b"ET", start) + 2
        line = content[start:end]
        hyphen = b" /Span <</ActualText <FEFF00AD>>> BDC q 1 0 0 1 300 0 cm " + line + b" Q EMC "
        next_line = b" q 1 0 0 1 0 40 cm " + line + b" Q "  # WeasyPrint's pages have y growing downwards
        page.Contents = pdf.make_stream(content[:end] + hyphen + next_line + content[end:])

    found = read(tmp_path, edit)
    assert next(element for element in found if element.tag == "H1").text == "Over TeaOver Tea"


def test_untagged_file_has_no_elements(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot

    assert read(tmp_path, edit) == []
