"""Issues for the tests of the web edition, and the site of one, made without building its other editions."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from presswork.cache import Cache
from presswork.model.site import Site, SiteEdition, SiteFile, SiteIssue, Verdict
from presswork.pipeline import read_source
from presswork.pipeline.distributing.describing import describe
from presswork.pipeline.order import Order, Read
from presswork.pipeline.web_edition import index_pages, issue_pages, make_web

STATEMENT = (("Ways of reading", ("All content can be read as read aloud speech.",)),)
ADDRESS = "https://example.org/magazine/"

TOUGH = """---
kicker: The *whole* alphabet
headline: "A headline with *emphasis*, &lt;/script&gt; & a Donaudampfschifffahrtsgesellschaftskapitän"
standfirst: "A standfirst with https://example.org/an-address-without-any-break/that-does-not-fit-a-phone."
byline: [Ada Byron, Józef Brzęczyszczykiewicz]
dateline: Łódź, in autumn
published: 2026-02-03
language: en-GB
lead: tall.jpg
rights: © 2026 Ada Byron.
tags: [Tests, Type]
corrections: [{date: 2026-02-04, text: A *name* corrected.}]
---

![A tall one](tall.jpg "The *caption* of the lead."){credit="Ada Byron"}

The opening paragraph is long enough to have a drop cap, and has *emphasis*, **strong words**, `code()`, a
[link out](https://example.org/), a [link to the other](article:second), [to a place in it](article:second#there)
and a note.[^one] It goes on for a while, so that it runs over more lines than three.

## A heading

| Town | Copies | Price | Paper | Colour | Binding | Weight | Remark |
|---|--:|--:|---|---|---|---|---|
| Łódź | 1200000000 | 2.50 | bookpaper | fourcolour | threadsewn | hundredgrams | unremarkable |

    def set_type(line: str) -> str: return line.replace("<", "&lt;")  # a line longer than any column is wide

> A quotation.

- first
- second, with the note again[^one] and a second one.[^two]

{.pull-quote}
> The opening paragraph is long enough.
>
> — Ada Byron

![A wide one](wide.jpg "Wide."){.wide credit="Someone"}

![](tall.jpg "A plate."){.plate credit="Someone"}

![Not there](missing.jpg "Not supplied."){credit="Nobody"}

![Flat colours](flat.png "Flat."){credit="Someone"}

***

The end.

[^one]: The first note, with a [link](https://example.org/note).
[^two]: The second note.
"""
SECOND = """---
headline: Второй текст
language: ru
byline: Анна
---

Короткий текст, в котором есть русские буквы.

## There

Ещё один абзац.

| А | Б |
|---|---|
| 1 | 2 |

| В | Г |
|---|---|
| 3 | 4 |
"""
ISSUE = """title = "Number One"
number = "1"
published = 2026-02-01
articles = ["first", "second"]
[publication]
name = "The Orbit"
publisher = "The publishers of The Orbit"
issn = "2049-3630"
masthead = [{ role = "Editor", names = ["Ada Byron"] }]
"""


def photo(path: Path, width_px: int, height_px: int) -> None:
    """Write a JPEG with what cameras write into it: a place, a maker, a thumbnail's comment."""
    image = Image.radial_gradient("L").resize((width_px, height_px))
    picture = Image.merge("RGB", (image, image.rotate(90, expand=False), image.rotate(180)))
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[1] = "N"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=90, exif=exif, comment=b"from the camera")


def flat(path: Path) -> None:
    """Write a PNG of two colours."""
    image = Image.new("RGB", (600, 400), (200, 30, 30))
    image.paste((20, 20, 90), (100, 100, 300, 300))
    image.save(path)


def tough_issue(folder: Path) -> Path:
    """Write an issue of two articles that holds whatever an article can, and return its folder."""
    first, second = folder / "first", folder / "second"
    for place in (first, second):
        place.mkdir(parents=True)
    (folder / "presswork.toml").write_text("")
    (folder / "issue.toml").write_text(ISSUE)
    (first / "article.md").write_text(TOUGH)
    (second / "article.md").write_text(SECOND)
    photo(first / "photos/tall.jpg", 900, 1350)
    photo(first / "photos/wide.jpg", 2000, 1000)
    flat(first / "photos/flat.png")
    return folder


def lone_issue(folder: Path, header: str, text: str) -> Path:
    """Write an article alone and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "presswork.toml").write_text("")
    (folder / "article.md").write_text(f"---\n{header}\n---\n\n{text}\n")
    return folder


@dataclass(frozen=True, kw_only=True)
class Made:
    """A site with one issue: its files, the issue as told of, and what it was read from."""

    files: Mapping[str, bytes]
    issue: SiteIssue
    site: Site
    read: Read
    order: Order


def site_of(folder: Path, *, cache: Cache, url: str = "", theme: str | None = None, **facts: object) -> Made:
    """Return the site of the issue in a folder, with editions that are not built; `facts` change the issue's."""
    order = Order(folder=folder, theme=theme, cache=cache)
    read = read_source(order)
    site = Site(title=read.issue.publication.name or "A site", language="en", issues=(), url=url)
    told = describe(read)
    web = make_web(read, order, told, site)
    told = dataclasses.replace(
        told,
        articles=web.articles,
        cover=web.cover,
        editions=editions(told.slug),
        **facts,  # type: ignore[arg-type]
    )
    pages = issue_pages(read, order, told, site, accessibility=STATEMENT)
    site = dataclasses.replace(site, issues=(told,))
    index = index_pages(site, root=read.issue.root, theme=read.issue.theme, order=order)
    stand_ins = {edition.file.path: b"an edition" for edition in told.editions}
    files = {**dict(web.files), **pages, **index, **stand_ins}
    return Made(files=files, issue=told, site=site, read=read, order=order)


def editions(slug: str) -> tuple[SiteEdition, ...]:
    """Return two editions of an issue."""
    verdict = Verdict(tool="veraPDF", version="1", standard="PDF/UA-1", passed=True)
    return tuple(
        SiteEdition(
            edition=edition,  # type: ignore[arg-type]
            file=SiteFile(
                path=f"{slug}/files/{slug}.{edition}",
                media_type=media_type,
                size_bytes=1_234_567,
                sha256="0123456789abcdef" * 4,
            ),
            page_count=pages,
            verdicts=verdicts,
        )
        for edition, media_type, pages, verdicts in (
            ("pdf", "application/pdf", 16, (verdict,)),
            ("epub", "application/epub+zip", 0, ()),
        )
    )


def opened(data: bytes) -> Image.Image:
    """Return a picture, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
