import base64
import json
import time

import pytest
from tests.importing.pages import (
    ARABIC,
    BODY,
    CJK,
    FIRST,
    PHOTO,
    SECOND,
    THIRD,
    imported,
    page,
    paragraphs,
    pictures,
    texts,
)

from presswork.errors import UnreadableError

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_header_fields_come_from_the_page_and_its_head():
    head = (
        '<meta name="description" content="From spring the ferry to Hallan sails only twice a week, the council says.">'
        '<meta property="article:published_time" content="2025-02-04T06:30:00Z"><meta name="author" content="Ida Holm">'
        '<meta property="article:section" content="Ports"><meta property="article:tag" content="Hallan">'
        '<meta name="copyright" content="© 2025 The Quay">'
    )
    title = "Ferry to Hallan cut to two sailings"
    heading = f'<h1><span class="kicker">Islands</span> <span class="title">{title}</span></h1>'
    standfirst = (
        '<p class="standfirst">From spring the ferry to Hallan sails only twice a week, the council says.</p>'
    )
    markup = page(f"{standfirst}{BODY}", head=head).replace(f"<h1>{title}</h1>", heading)
    article = imported(markup)
    assert (article.title, article.kicker) == (title, "Islands")
    assert article.standfirst == "From spring the ferry to Hallan sails only twice a week, the council says."
    assert (article.authors, str(article.date), article.language) == (("Ida Holm",), "2025-02-04", "en")
    assert (article.section, article.tags, article.rights) == ("Ports", ("Hallan",), "© 2025 The Quay")
    assert texts(article) == [FIRST, SECOND, THIRD]


def test_text_keeps_headings_lists_quotes_tables_notes_and_emphasis():
    inside = (
        "<p>{0}</p><h2>What the timetable says</h2><p>{1} <em>Nobody</em> was asked, as <a href='/minutes'>the minutes</a> "
        "show.<sup><a href='#fn1'>1</a></sup></p><ul><li>Tuesday at seven<li>Friday at noon, if there is no ice on the quay</ul>"
        "<blockquote><p>The boat is older than our captain, and it has seen far more of the weather than he has.</p></blockquote>"
        "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Tuesday</td><td>one</td></tr><tr><td>Friday</td><td>one</td></tr></table>"
        "<p>{2}</p><ol><li id='fn1'>Minutes of the harbour council, page four. <a href='#r1'>↩</a></li></ol>"
    )
    article = imported(page(inside), address="https://quay.example/2025/ferry")
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["paragraph", "heading", "paragraph", "list", "quote", "table", "paragraph", "note"]
    heading, linked, table, note = (article.blocks[n] for n in (1, 2, 5, 7))
    assert (heading.text, heading.level) == ("What the timetable says", 2)
    assert "*Nobody* was asked, as [the minutes](https://quay.example/minutes) show.[^1]" in linked.markdown
    assert table.markdown.splitlines()[:2] == ["| Day | Boats |", "| --- | --- |"]
    assert (note.label, note.text) == ("1", "Minutes of the harbour council, page four.")


def test_only_links_and_pictures_that_are_safe_are_kept():
    inside = (
        "<p>{0} <a href='javascript:alert(1)'>One</a>, <a href='data:text/html,x'>two</a>, <a href='file:///etc/passwd'>three</a>."
        "</p><img src='file:///etc/hostname' alt='x'><img src='javascript:alert(1)' alt='y'><p>{1}</p><p>{2}</p><script>document."
        "write('<p>gone</p>')</script><iframe src='https://films.example/1' title='A film of the ferry'></iframe><p>{0} Again.</p>"
    )
    article = imported(page(inside))
    assert pictures(article) == []
    assert "One, two, three." in article.blocks[0].text
    assert article.blocks[0].markdown == ""
    assert ("A film of the ferry", "an embedded page; nothing is run or fetched") in [
        (one.what, one.why) for one in article.dropped
    ]


