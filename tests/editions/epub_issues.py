"""Issues for the tests of the EPUB: the seed's shape, and a tough one in three scripts."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path

from PIL import Image

from presswork.model import Article, Block, Correction, Derivative, Issue, Note, PageStart, Photo, Publication

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1400" width="1000" height="1400">'
    '<rect width="1000" height="1400" fill="#27384a"/><circle cx="500" cy="900" r="300" fill="#f0a84e"/></svg>'
)
IDENTIFIER = "urn:uuid:1b1a9a5e-3b5d-5c8e-9a51-0f1f4b1c2d3e"
SENTENCE = "The editor of a small paper reads every line twice, once for sense and once for the commas. "


def jpeg(width: int, height: int, colour: tuple[int, int, int] = (40, 90, 140)) -> bytes:
    """Return a plain JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


COVER = jpeg(1600, 2560)


def paragraph(number: int, html: str = "") -> Block:
    return Block(kind="paragraph", id=f"p{number}", html=html or SENTENCE * 6)


def photo_derivatives(article: Article) -> dict[str, Derivative]:
    """Return a JPEG for each supplied photo, a drawing for each that is not."""
    return {
        photo.id: Derivative(
            photo=photo.id,
            name=f"{photo.id}.svg" if photo.is_fpo else f"{photo.id}.jpg",
            data=DRAWING.encode() if photo.is_fpo else jpeg(600, 400),
            media_type="image/svg+xml" if photo.is_fpo else "image/jpeg",
            width_px=1000 if photo.is_fpo else 600,
            height_px=1400 if photo.is_fpo else 400,
            is_fpo=photo.is_fpo,
        )
        for photo in article.photos
    }


def derivatives_of(issue: Issue) -> dict[str, dict[str, Derivative]]:
    return {article.slug: photo_derivatives(article) for article in issue.articles}


def lone_article(root: Path) -> Article:
    photos = (
        Photo(
            id="harbour",
            file="harbour.jpg",
            path=root / "harbour.jpg",
            alt="Boats at their moorings",
            caption="The <em>old</em> harbour.",
            credit="A. Nagy / Agency",
            placement="lead",
        ),
        Photo(id="rocket", file="rocket.jpg", alt="A rocket", caption="The rocket leaves.", credit="Agency"),
    )
    blocks = (
        Block(kind="photo", id="photo1", photo="harbour"),
        *(paragraph(number) for number in range(1, 5)),
        Block(kind="photo", id="photo2", photo="rocket"),
        paragraph(5, f'{SENTENCE} So it <a class="note-ref" href="#note-1" id="note-ref-1">1</a> was.'),
        Block(kind="heading", id="later", html="Later that <em>day</em>", level=2),
        *(paragraph(number) for number in range(6, 14)),
        Block(kind="pull-quote", id="quote1", html="Read every line twice.", attribution="The editor"),
        paragraph(14, "And these are the article’s very last words."),
    )
    return Article(
        slug="twice-read",
        path=root / "article.md",
        headline="Every Line Read <em>Twice</em>",
        kicker="Papers &amp; People",
        standfirst="How a small paper keeps its commas.",
        byline=("Ana Nagy", "Béla Kis"),
        section="Trade",
        tags=("editing", "papers"),
        rights="© 2026 The Paper",
        published=datetime.date(2026, 11, 20),
        blocks=blocks,
        photos=photos,
        notes=(Note(number=1, label="a", html="A note with <em>stress</em>."),),
        corrections=(Correction(date=datetime.date(2026, 11, 21), html="A comma was moved."),),
    )


def lone_issue(root: Path) -> Issue:
    article = lone_article(root)
    return Issue(
        slug="twice-read",
        folder=root,
        root=root,
        title="Every Line Read Twice",
        language="en",
        identifier=IDENTIFIER,
        articles=(article,),
        publication=Publication(name="The Paper", publisher="Paper & Sons"),
        published=article.published,
    )


PAGE_STARTS = (
    PageStart(page_index=0, label="42", block="twice-read--p1", offset=0),
    PageStart(page_index=1, label="43", block="twice-read--p4", offset=17),
    PageStart(page_index=2, label="44", block="twice-read--quote1", offset=0),
)

TABLE = (
    "<table><caption>Copies</caption><thead><tr><th scope='col'>Year</th><th scope='col'>Sold</th></tr></thead>"
    "<tbody><tr><td>1999</td><td>1,204</td></tr><tr><td>2000</td><td>2,051</td></tr></tbody></table>"
).replace("'", '"')
CODE = "<pre><code>def weight(grams: int) -&gt; str:\n    return f&quot;{grams} g&quot;\n</code></pre>"


def tough_issue(root: Path) -> Issue:
    """Three articles: many notes, tables and code; Arabic; German with a link into the first."""
    notes = tuple(
        Note(number=n, label=str(n), html=f"Note {n}, with <code>code</code>.") for n in range(1, 31)
    )
    refs = "".join(
        f'{SENTENCE}<a class="note-ref" href="#note-{n}" id="note-ref-{n}">{n}</a> ' for n in range(1, 31)
    )
    first = Article(
        slug="notes",
        path=root / "notes.md",
        headline="Thirty Notes",
        blocks=(
            paragraph(1, refs),
            Block(kind="heading", id="a", html="Figures", level=2),
            Block(kind="table", id="table1", html=TABLE),
            Block(kind="heading", id="b", html="Code", level=3),
            Block(kind="code", id="code1", html=CODE),
            Block(kind="list", id="list1", html="<ul><li>One</li><li>Two</li></ul>"),
            Block(kind="definitions", id="dl1", html="<dl><dt>Em</dt><dd>A measure.</dd></dl>"),
            Block(kind="quote", id="q1", html="<blockquote><p>Words.</p></blockquote>"),
            Block(kind="rule", id="rule1"),
            paragraph(2),
        ),
        notes=notes,
    )
    arabic = Article(
        slug="arabic",
        path=root / "arabic.md",
        headline="دعوة إلى الشاي",
        kicker="الفضاء",
        language="ar",
        blocks=(
            paragraph(1, "قال رئيس وكالة الفضاء إنه يود أن يستقبل ضيفه في روسيا. " * 12),
            Block(kind="heading", id="a", html="الرد", level=2),
            paragraph(2, "لم يصل الرد بعد، لكن <em>SpaceX</em> شكرته في 2021. " * 8),
        ),
    )
    german = Article(
        slug="deutsch",
        path=root / "deutsch.md",
        headline="Zum Tee",
        language="de",
        blocks=(paragraph(1, 'Mehr dazu <a href="#notes--a">dort</a>. ' + "Er trinkt gern Tee. " * 20),),
        photos=(replace(lone_article(root).photos[0], placement="column"),),
    )
    german = replace(german, blocks=(*german.blocks, Block(kind="photo", id="photo1", photo="harbour")))
    return Issue(
        slug="tough",
        folder=root,
        root=root,
        title="Three Scripts",
        language="en",
        identifier=IDENTIFIER,
        articles=(first, arabic, german),
        publication=Publication(name="The Paper"),
    )
