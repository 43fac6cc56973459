"""The HTML report: whole, safe, the same each time, within bounds, and readable by everybody."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from press_files import TRIM_MM, append_content, boxes_pt, good_press_file, press_profile

from presswork.model import Finding
from presswork.preflight.press import report
from presswork.preflight.press.report import as_html
from presswork.preflight.press.running import Verdict, judge
from presswork.preflight.validators import node

TRIM = boxes_pt()["/TrimBox"]
DRIVER = Path(__file__).with_name("report_driver.mjs")


class Tags(HTMLParser):
    """What stands in a report: start tags, ids, links, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        return [
            found
            for name, found in self.tags
            if name == tag
            and all(value in found.get(key.rstrip("_"), "").split() for key, value in attributes.items())
        ]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def faulty(folder: Path, *, pages: int = 4, name: str = "faulty.pdf") -> Path:
    def change(pdf: pikepdf.Pdf) -> None:
        append_content(pdf, "0.9 0.8 0.7 1 k 200 200 60 60 re f")
        append_content(pdf, f"0.5 0.2 0 0 k {TRIM[0]:.4f} 300 80 60 re f", page=2)

    return good_press_file(folder, change, pages=pages, name=name)


def verdict_on(path: Path, folder: Path) -> Verdict:
    return judge(path, press_profile(folder), name=path.name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Verdict, str]:
    folder = tmp_path_factory.mktemp("report")
    verdict = verdict_on(faulty(folder), folder)
    html = as_html([verdict])
    (folder / "report.html").write_text(html, encoding="utf-8")
    return folder, verdict, html


def test_it_says_what_was_found_and_where(made: tuple[Path, Verdict, str]) -> None:
    _, verdict, html = made
    page = Tags(html)
    assert "Not ready for the press" in page.text
    assert "Test press" in page.text
    for finding in verdict.findings:
        assert finding.code in page.text
        assert finding.message in page.text
        assert finding.hint in page.text
    assert [section["id"] for section in page.all("section", class_="page")] == ["f1-p1", "f1-p3"]
    assert len(page.all("g", class_="mark")) == sum(
        finding.bbox_mm is not None for finding in verdict.findings
    )
    alts = [image["alt"] for image in page.all("img")]
    assert "Page 1 as it will be printed, with 1 place marked" in alts
    assert "Page 2, nothing found" in alts  # in the overview


def test_every_link_leads_somewhere_in_it(made: tuple[Path, Verdict, str]) -> None:
    page = Tags(made[2])
    ids = [found["id"] for _, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert link["href"].startswith("#")
        assert link["href"][1:] in ids


def test_it_stands_alone(made: tuple[Path, Verdict, str]) -> None:
    _, _, html = made
    page = Tags(html)
    assert not page.all("script")
    assert not page.all("link")
    assert all(image["src"].startswith("data:image/jpeg;base64,") for image in page.all("img"))
    assert not re.search(r"https?:|url\(|@import", html)


def test_the_same_file_gives_the_same_report(made: tuple[Path, Verdict, str]) -> None:
    _, verdict, html = made
    assert as_html([verdict]) == html


def test_a_clean_file(tmp_path: Path) -> None:
    page = Tags(as_html([verdict_on(good_press_file(tmp_path), tmp_path)]))
    assert "Ready for the press" in page.text
    assert not page.all("section", class_="page")
    assert len(page.all("img")) == 4


def test_what_a_file_says_cannot_change_the_report(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"'>&\u202e\x07{{ 7 * 7 }}"
    finding = Finding(
        code="x-y", severity="error", message=evil, hint=evil, file=f"{evil}.pdf", page=1, bbox_mm=(1, 1, 2, 2),
        article=evil, photo=evil, where=evil,
    )  # fmt: skip
    path = good_press_file(tmp_path, pages=1)
    html = as_html(
        [
            Verdict(
                path=path, profile=press_profile(tmp_path), findings=(finding,), page_count=1, readable=True
            )
        ]
    )
    assert not Tags(html).all("script")
    assert "<script>" not in html
    assert "\u202e" not in html
    assert "\x07" not in html
    assert "49" not in Tags(html).text
    assert "{{ 7 * 7 }}" in Tags(html).text


def test_several_files_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no PDF")
    files = [faulty(tmp_path), tmp_path / "x.pdf"]
    page = Tags(as_html([verdict_on(path, tmp_path) for path in files]))
    assert "2 files" in page.text
    assert "Cannot be judged" in page.text
    assert "file-unreadable" in page.text


def test_places_far_off_the_page_and_many_in_one_place(tmp_path: Path) -> None:
    places = [
        (-1e6, -1e6, 1e6, 1e6),
        (0.0, 0.0, 0.0, 0.0),
        (148.0, 210.0, 148.0, 210.0),
        *[(9.0, 9.0, 9.1, 9.1)] * 40,
    ]
    findings = tuple(
        Finding(code="x-y", severity="note", message="m", page=1, bbox_mm=place) for place in places
    )
    path = good_press_file(tmp_path, pages=1)
    html = as_html([Verdict(path=path, profile=press_profile(tmp_path), findings=findings, page_count=1)])
    page = Tags(html)
    marks = page.all("circle")
    assert len(marks) == len(places)
    middles = {(mark["cx"], mark["cy"]) for mark in marks}
    assert len(middles) == len(places)
    for mark in marks:
        assert -20 < float(mark["cx"]) < 170
        assert -20 < float(mark["cy"]) < 230


def test_a_large_file_stays_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST_PICTURES", 3)
    monkeypatch.setattr(report, "MOST_PAGES", 8)
    monkeypatch.setattr(report, "MOST_THUMBNAILS", 5)
    findings = tuple(
        Finding(code="x-y", severity="error" if page == 7 else "warning", message="m", page=page)
        for page in range(1, 13)
    )
    path = good_press_file(tmp_path, pages=12)
    verdict = Verdict(path=path, profile=press_profile(tmp_path), findings=findings, page_count=12)
    page = Tags(as_html([verdict]))
    pictured = [image["alt"] for image in page.all("img") if "printed" in image["alt"]]
    assert len(pictured) == 3
    assert "Page 7 as it will be printed" in pictured  # the worst first
    assert len(page.all("section", class_="page")) == 8
    assert "7 pages more are not pictured" in page.text
    assert "Further pages with findings" in page.text
    assert "12 (1)" in page.text


@pytest.mark.skipif(
    not (node.find_node() and node.find_chromium() and node.find_package("axe-core")),
    reason="needs Node, Chromium and the Node packages (presswork doctor --install)",
)
def test_in_a_browser(made: tuple[Path, Verdict, str]) -> None:
    """Nothing fetched, nothing overflows a phone, axe finds no fault, marks stand where the findings are."""
    folder, verdict, _ = made
    command = [str(node.find_node()), str(DRIVER), str(node.node_folder() / "node_modules")]
    command += [str(node.find_chromium()), str(folder / "report.html"), "1280-light", "390-dark"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    seen = json.loads(done.stdout)
    assert seen["violations"] == []
    assert seen["overflow"] == []
    assert seen["console"] == []
    assert {request.split("/")[-1] for request in seen["requests"]} == {"report.html"}
    places = [finding.bbox_mm for finding in verdict.findings if finding.bbox_mm is not None]
    for mark, place in zip(seen["marks"], places, strict=True):
        by_trim = [side / TRIM_MM[at % 2] for at, side in enumerate(place)]
        assert mark == pytest.approx(by_trim, abs=0.01)