def test_a_complete_page_takes_its_pictures_from_the_folder_beside_it(tmp_path):
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ferry quay.png").write_bytes(PNG)
    figure = (
        f'<figure><img src="./page_files/ferry%20quay.png" srcset="{PHOTO} 1200w" alt="A boat"><figcaption>A boat at the quay.'
        "</figcaption></figure>"
    )
    article = imported(page("<p>{0}</p>" + figure + "<p>{1}</p><p>{2}</p>"), folder=tmp_path)
    (photo,) = pictures(article)
    picture = article.pictures[photo.src]
    assert (picture.name, picture.path) == ("ferry quay.png", tmp_path / "page_files" / "ferry quay.png")
    assert picture.address == PHOTO


def test_a_page_in_one_mhtml_file_brings_its_pictures():
    markup = page(
        f'<p>{{0}}</p><figure><img src="{PHOTO}"><figcaption>A boat.</figcaption></figure><p>{{1}}</p><p>{{2}}</p>'
    )
    parts = [
        b"From: <Saved>\r\nSnapshot-Content-Location: https://quay.example/ferry\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n',
        b"--edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://quay.example/ferry\r\n\r\n" + base64.encodebytes(markup.encode()),
        b"\r\n--edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
        + PHOTO.encode()
        + b"\r\n\r\n"
        + base64.encodebytes(PNG)
        + b"\r\n--edge--\r\n",
    ]
    article = imported(b"".join(parts), name="page.mhtml")
    (photo,) = pictures(article)
    assert article.pictures[photo.src].data == PNG
    assert texts(article) == [FIRST, SECOND, THIRD]


def test_a_picture_within_the_page_is_taken_out_of_it():
    inside = base64.b64encode(PNG + bytes(4000)).decode()
    article = imported(
        page(f'<p>{{0}}</p><img src="data:image/png;base64,{inside}" alt="A boat"><p>{{1}}</p><p>{{2}}</p>')
    )
    (photo,) = pictures(article)
    assert article.pictures[photo.src].data == PNG + bytes(4000)
    assert photo.src.startswith("picture-")


@pytest.mark.parametrize(("lang", "lines"), [("ja", CJK), ("ar", ARABIC)])
def test_scripts_without_spaces_and_from_the_right_are_read(lang, lines):
    article = imported(page(paragraphs(*lines), lang=lang))
    assert texts(article) == list(lines)
    assert article.language == lang


RUSSIAN = (
    "Паром на остров Халлан каждое утро отходит от северного причала, и никто в городе не помнит зимы без него.",
    "Во вторник совет решил, что с весны судно будет ходить только два раза в неделю из-за нового расписания поездов.",
    "Жители острова надеются, что министр изменит это решение до конца месяца, и пишут ему письма каждый день.",
)


@pytest.mark.parametrize(
    ("lines", "encoding", "declared"),
    [
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "windows-1251", "utf-8"),
        (RUSSIAN, "koi8-r", ""),
        (RUSSIAN, "utf-8", "iso-8859-1"),
        (RUSSIAN, "utf-16", ""),
        (CJK, "shift_jis", "shift_jis"),
        (CJK, "euc_jp", ""),
    ],
)
def test_the_encoding_is_the_real_one_whatever_the_page_declares(lines, encoding, declared):
    markup = page(paragraphs(*lines)).replace(
        '<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else ""
    )
    assert texts(imported(markup.encode(encoding, "xmlcharrefreplace"))) == list(lines)


def test_an_article_that_stands_only_in_the_page_s_data_is_read():
    markup = "".join(f"<p>{line}</p>" for line in (FIRST, SECOND, THIRD)).replace("<", "\\u003c")
    state = json.dumps({"props": {"article": {"id": 7, "contentHtml": "@"}}}).replace("@", markup)
    shell = f"<!doctype html><html><head><title>Ferry</title></head><body><div id=app></div><script>window.__STATE__ = {state};</script></body></html>"
    assert texts(imported(shell)) == [FIRST, SECOND, THIRD]


