"""Bad articles, photos, templates and drawings: every finding in one run, in bounded time and memory."""

from __future__ import annotations

import base64
import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdf_issues import article, jpeg

from presswork.cache import Cache
from presswork.cli import main
from presswork.composition.galley import render
from presswork.composition.templating import environment
from presswork.content.read import read_issue
from presswork.errors import EXIT_FINDINGS, EXIT_USAGE, FindingsError
from presswork.model import Finding
from presswork.photos import derive as deriving
from presswork.photos import drawing
from presswork.photos.raster import rasterise
from presswork.pipeline import Order, build, read_source

Capture = pytest.CaptureFixture[str]


def faults(folder: Path, tmp_path: Path, **options: object) -> list[Finding]:
    """Return the errors that building the issue ends with; nothing is written then."""
    order = Order(folder=folder, out=tmp_path / "out", cache=Cache(tmp_path / "cache"), **options)  # type: ignore[arg-type]
    with pytest.raises(FindingsError) as ended:
        build(order, ["pdf"])
    assert not (tmp_path / "out").exists()
    return [finding for finding in ended.value.findings if finding.severity == "error"]


def test_each_bad_article_is_reported_whatever_the_others(magazine: Path, tmp_path: Path) -> None:
    """One with a fault of content, one with a corrupt photo, two with characters that no font has."""
    listed = (magazine / "issue.toml").read_text()
    (magazine / "issue.toml").write_text(listed.replace('"story-0"', '"story-0", "glyphs", "more-glyphs"'))
    article(magazine / "glyphs", "headline: Glyphs", "One.\n\nTwo.\n\nThree: 新.")
    article(magazine / "more-glyphs", "headline: More", "A rune, ᚠ, that no font has.")
    story = magazine / "story-1/article.md"
    story.write_text(story.read_text() + "\n\n## Two\n\n#### Four\n\nA [dead end](#nowhere).\n")
    photo = magazine / "story-2/photos/view.jpg"
    photo.write_bytes(photo.read_bytes()[:700])
    found = faults(magazine, tmp_path)
    assert {(item.file, item.code) for item in found} == {
        ("story-1/article.md", "heading-skipped"),
        ("story-1/article.md", "dead-link"),
        ("story-2/article.md", "photo-truncated"),
        ("glyphs/article.md", "glyph-missing"),
        ("more-glyphs/article.md", "glyph-missing"),
    }
    assert all(item.line for item in found)


def test_a_bad_template_is_reported_once_and_beside_content(magazine: Path, tmp_path: Path) -> None:
    (magazine / "presswork.toml").write_text('name = "us"\n')
    (magazine / "templates").mkdir()
    (magazine / "templates/opening.html").write_text("<h1>fine</h1>\n{{ article.nothing_such }}\n")
    story = magazine / "story-1/article.md"
    story.write_text(story.read_text() + "\n\nA [dead end](#nowhere).\n")
    found = [(item.code, item.file, item.line) for item in faults(magazine, tmp_path)]
    assert ("template-error", "templates/opening.html", 2) in found
    assert "dead-link" in {code for code, _, _ in found}
    assert len(found) == 2


def _edits_while_deriving(monkeypatch: pytest.MonkeyPatch, edit: Callable[[], object]) -> None:
    read = deriving.read_source

    def read_and_edit(path: Path) -> bytes:
        if path.name == "view.jpg":
            edit()
        return read(path)

    monkeypatch.setattr(deriving, "read_source", read_and_edit)
    monkeypatch.setenv("PRESSWORK_WORKERS", "1")


