"""Templates and style sheets of a project: any one file overridden, and nothing read that is not the project's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_issues import article, jpeg

from presswork.cache import Cache
from presswork.composition.galley import compose
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding, Galley
from presswork.pipeline import Order, build, read_source
from presswork.pipeline.deriving import derive_all

Write = Callable[..., Galley]
SECRET = "root:x:0:0"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    jpeg(tmp_path / "project/photos/slope.jpg")
    body = 'A paragraph.\n\n![A slope](slope.jpg "The slope."){credit="A. Example"}\n\nAnother.'
    return article(tmp_path / "project", "headline: Templates\nlanguage: en\nkicker: Trial", body)


@pytest.fixture
def composed(project: Path) -> Write:
    """Return a function: files to put into the project in, its galley out."""

    def write(files: dict[str, str] | None = None, *, theme: str = "feature") -> Galley:
        for name, text in (files or {}).items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text, encoding="utf-8")
        order = Order(folder=project, theme=theme, cache=Cache(None))
        issue = read_source(order).issue
        derivatives = derive_all(issue.articles[0], order, boxes={}, edition="pdf")
        return compose(issue, issue.articles[0], derivatives=derivatives)

    return write


def refused(composed: Write, files: dict[str, str] | None = None) -> Finding:
    """Return the one finding of a project that cannot be composed."""
    with pytest.raises(FindingsError) as caught:
        composed(files)
    (finding,) = caught.value.findings
    assert finding.severity == "error"
    assert finding.hint
    return finding


@pytest.mark.parametrize("place", ["templates", "templates/feature"])
@pytest.mark.parametrize(
    "name",
    ["blocks/photo.html", "blocks/figure.html", "colophon.html", "opening.html", "article.html", "head.html"],
)
def test_a_projects_template_takes_the_place_of_ours(composed: Write, place: str, name: str) -> None:
    assert "<!-- ours -->" in composed({f"{place}/{name}": "<!-- ours -->"}).html


def test_a_themes_template_goes_before_one_for_all_themes(composed: Write) -> None:
    html = composed({"templates/colophon.html": "general", "templates/feature/colophon.html": "special"}).html
    assert "special" in html
    assert "general" not in html


def test_a_theme_of_ones_own_is_templates_and_css_alone(composed: Write) -> None:
    toml = (Path(__file__).parents[2] / "templates/feature/theme.toml").read_text(encoding="utf-8")
    galley = composed(
        {
            "templates/mine/article.html": "<html lang='en'><body>{{ article.headline }}</body></html>",
            "templates/mine/style.css": "h1 { color: green }",
            "templates/mine/theme.toml": toml,
        },
        theme="mine",
    )
    assert galley.html == "<html lang='en'><body>Templates</body></html>"
    assert [name for name, _ in galley.stylesheets] == ["templates/base/base.css", "templates/mine/style.css"]


def test_a_publications_style_sheet_comes_last(composed: Write) -> None:
    galley = composed({"templates/publication.css": "h1 { font-size: {{ m.leading }}pt }"})
    assert galley.stylesheets[-1] == ("templates/publication.css", "h1 { font-size: 13pt }")


def test_a_style_sheet_may_use_the_projects_assets(composed: Write) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    css = "body { background: url(marks/dot.svg) }"
    galley = composed({"templates/publication.css": css, "assets/marks/dot.svg": svg})
    assert galley.assets["marks/dot.svg"].read() == svg.encode()
    assert galley.assets["marks/dot.svg"].media_type == "image/svg+xml"


def test_an_unknown_theme_or_page_size_is_wrong_usage(composed: Write) -> None:
    with pytest.raises(UsageError, match="Themes: feature, newspaper"):
        composed(theme="nonesuch")


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("@import url(file:///etc/passwd);", "reference-refused"),
        ('@import "file:///etc/passwd";', "reference-refused"),
        ('@import "\\66ile:///etc/passwd";', "reference-refused"),
        ('@import "/etc/passwd";', "reference-refused"),
        ('@import "http://127.0.0.1:9/x.css";', "remote-reference"),
        ("p { background: url(../../../etc/passwd) }", "reference-refused"),
        ("p { background: URL( 'https://127.0.0.1:9/x.png' ) }", "remote-reference"),
        ("p { background: url(//127.0.0.1:9/x.png) }", "remote-reference"),
        ("@font-face { font-family: X; src: url(ftp://127.0.0.1/x.ttf) }", "remote-reference"),
        ("p { background: url(%2e%2e/%2e%2e/etc/passwd) }", "reference-refused"),
    ],
)
def test_css_reads_nothing_from_elsewhere(composed: Write, css: str, code: str) -> None:
    finding = refused(composed, {"templates/publication.css": f"h1 {{ color: red }}\n{css}"})
    assert (finding.code, finding.file, finding.line) == (code, "templates/publication.css", 2)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd" alt=""/>',
        "<img alt='' src=file:///etc/passwd>",
        '<object data="/etc/passwd"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
        '<link rel="stylesheet" href="file:///etc/passwd"/>',
        "<p style='background: url(file:///etc/passwd)'>x</p>",
        '<p style="background: url(&quot;file:///etc/passwd&quot;)">x</p>',
        "<style>p { background: url(file:///etc/passwd) }</style>",
    ],
)
def test_html_reads_nothing_from_elsewhere(composed: Write, html: str) -> None:
    finding = refused(composed, {"templates/colophon.html": f"<p>One line.</p>\n{html}"})
    assert (finding.code, finding.file) == ("reference-refused", "templates/colophon.html")


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ label.__globals__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(article) }}",
        "{{ article.blocks.append(1) }}",
        "{% set x = article.__dict__ %}{{ x }}",
        "{% include '../../../../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{% import '/etc/passwd' as x %}",
        "{% extends '../../presswork.toml' %}",
        "{{ nothing }}",
        "{{ 1 / 0 }}",
        "{{ [][7] + 1 }}",
        "{% include 'colophon.html' %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ range(10 ** 9) | list }}",
        "{% if %}",
        "{% endfor %}",
    ],
)
def test_a_template_that_reaches_too_far_or_fails_is_named(composed: Write, template: str) -> None:
    finding = refused(composed, {"templates/colophon.html": f"<p>One line.</p>\n{template}"})
    assert (finding.code, finding.file, finding.line) == ("template-error", "templates/colophon.html", 2)
    assert SECRET not in finding.message


def test_a_template_in_a_folder_is_named_with_it(composed: Write) -> None:
    finding = refused(composed, {"templates/feature/blocks/figure.html": "{{ photo.nonesuch }}"})
    assert (finding.file, finding.line) == ("templates/feature/blocks/figure.html", 1)


def test_a_template_that_is_no_text_is_named(composed: Write, project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/colophon.html").write_bytes(b"\xff\xfe\x00")
    assert refused(composed).file == "templates/colophon.html"


@pytest.mark.parametrize(
    "name", ["templates/colophon.html", "templates/publication.css", "templates/theme.toml"]
)
def test_a_link_out_of_the_project_is_refused(
    composed: Write, project: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    (project / name).parent.mkdir()
    (project / name).symlink_to(tmp_path / "secret")
    with pytest.raises(FindingsError) as caught:
        composed()
    assert {(finding.code, finding.file) for finding in caught.value.findings} == {
        ("path-outside-project", name)
    }


def test_a_link_within_the_project_is_followed(composed: Write, project: Path) -> None:
    (project / "shared").mkdir()
    (project / "shared/colophon.html").write_text("<p>shared</p>")
    (project / "templates").mkdir()
    (project / "templates/colophon.html").symlink_to("../shared/colophon.html")
    assert "<p>shared</p>" in composed().html


def test_css_that_cannot_be_read_stops_the_build(project: Path, tmp_path: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/publication.css").write_text("h1 { colour: red }\np { color: ; }\n")
    with pytest.raises(FindingsError) as caught:
        build(Order(folder=project, out=tmp_path / "out", cache=Cache(None)), ["pdf"])
    places = [(finding.code, finding.file, finding.line) for finding in caught.value.findings]
    assert places == [("typesetting-warning", "templates/publication.css", line) for line in (1, 2)]


def test_authors_text_is_escaped_and_never_a_template(tmp_path: Path) -> None:
    folder = article(
        tmp_path / "x",
        'headline: "{{ 7 * 7 }} < {% raw %}"\nlanguage: en\nbyline: "<b>{{ 1 }}</b>"',
        "Text {{ 2 }}.",
    )
    order = Order(folder=folder, cache=Cache(None))
    issue = read_source(order).issue
    html = compose(issue, issue.articles[0], derivatives={}).html
    assert "{{ 7 * 7 }} &lt; {% raw %}" in html
    assert "&lt;b&gt;{{ 1 }}&lt;/b&gt;" in html
    assert "Text {{ 2 }}." in html
