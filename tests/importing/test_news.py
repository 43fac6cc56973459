import json

import pytest

from presswork.content.importing.news import read_newsml, read_ninjs
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def ninjs(value):
    return read_ninjs(Source(name="item.json", data=json.dumps(value).encode())).articles


def newsml(text):
    return read_newsml(Source(name="item.xml", data=text.encode())).articles


def images(article):
    return [
        (b.src.rsplit("/", 1)[-1], b.alt, b.caption, b.credit) for b in article.blocks if b.kind == "image"
    ]


VERSION_1 = {
    "uri": "urn:1",
    "type": "text",
    "headline": "Ships wait",
    "byline": "By Ada Byron and Mary Somerville, AP",
    "versioncreated": "2026-03-05T23:00:00-05:00",
    "language": "en",
    "body_xhtml": "<p>One.</p><p>Two.</p>",
    "description_text": "What the pilot knows.",
    "copyrightnotice": "© 2026 AP",
    "subject": [{"name": "Ports"}],
    "associations": {
        "main": {
            "uri": "urn:2",
            "type": "picture",
            "description_text": "The crane at work (Foto: Ada Byron)",
            "byline": "Ada Byron",
            "copyrightholder": "AP",
            "alttext": "A crane",
            "renditions": {
                "thumb": {"href": "https://p.example/t.jpg", "mimetype": "image/jpeg", "width": 100},
                "hires": {"href": "https://p.example/h.jpg", "mimetype": "image/jpeg", "width": 4000},
            },
        }
    },
}
VERSION_2 = {
    "uri": "urn:1",
    "type": "text",
    "headlines": [{"role": "sub", "value": "No"}, {"role": "main", "value": "Ships wait"}],
    "by": "By Ada Byron and Mary Somerville, AP",
    "versioncreated": "2026-03-05T23:00:00-05:00",
    "language": "en",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "One.\nTwo."},
        {"role": "story", "contenttype": "text/html", "value": "<p>One.</p><p>Two.</p>"},
    ],
    "descriptions": [{"role": "summary", "value": "What the pilot knows."}],
    "copyrightnotice": "© 2026 AP",
    "subjects": [{"name": "Ports"}],
    "associations": [
        {
            "type": "picture",
            "descriptions": [
                {"role": "caption", "value": "The crane at work (Foto: Ada Byron)"},
                {"role": "alttext", "value": "A crane"},
            ],
            "by": "Ada Byron",
            "copyrightholder": "AP",
            "renditions": [
                {
                    "name": "r02",
                    "title": "Thumbnail",
                    "href": "https://p.example/t.jpg",
                    "contenttype": "image/jpeg",
                },
                {
                    "name": "r00",
                    "href": "https://p.example/h.jpg",
                    "contenttype": "image/jpeg",
                    "width": 4000,
                },
            ],
        },
        {"type": "video", "headlines": [{"value": "A film"}]},
    ],
}


@pytest.mark.parametrize("item", [VERSION_1, VERSION_2], ids=["1", "2"])
@pytest.mark.parametrize("wrap", [lambda item: item, lambda item: [item], lambda item: {"_items": [item]}])
def test_an_item_of_any_version_is_an_article_with_its_picture(item, wrap):
    (article,) = ninjs(wrap(item))
    assert (article.title, article.standfirst) == ("Ships wait", "What the pilot knows.")
    assert article.authors == ("Ada Byron", "Mary Somerville")
    assert (str(article.date), article.language, article.rights) == ("2026-03-05", "en", "© 2026 AP")
    assert article.tags == ("Ports",)
    assert images(article) == [("h.jpg", "A crane", "The crane at work", "Ada Byron / AP")]
    assert [b.text for b in article.blocks if b.text] == ["One.", "Two."]


def test_a_package_is_an_article_for_each_text_and_a_lone_picture_one_too():
    package = {
        "uri": "urn:0",
        "type": "composite",
        "associations": [VERSION_2, {**VERSION_2, "headlines": [{"value": "Two"}]}],
    }
    assert [article.title for article in ninjs(package)] == ["Ships wait", "Two"]
    (article,) = ninjs({**VERSION_2["associations"][0], "uri": "urn:9", "headlines": [{"value": "A crane"}]})
    assert (article.title, len(images(article)), article.authors) == ("A crane", 1, ("Ada Byron",))


