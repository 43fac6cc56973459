"""The web edition's pictures, type, words and index; and what is not made twice."""

from __future__ import annotations

import ast
import dataclasses
import io
import re
import string
from pathlib import Path

import pytest
import web_issues as given
from fontTools.ttLib import TTFont
from PIL import Image

from presswork import resources
from presswork.cache import Cache
from presswork.composition.labels import LANGUAGES
from presswork.composition.web import words
from presswork.composition.web.type_files import RANGES, ranges_of
from presswork.errors import FindingsError
from presswork.model.site import Site
from presswork.pipeline import web_edition
from presswork.pipeline.workers import worker_count

PHOTOS = "number-one/first/photos/"
WORDS = Path(words.__file__).parent


def test_no_picture_is_enlarged_and_none_keeps_what_the_camera_wrote(tough: given.Made) -> None:
    photos = {path: data for path, data in tough.files.items() if path.startswith(PHOTOS)}
    widths: dict[str, list[int]] = {}
    for path, data in photos.items():
        if path.endswith(".svg"):
            continue
        picture = given.opened(data)
        widths.setdefault(Path(path).stem.rpartition("-")[0], []).append(picture.width)
        assert path.endswith(f"-{picture.width}{Path(path).suffix}")
        assert not picture.getexif() and "icc_profile" not in picture.info
        assert b"Camera maker" not in data and b"from the camera" not in data
        assert picture.mode == "RGB"
    assert max(widths["tall"]) == 900 and max(widths["wide"]) == 2000 and max(widths["flat"]) == 600
    assert {Path(path).suffix for path in photos if "flat" in path} == {".webp", ".png"}
    flat = given.opened(photos[f"{PHOTOS}flat-600.webp"]).convert("RGB")
    assert flat.getcolors() is not None and len(flat.getcolors() or ()) == 2


def test_a_credit_travels_with_every_file(tough: given.Made) -> None:
    for suffix in ("avif", "webp", "jpg"):
        width = 2000 if suffix == "avif" else 1600
        data = tough.files[f"{PHOTOS}wide-{width}.{suffix}"]
        assert b"<photoshop:Credit>Someone</photoshop:Credit>" in data