def test_an_article_that_stands_only_in_json_ld_is_read():
    data = {
        "@type": "NewsArticle",
        "headline": "Ferry cut",
        "author": "Ida Holm",
        "articleBody": f"{FIRST}\n\n{SECOND}\n{THIRD}",
        "image": {"url": PHOTO, "caption": "A boat. Photo: Per Lie"},
    }
    markup = f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body><div id=root></div></body></html>"
    article = imported(markup)
    assert (article.title, article.authors) == ("Ferry cut", ("Ida Holm",))
    (photo,) = pictures(article)
    assert (photo.src, photo.caption, photo.credit) == (PHOTO, "A boat.", "Per Lie")
    assert texts(article) == [FIRST, SECOND, THIRD]


def test_byline_and_date_are_read_where_the_page_alone_shows_them():
    above = '<div class="byline">By <a rel="author" href="/ida">Ida Holm</a> and Per Lie</div><time datetime="2025-03-02T10:00">2 March</time>'
    article = imported(page(above + BODY))
    assert (article.authors, str(article.date)) == (("Ida Holm", "Per Lie"), "2025-03-02")


def test_headings_lists_and_table_captions_stay_with_their_texts_and_go_with_what_goes():
    inside = (
        "<section><h3>12:00 The council meets</h3><p>{0}</p></section><section><h3>13:00 A vote</h3><p>{1}</p></section>"
        "<section><h3>More from Ports</h3><a href='/crane'><img src='/crane-sold.jpg'><span>The crane has been sold</span></a></section>"
        "<div class='facts'><h3>The ferry in figures</h3><ul><li>Built in 1985</li><li>Carries 60 people</li></ul></div>"
        "<figure><table><tr><th>Day</th><th>Boats</th></tr><tr><td>Tuesday</td><td>one</td></tr></table>"
        "<figcaption>Sailings from spring</figcaption></figure><p>{2}</p>"
    )
    article = imported(page(inside))
    assert texts(article, "heading") == ["12:00 The council meets", "13:00 A vote", "The ferry in figures"]
    assert texts(article, "list") == ["Built in 1985\nCarries 60 people"]
    assert texts(article) == [FIRST, SECOND, "Sailings from spring", THIRD]
    assert pictures(article) == []


def test_a_pull_quote_that_repeats_the_text_is_left_out():
    pulled = '<aside class="pull-quote"><p>We have lived with the ferry all our lives</p></aside>'
    article = imported(page("<p>{0}</p>" + pulled + "<p>{1}</p><p>{2}</p>"))
    assert texts(article) == [FIRST, SECOND, THIRD]


def test_text_that_a_script_would_show_is_read():
    hidden = page(f"<div hidden id='S:0'>{BODY}</div>")
    assert texts(imported(hidden)) == [FIRST, SECOND, THIRD]


