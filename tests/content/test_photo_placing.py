"""Photos: which file, which words, which place; and nothing from outside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import Desk

PAD = (
    '![Alt *text*](pad.jpg "A *caption* with a [link](https://example.org/)"){credit="NASA / Handout" .wide}'
)


def test_markdown_gives_all_the_fields(desk: Desk) -> None:
    article = desk.read(f"Text.\n\n{PAD}\n")
    (photo,) = article.photos
    assert (photo.id, photo.file, photo.alt, photo.credit, photo.line) == (
        "pad",
        "pad.jpg",
        "Alt text",
        "NASA / Handout",
        7,
    )
    assert photo.caption == 'A <em>caption</em> with a <a href="https://example.org/">link</a>'
    assert photo.placement == "wide"
    assert (article.blocks[1].kind, article.blocks[1].photo, article.blocks[1].id) == (
        "photo",
        "pad",
        "photo-pad",
    )
    assert desk.codes == []


def test_markdown_goes_before_the_header(desk: Desk) -> None:
    header = """headline: x
language: en
photos:
  pad.jpg: {alt: H alt, caption: H *caption*, credit: H credit, copyright: H copy, placement: plate, focal_point: [0.1, 0.2]}
  second: {file: tower.jpg, alt: S alt, decorative: true}
