"""The sitemap holds every page once, in files that a crawler takes."""

from __future__ import annotations

from lxml import etree
from site_of_issues import URL, issue, site

from presswork.distribution.sitemap import sitemap_files

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_is_listed_with_the_day_it_changed():
    files = sitemap_files(site(2))
    pages = [
        (page.findtext(f"{S}loc"), page.findtext(f"{S}lastmod"))
        for page in etree.fromstring(files["sitemap.xml"])
    ]
    assert pages == [
        (URL, None),
        (f"{URL}issue-1/", "2000-01-08"),
        (f"{URL}issue-1/article-1/", "2000-01-08"),
        (f"{URL}issue-2/", "2000-01-15"),
        (f"{URL}issue-2/article-1/", "2000-01-15"),
    ]


def test_days_that_are_not_known_are_left_out():
    undated = issue(1, published=None, articles=0)
    files = sitemap_files(site(issues=(undated,)))
    assert b"lastmod" not in files["sitemap.xml"]


def test_more_than_a_file_may_hold_goes_into_parts():
    files = sitemap_files(site(10), most=8)
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{S}sitemapindex"
    parts = [entry.findtext(f"{S}loc").removeprefix(URL) for entry in index]
    pages = [page.findtext(f"{S}loc") for part in parts for page in etree.fromstring(files[part])]
    assert len(pages) == len(set(pages)) == 21
    assert max(len(etree.fromstring(files[part])) for part in parts) == 8


def test_crawlers_are_told_at_a_host_s_root_alone():
    assert "robots.txt" not in sitemap_files(site())
    assert sitemap_files(site(url="https://example.org/"))["robots.txt"].endswith(
        b"Sitemap: https://example.org/sitemap.xml\n"
    )


def test_without_an_address_there_is_none():
    assert not sitemap_files(site(url=""))
