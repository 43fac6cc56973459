import pytest
from tests.importing.word_files import (
    PICTURE,
    drawing,
    field,
    p,
    pic,
    r,
    table,
    textbox,
    word_file,
)

from presswork.content.importing.docx import read_docx
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError


def article(body, **parts):
    data = word_file(body, **parts)
    (found,) = read_docx(Source(name="copy.docx", data=data)).articles
    return found


def shown(found):
    return [
        (block.kind, block.alt, block.caption, block.credit)
        if block.kind == "image"
        else (block.kind, block.text)
        for block in found.blocks
    ]


def codes(found):
    return [finding.code for finding in found.findings]


def test_title_headings_emphasis_links_and_breaks():
    found = article(
        p("The Harbour", style="Title")
        + p("First", style="Heading1")
        + p(
            r("A ")
            + r("bold", "<w:b/>")
            + r(" and ")
            + r("slanted", "<w:i/>")
            + r(" word, not ")
            + r("this", '<w:b w:val="0"/>')
            + r("; H")
            + r("2", '<w:vertAlign w:val="subscript"/>')
            + r("O, 5 * 3 ")
            + f'<w:hyperlink r:id="rId101">{r("here")}</w:hyperlink>'
            + field('HYPERLINK "https://example.org/b"', "there")
            + f'<w:hyperlink r:id="rId102">{r(" nowhere")}</w:hyperlink>'
        )
        + p("Second", style="Heading2")
        + p("<w:r><w:t>One</w:t><w:br/><w:t>line</w:t><w:br/><w:br/><w:t>Another</w:t></w:r>"),
        links=("https://example.org/a", "javascript:alert(1)"),
    )
    assert found.title == "The Harbour"
    assert [(b.text, b.level) for b in found.blocks if b.kind == "heading"] == [("First", 2), ("Second", 3)]
    assert found.blocks[1].markdown == (
        "A **bold** and *slanted* word, not this; H<sub>2</sub>O, 5 \\* 3 "
        "[here](https://example.org/a)[there](https://example.org/b) nowhere"
    )
    assert [b.text for b in found.blocks[3:]] == ["One\nline", "Another"]


def test_the_only_heading_of_its_level_at_the_top_is_the_title():
    found = article(p("The Harbour", style="Heading1") + p("A", style="Heading2") + p("Text."))
    assert (found.title, [b.level for b in found.blocks]) == ("The Harbour", [2, 0])


def test_a_first_line_and_bold_lines_serve_where_there_are_no_styles():
    text = "Ships come in by the hundred, and every one of them is counted by a woman with a pencil."
    found = article(
        p("Who counts the ships")
        + p("By Ada Byron and Mary Somerville")
        + p(text)
        + p(r("At night", "<w:b/>"))
        + p(text)
    )
    assert (found.title, found.authors) == ("Who counts the ships", ("Ada Byron", "Mary Somerville"))
    assert shown(found) == [("paragraph", text), ("heading", "At night"), ("paragraph", text)]
    assert codes(found) == ["headings-by-type"]


@pytest.mark.parametrize("style", ["Beschriftung", "MeinBild"])
@pytest.mark.parametrize("above", [False, True])
def test_a_caption_of_any_name_goes_to_its_picture_and_loses_its_credit(style, above):
    pair = [p(drawing(alt="A red crane")), p("The crane at work. Photo: Ada Byron", style=style)]
    found = article(p("Text.") + "".join(reversed(pair) if above else pair) + p("More."))
    assert shown(found)[1] == ("image", "A red crane", "The crane at work.", "Ada Byron")
    assert len(found.blocks) == 3
    (picture,) = found.pictures.values()
    assert (picture.name, picture.data) == ("image1.png", PICTURE)


def test_captions_alternate_below_or_above_throughout():
    pictures = [p(drawing(f"rId{n}")) for n in (1, 2)]
    captions = [p(f"Caption {n} here", style="Beschriftung") for n in (1, 2)]
    media = ("a.png", "b.png")
    for order in (
        [pictures[0], captions[0], pictures[1], captions[1]],
        [captions[0], pictures[0], captions[1], pictures[1]],
    ):
        found = article(p("Text.") + "".join(order), media=media)
        assert [(b.src, b.caption) for b in found.blocks[1:]] == [
            ("a.png", "Caption 1 here"),
            ("b.png", "Caption 2 here"),
        ]


