import io
import zipfile

import pytest
from tests.importing.word_files import p, word_file

from presswork.content.importing.opening import Opened
from presswork.content.importing.reading import read_all
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError


def zipped(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return Opened(sources=(Source(name="copy.zip", data=buffer.getvalue()),), name="copy")


def test_an_archive_of_sources_is_an_issue_in_the_order_of_their_names():
    found = read_all(
        zipped(
            {
                "x/part-10.docx": word_file(p("From Word.")),
                "x/part-2.md": "# Two\n\nText.\n\n![A](img/a%20b.png)\n",
                "x/img/a b.png": b"picture",
                "__MACOSX/x/._part-2.md": "x",
                "x/.DS_Store": "x",
                "x/sheet.pdf": "%PDF-1.7",
                "_config.yml": "title: Site",
                "_layouts/post.html": "<html><body><p>{{ content }}</p></body></html>",
                "x/inner.zip": zipped({"a.txt": "a"}).sources[0].data,
            }
        )
    )
    assert [article.title for article in found.articles][0] == "Two"
    assert [block.text for block in found.articles[1].blocks] == ["From Word."]
    assert [picture.data for picture in found.articles[0].pictures.values()] == [b"picture"]
    assert [(f.code, f.file) for f in found.findings] == [
        ("source-passed-over", "x/inner.zip"),
        ("source-passed-over", "x/sheet.pdf"),
    ]


def test_an_archive_of_one_source_is_an_article_and_one_of_none_is_refused():
    assert len(read_all(zipped({"text.md": "# One\n\nText.\n", "a.png": b"x"})).articles) == 1
    with pytest.raises(UnreadableError):
        read_all(zipped({"a.png": b"x"}))


def test_a_hostile_archive_is_refused_and_pictures_outside_are_not_found():
    with pytest.raises(UnreadableError):
        read_all(zipped({"a.md": "# A", "../b.md": "# B"}))
    found = read_all(zipped({"x/a.md": "# A\n\n![](../../../etc/a.png)\n"}))
    assert [(picture.data, picture.path) for picture in found.articles[0].pictures.values()] == [(None, None)]


def test_an_issue_is_in_the_language_of_most_of_its_articles():
    english = "---\ntitle: A\nlang: en\n---\nText.\n"
    found = read_all(zipped({"a.md": english, "b.md": english, "c.md": english.replace("en", "de")}))
    assert found.language == "en"
    assert read_all(zipped({"a.md": english, "c.md": english.replace("en", "de")})).language == ""
