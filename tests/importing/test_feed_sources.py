import json

import pytest

from presswork.content.importing.feeds import read_feed, read_json_feed
from presswork.content.importing.source import FolderAround, Source
from presswork.errors import UnreadableError

RSS = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour</title><language>de</language>
 <copyright>© 2026 The Harbour</copyright>%s</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml" xml:lang="en">
 <title>The Harbour</title><author><name>Ada Byron</name></author>%s</feed>"""


def rss(item):
    return read_feed(Source(name="feed.xml", data=(RSS % item).encode()))


def atom(entry):
    return read_feed(Source(name="feed.xml", data=(ATOM % entry).encode()))


def images(article):
    return [
        (b.src.rsplit("/", 1)[-1], b.alt, b.caption, b.credit) for b in article.blocks if b.kind == "image"
    ]


def test_an_item_of_rss_brings_head_text_and_summary():
    found = rss(
        "<item><title>Ships &amp;amp; sails</title><link>https://harbour.example/1</link><dc:creator>Ada Byron</dc:creator>"
        "<author>post@harbour.example (Mary Somerville)</author><pubDate>Thu, 05 Mar 2026 23:30:00 -0500</pubDate>"
        "<category>Ports</category><description>What the pilot knows.</description>"
        '<content:encoded><![CDATA[<h1>Ships &amp; sails</h1><p>One <a href="/two">two</a>.</p>]]></content:encoded></item>'
    )
    (article,) = found.articles
    assert (found.title, article.language, article.title) == ("The Harbour", "de", "Ships & sails")
    assert (article.authors, str(article.date), article.tags) == (
        ("Ada Byron", "Mary Somerville"),
        "2026-03-05",
        ("Ports",),
    )
    assert (article.standfirst, article.rights) == ("What the pilot knows.", "© 2026 The Harbour")
    assert [b.markdown for b in article.blocks] == ["One [two](https://harbour.example/two)."]


def test_a_summary_that_only_begins_the_text_is_no_standfirst_and_may_be_all_there_is():
    (article,) = rss(
        "<item><title>A</title><description>One two three […]</description>"
        "<content:encoded>&lt;p&gt;One two three four.&lt;/p&gt;</content:encoded></item>"
    ).articles
    assert article.standfirst == ""
    (article,) = rss(
        "<item><title>A</title><description>&lt;p&gt;All.&lt;/p&gt;</description></item>"
    ).articles
    assert [b.text for b in article.blocks] == ["All."]


def test_media_rss_brings_the_best_file_with_its_words():
    media = (
        '<media:group><media:content url="https://p.example/crane-s.jpg" medium="image" width="320"/>'
        '<media:content url="https://p.example/crane-l.jpg" medium="image" width="1600"/>'
        '<media:content url="https://p.example/crane.mp4" type="video/mp4"/>'
        "<media:title>A crane</media:title><media:description>The crane at work</media:description>"
        '<media:credit role="publishing company">Harbour</media:credit><media:credit role="photographer">Ada Byron'
        "</media:credit><media:copyright>© Ada</media:copyright></media:group>"
    )
    (article,) = rss(f"<item><title>A</title><description>Text.</description>{media}</item>").articles
    assert images(article) == [("crane-l.jpg", "A crane", "The crane at work", "Ada Byron")]
    (picture,) = article.pictures.values()
    assert (picture.alternatives, picture.copyright) == (("https://p.example/crane-s.jpg",), "© Ada")


def test_a_picture_of_the_text_is_not_doubled_and_takes_the_credit_from_beside_it():
    body = '&lt;p&gt;Text.&lt;/p&gt;&lt;img src="https://p.example/crane-300x200.jpg" alt="A crane"&gt;'
    enclosure = '<enclosure url="https://p.example/crane.jpg" type="image/jpeg" length="1"/><media:credit>Ada Byron</media:credit>'
    (article,) = rss(f"<item><title>A</title><description>{body}</description>{enclosure}</item>").articles
    assert images(article) == [("crane-300x200.jpg", "A crane", "", "Ada Byron")]


def test_atom_takes_html_xhtml_and_text():
    entry = "<entry><title type='html'>A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title><updated>2026-03-05T10:00:00Z</updated>%s</entry>"
    xhtml = '<content type="xhtml"><x:div><x:p>One <x:em>two</x:em>.</x:p></x:div></content>'
    (article,) = atom(entry % xhtml).articles
    assert (article.title, article.authors, str(article.date)) == ("A <b> c", ("Ada Byron",), "2026-03-05")
    assert [b.markdown for b in article.blocks] == ["One *two*."]
    html = '<author><name>Mary</name></author><content type="html">&lt;p&gt;One.&lt;/p&gt;</content>'
    (article,) = atom(entry % html).articles
    assert (article.authors, [b.text for b in article.blocks]) == (("Mary",), ["One."])
    text = '<content>One &lt; two.\n\nThree.</content><link rel="enclosure" type="image/png" href="https://p.example/a.png"/>'
    (article,) = atom(entry % text).articles
    assert [b.text for b in article.blocks if b.text] == ["One < two.", "Three."]
    assert images(article) == [("a.png", "", "", "")]


def test_json_feed_brings_pictures_and_authors():
    item = {
        "title": "Ships",
        "url": "https://harbour.example/1",
        "content_html": "<p>Text.</p>",
        "date_published": "2026-03-05T23:00:00-05:00",
        "image": "/lead.jpg",
        "attachments": [
            {
                "url": "https://p.example/a.jpg",
                "mime_type": "image/jpeg",
                "title": "A crane. Photo: Ada Byron",
            }
        ],
        "tags": ["ports", 7],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour",
        "authors": [{"name": "Ada"}],
        "items": [item, 5],
    }
    (article,) = read_json_feed(Source(name="feed.json", data=json.dumps(feed).encode())).articles
    assert (article.authors, str(article.date), article.tags) == (("Ada",), "2026-03-05", ("ports",))
    assert images(article) == [("lead.jpg", "", "", ""), ("a.jpg", "", "A crane.", "Ada Byron")]


def test_a_feed_with_a_fault_is_read_with_a_finding():
    found = read_feed(
        Source(
            name="feed.xml",
            data=(RSS % "<item><title>A</title><description>One\x0b two</description></item>").encode(),
        )
    )
    assert [finding.code for finding in found.findings] == ["xml-repaired"]
    assert found.articles[0].title == "A"


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b'{"items": 5}', b'{"items": [1]}'])
def test_a_json_feed_that_is_none_is_refused(data):
    with pytest.raises(UnreadableError):
        read_json_feed(Source(name="feed.json", data=data))


def test_a_feed_without_entries_is_refused():
    with pytest.raises(UnreadableError):
        rss("")


def test_a_copy_of_a_picture_that_lies_beside_the_feed_is_taken(tmp_path):
    (tmp_path / "crane.jpg").write_bytes(b"picture")
    item = '<item><title>A</title><description>Text.</description><enclosure url="https://p.example/x/crane.jpg?w=9" type="image/jpeg"/></item>'
    source = Source(
        name="feed.xml", data=(RSS % item).encode(), around=FolderAround(folder=tmp_path, root=tmp_path)
    )
    (picture,) = read_feed(source).articles[0].pictures.values()
    assert (picture.path, picture.address) == (tmp_path / "crane.jpg", "https://p.example/x/crane.jpg?w=9")
