"""The structure tree of a printed article: every text under its proper tag, once, in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_issues import TOUGH_BODY, prose

from presswork.preflight.pdf_text import TextElement, read_elements, text_of

Printed = Callable[..., Path]


@pytest.fixture(scope="module")
def tough(printed: Printed) -> list[TextElement]:
    return text_of(str(printed("tough")))


def under(elements: list[TextElement], *path: str) -> list[TextElement]:
    """Return the elements whose types end so."""
    return [element for element in elements if element.path[-len(path) :] == path]


def texts(elements: list[TextElement], *path: str) -> list[str]:
    return [element.text for element in under(elements, *path)]


def find(element: pikepdf.Object, role: str) -> list[pikepdf.Object]:
    """Return the elements of a type in another, as they stand in the file, in order."""
    found = [element] if element.get("/S") == f"/{role}" else []
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += find(kid, role)
    return found


def document(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def test_the_opening_stands_in_its_order(tough: list[TextElement]) -> None:
    opening = [(element.tag, element.text) for element in tough if len(element.path) == 3][:5]
    assert opening == [
        ("P", "The whole alphabet"),
        ("H1", "A Headline with Emphasis & an Ampersand"),
        ("P", "What a page must bear, from “quotes” to tables."),
        ("P", "By Ada Example and Józef Brzęczyszczykiewicz"),
        ("P", "Łódź, in autumn"),
    ]


def test_headings_have_their_levels(tough: list[TextElement]) -> None:
    headings = [(element.tag, element.text) for element in tough if element.tag[:1] == "H"]
    assert headings[1:] == [
        ("H2", "A heading of the first level"),
        ("H2", "The lists"),
        ("H3", "Definitions"),
        ("H4", "The table"),
        ("H5", "Code"),
        ("H6", "Letters"),
        ("H2", "Notes"),
        ("H2", "Corrections"),
    ]


def test_a_drop_cap_is_part_of_its_word(tough: list[TextElement]) -> None:
    paragraph = next(text for text in texts(tough, "P") if "drop cap" in text)
    assert paragraph.startswith("The opening paragraph is long enough")


def test_a_list_keeps_its_numbers_and_its_depth(tough: list[TextElement]) -> None:
    assert texts(tough, "LI", "Lbl")[:7] == ["•", "•", "1.", "2.", "▪", "•", "7."]
    assert texts(tough, "L", "LI", "LBody", "L", "LI", "LBody", "L", "LI", "LBody") == ["deepest of all"]
    assert [(label, body) for label, body in labelled(tough) if body in {"one", "five", "six"}] == [
        ("1.", "one"),
        ("5.", "five"),
        ("6.", "six"),
    ]


def labelled(elements: list[TextElement]) -> list[tuple[str, str]]:
    """Return each label with the text of the body that follows it."""
    return [
        (first.text, second.text)
        for first, second in zip(elements, elements[1:], strict=False)
        if (first.tag, second.tag) == ("Lbl", "LBody")
    ]


def test_a_definition_stands_beside_its_term(tough: list[TextElement]) -> None:
    assert ("Galley", "Composed text, before it is divided into pages.") in labelled(tough)
    assert ("Folio", "The printed number of a page.") in labelled(tough)
    assert "Not the page’s index." in texts(tough, "L", "LI", "LBody")


def test_lists_say_how_they_are_numbered(printed: Printed) -> None:
    with pikepdf.open(printed("tough")) as pdf:
        numbering = [
            str(found.A.ListNumbering) if "/A" in found else None for found in find(document(pdf), "L")
        ]
    assert numbering == ["/Disc", "/Decimal", "/Square", "/Decimal", None, "/Decimal"]


def test_tables_say_what_their_cells_head_and_span(printed: Printed) -> None:
    with pikepdf.open(printed("tough")) as pdf:
        _, table = find(document(pdf), "Table")
        heads = [(str(cell.A.Scope), int(cell.A.get("/ColSpan", 1))) for cell in find(table, "TH")]
        spans = [int(cell.A.get("/RowSpan", 1)) for cell in find(table, "TD")]
    assert heads == [("/Column", 2), ("/Column", 1), ("/Row", 1), ("/Row", 1)]
    assert spans == [1, 2, 1]


def test_a_table_is_whole_though_its_head_is_repeated(tough: list[TextElement]) -> None:
    assert texts(tough, "Table", "THead", "TR", "TH")[:3] == ["Town", "Copies", "Price"]
    assert texts(tough, "TH").count("Town") == 1
    assert texts(tough, "Table", "TBody", "TR", "TD")[:6] == [
        "Łódź",
        "1,200",
        "2.50",
        "Kraków",
        "900",
        "2.75",
    ]
    assert texts(tough, "Table", "Caption") == ["Presses, by year"]


def test_a_photo_has_alt_then_caption_then_credit(tough: list[TextElement]) -> None:
    (figure,) = under(tough, "Figure")
    assert figure.alt == "A grey slope, darker at its foot"
    after = tough[tough.index(figure) + 1 :]
    assert after[0].path[-2:] == ("Div", "Caption")
    assert texts(tough, "Div", "Caption", "Span") == [
        "The slope, from the south; see the map.",
        "Photo: A. Example / Agency",
    ]


def test_a_decorative_picture_is_not_in_the_tree(printed: Printed, tough: list[TextElement]) -> None:
    with pikepdf.open(printed("tough")) as pdf:
        pictures = {name for page in pdf.pages for name in page.resources.get("/XObject", {})}
        assert len(pictures) == 2
        assert all(len(found.K) for found in find(document(pdf), "Div"))
    assert len(under(tough, "Figure")) == 1


def test_a_link_is_one_link_over_two_lines(printed: Printed, tough: list[TextElement]) -> None:
    assert texts(tough, "P", "Link")[:2] == ["link out", "link within"]
    with pikepdf.open(printed("tough")) as pdf:
        contents = [str(link.Contents) for page in pdf.pages for link in page.Annots]
        targets = {str(link.A.URI) for page in pdf.pages for link in page.Annots if "/A" in link}
    assert contents[:2] == ["link out", "link within"]
    assert {"https://example.org/there?a=1&b=2", "mailto:desk@example.org"} <= targets


def test_notes_are_referred_to_and_lead_back(tough: list[TextElement]) -> None:
    assert texts(tough, "Reference", "Link") == ["1", "1", "2"]
    assert texts(tough, "Sect", "Note", "P") == [
        "1 The first note, referred to twice, with a link.",
        "2 The second note, with emphasis. It has a second paragraph.",
    ]


def test_code_and_quotations_are_what_they_are(tough: list[TextElement]) -> None:
    assert texts(tough, "P", "Code")[0] == "code()"
    assert texts(tough, "P", "Code")[1].startswith("def set_type(line: str) -> str:")
    quoted = texts(tough, "BlockQuote", "P")  # a pull quote may stand elsewhere than it was written
    first = quoted.index("A quotation from somebody else, which is not a pull quote.")
    assert quoted[first + 1] == "In two paragraphs."
    assert "What a page must bear." in quoted
    assert texts(tough, "P", "Quote") == ["“a quotation”"]


def test_another_language_and_an_abbreviation_are_marked(printed: Printed, tough: list[TextElement]) -> None:
    (french,) = (element for element in tough if element.language == "fr")
    assert (french.tag, french.text) == ("Span", "en français")
    with pikepdf.open(printed("tough")) as pdf:
        assert [str(found.E) for found in find(document(pdf), "Span") if "/E" in found] == [
            "World Health Organization"
        ]


def test_every_letter_of_an_unusual_text_is_there(tough: list[TextElement]) -> None:
    line = next(line for line in TOUGH_BODY.splitlines() if line.startswith("Narrow no-break"))
    paragraph = next(text for text in texts(tough, "P") if text.startswith("Narrow no-break"))
    wanted = [character for character in line.replace("ﬁ", "fi") if character.isalnum()]
    assert [character for character in paragraph if character.isalnum()] == wanted


def test_a_paragraph_over_two_pages_is_one(printed: Printed) -> None:
    with pikepdf.open(printed("long")) as pdf:
        elements = read_elements(pdf)
    paragraphs = [element for element in elements if element.tag == "P" and element.text.startswith("Item ")]
    written = [text for number in range(10) for text in prose(1500, start=number * 31).split("\n\n")]
    assert [element.text for element in paragraphs] == written
    parted = [element for element in paragraphs if len({page for page, _, _ in element.keys}) > 1]
    assert len(parted) > 5
