import io
import zipfile

import pytest

from presswork.content.importing.epub import read_epub
from presswork.content.importing.recognising import recognise
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError

PICTURE = b"\x89PNG\r\n\x1a\n picture"
HTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body%s>%s</body></html>'
OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Harbour 7</dc:title><dc:creator id="c">Ada Byron</dc:creator><dc:creator id="d">Mary</dc:creator>
<meta refines="#d" property="role">ill</meta><dc:language>en-GB</dc:language><dc:date>2026-03-05</dc:date></metadata>
<manifest>%s</manifest><spine>%s</spine></package>"""
NCX = '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>%s</navMap></ncx>'


def page(body, kind=""):
    return HTML % (f' epub:type="{kind}"' if kind else "", body)


def nav(*entries):
    items = "".join(f'<li><a href="{href}">{title}</a>{inner}</li>' for href, title, inner in entries)
    return page(f'<nav epub:type="toc"><ol>{items}</ol></nav>')


def book(documents, *, contents="", ncx="", files=None, container=True):
    """Return an EPUB whose spine are the documents by name, in a folder of their own."""
    named = {"nav.xhtml": contents, **documents} if contents else documents
    manifest = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"{" properties=" + chr(34) + "nav" + chr(34) if name == "nav.xhtml" else ""}/>'
        for number, name in enumerate(named)
    )
    manifest += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(named)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        if container:
            archive.writestr(
                "META-INF/container.xml",
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            )
        archive.writestr("OPS/book.opf", OPF % (manifest, spine))
        for name, text in {**named, **({"toc.ncx": NCX % ncx} if ncx else {})}.items():
            archive.writestr(f"OPS/{name}", text)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(*arguments, **fields):
    data = book(*arguments, **fields)
    source = Source(name="book.epub", data=data)
    assert recognise(source) == "epub"
    return read_epub(source)


def test_chapters_of_the_contents_are_articles_and_front_matter_is_left_out():
    found = read(
        {
            "cover.xhtml": page('<img src="i/a.png" alt=""/>', "cover"),
            "one.xhtml": page(
                '<h1>One</h1><p class="byline">By Mary Somerville · 5 March 2026</p><p epub:type="subtitle">What waits.</p><p>Text&nbsp;one.</p><h2>Head</h2><p>More.</p>'
            ),
            "two.xhtml": page("<p>It goes on.</p>"),
            "three.xhtml": page("<h1>Third</h1><p>Text three.</p>"),
            "imprint.xhtml": page("<p>Printed in Bergen.</p>", "copyright-page"),
        },
        contents=nav(
            ("one.xhtml", "One", '<ol><li><a href="one.xhtml#h">Head</a></li></ol>'),
            ("three.xhtml", "Three", ""),
        ),
    )
    assert (found.title, found.language) == ("The Harbour 7", "en-GB")
    assert [(a.title, a.authors) for a in found.articles] == [
        ("One", ("Mary Somerville",)),
        ("Three", ("Ada Byron",)),
    ]
    one, three = found.articles
    assert (one.standfirst, str(one.date)) == ("What waits.", "2026-03-05")
    assert [b.text for b in one.blocks] == ["Text\u00a0one.", "Head", "More.", "It goes on."]
    assert [b.text for b in three.blocks] == ["Third", "Text three."]
    assert [d.what for d in one.dropped] == ["One Head Three", "OPS/cover.xhtml", "Printed in Bergen."]


def test_a_document_of_several_chapters_is_divided_at_their_places():
    note = '<a epub:type="noteref" href="#n1">1</a>'
    points = "".join(
        f'<navPoint><navLabel><text>{title}</text></navLabel><content src="all.xhtml#{place}"/></navPoint>'
        for title, place in (("One", "a"), ("Two", "b"))
    )
    body = (
        f'<section id="a"><h2>One</h2><p>Text one{note}.</p></section><section id="b"><h2>Two</h2><p>Text two.</p></section>'
        '<aside epub:type="footnote" id="n1"><p>See it.</p></aside>'
    )
    found = read({"all.xhtml": page(body)}, ncx=points)
    assert [(a.title, [b.text for b in a.blocks]) for a in found.articles] == [
        ("One", ["Text one.", "See it."]),
        ("Two", ["Text two."]),
    ]
    assert found.articles[0].blocks[0].markdown == "Text one[^1]."


def test_a_heading_that_says_more_than_the_contents_is_the_headline():
    found = read(
        {"one.xhtml": page("<h1>Chapter 1: The crane</h1><p>Text one.</p>")},
        contents=nav(("one.xhtml", "Chapter 1", "")),
    )
    (one,) = found.articles
    assert (one.title, [block.text for block in one.blocks]) == ("Chapter 1: The crane", ["Text one."])


def test_figures_keep_their_words_and_their_files():
    figure = '<figure><img src="../i/a%20b.png" alt="A crane"/><figcaption>The <i>red</i> crane. Photo: Ada Byron</figcaption></figure>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="../i/a%20b.png"/></svg>'
    found = read(
        {"t/one.xhtml": page(f"<h1>One</h1><p>Text.</p>{figure}{svg}")}, files={"OPS/i/a b.png": PICTURE}
    )
    image = found.articles[0].blocks[1]
    assert (image.alt, image.caption, image.credit) == ("A crane", "The red crane.", "Ada Byron")
    assert found.articles[0].pictures[image.src].data == PICTURE


def test_notes_of_another_document_come_with_their_article():
    found = read(
        {
            "one.xhtml": page(
                '<h1>One</h1><p>Text<sup><a href="notes.xhtml#n5">5</a></sup> and <a href="two.xhtml">two</a>.<span epub:type="pagebreak" id="p7">7</span></p>'
            ),
            "notes.xhtml": page(
                '<ol><li id="n5"><p>See <em>it</em>.</p></li><li id="n6">No.</li></ol>', "endnotes"
            ),
        },
        contents=nav(("one.xhtml", "One", "")),
    )
    (one,) = found.articles
    assert [(b.kind, b.markdown or b.text) for b in one.blocks] == [
        ("paragraph", "Text[^1] and two."),
        ("note", "See *it*."),
    ]


def test_a_document_that_is_no_xml_is_read_all_the_same():
    found = read({"one.xhtml": "<html><body><h1>One</h1><p>Text &copy; <br>two.<p>Three.</body></html>"})
    assert [b.text for b in found.articles[0].blocks] == ["Text ©\ntwo.", "Three."]


LOCK = '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="%s"/></e:EncryptedData></encryption>'


def test_a_locked_book_is_refused_one_with_hidden_fonts_is_read():
    pages = {"one.xhtml": page("<p>Text.</p>")}
    fonts = {"META-INF/encryption.xml": LOCK % "http://www.idpf.org/2008/embedding"}
    assert read(pages, files=fonts).articles[0].blocks
    with pytest.raises(UnreadableError):
        read(pages, files={"META-INF/encryption.xml": LOCK % "http://www.w3.org/2001/04/xmlenc#aes128-cbc"})


@pytest.mark.parametrize("src", ["../../../etc/passwd.png", "file:///etc/x.png", "/etc/x.png"])
def test_pictures_that_lead_out_of_the_book_are_not_read(src):
    found = read({"one.xhtml": page(f'<p>Text.</p><img src="{src}"/>')})
    assert not any(picture.data or picture.path for picture in found.articles[0].pictures.values())


def test_a_book_without_text_or_package_is_refused():
    for data in (book({"one.xhtml": page("")}), book({"one.xhtml": "<p>"}, container=False)[:90]):
        with pytest.raises(UnreadableError):
            read_epub(Source(name="book.epub", data=data))
    with pytest.raises(UnreadableError):
        read(
            {
                "one.xhtml": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
            }
        )
