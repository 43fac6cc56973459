"""An article's galley: its parts in their order, under names that articles can share a file with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree
from pdf_issues import article, jpeg, prose, tough

from presswork.cache import Cache
from presswork.composition.galley import arranged, compose
from presswork.composition.view import article_view
from presswork.model import Arrangement, Galley
from presswork.pipeline import Order, read_source
from presswork.pipeline.deriving import derive_all

SEED = Path(__file__).parents[2] / "content/over-tea"


def galley_of(folder: Path, **options: Any) -> Galley:
    order = Order(folder=folder, cache=Cache(None))
    issue = read_source(order).issue
    derivatives = derive_all(issue.articles[0], order, boxes={}, edition="pdf")
    return compose(issue, issue.articles[0], derivatives=derivatives, **options)


def parsed(galley: Galley) -> Any:
    return etree.HTML(galley.html)


def classes(elements: Any) -> list[str]:
    return [element.get("class", "") for element in elements]


def test_the_opening_has_what_the_header_gives(tmp_path: Path) -> None:
    opening = parsed(galley_of(tough(tmp_path / "tough"))).find(".//header")
    assert classes(opening) == ["kicker", "headline", "standfirst", "byline", "dateline"]


def test_what_the_header_lacks_leaves_no_trace(tmp_path: Path) -> None:
    galley = galley_of(article(tmp_path / "bare", "headline: Bare\nlanguage: en", prose(60)))
    assert classes(parsed(galley).find(".//header")) == ["headline"]
    assert "None" not in galley.html
    assert "<figure" not in galley.html


def test_blocks_stand_in_their_order_under_the_articles_name(tmp_path: Path) -> None:
    order = Order(folder=tough(tmp_path / "tough"), cache=Cache(None))
    issue = read_source(order).issue
    derivatives = derive_all(issue.articles[0], order, boxes={}, edition="pdf")
    galley = compose(issue, issue.articles[0], derivatives=derivatives)
    story = parsed(galley).find('.//div[@class="story"]')
    ids = [block.get("id") for block in story.find('div[@class="body"]')]
    view = article_view(issue, issue.articles[0], derivatives=derivatives)
    assert ids == [block.id for block in view.blocks]
    every = [element.get("id") for element in parsed(galley).iter("*") if element.get("id")]
    assert len(every) == len(set(every))
    assert all(name == "tough" or name.startswith("tough--") for name in every)
    links = {link.get("href") for link in parsed(galley).iter("a") if link.get("href", "").startswith("#")}
    assert {link[1:] for link in links} <= set(every)


def test_a_spanning_photo_parts_the_columns(tmp_path: Path) -> None:
    jpeg(tmp_path / "x/photos/a.jpg")
    photo = '![A slope](a.jpg "A slope."){credit="Desk" .wide}'
    galley = galley_of(
        article(tmp_path / "x", "headline: X\nlanguage: en", f"One.\n\n{photo}\n\nTwo.\n\nThree.")
    )
    story = parsed(galley).find('.//div[@class="story"]')
    assert [(run.tag, len(run)) for run in story] == [("div", 1), ("figure", 2), ("div", 2)]


def test_a_photo_that_is_not_supplied_owns_up() -> None:
    figures = parsed(galley_of(SEED)).findall(".//figure")
    assert len(figures) == 2
    for figure in figures:
        assert "fpo" in figure.get("class").split()
        assert figure.find(".//img").get("alt").startswith("Drawing standing in for a photograph")
        lines = classes(figure.find("figcaption"))
        assert lines == ["caption", "credit", "fpo-line"]


def test_pictures_carry_their_size(tmp_path: Path) -> None:
    for image in parsed(galley_of(tough(tmp_path / "tough"))).iter("img"):
        assert int(image.get("width")) > 0
        assert int(image.get("height")) > 0


def test_nothing_can_be_fetched_but_what_was_found(tmp_path: Path) -> None:
    galley = galley_of(tough(tmp_path / "tough"))
    assert {name for name in galley.assets if name.startswith("photos/")} == {
        image.get("src") for image in parsed(galley).iter("img")
    }
    assert all(asset.read() for asset in galley.assets.values())


def test_an_arrangement_moves_blocks_and_loses_none(tmp_path: Path) -> None:
    order = Order(folder=tough(tmp_path / "tough"), cache=Cache(None))
    issue = read_source(order).issue
    derivatives = derive_all(issue.articles[0], order, boxes={}, edition="pdf")
    blocks = article_view(issue, issue.articles[0], derivatives=derivatives).blocks
    names = [block.id for block in blocks]
    moved = arranged(blocks, Arrangement(order=(*names[2:], names[1]), lead_lines=1))
    assert [block.id for block in moved] == [names[0], *names[2:], names[1]]


def test_a_drop_cap_is_for_a_paragraph_that_can_carry_it(tmp_path: Path) -> None:
    for text, has in (
        (prose(60), True),
        ("Short.", False),
        ("“Quoted” words begin it. " + prose(60), True),
        ("1984 was a year. " + prose(60), False),
        ("*Emphasis* begins it. " + prose(60), False),
        ("Œuvres complètes. " + prose(60), True),
    ):
        galley = galley_of(article(tmp_path / "x", "headline: X\nlanguage: en", text))
        assert ('class="drop-cap"' in galley.html) is has, text[:20]


def test_the_same_article_makes_the_same_galley(tmp_path: Path) -> None:
    one, two = galley_of(tough(tmp_path / "a/tough")), galley_of(tough(tmp_path / "b/tough"))
    assert one.html == two.html
    assert one.stylesheets == two.stylesheets
    assert str(tmp_path) not in one.html + "".join(css for _, css in one.stylesheets)
