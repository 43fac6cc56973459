import base64
import io
import zipfile

import pytest

from presswork.content.importing.odt import read_odt
from presswork.content.importing.recognising import recognise
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError

PICTURE = b"\x89PNG\r\n\x1a\n picture"
NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = """<office:styles><style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Abbildung" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style></office:styles>"""
AUTOMATIC = """<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Abbildung"/></office:automatic-styles>"""
META = """<office:meta><dc:title>Of Ships</dc:title><meta:initial-creator>Ada Byron</meta:initial-creator>
<dc:language>de-AT</dc:language><meta:keyword>ports</meta:keyword></office:meta>"""


def flat(body):
    return f"<office:document {NS}>{META}{STYLES}{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document>"


def packed(body, *, manifest="", names=("Pictures/a.png",)):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NS}>{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {NS}>{STYLES}</office:document-styles>")
        archive.writestr("meta.xml", f"<office:document-meta {NS}>{META}</office:document-meta>")
        archive.writestr("META-INF/manifest.xml", manifest)
        for name in names:
            archive.writestr(name, PICTURE)
    return buffer.getvalue()


def article(body, data=None):
    (found,) = read_odt(Source(name="copy.odt", data=data or packed(body))).articles
    return found


def p(content, style="Standard"):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def frame(inner, *, desc=""):
    return f'<draw:frame draw:name="Bild1">{inner}<svg:desc>{desc}</svg:desc></draw:frame>'


IMAGE = '<draw:image xlink:href="Pictures/a.png"/>'


@pytest.mark.parametrize("make", [packed, lambda body: flat(body).encode()], ids=["packed", "flat"])
def test_text_headings_marks_links_and_properties(make):
    body = (
        p("The Harbour", "Title")
        + '<text:h text:style-name="Heading_20_1" text:outline-level="1">First</text:h>'
        + p(
            'A <text:span text:style-name="T1">bold</text:span><text:s text:c="2"/>and <text:span text:style-name="T2">slanted'
            '</text:span> <text:a xlink:href="https://example.org/a">link</text:a>,<text:line-break/>5 * 3'
            '<text:span text:style-name="T3">hidden</text:span><text:a xlink:href="javascript:x()"> none</text:a>'
        )
        + p("Said.", "Quotations")
    )
    data = make(body)
    assert recognise(Source(name="x", data=data)) == "odt"
    found = article("", data)
    assert (found.title, found.authors, found.language, found.tags) == (
        "The Harbour",
        ("Ada Byron",),
        "de-AT",
        ("ports",),
    )
    assert [(b.kind, b.level) for b in found.blocks] == [("heading", 2), ("paragraph", 0), ("quote", 0)]
    assert (
        found.blocks[1].markdown == "A **bold** and *slanted* [link](https://example.org/a),\\\n5 \\* 3 none"
    )
    assert [dropped.what for dropped in found.dropped] == ["hidden"]


def test_a_picture_in_a_frame_with_its_caption_as_writers_insert_it():
    sequence = '<text:sequence text:name="Illustration">1</text:sequence>'
    caption = p(
        f"{frame(IMAGE, desc='A red crane')}Abbildung {sequence}: The crane. Photo: Mary Somerville", "P1"
    )
    box = frame(f"<draw:text-box>{caption}</draw:text-box>")
    found = article(p("Before.") + p(f"{box}Around it."))
    image = found.blocks[1]
    assert (image.alt, image.caption, image.credit) == (
        "A red crane",
        "Abbildung 1: The crane.",
        "Mary Somerville",
    )
    assert [b.text for b in found.blocks if b.text] == ["Before.", "Around it."]
    assert [(name, picture.data) for name, picture in found.pictures.items()] == [("a.png", PICTURE)]


def test_a_caption_below_a_picture_or_in_a_group_is_found():
    group = f"<draw:g>{frame(IMAGE)}<draw:custom-shape>{p('Of a gull')}</draw:custom-shape></draw:g>"
    found = article(p("Before.") + p(frame(IMAGE)) + p("Of a crane", "Abbildung") + p(group))
    assert [b.caption for b in found.blocks if b.kind == "image"] == ["Of a crane", "Of a gull"]


def test_a_flat_file_holds_its_pictures_itself():
    data = base64.b64encode(PICTURE).decode()
    body = p(frame(f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"))
    found = article("", flat(p("Text.") + body).encode())
    assert [picture.data for picture in found.pictures.values()] == [PICTURE]


def test_notes_comments_changes_and_contents():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('See it.')}</text:note-body></text:note>"
    )
    changes = f"<text:tracked-changes><text:changed-region><text:deletion>{p('Gone.')}</text:deletion></text:changed-region></text:tracked-changes>"
    comment = f"<office:annotation><dc:creator>Mary</dc:creator>{p('Or eight?')}</office:annotation>"
    contents = (
        f"<text:table-of-content><text:index-body>{p('Page 1')}</text:index-body></text:table-of-content>"
    )
    found = article(changes + contents + p(f"Seven ships{comment}{note} wait."))
    assert [(b.kind, b.markdown) for b in found.blocks] == [
        ("paragraph", "Seven ships[^1] wait."),
        ("note", "See it."),
    ]
    assert [finding.code for finding in found.findings] == ["tracked-changes-accepted", "comment-left-out"]
    assert "Mary, at 'Seven ships': Or eight?" in found.findings[1].message
    assert [dropped.what for dropped in found.dropped] == ["Page 1 …"]


def test_lists_and_tables():
    nested = f"<text:list><text:list-item>{p('a')}</text:list-item></text:list>"
    items = f'<text:list text:style-name="L1"><text:list-item>{p("three")}{nested}</text:list-item><text:list-item>{p("four")}</text:list-item></text:list>'
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{p(c)}</table:table-cell>' for c in row)}</table:table-row>"
        for row in (("Port", "Ships"), ("Bergen", "7"))
    )
    found = article(p("Text.") + items + f"<table:table>{rows}</table:table>")
    assert found.blocks[1].markdown == "3. three\n   - a\n4. four"
    assert found.blocks[2].markdown == "| Port | Ships |\n| --- | --- |\n| Bergen | 7 |"


def test_a_picture_that_is_not_there_is_a_finding():
    found = article("", packed(p("Text.") + p(frame('<draw:image xlink:href="../../etc/a.png"/>')), names=()))
    assert [finding.code for finding in found.findings] == ["picture-missing"]


@pytest.mark.parametrize("data", [packed("", manifest="<a><encryption-data/></a>"), b"PK\x03\x04", b"<x>"])
def test_a_locked_or_damaged_document_is_refused(data):
    with pytest.raises(UnreadableError):
        read_odt(Source(name="copy.odt", data=data))