def test_a_photo_that_changes_while_it_is_read(
    magazine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = magazine / "story-1/photos/view.jpg"
    before = photo.read_bytes()
    with monkeypatch.context() as patched:
        _edits_while_deriving(patched, lambda: jpeg(photo, 600, 200))
        found = faults(magazine, tmp_path)
    assert {item.code for item in found} == {"photo-changed"}
    assert [item.hint for item in found] == ["Wait until it is copied or saved, then build again."]
    order = Order(folder=magazine, out=tmp_path / "new", cache=Cache(tmp_path / "cache"))
    fresh = Order(folder=magazine, out=tmp_path / "fresh", cache=Cache(None))
    for _ in range(2):  # with the new photo, then with the old one again
        mended, cold = (build(item, ["pdf"]).written[0].sha256 for item in (order, fresh))
        assert mended == cold
        photo.write_bytes(before)


def test_an_article_that_is_saved_meanwhile_is_built_as_it_was_read(
    magazine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(folder=magazine, out=tmp_path / "out", cache=Cache(tmp_path / "cache"))
    read = read_source(order).source_hash
    story = magazine / "story-1/article.md"
    hashing = "presswork.pipeline.reading.source_hash"
    from presswork.pipeline import reading

    kept = reading.source_hash

    def edit_and_hash(issue: object) -> str:
        story.write_text(story.read_text() + "\n\nOne more.\n")
        return kept(issue)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(hashing, edit_and_hash)
        assert read_source(order).source_hash == read
    assert read_source(order).source_hash != read


def test_a_theme_that_changes_meanwhile_spoils_nothing(
    magazine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = magazine / "templates/publication.css"
    sheet.parent.mkdir()
    sheet.write_text("p { color: #111 }")
    monkeypatch.setenv("PRESSWORK_WORKERS", "1")
    with monkeypatch.context() as patched:
        _edits_while_deriving(patched, lambda: sheet.write_text("p { text-indent: 30pt }"))
        assert {item.code for item in faults(magazine, tmp_path)} == {"theme-changed"}
    sheet.write_text("p { color: #111 }")
    mended, cold = (
        build(Order(folder=magazine, out=tmp_path / "mended", cache=cache), ["pdf"]).written[0].sha256
        for cache in (Cache(tmp_path / "cache"), Cache(None))
    )
    assert mended == cold


LONG = {
    "a word": "x" * 1_200,
    "a word with hyphens": "ab-" * 20_000,
    "a word in a list": f"- one\n- {'y' * 30_000}",
    "code within the line": f"See `{'z' * 2_000}` there.",
    "a line of code": f"```\n{'w' * 20_000}\n```",
    "a cell": f"| a | b |\n|---|---|\n| c | {'v' * 5_000} |",
}


@pytest.mark.parametrize("name", LONG)
def test_words_too_long_are_found_before_typesetting(name: str, tmp_path: Path) -> None:
    begun = time.process_time()
    found = faults(article(tmp_path / "long", "headline: Long", f"A line.\n\n{LONG[name]}"), tmp_path)
    assert [(item.code, item.file) for item in found] == [("word-too-long", "article.md")]
    assert (found[0].line or 0) >= 7
    assert time.process_time() - begun < 3


def test_words_in_the_header_and_in_captions_count(tmp_path: Path) -> None:
    jpeg(tmp_path / "long/photos/view.jpg", 60, 40)
    body = (
        f'Text.\n\n![A view.](view.jpg "{"c" * 1_500}"){{credit=Ada}}\n\nA note.[^1]\n\n[^1]: {"n" * 1_500}'
    )
    folder = article(tmp_path / "long", f"headline: Long\nstandfirst: {'s' * 1_500}", body)
    wheres = {item.where for item in faults(folder, tmp_path)}
    assert wheres == {"standfirst", "caption of view.jpg", "note 1"}


def test_long_words_and_scripts_without_spaces_are_set(tmp_path: Path) -> None:
    body = f"{'x' * 990}\n\n{'新聞紙' * 900}\n\n{'ก' * 3_000}\n\n```\n{'w' * 4_000}\n```"
    read = read_source(Order(folder=article(tmp_path / "fine", "headline: Fine", body), cache=Cache(None)))
    assert not [item for item in read.findings if item.code == "word-too-long"]


def test_an_article_without_end(tmp_path: Path) -> None:
    folder = article(tmp_path / "log", "headline: Log", "Short one.\n\n" * 30_010)
    found = faults(folder, tmp_path)
    assert [item.code for item in found] == ["article-too-long"]
    assert "30,0" in found[0].message


TEMPLATES = {
    "repeated": "{{ 'x' * 9999999999 }}",
    "repeated list": "{{ [1] * 99999999999 }}",
    "power": "{{ 2 ** 99999999999 }}",
    "loops": "{% for a in 'x' * 100000 %}{% for b in 'x' * 100000 %}{% endfor %}{% endfor %}",
    "doubled": "{% set n = namespace(s='xxxxxxxx') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "summed": "{% set n = namespace(s='xxxxxxxx') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "centred": "{{ 'x' | center(9999999999) }}",
    "formatted": "{{ '%9999999999d' | format(1) }}",
    "method": "{{ '{:9999999999}'.format(1) }}",
    "replaced": "{% set s = 'x' * 1000000 %}{{ s.replace('', s) }}",
    "joined": "{{ (['x' * 1000000] * 100000) | join }}",
    "lipsum": "{{ lipsum(n=100000) }}",
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_asks_for_too_much(name: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/article.html").write_text(f"\n{TEMPLATES[name]}")
    before = resource.getrlimit(resource.RLIMIT_AS)
    begun = time.process_time()
    with pytest.raises(FindingsError) as ended:
        render(environment(tmp_path, "feature"), "article.html", {})
    (found,) = ended.value.findings
    assert (found.code, found.file, found.line) == ("template-error", "templates/article.html", 2)
    assert time.process_time() - begun < 3
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_counted_loops_are_loops(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/article.html").write_text(
        "{% for x in [1, 2, 3] if x > 1 %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}"
        "{% for x in [] %}{% else %} none{% endfor %}"
        "{% for key, value in {'a': 1}.items() recursive %} {{ key }}{{ value }}{% endfor %}"
    )
    env = environment(tmp_path, "feature")
    for _ in range(2):
        assert render(env, "article.html", {}) == "1/2,2/2 none a1"


COSTLY = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2560"><filter id="f" x="0" y="0" width="1" height="1">'
    + '<feMorphology operator="dilate" radius="50"/><feTurbulence numOctaves="16" baseFrequency=".9"/>' * 30
    + '</filter><rect width="1600" height="2560" filter="url(#f)"/></svg>'
)


def test_a_drawing_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_SECONDS", 0.5)
    with pytest.raises(FindingsError) as ended:
        rasterise(COSTLY, width_px=1600, height_px=2560, file="cover.svg")
    (found,) = ended.value.findings
    assert (found.code, found.file) == ("drawing-too-complex", "cover.svg")
    assert found.message == "the drawing takes more than 0.5 seconds to draw."


def test_what_is_drawn_apart_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><circle cx="9" cy="9" r="9"/></svg>'
    )
    here = rasterise(plain, width_px=40, height_px=60)
    monkeypatch.setattr(drawing, "is_costly", lambda _: True)
    assert rasterise(plain, width_px=40, height_px=60) == here


def test_which_drawings_are_costly() -> None:
    assert drawing.is_costly(COSTLY.encode())
    nested = base64.b64encode(COSTLY.encode())
    assert drawing.is_costly(b'<svg><image href="data:image/svg+xml;base64,' + nested + b'"/></svg>')
    assert not drawing.is_costly(b"<svg><g><path/></g></svg>")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere", "--json"], "nowhere: there is no such folder."),
        (["check", "--json"], "the following arguments are required: ISSUE"),
        (["check", "x", "--json", "--page", "a9"], "argument --page: invalid choice"),
        (["preflight", "--json"], "the following arguments are required: FILE.pdf"),
        (["preflight", "x.pdf", "--press", "nonesuch", "--json"], "There is no press"),
        (["flatplan", "nowhere", "--json"], "nowhere: there is no such folder."),
    ],
)
def test_wrong_usage_is_a_list_for_who_asked_for_one(
    arguments: list[str], message: str, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == EXIT_USAGE
    said = capsys.readouterr()
    (found,) = json.loads(said.out)
    assert found["code"] == "wrong-usage"
    assert found["severity"] == "error"
    assert found["message"].startswith(message)
    assert found["hint"]
    assert "presswork" in said.err


def test_findings_are_a_list_all_the_same(tmp_path: Path, capsys: Capture) -> None:
    folder = article(tmp_path / "bad", "headline: Bad", "![](http://example.org/x.jpg)")
    assert main(["check", str(folder), "--json"]) == EXIT_FINDINGS
    assert json.loads(capsys.readouterr().out)


def headings(body: str, folder: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    issue = read_issue(article(folder, "headline: Headings", body)).issue
    assert issue
    for block in issue.articles[0].blocks:
        if block.kind == "heading":
            yield block.id, block.html, block.classes


def test_attributes_end_a_heading(tmp_path: Path) -> None:
    body = "Text.\n\n# One {#p1}\n\nText.\n\n## *Two* {#two .wide}\n\n## Three {not so}\n\n## {#four}\n\n## Five{#five}"
    assert list(headings(body, tmp_path)) == [
        ("one", "One", ()),
        ("two", "<em>Two</em>", ("wide",)),
        ("three-not-so", "Three {not so}", ()),
        ("five", "Five", ()),
    ]


def test_a_newspaper_prints_its_headline_once_in_a_running_head(tmp_path: Path) -> None:
    folder = article(tmp_path / "news", "headline: Rain\ntheme: newspaper", "Text.")
    from presswork.composition.galley import compose

    issue = read_issue(folder).issue
    assert issue
    html = compose(issue, issue.articles[0], derivatives={}).html
    assert 'data-running-head="Rain"' in html
    assert 'data-section=""' in html