def test_a_sequence_field_makes_a_caption_whatever_its_style():
    found = article(
        p("Text.")
        + p(drawing())
        + p(r("Abbildung ") + field("SEQ Abbildung \\* ARABIC", "1") + r(": Der Kran"))
        + p(r("Tabelle ") + field("SEQ Tabelle", "1") + r(": Schiffe"))
        + table(("Ort", "Zahl"), ("Hafen", "7 | 8"))
    )
    image, counted = found.blocks[1:]
    assert image.caption == "Abbildung 1: Der Kran"
    assert (counted.kind, counted.caption) == ("table", "Tabelle 1: Schiffe")
    assert counted.markdown == "| Ort | Zahl |\n| --- | --- |\n| Hafen | 7 \\| 8 |"


def test_a_caption_in_a_text_box_or_beside_a_picture_in_a_cell_is_found():
    group = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor><wp:docPr id="1" name="Group" '
        'descr="A grey gull"/><a:graphic><a:graphicData><wpg:wgp>'
        f"{textbox(p('A gull on the quay'))}{pic()}</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:group><v:shape><v:imagedata r:id="rId1"/></v:shape></v:group></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = article(p("Text.") + p(group + r("Around the group.")) + table((p(drawing()), "In a cell")))
    assert shown(found)[1:] == [
        ("image", "A grey gull", "A gull on the quay", ""),
        ("paragraph", "Around the group."),
        ("image", "", "In a cell", ""),
    ]


def test_pictures_above_their_captions_in_a_table_are_paired_by_column():
    rows = ((p(drawing("rId1")), p(drawing("rId2"))), ("Left", "Right"))
    found = article(p("Text.") + table(*rows), media=("a.png", "b.png"))
    assert [(b.src, b.caption) for b in found.blocks[1:]] == [("a.png", "Left"), ("b.png", "Right")]


def test_old_pictures_in_vml_keep_their_alt():
    shape = (
        '<w:r><w:pict><v:shape alt="A tug"><v:imagedata r:id="rId1" o:title="tug"/></v:shape></w:pict></w:r>'
    )
    assert shown(article(p("Text.") + p(shape)))[1] == ("image", "A tug", "", "")


def test_what_office_guessed_is_no_persons_alt_and_a_files_name_is_none():
    guessed = drawing(alt="A boat on a lake&#10;&#10;Description automatically generated")
    found = article(p("Text.") + p(guessed) + p(drawing(alt="IMG_1.jpg")) + p(drawing(alt="Bild 3")))
    assert [b.alt for b in found.blocks[1:]] == ["A boat on a lake", "", ""]
    assert codes(found) == ["alt-machine-made"]


def test_tracked_changes_are_taken_as_accepted():
    gone_end = '<w:rPr><w:del w:id="9" w:author="B"/></w:rPr>'
    found = article(
        p(
            r("One ")
            + f'<w:del w:id="1">{"<w:r><w:delText>old </w:delText></w:r>"}</w:del><w:ins w:id="2">{r("new ")}</w:ins>',
            properties=gone_end,
        )
        + p("word")
        + f'<w:moveFrom w:id="3">{p("Moved.")}</w:moveFrom><w:moveTo w:id="4">{p("Moved.")}</w:moveTo>'
    )
    assert [b.text for b in found.blocks] == ["One new word", "Moved."]
    assert codes(found) == ["tracked-changes-accepted"]


def test_comments_hidden_text_and_contents_are_reported_not_printed():
    found = article(
        p("Contents 1", style="TOC1")
        + p(
            '<w:commentRangeStart w:id="5"/>'
            + r("Seven ships")
            + '<w:commentRangeEnd w:id="5"/>'
            + r("hid", "<w:vanish/>")
        ),
        parts={"comments": f'<w:comment w:id="5" w:author="Mary">{p("Or eight?")}</w:comment>'},
    )
    assert [b.text for b in found.blocks] == ["Seven ships"]
    (finding,) = found.findings
    assert finding.code == "comment-left-out"
    assert "Mary, at 'Seven ships': Or eight?" in finding.message
    assert {dropped.what for dropped in found.dropped} == {"hid", "Contents 1 …"}


def test_footnotes_and_endnotes_are_notes_in_order_of_reference():
    found = article(
        p(
            r("A")
            + '<w:r><w:endnoteReference w:id="2"/></w:r>'
            + r(" b")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        ),
        parts={
            "footnotes": f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p(r("See ") + r("it", "<w:i/>"))}{p("Twice.")}</w:footnote>',
            "endnotes": f'<w:endnote w:id="2">{p("The end.")}</w:endnote>',
        },
    )
    assert found.blocks[0].markdown == "A[^1] b[^2]"
    assert [(b.label, b.markdown) for b in found.blocks[1:]] == [
        ("1", "The end."),
        ("2", "See *it*\n\nTwice."),
    ]


def test_lists_nest_count_and_go_on():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )

    def item(text, level=0):
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    found = article(
        p("Text.")
        + item("three")
        + item("a", 1)
        + item("b", 1)
        + item("four")
        + p("Between.")
        + item("five"),
        numbering=numbering,
    )
    assert [b.markdown for b in found.blocks if b.kind == "list"] == [
        "3. three\n   - a\n   - b\n4. four",
        "5. five",
    ]