"""
    article = desk.read('T.\n\n![](pad.jpg){credit="M credit"}\n\n![](second)\n', header)
    pad, second = article.photos
    assert (pad.alt, pad.caption, pad.credit, pad.copyright) == (
        "H alt",
        "H <em>caption</em>",
        "M credit",
        "H copy",
    )
    assert (pad.placement, pad.focal_point) == ("plate", (0.1, 0.2))
    assert (second.id, second.file, second.alt, second.decorative) == ("second", "tower.jpg", "", True)
    assert desk.codes == []


def test_attributes_of_a_photo(desk: Desk) -> None:
    article = desk.read(
        'T.\n\n![](a.jpg){alt="A" caption="C *c*" copyright="©" focal_point="50% 30%" placement=plate #named}\n'
    )
    (photo,) = article.photos
    assert (photo.alt, photo.caption, photo.copyright, photo.id) == ("A", "C <em>c</em>", "©", "named")
    assert (photo.focal_point, photo.placement) == ((0.5, 0.3), "plate")


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("Text ![a](b.jpg) in it.", "photo-inline", 5),
        ("One\ntwo ![a](b.jpg).", "photo-inline", 6),
        ("- ![a](b.jpg)", "photo-inline", 5),
        ("[![a](b.jpg)](https://example.org)", "photo-inline", 5),
        ("![a](http://example.org/a.jpg)", "remote-picture", 5),
        ("![a](//example.org/a.jpg)", "remote-picture", 5),
        ("![a](data:image/png;base64,AA)", "remote-picture", 5),
        ("![a](file:///etc/passwd)", "path-outside-project", 5),
        ("![a](/etc/passwd)", "path-outside-project", 5),
        ("![a](../../secret.jpg)", "path-outside-project", 5),
        ("![a](photos/../../secret.jpg)", "path-outside-project", 5),
        ("![a](..%2f..%2fsecret.jpg)", "path-outside-project", 5),
        ("![a](..\\\\..\\\\secret.jpg)", "path-outside-project", 5),
        ("![a](a%00.jpg)", "path-outside-project", 5),
        (r"![a](C:/pad.jpg)", "path-outside-project", 5),
        ("![a](.)", "photo-no-file", 5),
        ("![a]()", "photo-no-file", 5),
        ("![a](b.jpg){focal_point=left}", "attribute-wrong-type", 5),
        ("![a](b.jpg){placement=wied}", "attribute-wrong-type", 5),
        ("![a](b.jpg){decorative=perhaps}", "attribute-wrong-type", 5),
        ("![a](b.jpg){credit=“NASA”}", "attributes-unreadable", 5),
        ("![a](b.jpg){creddit=NASA}", "attribute-unknown", 5),
    ],
)
def test_what_cannot_be_placed_is_named(desk: Desk, markdown: str, code: str, line: int) -> None:
    desk.read(f"{markdown}\n\nText.\n")
    assert desk.codes == [(code, line)]


def test_a_header_cannot_reach_out_either(desk: Desk) -> None:
    desk.read("![](a)\n\nT.\n", "headline: x\nlanguage: en\nphotos:\n  a:\n    file: ../../etc/passwd\n")
    assert desk.codes == [("path-outside-project", 6)]


def test_files_are_looked_up_in_three_places(desk: Desk) -> None:
    body = "![](pad.jpg)\n\nText.\n"
    places = [desk.root / "assets" / "photos", desk.folder / "photos", desk.folder]
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        (place / "pad.jpg").write_bytes(b"x")
        assert desk.read(body).photos[0].path == place / "pad.jpg"


def test_another_picture_type_of_the_same_name_will_do(desk: Desk) -> None:
    photos = desk.folder / "photos"
    photos.mkdir()
    (photos / "Pad.PNG").write_bytes(b"x")
    assert desk.read("![](pad.jpg)\n\nText.\n").photos[0].path == photos / "Pad.PNG"
    (photos / "pad.tif").write_bytes(b"x")
    assert desk.read("![](pad.jpg)\n\nText.\n").photos[0].is_fpo
    assert desk.codes == [("photo-ambiguous", 5)]


def test_a_link_out_of_the_project_is_refused(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "pad.jpg"
    outside.write_bytes(b"x")
    (desk.folder / "pad.jpg").symlink_to(outside)
    (desk.folder / "photos").symlink_to(outside.parent)
    photo = desk.read("![](pad.jpg)\n\n![](photos/pad.jpg)\n\nText.\n").photos[0]
    assert photo.path is None
    assert desk.codes == [(code := "path-outside-project", 5), (code, 7), (code, None)]


@pytest.mark.parametrize("target", ["/dev/zero", "/nowhere/pad.jpg"])
def test_a_link_out_is_refused_whatever_it_leads_to(desk: Desk, target: str) -> None:
    (desk.folder / "pad.jpg").symlink_to(target)
    desk.read("![](pad.jpg)\n\nText.\n")
    assert desk.codes == [("path-outside-project", 5)]


@pytest.mark.parametrize(
    "name", ["templates", "templates/feature", "templates/colophon.html", "assets/pad.svg"]
)
def test_a_projects_folders_hold_no_links_out(desk: Desk, name: str) -> None:
    path = desk.root / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("/etc")
    desk.read("Text.\n")
    assert [(finding.file, finding.code) for finding in desk.findings] == [(name, "path-outside-project")]


def test_pictures_outside_the_project_are_not_listed(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "private.jpg").write_bytes(b"x")
    (desk.folder / "photos").symlink_to(outside)
    assert desk.check("Text.\n") == []


def test_a_link_within_the_project_is_followed(desk: Desk) -> None:
    shared = desk.root / "shared.jpg"
    shared.write_bytes(b"x")
    (desk.folder / "pad.jpg").symlink_to(os.path.relpath(shared, desk.folder))
    assert not desk.read("![](pad.jpg)\n\nText.\n").photos[0].is_fpo


def test_a_name_that_is_no_file_is_fpo(desk: Desk) -> None:
    (desk.folder / "pad.jpg").mkdir()
    (photo, other) = desk.read(f"![](pad.jpg)\n\n![]({'x' * 3000}.jpg)\n\nText.\n").photos
    assert photo.is_fpo
    assert other.is_fpo


def test_stand_ins_come_from_the_project_first(desk: Desk) -> None:
    places = [desk.root / "assets" / "drawings", desk.folder / "stand-ins"]
    assert desk.read("![](pad.jpg)\n\nText.\n").photos[0].stand_in is None
    for place in places:
        place.mkdir(parents=True)
        (place / "pad.svg").write_text("<svg/>")
        assert desk.read("![](pad.jpg)\n\nText.\n").photos[0].stand_in == place / "pad.svg"


def test_the_lead_is_what_stands_first(desk: Desk) -> None:
    assert [p.placement for p in desk.read("![](a.jpg)\n\n![](b.jpg)\n\nT.\n").photos] == ["lead", "column"]
    assert [p.placement for p in desk.read("![](a.jpg){.wide}\n\nT.\n").photos] == ["wide"]
    assert [p.placement for p in desk.read("T.\n\n![](a.jpg)\n\n![](b.jpg){.lead}\n").photos] == [
        "column",
        "lead",
    ]


def test_the_header_may_name_the_lead(desk: Desk) -> None:
    header = "headline: x\nlanguage: en\nlead: b.jpg"
    assert [p.placement for p in desk.read("![](a.jpg)\n\n![](b.jpg)\n\nT.\n", header).photos] == [
        "column",
        "lead",
    ]
    article = desk.read("Text.\n", header)
    assert [block.kind for block in article.blocks] == ["photo", "paragraph"]
    assert (article.photos[0].file, article.photos[0].placement, article.photos[0].line) == (
        "b.jpg",
        "lead",
        4,
    )


def test_a_second_lead_is_none(desk: Desk) -> None:
    photos = desk.read("![](a.jpg){.lead}\n\n![](b.jpg){.lead}\n\nT.\n").photos
    assert [photo.placement for photo in photos] == ["lead", "column"]
    assert desk.codes == [("lead-repeated", 7)]


def test_a_photo_placed_twice_is_two_photos(desk: Desk) -> None:
    photos = desk.read("![](a.jpg)\n![](a.jpg)\n\n![](x/a.jpg)\n\n![](a-2.jpg)\n\nT.\n").photos
    assert len({photo.id for photo in photos}) == 4
    assert photos[1].id == "a-2"
    assert [photo.line for photo in photos] == [5, 6, 8, 10]


def test_a_described_photo_that_is_not_placed_is_named(desk: Desk) -> None:
    desk.read("T.\n", "headline: x\nlanguage: en\nphotos:\n  a.jpg: {credit: x}")
    assert desk.codes == [("photo-unused", 5)]


def test_names_in_other_scripts_and_with_spaces(desk: Desk) -> None:
    (desk.folder / "Größe 1.jpg").write_bytes(b"x")
    (photo,) = desk.read("![](<Größe 1.jpg>)\n\nT.\n").photos
    assert (photo.id, photo.is_fpo, photo.file) == ("grosse-1", False, "Größe 1.jpg")


def test_captions_know_no_notes(desk: Desk) -> None:
    desk.read('![](a.jpg "See[^1].")\n\nT[^1].\n\n[^1]: N.\n')
    assert desk.codes == [("note-missing", 5)]


def test_paths_do_not_depend_on_where_the_command_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.read(f"{PAD}\n\nT.\n")
    monkeypatch.chdir(Path("/"))
    assert desk.read(f"{PAD}\n\nT.\n") == first
