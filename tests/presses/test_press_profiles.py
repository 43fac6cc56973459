"""Press profiles: Presswork's own, a publication's, and every fault of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from presswork import resources
from presswork.content.read import read_issue
from presswork.errors import FindingsError, UsageError
from presswork.press_profile import PressProfile, press_names, read_press
from presswork.press_profile import fields as tables

OWN = ("digital", "newsprint", "sheetfed-coated", "sheetfed-uncoated", "web-coated")
COATED = resources.assets_dir() / "icc" / "coated.icc"


def press(root: Path, text: str, name: str = "mine") -> Path:
    path = root / "presses" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def faults(root: Path, text: str, name: str = "mine") -> list[tuple[str, int | None, str | None]]:
    press(root, text, name)
    with pytest.raises(FindingsError) as caught:
        read_press(name, root=root)
    assert all(finding.hint and finding.severity == "error" for finding in caught.value.findings)
    return [(finding.code, finding.line, finding.where) for finding in caught.value.findings]


def sourced(profile: PressProfile) -> set[str]:
    return {name for source in profile.sources for name in source.fields}


@pytest.mark.parametrize("name", OWN)
def test_own_press_is_sound_and_its_figures_have_a_source_or_a_reason(name, tmp_path):
    profile = read_press(name, root=tmp_path)
    assert profile.name == name
    assert profile.ppi_fail <= profile.ppi_warn <= profile.ppi_resample
    assert profile.condition.icc.is_file() and profile.condition.registry
    assert len(profile.condition.icc_sha256) == 64
    lines = (resources.assets_dir() / "presses" / f"{name}.toml").read_text().split("\n")
    for source in profile.sources:
        assert source.title and source.address.startswith("http")
        assert set(source.fields) <= set(tables.NAMES)
    for row in tables.PROFILE:
        at = next((number for number, line in enumerate(lines) if line.startswith(f"{row.name} =")), None)
        if at is None or row.name in {"title", "rendering_intent", "binding"} | sourced(profile):
            continue
        while not lines[at].startswith("#"):  # a comment speaks for the lines up to the next one
            at -= 1
        assert "our choice" in lines[at].lower(), row.name


def test_names_hold_own_and_projects(tmp_path):
    press(tmp_path, 'based_on = "newsprint"', "evening-paper")
    assert press_names(tmp_path) == tuple(sorted((*OWN, "evening-paper")))


def test_a_press_based_on_another_changes_only_what_it_says(tmp_path):
    press(tmp_path, 'based_on = "newsprint"\nbleed_mm = 4.5\n[severities]\nsome-check = "off"')
    mine, newsprint = read_press("mine", root=tmp_path), read_press("newsprint", root=tmp_path)
    assert mine.bleed_mm == 4.5
    assert mine.condition == newsprint.condition
    assert mine.severities == {"some-check": "off"}
    assert (mine.total_ink_percent, mine.title) == (newsprint.total_ink_percent, newsprint.title)
    assert mine.stamp() != newsprint.stamp()


def test_a_press_may_go_by_the_name_of_the_one_it_is_based_on(tmp_path):
    press(tmp_path, 'based_on = "digital"\nbleed_mm = 5', "digital")
    assert read_press("digital", root=tmp_path).bleed_mm == 5
    press(tmp_path, 'based_on = "digital"', "second")
    assert read_press("second", root=tmp_path).bleed_mm == 5


def test_severities_add_to_those_of_the_base(tmp_path):
    press(tmp_path, 'based_on = "digital"\n[severities]\nstroke-thin = "note"')
    assert read_press("mine", root=tmp_path).severities == {
        "total-ink-exceeded": "warning",
        "stroke-thin": "note",
    }


def test_the_printers_own_profile_is_one_line(tmp_path):
    press(tmp_path, 'based_on = "sheetfed-coated"\nicc = "presses/printer.icc"')
    shutil.copy(COATED, tmp_path / "presses" / "printer.icc")
    condition = read_press("mine", root=tmp_path).condition
    assert condition.icc == tmp_path / "presses" / "printer.icc"
    assert (condition.identifier, condition.registry) == ("Custom", "")
    assert condition.name == "Presswork coated (FOGRA39, 300 %)"


def test_a_condition_of_ones_own(tmp_path):
    shutil.copytree(COATED.parent, tmp_path / "colour")
    press(
        tmp_path,
        'based_on = "sheetfed-coated"\n[condition]\nidentifier = "FOGRA51"\nregistry = "http://www.color.org"\n'
        'name = "PSO Coated v3"\nicc = "colour/uncoated.icc"',
    )
    condition = read_press("mine", root=tmp_path).condition
    assert (condition.identifier, condition.name) == ("FOGRA51", "PSO Coated v3")
    assert condition.icc_bytes() == (COATED.parent / "uncoated.icc").read_bytes()


def test_the_stamp_tells_profiles_apart_but_not_places(tmp_path):
    stamps = []
    for folder in ("a", "b"):
        root = tmp_path / folder
        root.mkdir()
        press(root, 'based_on = "sheetfed-coated"\nicc = "presses/p.icc"')
        shutil.copy(COATED, root / "presses" / "p.icc")
        stamps.append(read_press("mine", root=root).stamp())
    assert stamps[0] == stamps[1]
    shutil.copy(COATED.parent / "newsprint.icc", tmp_path / "b" / "presses" / "p.icc")
    assert read_press("mine", root=tmp_path / "b").stamp() != stamps[0]


@pytest.mark.parametrize("name", ["sheetfed-coatd", "", "../mine", "a/b", "x" * 5000, "nul\0", "."])
def test_an_unknown_name_is_told_the_known_ones(name, tmp_path):
    with pytest.raises(UsageError, match="sheetfed-uncoated") as caught:
        read_press(name, root=tmp_path)
    assert len(str(caught.value)) < 500
    if name == "sheetfed-coatd":
        assert "Did you mean `sheetfed-coated`?" in str(caught.value)


def test_an_unknown_press_in_the_header_is_a_finding_with_its_line(tmp_path):
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "article.md").write_text(
        "---\nheadline: Tea\nlanguage: en\npress: sheetfed-coatd\n---\n\nTea.\n"
    )
    findings = read_issue(folder).findings
    assert [(one.code, one.file, one.line) for one in findings] == [("press-unknown", "article.md", 4)]
    assert "Did you mean `sheetfed-coated`?" in findings[0].message
    assert "web-coated" in (findings[0].hint or "")


def test_all_faults_come_at_once_with_their_lines(tmp_path):
    text = """title = 7