def test_quotations_and_code_are_blocks_of_their_own():
    found = article(
        p("Text.")
        + p("Said one.", style="Quote")
        + p("Said two.", style="Quote")
        + p("a = `b`", style="Code")
        + p("c", style="Code")
    )
    assert found.blocks[1].markdown == "> Said one.\n>\n> Said two."
    assert found.blocks[2].markdown == "```\na = `b`\nc\n```"


def test_properties_are_evidence():
    core = (
        "<dc:title>Document1</dc:title><dc:creator>python-docx</dc:creator><dc:language>de-AT</dc:language>"
    )
    found = article(p("Text."), core=core)
    assert (found.title, found.authors, found.language) == ("", (), "de-AT")
    core = (
        "<dc:title>On Ships</dc:title><dc:creator>Ada Byron</dc:creator><c:keywords>ports, ships</c:keywords>"
    )
    found = article(p("Text."), core=core)
    assert (found.title, found.authors, found.tags) == ("On Ships", ("Ada Byron",), ("ports", "ships"))


def test_a_picture_that_is_linked_or_lost_is_a_finding():
    linked = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId101"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    found = article(p("Text.") + p(linked) + p(drawing("rId9")), links=("file:///etc/passwd",))
    assert codes(found) == ["picture-missing", "picture-missing"]
    assert not found.pictures
    found = article(p("Text.") + p(linked), links=("https://example.org/a/ship.jpg?x=1",))
    assert [picture.address for picture in found.pictures.values()] == ["https://example.org/a/ship.jpg?x=1"]


def test_pictures_go_by_the_names_that_their_files_had():
    found = article(p("Text.") + p(drawing(name="DSC_0042.JPG")))
    assert list(found.pictures) == ["DSC_0042.png"]


def test_a_caption_without_a_picture_stays_in_the_text():
    found = article(p("Text.") + p("Of nothing", style="Beschriftung") + p("More."))
    assert shown(found)[1] == ("paragraph", "Of nothing")
    assert codes(found) == ["caption-without-picture"]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"no word file"])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(UnreadableError):
        read_docx(Source(name="copy.docx", data=data))


def test_a_document_that_is_nested_without_end_is_refused():
    body = "<w:sdt><w:sdtContent>" * 2000 + p("x") + "</w:sdtContent></w:sdt>" * 2000
    with pytest.raises(UnreadableError):
        article(body)


def test_a_caption_without_any_style_is_told_by_its_credit_its_type_or_its_word():
    pictures = [p(drawing(f"rId{number}")) for number in (1, 2, 3, 4)]
    found = article(
        p("Text.")
        + pictures[0]
        + p("The crane at work. Photo: Ada Byron/AP")
        + p("More text.")
        + pictures[1]
        + p(r("The harbour in winter", "<w:i/>"))
        + p("More text.")
        + pictures[2]
        + p(r("BU: Ein ") + r("Schlepper", "<w:b/>"))
        + p("Alt-Text: Ein rotes Schiff")
        + pictures[3]
        + p("No caption, only the next sentence."),
        media=("a.png", "b.png", "c.png", "d.png"),
    )
    assert [b[1:] for b in shown(found) if b[0] == "image"] == [
        ("", "The crane at work.", "Ada Byron/AP"),
        ("", "The harbour in winter", ""),
        ("Ein rotes Schiff", "Ein Schlepper", ""),
        ("", "", ""),
    ]
    assert [b.text for b in found.blocks if b.text] == [
        "Text.",
        "More text.",
        "More text.",
        "No caption, only the next sentence.",
    ]


def test_lists_that_were_typed_are_lists_and_speech_is_not():
    found = article(p("Text.") + p("•\tone") + p("• two") + p("– said the pilot.") + p("– Yes!") + p("Text."))
    assert [(b.kind, b.markdown) for b in found.blocks] == [
        ("paragraph", ""),
        ("list", "- one\n- two"),
        ("paragraph", ""),
        ("paragraph", ""),
        ("paragraph", ""),
    ]


def test_a_text_is_in_the_language_of_its_words_whatever_word_says():
    text = (
        "Die Schiffe warten im Hafen, und niemand weiß, wie lange sie dort noch liegen werden, weil der Lotse "
        "nicht kommt und das Wasser zu niedrig ist. "
    )
    german = p(r(text * 6, '<w:lang w:val="en-US"/>'))
    found = article(german)
    assert (found.language, codes(found)) == ("de", ["language-by-words"])
    assert article(p(r(text * 6, '<w:lang w:val="de-AT"/>'))).language == "de-AT"
