"""Parity: a text that one edition lost is found; line ends, hyphens and small capitals are no loss."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from preflight_files import ALT, CAPTION, CREDIT, PARAGRAPHS, body_html, write_epub, write_pdf

from presswork.model import Article, Block, Finding, Issue, Note, Photo
from presswork.preflight.run import check_files


def compare(tmp_path: Path, *edits: tuple[str, str, str], body: str = "", css: str = "") -> list[Finding]:
    pdf = write_pdf(tmp_path / "tea.pdf", body=body, css=css)
    epub = write_epub(tmp_path / "tea.epub", *edits)
    findings = check_files(pdf, epub, validators=False)
    return [finding for finding in findings if finding.code == "parity-missing"]


def issue(**changes: object) -> Issue:
    article = Article(
        slug="tea",
        path=Path("article.md"),
        headline="Over Tea",
        blocks=(
            *(
                Block(kind="paragraph", id=f"p{n}", html=text, line=9 + n)
                for n, text in enumerate(PARAGRAPHS)
            ),
            Block(kind="photo", id="f1", photo="capsule"),
        ),
        photos=(Photo(id="capsule", file="photo.jpg", alt=ALT, caption=CAPTION, credit="NASA / Handout"),),
    )
    article = dataclasses.replace(article, **changes)  # type: ignore[arg-type]
    root = Path("/nowhere")
    return Issue(
        slug="tea",
        folder=root,
        root=root,
        title="Over Tea",
        language="en",
        identifier="urn:x",
        articles=(article,),
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("paragraph", PARAGRAPHS[1]),
        ("heading", "A crosshead"),
        ("caption", CAPTION),
        ("credit", CREDIT),
    ],
)
def test_text_lost_from_one_edition_is_found(tmp_path: Path, kind: str, text: str) -> None:
    (from_epub,) = compare(tmp_path, ("text.xhtml", text, ""))
    assert from_epub.file == str(tmp_path / "tea.epub")
    assert "tea.pdf has" in from_epub.message
    (from_pdf,) = compare(tmp_path, body=body_html().replace(text, ""))
    assert from_pdf.file == str(tmp_path / "tea.pdf")
    assert kind in from_pdf.message
    assert "EPUB/text.xhtml" in (from_pdf.where or "")


def test_words_that_a_sign_turns_round_are_no_loss(tmp_path: Path) -> None:
    turned = PARAGRAPHS[1].replace("invitation", "\u202einvitation\u202c")
    assert turned != PARAGRAPHS[1]
    edit = ("text.xhtml", PARAGRAPHS[1], turned)
    assert compare(tmp_path, edit, body=body_html().replace(PARAGRAPHS[1], turned)) == []
    (lost,) = compare(tmp_path, edit, body=body_html().replace(PARAGRAPHS[1], ""))
    assert lost.file == str(tmp_path / "tea.pdf")


def test_alt_that_differs_is_found_in_both(tmp_path: Path) -> None:
    findings = compare(tmp_path, ("text.xhtml", ALT, "A capsule"))
    assert {finding.file for finding in findings} == {str(tmp_path / "tea.pdf"), str(tmp_path / "tea.epub")}
    assert all("alt text" in finding.message for finding in findings)


def test_word_lost_inside_a_paragraph_is_found(tmp_path: Path) -> None:
    findings = compare(tmp_path, ("text.xhtml", "the kettle is always on and ", ""))
    assert len(findings) == 2


def test_paragraph_that_stands_once_instead_of_twice_is_found(tmp_path: Path) -> None:
    double = PARAGRAPHS[1] + "</p><p>" + PARAGRAPHS[1]
    (finding,) = compare(tmp_path, ("text.xhtml", PARAGRAPHS[1], double))
    assert finding.file == str(tmp_path / "tea.pdf")


def test_lines_columns_pages_and_small_capitals_are_no_loss(tmp_path: Path) -> None:
    css = "@page { size: 90mm 70mm; margin: 8mm } body { columns: 2; column-gap: 3mm } h1 { text-transform: uppercase }"
    assert compare(tmp_path, css=css + " h1, p { orphans: 1; widows: 1 }") == []


def test_soft_hyphens_ligatures_and_spaces_are_no_loss(tmp_path: Path) -> None:
    edits = (
        ("text.xhtml", "representatives", "repre\u00adsenta\u00adtives"),
        ("text.xhtml", "office", "o\ufb03ce"),
        ("text.xhtml", "to visit", "to\u00a0visit"),
    )
    assert compare(tmp_path, *edits) == []


def test_markup_inside_words_is_no_loss(tmp_path: Path) -> None:
    body = body_html().replace("Rogozin took", "R<em>ogozin</em> <strong>took</strong>")
    assert compare(tmp_path, body=body) == []


def test_issue_text_is_looked_up_in_both_files(tmp_path: Path) -> None:
    pdf, epub = write_pdf(tmp_path / "tea.pdf"), write_epub(tmp_path / "tea.epub")
    assert check_files(pdf, epub, validators=False, issue=issue()) == ()
    note = Note(number=1, label="1", html="A note that <em>no</em> edition set.", line=40)
    findings = check_files(pdf, epub, validators=False, issue=issue(notes=(note,)))
    assert [(finding.code, finding.file) for finding in findings] == [
        ("parity-missing", "tea.pdf"),
        ("parity-missing", "tea.epub"),
    ]
    assert all("article.md:40" in (finding.where or "") for finding in findings)


@pytest.mark.parametrize("end", ["on a machine", "by NASA / Handout"])
def test_colophon_that_only_the_page_has_is_no_loss(tmp_path: Path, end: str) -> None:
    """Not even one that ends in words that are a credit elsewhere."""
    body = body_html() + f"<p>Set in Source Serif with Presswork, {end}.</p>"
    pdf, epub = write_pdf(tmp_path / "tea.pdf", body=body), write_epub(tmp_path / "tea.epub")
    assert check_files(pdf, epub, validators=False, issue=issue()) == ()
    assert [finding.code for finding in check_files(pdf, epub, validators=False)] == ["parity-missing"]


def test_lost_byline_is_found_beside_a_date_that_one_edition_adds(tmp_path: Path) -> None:
    body = body_html().replace("</h1>", "</h1><p>By Jane Doe</p>")
    pdf = write_pdf(tmp_path / "tea.pdf", body=body)
    dated = (
        "text.xhtml",
        "</h1>",
        '</h1><p class="byline"><span class="names">By Jane Doe</span> · <time>3 May</time></p>',
    )
    signed = issue(byline=("Jane Doe",))
    assert check_files(pdf, write_epub(tmp_path / "tea.epub", dated), validators=False, issue=signed) == ()
    (finding,) = check_files(pdf, write_epub(tmp_path / "tea.epub"), validators=False, issue=signed)
    assert (finding.code, finding.file) == ("parity-missing", "tea.epub")


def test_right_to_left_text_is_compared(tmp_path: Path) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, \u05d6\u05d4\u05d5 \u05de\u05d1\u05d7\u05df"
    body = body_html().replace("Last words of the text.", f'<span dir="rtl">{hebrew}</span>')
    assert compare(tmp_path, ("text.xhtml", "Last words of the text.", hebrew), body=body) == []
    assert compare(tmp_path, ("text.xhtml", "Last words of the text.", hebrew[:-2]), body=body)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Fram.", "Foto: AP"),
        ("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u05e6\u05d9\u05dc\u05d5\u05dd: Reuters"),
    ],
)
def test_a_caption_may_be_parted_from_its_credit(tmp_path: Path, caption: str, credit: str) -> None:
    body = body_html().replace(CAPTION, caption).replace(CREDIT, credit)
    edits = (("text.xhtml", CAPTION, caption), ("text.xhtml", CREDIT, credit))
    assert compare(tmp_path, *edits, body=body) == []
    assert compare(tmp_path, edits[0], ("text.xhtml", CREDIT, "nobody"), body=body)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("package.opf", "<dc:title>Over Tea", "<dc:title>Under Tea"), "editions-metadata-differs"),
        (("package.opf", "<dc:language>en", "<dc:language>de"), "editions-metadata-differs"),
        (("package.opf", "1b4e28ba", "2b4e28ba"), "editions-metadata-differs"),
        (("nav.xhtml", ">1</a>", ">7</a>"), "epub-page-list-differs"),
    ],
)
def test_editions_must_agree(tmp_path: Path, edit: tuple[str, str, str], code: str) -> None:
    pdf, epub = write_pdf(tmp_path / "tea.pdf"), write_epub(tmp_path / "tea.epub", edit)
    assert {finding.code for finding in check_files(pdf, epub, validators=False)} == {code}