bleed_mn = 3
bleed_mm = "3mm"
safe_margin_mm = -1
total_ink_percent = 4000
ppi_fail = 300
ppi_warn = 200
ppi_resample = true
page_multiple = 4.5
binding = "sadle-stitch"
based_on = "newsprint"

[condition]
identifer = "X"
name = "Y"

[severities]
fonts = "fatal"

[[sources]]
title = "A"
fields = "bleed_mm"
page = 3
"""
    assert faults(tmp_path, text) == [
        ("press-wrong-value", 1, "title"),
        ("press-unknown-key", 2, "bleed_mn"),
        ("press-wrong-value", 3, "bleed_mm"),
        ("press-wrong-value", 4, "safe_margin_mm"),
        ("press-wrong-value", 5, "total_ink_percent"),
        ("press-fields-contradict", 6, "ppi_fail"),
        ("press-wrong-value", 8, "ppi_resample"),
        ("press-wrong-value", 9, "page_multiple"),
        ("press-wrong-value", 10, "binding"),
        ("press-field-missing", 13, "condition"),
        ("press-unknown-key", 14, "identifer"),
        ("press-wrong-value", 18, "fonts"),
        ("press-wrong-value", 22, "fields"),
        ("press-unknown-key", 23, "page"),
    ]


def test_nearest_words_are_offered(tmp_path):
    press(tmp_path, 'based_on = "newsprint"\nbleed = 3\nbinding = "sadle-stitch"')
    with pytest.raises(FindingsError) as caught:
        read_press("mine", root=tmp_path)
    messages = " ".join(finding.message for finding in caught.value.findings)
    assert "Did you mean `bleed_mm`?" in messages
    assert "Did you mean `saddle-stitch`?" in messages


def test_a_press_based_on_nothing_must_say_all(tmp_path):
    found = faults(tmp_path, 'title = "Mine"')
    assert {code for code, _, _ in found} == {"press-field-missing"}
    assert len(found) == sum(row.required for row in tables.PROFILE)  # all but the title, and the ICC profile


def test_a_press_based_on_one_that_is_not_there(tmp_path):
    assert faults(tmp_path, 'bleed_mm = 3\nbased_on = "newsprin"') == [("press-basis-unknown", 2, "based_on")]


def test_presses_based_on_each_other(tmp_path):
    press(tmp_path, 'based_on = "mine"', "other")
    assert faults(tmp_path, 'based_on = "other"') == [("press-basis-circular", 1, "based_on")]


@pytest.mark.parametrize(
    "text",
    ["bleed_mm = ", "bleed_mm = 3\nbleed_mm = 4", "[" * 5000, "a = 1\0", "bleed_mm = 'x" + "y" * 100],
)
def test_what_is_not_toml(text, tmp_path):
    assert [code for code, _, _ in faults(tmp_path, text)] == ["toml-unreadable"]


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1979-05-27", "[3]", "{ a = 1 }", '""'])
def test_a_measure_is_a_number_within_reason(value, tmp_path):
    assert faults(tmp_path, f'based_on = "newsprint"\nbleed_mm = {value}') == [
        ("press-wrong-value", 2, "bleed_mm")
    ]


def test_files_that_are_no_text(tmp_path):
    path = press(tmp_path, "")
    path.write_bytes(b"title = '\xff'")
    assert [code for code, _, _ in _faults_of_file(tmp_path)] == ["press-unreadable"]
    path.write_bytes(b"#" * 300_000)
    assert [code for code, _, _ in _faults_of_file(tmp_path)] == ["press-unreadable"]
    path.unlink()
    path.mkdir()
    assert [code for code, _, _ in _faults_of_file(tmp_path)] == ["press-unreadable"]
    path.rmdir()
    os.mkfifo(path)
    assert [code for code, _, _ in _faults_of_file(tmp_path)] == ["press-unreadable"]


def _faults_of_file(root: Path) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(FindingsError) as caught:
        read_press("mine", root=root)
    return [(finding.code, finding.line, finding.where) for finding in caught.value.findings]


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path):
    press(tmp_path, "").write_bytes(b'\xef\xbb\xbfbased_on = "digital"\r\nbleed_mm = 4\r\n')
    assert read_press("mine", root=tmp_path).bleed_mm == 4


def test_links_out_of_the_project_are_refused(tmp_path):
    root = tmp_path / "project"
    (root / "presses").mkdir(parents=True)
    (tmp_path / "out.toml").write_text('based_on = "digital"')
    (root / "presses" / "mine.toml").symlink_to(tmp_path / "out.toml")
    assert [code for code, _, _ in _faults_of_file(root)] == ["press-unreadable"]
    (root / "presses" / "mine.toml").unlink()
    shutil.copy(COATED, tmp_path / "out.icc")
    (root / "presses" / "p.icc").symlink_to(tmp_path / "out.icc")
    assert faults(root, 'based_on = "digital"\nicc = "presses/p.icc"') == [("press-icc-unreadable", 2, "icc")]


@pytest.mark.parametrize("name", ["../out.icc", "/etc/passwd", "presses", "missing.icc", "C:\\\\p.icc"])
def test_profiles_are_named_from_the_root_and_stay_in_it(name, tmp_path):
    shutil.copy(COATED, tmp_path / "out.icc")
    root = tmp_path / "project"
    root.mkdir()
    found = faults(root, f'based_on = "digital"\nicc = "{name}"')
    assert found == [("press-icc-unreadable", 2, "icc")]


DAMAGE = {
    "empty": lambda data: b"",
    "no signature": lambda data: data[:36] + b"xxxx" + data[40:],
    "cut": lambda data: data[:5000],
    "longer": lambda data: data + b"\0" * 64,
    "display class": lambda data: data[:12] + b"mntr" + data[16:],
    "RGB": lambda data: data[:16] + b"RGB " + data[20:],
    "odd PCS": lambda data: data[:20] + b"Luv " + data[24:],
    "version 5": lambda data: data[:8] + b"\5" + data[9:],
    "tag count": lambda data: data[:128] + b"\xff\xff\xff\xff" + data[132:],
    "no B2A": lambda data: data.replace(b"B2A0", b"B2X0", 1),
    "tag outside": lambda data: data[:136] + b"\xff\xff\xff\xff" + data[140:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_cannot_be_an_output_profile(damage, tmp_path):
    press(tmp_path, "")
    (tmp_path / "presses" / "p.icc").write_bytes(DAMAGE[damage](COATED.read_bytes()))
    assert faults(tmp_path, 'based_on = "digital"\nicc = "presses/p.icc"') == [
        ("press-icc-unusable", 2, "icc")
    ]


def test_the_profile_of_a_screen_is_refused_with_its_reason(tmp_path):
    import weasyprint

    press(tmp_path, 'based_on = "digital"\nicc = "presses/p.icc"')
    shutil.copy(Path(weasyprint.__file__).parent / "pdf" / "sRGB2014.icc", tmp_path / "presses" / "p.icc")
    with pytest.raises(FindingsError) as caught:
        read_press("mine", root=tmp_path)
    assert "`mntr`" in caught.value.findings[0].message