def test_a_picture_that_the_body_places_stands_there_once():
    body = '<p>One.</p><figure><img src="https://p.example/t.jpg"/></figure><p>Two.</p>'
    (article,) = ninjs({**VERSION_2, "bodies": [{"role": "html", "value": body}]})
    assert [b.kind for b in article.blocks] == ["paragraph", "image", "paragraph"]
    assert images(article) == [("t.jpg", "A crane", "The crane at work", "Ada Byron / AP")]
    assert next(iter(article.pictures.values())).address == "https://p.example/h.jpg"


TEXT = f"""<newsItem {NAR} guid="urn:1" xml:lang="en"><rightsInfo><copyrightHolder><name>AP</name></copyrightHolder>
<copyrightNotice>© 2026 AP</copyrightNotice></rightsInfo><itemMeta><itemClass qcode="ninat:text"/></itemMeta>
<contentMeta><contentCreated>2026-03-05T23:00:00-05:00</contentCreated><headline>Ships wait</headline>
<by>By Ada Byron</by><language tag="en-GB"/><subject><name>Ports</name></subject></contentMeta>
<contentSet>%s</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body><p>One <em>two</em>.</p></body></html></inlineXML>"""
PICTURE = f"""<newsItem {NAR} guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>
<creator qcode="x"><name>Mary Somerville</name></creator><creditline>AP</creditline><headline>Crane</headline>
<description role="drol:caption">The crane at work</description><description role="drol:altText">A crane</description></contentMeta>
<contentSet><remoteContent href="https://p.example/h.jpg" contenttype="image/jpeg" width="4000" rendition="rnd:highRes"/>
<remoteContent href="https://p.example/t.jpg" contenttype="image/jpeg" width="90" rendition="rnd:thumb"/></contentSet></newsItem>"""
PACKAGE = f"""<packageItem {NAR} guid="urn:0"><groupSet><group><itemRef residref="urn:1"/><itemRef residref="urn:2"/></group>
</groupSet></packageItem>"""


@pytest.mark.parametrize("package", ["", PACKAGE])
def test_a_message_is_an_article_with_its_pictures(package):
    message = f"<newsMessage {NAR}><header/><itemSet>{package}{TEXT % XHTML}{PICTURE}</itemSet></newsMessage>"
    (article,) = newsml(message)
    assert (article.title, article.authors, article.rights) == ("Ships wait", ("Ada Byron",), "© 2026 AP")
    assert (str(article.date), article.language, article.tags) == ("2026-03-05", "en-GB", ("Ports",))
    assert images(article) == [("h.jpg", "A crane", "The crane at work", "Mary Somerville / AP")]
    assert [b.markdown for b in article.blocks if b.text] == ["One *two*."]


NITF = """<nitf><head><title>T</title></head><body><body.head><hedline><hl1>Ships wait</hl1></hedline><byline>By Ada Byron
</byline><abstract><p>What the pilot knows.</p></abstract></body.head><body.content><block><p>One <em>two</em> in
<location>Bergen</location>.</p><hl2>Head</hl2><media media-type="image"><media-reference source="https://p.example/h.jpg"
mime-type="image/jpeg" alternate-text="A crane"/><media-caption><p>The crane at work</p></media-caption><media-producer>Mary
Somerville</media-producer></media><p>Three.</p></block></body.content></body></nitf>"""


@pytest.mark.parametrize(
    "text", [NITF, TEXT % f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>']
)
def test_nitf_keeps_its_media_in_their_place(text):
    (article,) = newsml(text)
    assert (article.title, article.authors, article.standfirst) == (
        "Ships wait",
        ("Ada Byron",),
        "What the pilot knows.",
    )
    assert [b.kind for b in article.blocks] == ["paragraph", "heading", "image", "paragraph"]
    assert article.blocks[0].markdown == "One *two* in Bergen."
    assert images(article) == [("h.jpg", "A crane", "The crane at work", "Mary Somerville")]


@pytest.mark.parametrize("value", [[], {}, 5, {"items": []}])
def test_json_without_news_is_refused(value):
    with pytest.raises(UnreadableError):
        ninjs(value)


def test_newsml_without_items_is_refused():
    with pytest.raises(UnreadableError):
        newsml(f"<newsMessage {NAR}/>")