HOSTILE = {
    "deep": "<div>" * 10_000 + "{0}" + "</div>" * 10_000,
    "deep lists": "<ul><li>" * 10_000 + "{0}",
    "deep emphasis": "<b><i>" * 10_000 + "{0}",
    "deep quotes": "<blockquote>" * 10_000 + "{0}",
    "deep tables": "<table><tr><td>" * 5_000 + "{0}",
    "a long attribute": '<p title="' + "x" * 5_000_000 + '">{0}</p>',
    "many attributes": "<p " + " ".join(f"a{n}=x" for n in range(50_000)) + ">{0}</p>",
    "many pictures": '<img src="https://pics.example/a-long-name.jpg" alt="x">' * 3_000 + "<p>{0}</p>",
    "a long srcset": '<img srcset="' + "a" * 500_000 + ' b">' + "<p>{0}</p>",
    "a long class": '<div class="' + "image-" * 200_000 + '"><img src="/a-photo.jpg"></div><p>{0}</p>',
    "many levels of many": "<div>" * 120 + "<p>{0}</p>" * 20 + "<p>x</p>" * 2_000,
    "many links": "<p>{0}</p>" + '<a href="#fn1">1</a>' * 3_000,
    "open quotes": '<p>{0}</p><a href="' * 2_000,
    "deep data": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>{0}</p>",
    "controls": "<p>{0}\x00\x01\x0b\x1b</p>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_are_read_within_bounds(kind):
    begun = time.process_time()
    article = imported(page(HOSTILE[kind] + BODY))
    assert time.process_time() - begun < 10
    assert any(FIRST in text for text in texts(article, "paragraph", "list", "quote", "table"))


def test_pages_that_hold_nothing_or_too_much_are_refused(monkeypatch):
    with pytest.raises(UnreadableError) as caught:
        imported("<html><head></head><body><script>run()</script></body></html>")
    assert [finding.code for finding in caught.value.findings] == ["web-page-empty"]
    monkeypatch.setattr("presswork.content.importing.web.reading.MAX_BYTES", 1000)
    with pytest.raises(UnreadableError) as caught:
        imported(page(BODY))
    assert [finding.code for finding in caught.value.findings] == ["web-page-too-large"]


def test_a_page_with_hardly_any_text_is_a_finding():
    article = imported(
        "<html><head><title>Ferry</title></head><body><p>Subscribe to read on about the ferry.</p></body></html>"
    )
    assert [finding.code for finding in article.findings] == ["web-page-nearly-empty"]


def test_a_headline_within_an_element_named_lead_is_not_its_own_standfirst():
    lead = "From spring the ferry sails twice a week, and nobody on the island was asked about it."
    markup = (
        page(BODY)
        .replace("<h1>", '<div class="article-lead"><h1>')
        .replace("</h1>", f'</h1><p class="lead">{lead}</p></div>')
    )
    article = imported(markup)
    assert article.standfirst == lead
    assert texts(article) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("said", ["Escrito por <b>Ida Holm</b>", "Ida Holm"])
def test_a_byline_in_microdata_or_in_a_journalist_s_name_is_read(said):
    head = '<p class="journalist_name">' if said == "Ida Holm" else '<p itemprop="author">'
    article = imported(page(BODY).replace("</h1>", f"</h1>{head}{said}</p>", 1))
    assert article.authors == ("Ida Holm",)


def test_a_text_that_goes_on_in_boxes_of_its_own_is_whole():
    more = [
        f"In the year {year} the harbour master wrote down each of the boats that had come in, and why."
        for year in range(1950, 1956)
    ]
    text = "<div class='news-text-wrap' itemprop='articleBody'><p>{0}</p>" + paragraphs(*more) + "</div>"
    behind = "<div class='frame'><header><h2>Who was asked</h2></header><div><p>{1}</p><p>{2}</p></div></div>"
    article = imported(
        page(text + behind + "<p class='back'><a href='/news'>Back to all of the news</a></p>")
    )
    assert texts(article) == [FIRST, *more, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "<p><font size=1>Por Ida Holm - 04/02/2025</font></p>",
        "<div><span>By</span><span> Ida Holm</span><span>4 February 2025</span></div>",
        "<p class='x1'>Von Ida Holm | 4. Februar 2025</p>",
    ],
)
def test_a_byline_without_a_name_is_read_and_is_no_paragraph(line):
    article = imported(page(line + BODY))
    assert article.authors == ("Ida Holm",)
    assert texts(article) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter",
        "Inscrivez-vous à notre lettre du matin",
        "© RIPRODUZIONE RISERVATA",
    ],
)
def test_invitations_and_notices_of_rights_are_no_text_of_the_article(line):
    article = imported(
        page("<p>{0}</p><p>{1}</p><div><h4>" + line + "</h4></div><p>{2}</p><p>" + line + "</p>")
    )
    assert texts(article) == [FIRST, SECOND, THIRD]
