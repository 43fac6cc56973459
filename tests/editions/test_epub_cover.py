"""The cover: the words set as outlines, the picture filling its frame about its focal point."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import epub_issues as given
import pytest

from presswork.composition.cover import CoverPicture, cover_key, cover_photo, cover_svg
from presswork.composition.cover_type import set_type
from presswork.composition.templating import environment
from presswork.model import Issue

SVG = "{http://www.w3.org/2000/svg}"


def cover(issue: Issue) -> ET.Element:
    return ET.fromstring(cover_svg(issue, environment(issue.root, issue.theme), given.derivatives_of(issue)))


def test_a_cover_asks_for_no_font_and_no_file(tmp_path: Path) -> None:
    for issue in (given.lone_issue(tmp_path), given.tough_issue(tmp_path)):
        root = cover(issue)
        assert (root.get("width"), root.get("height")) == ("1600", "2560")
        assert not list(root.iter(f"{SVG}text"))
        assert len(list(root.iter(f"{SVG}path"))) >= 3
        for image in root.iter(f"{SVG}image"):
            assert image.get("{http://www.w3.org/1999/xlink}href", "").startswith("data:image/jpeg;base64,")


def test_the_cover_shows_the_photo_that_the_header_names(tmp_path: Path) -> None:
    article = given.lone_article(tmp_path)
    assert cover_photo(article) == "harbour"
    assert cover_photo(replace(article, cover="rocket.jpg")) == "rocket"
    assert cover_photo(replace(article, photos=())) == ""


@pytest.mark.parametrize("focus", [0.0, 0.2, 0.5, 1.0])
def test_a_picture_fills_its_frame_with_its_focal_point_in_sight(focus: float) -> None:
    picture = CoverPicture(width_px=2400, height_px=1500, focal_point=(focus, 0.5), content="<g/>")  # type: ignore[arg-type]
    place = str(picture.filling(1600, 1800))
    x = float(place.split("translate(")[1].split(maxsplit=1)[0])
    scale = float(place.split("scale(")[1].split(")", maxsplit=1)[0])
    assert scale == pytest.approx(1.2)
    assert 1600 - 2400 * scale - 1 <= x <= 0
    assert 0 <= x + focus * 2400 * scale <= 1600


def test_a_short_headline_is_not_broken_word_by_word() -> None:
    setting = set_type("An Invitation to Tea", largest=280, measure=1376, max_lines=4)
    assert [line.text for line in setting.lines] == ["An Invitation", "to Tea"]
    assert all(line.width <= 1376 * 1.002 for line in setting.lines)


def test_a_headline_too_long_for_its_place_ends_in_an_ellipsis() -> None:
    setting = set_type("A long word after another " * 12, largest=200, smallest=90, measure=900, max_lines=3)
    assert len(setting.lines) == 3
    assert setting.lines[-1].text.endswith("\u2026")
    assert all(line.width <= 900 for line in setting.lines)


def test_nothing_to_set_sets_nothing() -> None:
    assert set_type("  ", largest=100, measure=100).lines == ()
    assert set_type("", largest=100, measure=100).height == 0


def test_arabic_is_shaped_and_ordered_from_the_right() -> None:
    alone = set_type("مع", largest=100, measure=900).width
    letters = sum(set_type(letter, largest=100, measure=900).width for letter in "مع")
    assert alone != pytest.approx(letters), "joined letters are not the letters one by one"
    line = set_type("شاي Tea", largest=100, measure=900).lines[0]
    latin = set_type("Tea", largest=100, measure=900).lines[0]
    assert str(line.d).startswith(str(latin.d)[:12]), "the Latin word, second in the text, stands at the left"


def test_a_covers_key_follows_what_it_is_made_from(tmp_path: Path) -> None:
    issue = given.lone_issue(tmp_path)
    env = environment(issue.root, issue.theme)
    article = issue.articles[0]

    def key(**changes: object) -> str:
        changed = replace(issue, articles=(replace(article, **changes),))  # type: ignore[arg-type]
        return cover_key(changed, env, given.derivatives_of(changed))

    assert key() == key()
    assert key(blocks=article.blocks[:3]) == key(), "the text inside is not on the cover"
    assert key(headline="Another") != key()
    assert key(cover="rocket.jpg") != key()
    turned = (replace(article.photos[0], focal_point=(0.1, 0.5)), article.photos[1])
    assert key(photos=turned) != key()


def test_a_cover_template_that_brings_in_others_has_no_key(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "epub"
    own.mkdir(parents=True)
    (own / "cover.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg">{% include "x.svg" %}</svg>')
    issue = given.lone_issue(tmp_path)
    assert cover_key(issue, environment(tmp_path, issue.theme), given.derivatives_of(issue)) == ""
