"""Feeds are read by a feed reader's own library, hold to schemas written from the specs, and grow by a page."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft7Validator
from lxml import etree
from site_of_issues import URL, article, issue, site

from presswork.distribution.atom import ITEMS_A_PAGE, atom_files
from presswork.distribution.catalogues import catalogue_files, catalogue_notes
from presswork.distribution.json_feed import json_feed_files
from presswork.model.site import Site

HERE = Path(__file__).parent
ATOM = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
JSON_FEED = Draft7Validator(json.loads((HERE / "json_feed.schema.json").read_text("utf-8")))
HISTORY = "{http://purl.org/syndication/history/1.0}archive"


def odd_site(url: str) -> Site:
    """Issues of which little is known, and texts that no format likes."""
    bare = issue(
        1, published=None, publisher="", authors=(), tags=("",), cover=None, editions=(), standfirst=""
    )
    hostile = article(
        1,
        "issue-2",
        plain_headline="<script>]]>&amp; \x0b\u2028 תה",
        plain_standfirst="",
        language="he",
        byline=(),
        tags=("a&b", '"'),
        content="<p>\x0bתה &lt;script&gt;</p><p><img src='p.jpg' srcset='p.jpg'/><a href=''>.</a></p>",
    )
    second = issue(2, articles=0, published=None, updated=datetime.date(2026, 1, 2))
    issues = (replace(second, articles=(hostile,)), bare)
    return site(url=url, issues=issues, publisher="", description="")


SITES = [
    pytest.param(lambda url: site(3, articles=2, url=url), id="plain"),
    pytest.param(lambda url: site(30, articles=2, url=url), id="many"),
    pytest.param(odd_site, id="odd"),
    pytest.param(lambda url: site(0, url=url), id="empty"),
]


@pytest.mark.parametrize("url", [URL, ""])
@pytest.mark.parametrize("make", SITES)
def test_every_atom_feed_is_valid_and_read_without_complaint(make, url):
    for path, data in atom_files(make(url)).items():
        assert ATOM.validate(etree.fromstring(data)), f"{path}: {ATOM.error_log}"
        read = feedparser.parse(data, response_headers={"content-type": "application/atom+xml"})
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == "atom10"


@pytest.mark.parametrize("url", [URL, ""])
@pytest.mark.parametrize("make", SITES)
def test_every_json_feed_is_valid(make, url):
    for path, data in json_feed_files(make(url)).items():
        faults = [
            f"{path}: {error.json_path}: {error.message}" for error in JSON_FEED.iter_errors(json.loads(data))
        ]
        assert not faults


def test_a_reader_gets_the_text_the_enclosures_and_who_wrote_it():
    read = feedparser.parse(atom_files(site(2))["feed.atom"])
    entry = read.entries[0]
    assert entry.title == "Tea & orbit 1"
    assert [author.name for author in entry.authors] == ["Ada Writer", "Ben Second"]
    assert [tag.term for tag in entry.tags] == ["Space", "tea", "orbit"]
    assert "Crosshead" in entry.content[0].value
    assert f'href="{URL}issue-2/other/#b"' in entry.content[0].value
    assert f'src="{URL}issue-2/article-1/photos/one-800.jpg"' in entry.content[0].value
    assert [(item.type, item.href) for item in entry.enclosures] == [
        ("application/epub+zip", f"{URL}issue-2/files/issue-2.epub"),
        ("application/pdf", f"{URL}issue-2/files/issue-2.pdf"),
    ]
    assert entry.id == issue(2).identifier


def test_an_issue_of_several_articles_brings_its_editions_once():
    entries = feedparser.parse(atom_files(site(1, articles=3))["feed.atom"]).entries
    assert [len(entry.get("enclosures", ())) for entry in entries] == [2, 0, 0, 0]
    assert "Tea & orbit 3" in entries[0].content[0].value.replace("&amp;", "&")


def test_dates_come_from_the_content():
    undated = article(1, "issue-1", published=None)
    one = issue(1, published=None, updated=None, articles=0)
    quiet = site(issues=(replace(one, articles=(undated,)),))
    read = feedparser.parse(atom_files(quiet)["feed.atom"])
    assert read.entries[0].updated == "1980-01-01T00:00:00Z"
    assert "published" not in read.entries[0]
    item = json.loads(json_feed_files(quiet)["feed.json"])["items"][0]
    assert "date_modified" not in item
    corrected = issue(1, updated=datetime.date(2026, 3, 4), articles=0)
    read = feedparser.parse(atom_files(site(issues=(corrected,)))["feed.atom"])
    assert read.feed.updated == "2026-03-04T00:00:00Z"


def test_links_work_from_a_disk_where_no_address_is_known():
    files = atom_files(site(60, url=""))
    newest, archive = (etree.fromstring(files[name]) for name in ("feed.atom", "feed_archive/1.atom"))
    assert [link.get("href") for link in newest.iter("{*}link") if link.get("rel") == "enclosure"][:2] == [
        "issue-60/files/issue-60.epub",
        "issue-60/files/issue-60.pdf",
    ]
    assert (
        archive.find(".//{http://www.w3.org/1999/xhtml}img").get("src")
        == "../issue-25/article-1/photos/one-800.jpg"
    )
    assert not [link for link in newest.iter("{*}link") if link.get("rel") == "self"]
    feed = json.loads(json_feed_files(site(1, url=""))["feed.json"])
    assert {"feed_url", "home_page_url"}.isdisjoint(feed)
    assert {"url", "attachments", "image"}.isdisjoint(feed["items"][0])


def test_what_was_left_out_is_said_once():
    assert not catalogue_notes(site())
    (note,) = catalogue_notes(site(url=""))
    assert (note.code, note.severity) == ("site-address-unknown", "note")


def test_archives_chain_to_the_oldest_and_hold_every_entry_once():
    files = atom_files(site(120))
    seen, path = [], "feed.atom"
    while path:
        feed = etree.fromstring(files[path])
        assert (feed.find(HISTORY) is not None) == (path != "feed.atom")
        seen += [entry.findtext("{*}id") for entry in feed.iter("{*}entry")]
        older = [link.get("href") for link in feed.iter("{*}link") if link.get("rel") == "prev-archive"]
        path = older[0].removeprefix(URL) if older else ""
    assert seen == [one.identifier for one in site(120).issues]
    assert len(files) == 120 // ITEMS_A_PAGE


@pytest.mark.parametrize("count", [49, 50, 74])
def test_one_issue_more_changes_few_files(count):
    before, after = catalogue_files(site(count)), catalogue_files(site(count + 1))
    changed = {path for path, data in after.items() if before.get(path) != data}
    own = {path for path in changed if path.startswith(f"issue-{count + 1}/")}
    assert set(before) <= set(after)
    assert len(changed - own) <= 20
    assert not any(path.startswith("issue-") for path in changed - own)


def test_the_same_site_gives_the_same_bytes():
    assert catalogue_files(site(30, articles=2)) == catalogue_files(site(30, articles=2))


def test_content_that_is_no_xhtml_is_refused():
    broken = issue(1, articles=0)
    broken = replace(broken, articles=(article(1, "issue-1", content="<p>&nbsp;"),))
    with pytest.raises(ValueError, match="not XHTML"):
        catalogue_files(site(issues=(broken,)))