def test_the_same_bytes_however_many_cores(
    tough: given.Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSWORK_WORKERS", "1" if worker_count() > 1 else "3")
    folder = given.tough_issue(tmp_path / "number-one")
    made = given.site_of(folder, cache=Cache(tmp_path / "cache"), url=given.ADDRESS)
    different = [path for path in tough.files if made.files.get(path) != tough.files[path]]
    assert set(made.files) == set(tough.files) and not _but_for_identifiers(different, made, tough)


def _but_for_identifiers(paths: list[str], one: given.Made, other: given.Made) -> list[str]:
    """Return the paths whose content differs by more than the identifiers, which are made from folders' names."""

    def bare(data: bytes) -> bytes:
        return re.sub(rb"urn:uuid:[0-9a-f-]{36}", b"", data)

    return [path for path in paths if bare(one.files[path]) != bare(other.files[path])]


def test_an_article_that_has_not_changed_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = given.tough_issue(tmp_path / "number-one")
    cache = Cache(tmp_path / "cache")
    before = given.site_of(folder, cache=cache)
    made: list[str] = []
    make = web_edition._made
    monkeypatch.setattr(
        web_edition,
        "_made",
        lambda maker, article, order: made.append(article.slug) or make(maker, article, order),
    )
    assert given.site_of(folder, cache=cache).files.keys() == before.files.keys()
    assert made == []
    text = folder / "second/article.md"
    text.write_text(text.read_text().replace("Короткий текст", "Другой текст"))
    after = given.site_of(folder, cache=cache)
    assert made == ["second"]
    changed = {path for path in after.files if after.files[path] != before.files.get(path)}
    assert changed == {"number-one/second/index.html"}


def test_without_a_cache_each_photo_is_made_once_to_be_told_of_and_once_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = given.lone_issue(tmp_path / "grey", "headline: Grey", '![Alt](grey.png "Grey."){credit="A"}')
    Image.radial_gradient("L").resize((700, 500)).save(folder / "grey.png")
    derived: list[str] = []
    derive = web_edition._derived
    monkeypatch.setenv("PRESSWORK_WORKERS", "1")
    monkeypatch.setattr(
        web_edition, "_derived", lambda photo, cache: derived.append(photo.id) or derive(photo, cache)
    )
    made = given.site_of(folder, cache=Cache(None))
    assert len([path for path in made.files if "photos/grey" in path]) > 2
    assert len(derived) <= 3


def test_what_is_wrong_with_a_template_is_told_with_its_file_and_line(
    web_cache: Cache, tmp_path: Path
) -> None:
    folder = given.lone_issue(tmp_path / "broken", "headline: Broken", "A text.")
    (folder / "templates/web").mkdir(parents=True)
    (folder / "templates/web/onward.html").write_text("<nav>\n{{ nobody.knows }}\n</nav>")
    with pytest.raises(FindingsError) as caught:
        given.site_of(folder, cache=web_cache)
    (finding,) = caught.value.findings
    assert (finding.code, finding.file, finding.line) == ("template-error", "templates/web/onward.html", 2)


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<img src="https://example.org/x.png"/>', "remote-reference"),
        ('<script src="//example.org/x.js"></script>', "remote-reference"),
        ('<img src="{{ asset("../../etc/passwd") }}"/>', "reference-refused"),
    ],
)
def test_a_template_fetches_nothing_from_elsewhere(
    web_cache: Cache, tmp_path: Path, markup: str, code: str
) -> None:
    folder = given.lone_issue(tmp_path / "calling", "headline: Calling", "A text.")
    (folder / "templates/web").mkdir(parents=True)
    (folder / "templates/web/site-foot.html").write_text(f"<footer>{markup}</footer>")
    with pytest.raises(FindingsError) as caught:
        given.site_of(folder, cache=web_cache)
    assert [finding.code for finding in caught.value.findings] == [code]


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("body { background: url(https://example.org/x.png) }", "remote-reference"),
        ('@import "https://example.org/x.css";', "remote-reference"),
        ("body { background: url(../../../etc/passwd) }", "reference-refused"),
        ("@font-face { font-family: X; src: url(bad.ttf) }", "font-unreadable"),
    ],
)
def test_a_style_sheet_names_only_sound_files_of_the_project(
    web_cache: Cache, tmp_path: Path, css: str, code: str
) -> None:
    folder = given.lone_issue(tmp_path / "styled", "headline: Styled", "A text.")
    (folder / "templates/web").mkdir(parents=True)
    (folder / "templates/web/publication.css").write_text(css)
    (folder / "templates/bad.ttf").write_bytes(b"no font")
    with pytest.raises(FindingsError) as caught:
        given.site_of(folder, cache=web_cache)
    assert [finding.code for finding in caught.value.findings] == [code]


def test_type_comes_in_small_files_by_script_and_has_what_the_text_needs(tough: given.Made) -> None:
    type_files = {path: data for path, data in tough.files.items() if path.endswith(".woff2")}
    assert any("cyrillic" in path for path in type_files) and not any("greek" in path for path in type_files)
    first = sorted(len(data) for path, data in type_files.items() if re.search("-latin-[0-9a-f]{12}", path))
    assert first[-1] < 40_000
    text = next(
        data for path, data in type_files.items() if path.startswith("site_assets/source-serif-4-cyrillic")
    )
    font = TTFont(io.BytesIO(text))
    assert font.flavor == "woff2" and set(map(ord, "Второй")) <= set(font.getBestCmap())
    (style,) = (
        data.decode() for path, data in tough.files.items() if path.endswith(".css") and b"cyrillic" in data
    )
    named = set(re.findall(r"url\(([\w.-]+\.woff2)\)", style))
    assert named == {path.removeprefix("site_assets/") for path in type_files}
    at_once = style.count("url(data:font/woff2;base64,")
    assert at_once == 3 and style.count("unicode-range:") == len(named) + at_once
    assert len(style.encode()) < 140_000


def test_characters_have_one_range_each_and_latin_is_always_there() -> None:
    spans = sorted(span for ranges in RANGES.values() for span in ranges)
    assert all(one[1] < other[0] for one, other in zip(spans, spans[1:], strict=False))
    assert ranges_of([""]) == ("latin",)
    assert ranges_of(["Łódź", "شاي", "∞"]) == ("latin", "latin-central", "arabic", "marks")


