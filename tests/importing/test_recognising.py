"""What a source is: by what it holds, then by its name; in whatever encoding."""

from __future__ import annotations

import io
import zipfile

import pytest

from presswork.content.importing.decoding import decoded
from presswork.content.importing.recognising import recognise
from presswork.content.importing.source import ArchiveAround, Source

PAGE = "<p>Ships came in.</p><p>At dawn.</p>"


def packed(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        ("Ships came in at dawn.\n\nThe men waited.", "story.txt", "text"),
        ("Ships came in at dawn.", "story.docx", "text"),
        ("Five * six, # 7 and [brackets] (so).", "story.txt", "text"),
        ("---\nA line, and another.\n---\n\nText.", "story.txt", "text"),
        ("---\ntitle: Ships\n---\n\nText.", "story.txt", "markdown"),
        ("+++\ntitle = 'Ships'\n+++\n\nText.", "-", "markdown"),
        ("# Ships\n\nSee [the quay](https://orbit.example/).", "-", "markdown"),
        ("Text.\n\n![A quay](quay.jpg)", "-", "markdown"),
        ("Text alone.", "story.md", "markdown"),
        (f"<!DOCTYPE html><title>x</title>{PAGE}", "story.txt", "html"),
        (
            f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{PAGE}</body></html>",
            "x",
            "html",
        ),
        (PAGE, "story.txt", "html"),
        (f"Ships, <b>in bold</b>. {PAGE}", "story.html", "html"),
        ("If a < b and b > c, then a <q> is not here.", "story.txt", "text"),
        ("From: <Saved by Blink>\nContent-Type: multipart/related;\n boundary=x\n\n--x", "page", "mhtml"),
        ("From: Ada\nTo: Mary\n\nShips came in at dawn.", "mail.txt", "text"),
        ("<rss version='2.0'><channel/></rss>", "x.xml", "feed"),
        ("<?xml version='1.0'?><!-- a --><feed xmlns='http://www.w3.org/2005/Atom'/>", "x.xml", "feed"),
        ("<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel/></rss>", "x.txt", "wxr"),
        ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "x", "newsml"),
        ("<nitf><body/></nitf>", "x.html", "newsml"),
        ("<?xml version='1.0'?><book><title>x</title><p>a</p></book>", "x.xml", "xml"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>", "x.svg", "picture"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "x.json", "jsonfeed"),
        ('{"uri": "x", "headline": "Ships"}', "x.json", "ninjs"),
        ('{"price": 3}', "x.json", "json"),
        ("{So it goes, said he.}", "x.txt", "text"),
        ("{\\rtf1 Text}", "x.doc", "rtf"),
        ("\ufeff\n \n", "x.txt", "empty"),
    ],
)
def test_a_text_is_told_by_what_it_holds(data: str, name: str, kind: str) -> None:
    assert recognise(Source(name=name, data=data.encode())) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("word/document.xml"), "docx"),
        (packed("[Content_Types].xml", "word/document2.xml"), "docx"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (packed("META-INF/container.xml"), "epub"),
        (packed("x.opf", mimetype="application/epub+zip"), "epub"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "office"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "office"),
        (packed("Index/Document.iwa"), "office"),
        (packed("story.txt"), "archive"),
        (b"PK\x03\x04 cut", "archive"),
        (b"RIFF....WEBPVP8 ", "picture"),
        (b"....ftypheic", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_a_package_is_told_by_its_parts(data: bytes, kind: str) -> None:
    assert recognise(Source(name="source.txt", data=data)) == kind


GERMAN = "Größe und Güte: „Die Mühle am Rößberg gehört heute den Brüdern Köhler“, sagte der Müller. " * 3
RUSSIAN = "Корабли пришли на рассвете, как приходили сто лет, и люди ждали прилива на берегу. " * 3
JAPANESE = "船は夜明けに港に入った。百年のあいだそうであったように、男たちは潮を待っていた。" * 3
POLISH = (
    "Łodzie wpłynęły o świcie, jak od stu lat, a ludzie siedzieli i czekali na przypływ morza. Źle się działo. "
    * 3
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (GERMAN.replace("„", "").replace("“", ""), "cp850"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
    ],
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    read = decoded(text.encode(encoding))
    assert read is not None and read.text == text


def test_an_archives_members_are_found_and_nothing_else() -> None:
    around = ArchiveAround(members={"a/x.jpg": b"1", "y z.jpg": b"2"}, folder="a")
    assert around.find("x.jpg") == around.find("./x.jpg?w=3") == around.find("/a/x.jpg") == b"1"
    assert around.find("../y%20z.jpg") == around.find("..\\y z.jpg") == b"2"
    assert around.find("../../../etc/passwd") is around.find("") is around.find("a\0b") is None
