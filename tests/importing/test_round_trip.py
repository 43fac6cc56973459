"""Import, build, compare: every word of a pasted text, a page, a Word file and an export stands in PDF and EPUB."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pikepdf
import pytest
from tests.importing.test_wordpress import item
from tests.importing.word_files import drawing, p, r, table, word_file

from presswork.cli import main
from presswork.pipeline import Order, build, read_source
from presswork.preflight.epub_file import EpubFile
from presswork.preflight.pdf_file import PdfFile
from presswork.preflight.run import check_files

sys.path.insert(0, str(Path(__file__).parents[1] / "photos"))
from made_pictures import saved, scene  # noqa: E402

PASTED = """Notes from the quay

The tide *turned* at 4 a.m. [sic]; the master wrote: 1. cast off, 2. wait_for_me.

# 7 is the number of the berth, and > 12 ships wanted it & paid <twice>.

A yellow crane lifts a box A yellow crane lifts a box Photo: Ada Byron / Lantern

- So it went on until noon, when {everybody} slept; a|b|c was chalked on the wall, 40 x 12 feet wide.
"""
PAGE = """<!doctype html><html lang=en><head><title>Ropes and cables</title></head><body><article><h1>Ropes and
cables</h1><p class=byline>By Mary Somerville</p><p>Hemp was twisted here for two hundred years, by hand, in a shed as
long as the street, and <em>nobody</em> thought that it would ever end.</p><figure><img src=crane.jpg alt="A crane"><figcaption>The crane at
noon. <span class=credit>Photo: Jane Roe/AP</span></figcaption></figure><h2>What came after</h2><p>Steel came after hemp, from a
mill in the north, and the shed was let to a painter of *signs* who left the <a href="https://orbit.example/shed">great wheel</a>
where it was, and <a href="https://orbit.example/list">a <code>list.txt</code> of ropes</a>.</p><ul><li>Hemp, until 1902</li><li>Steel, until 1971</li></ul><blockquote><p>We never slept.</p></blockquote>
<p>There is a museum in it now, open on Sundays, and the wheel still turns when the wind stands right.</p></article>"""
POST = (
    "<!-- wp:paragraph --><p>The lighthouse was lit by gas, then by a lamp of 1000 watts; its keeper kept bees.</p>"
    "<!-- /wp:paragraph --><!-- wp:heading --><h2>Bees and light</h2><!-- /wp:heading --><!-- wp:paragraph --><p>They"
    " flew at dusk, as long as the lamp was warm, and came back over the water in the morning.</p><!-- /wp:paragraph -->"
)
WORD = (
    p("The harbour master", style="Title")
    + p("He counted the ships for forty years, and every one is in his books, with her master’s name.")
    + p(r("Number 12 was ") + r("never seen", "<w:b/>") + r(" again."))
    + p(drawing(alt="A page of a book"))
    + p("Figure 1: A page of the book of 1911 (Photo: Ada Byron)", style="Caption")
    + table(("Year", "Ships"), ("1911", "1204"), ("1912", "998"))
)
FEED = '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
FEED += 'xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>The Orbit</title><language>en</language>'


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four sources, imported as an issue and built."""
    root = tmp_path_factory.mktemp("project")
    (root / "presswork.toml").write_text('name = "orbit"\n')
    sources = root / "sources"
    sources.mkdir()
    (sources / "1-notes.txt").write_text(PASTED, encoding="utf-8")
    (sources / "2-page.html").write_text(PAGE, encoding="utf-8")
    (sources / "crane.jpg").write_bytes(saved(scene(900, 600)))
    (sources / "3-master.docx").write_bytes(word_file(WORD))
    (sources / "4-export.xml").write_text(
        f"{FEED}{item('The keeper', POST)}</channel></rss>", encoding="utf-8"
    )
    assert main(["import", str(sources), "--to", str(root / "content" / "harbour"), "--language", "en"]) == 0
    return root


def words(text: str) -> str:
    """What parity compares: no blanks, hyphens, quotation marks, no sign between figures, and no case."""
    text = re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\u2010\u2011\"“”‘’'-]+", "", text).casefold()
    return re.sub(r"(?<=\d)[x×](?=\d)", "", text)


def test_every_imported_word_stands_in_both_editions(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = Order(folder=issue / "content" / "harbour", out=issue / "out")
    built = build(order, ["pdf", "epub"])
    paths = {written.edition: written.path for written in built.written}
    found = check_files(paths["pdf"], paths["epub"], issue=read_source(order).issue, validators=False)
    assert [finding for finding in found if finding.severity == "error" or "parity" in finding.code] == []
    with pikepdf.open(paths["pdf"]) as pdf:  # code in a link is no place for the link's annotation
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        annotations = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert len(annotations) > 3
        assert {str(parents[int(annotation.StructParent)].S) for annotation in annotations} == {"/Link"}
    with PdfFile(paths["pdf"]) as pdf, EpubFile(paths["epub"]) as epub:
        editions = {
            "pdf": words(" ".join(element.text for element in pdf.elements)),
            "epub": words(" ".join("".join(document.root.itertext()) for document in epub.documents)),
        }
    capsys.readouterr()
    assert main(["import", str(issue / "sources"), "--json", "--language", "en"]) == 0
    articles = json.loads(capsys.readouterr().out)["articles"]
    assert len(articles) == 4
    for article in articles:
        for block in article["blocks"]:
            texts = [block.get(name, "") for name in ("text", "caption", "credit")]
            pieces = [piece for text in texts for piece in re.split(r"[\n\t|]+", text) if piece.strip()]
            for edition, text in editions.items():
                missing = [piece for piece in pieces if words(piece) not in text]
                assert missing == [], edition


def test_captions_and_credits_came_through(issue: Path) -> None:
    texts = [path.read_text() for path in sorted((issue / "content/harbour").glob("*/article.md"))]
    assert len(texts) == 4
    whole = "".join(texts)
    for credit in ("Ada Byron / Lantern", "Jane Roe/AP", "Ada Byron"):
        assert f'credit="{credit}"' in whole
    for sign in (r"\*turned\*", r"\[sic\]", "wait_for_me", r"\<twice>", r"\{everybody}"):
        assert sign in whole
    assert (
        "[great wheel](https://orbit.example/shed)" in whole
        and "*nobody*" in whole
        and "**never seen**" in whole
    )
    assert list((issue / "content/harbour").glob("*/photos/crane.jpg"))