def test_all_languages_have_the_same_words_with_the_same_fields() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    modules = {language: words._module(language) for language in LANGUAGES}
    english = modules["en"].LABELS
    for language, module in modules.items():
        assert module.LABELS.keys() == english.keys(), language
        assert all(fields(module.LABELS[key]) == fields(english[key]) for key in english), language
        assert "other" in module.PAGES
    assert {path.stem for path in WORDS.glob("*.py")} == {*LANGUAGES, "__init__"}


def test_every_word_of_the_pages_is_used_and_every_used_one_is_there() -> None:
    texts = [path.read_text() for path in resources.templates_dir().rglob("web/*.html")]
    used = {key for text in texts for key in re.findall(r'label\("([\w-]+)"', text)}
    known = words._module("en").LABELS.keys()
    for key in used:
        assert words.word(key, "de")
    code = (
        "".join(path.read_text() for path in WORDS.parent.glob("*.py")) + (WORDS / "__init__.py").read_text()
    )
    literals = {
        node.value
        for node in ast.walk(ast.parse(code.replace("from __future__ import annotations", "")))
        if isinstance(node, ast.Constant)
    }
    made = re.compile(r"(for|edition)-|.*-how|table|code")
    assert {
        key for key in known - used - literals if not made.fullmatch(key) and not made.match(key)
    } == set()


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "1\u00a0page"),
        ("fr", 0, "0\u00a0page"),
        ("pl", 22, "22\u00a0strony"),
        ("pl", 12, "12\u00a0stron"),
        ("ru", 21, "21\u00a0страница"),
        ("ar", 2, "صفحتان"),
        ("he", 2, "שני עמודים"),
        ("ja", 3, "3\u00a0pages"),
    ],
)
def test_pages_are_counted_as_the_language_counts(language: str, count: int, text: str) -> None:
    assert words.pages_in_words(count, language) == text


def test_sizes_are_told_as_the_language_writes_numbers() -> None:
    assert words.size_in_words(400, "en") == "1\u00a0KB"
    assert words.size_in_words(12_345_678, "de") == "12,3\u00a0MB"
    assert words.size_in_words(960_000, "fr") == "1,0\u00a0Mo"


def _index(tough: given.Made, count: int) -> dict[str, bytes]:
    issues = tuple(
        dataclasses.replace(tough.issue, slug=f"n{number}", path=f"n{number}/", title=f"Number {number}")
        for number in range(count, 0, -1)
    )
    site = Site(title="The Orbit", language="en", issues=issues)
    return web_edition.index_pages(site, root=tough.read.issue.root, theme="feature", order=tough.order)


def test_one_issue_more_changes_the_first_pages_of_the_index_alone(tough: given.Made) -> None:
    before, after = _index(tough, 1000), _index(tough, 1001)
    pages = [path for path in after if path.endswith("index.html")]
    assert len(pages) > 20
    assert {path for path in after if after[path] != before.get(path)} <= {"index.html", pages[1]}
    shown = re.findall(rb'href="[./]*(n\d+)/index.html"', b"".join(after[path] for path in pages))
    assert len(set(shown)) == 1001
    assert b"Number 1001" in after["index.html"] and b"Earlier issues" in after["index.html"]


def test_a_site_without_issues_says_so(tough: given.Made) -> None:
    assert b"No issue has been published yet." in _index(tough, 0)["index.html"]


def test_a_picture_out_of_the_range_of_formats_is_still_shown_to_all(
    web_cache: Cache, tmp_path: Path
) -> None:
    folder = given.lone_issue(tmp_path / "grey", "headline: Grey", '![Alt](grey.png "Grey."){credit="A"}')
    Image.radial_gradient("L").resize((700, 500)).save(folder / "grey.png")
    made = given.site_of(folder, cache=web_cache)
    suffixes = {Path(path).suffix for path in made.files if "grey/photos/grey" in path}
    assert suffixes in ({".avif", ".webp", ".jpg"}, {".webp", ".png"})
