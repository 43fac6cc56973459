"""A flatplan in, a sheet that shows it out: a self-contained HTML page, or one PNG picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape

from presswork.pipeline.flatplanning import Flatplan, PlannedPage, data_url

_STYLE = """
body { margin: 2rem; background: #efece6; color: #17181a; font: 13px/1.4 system-ui, sans-serif }
h1 { font-size: 1.3rem; margin: 0 0 1.5rem }
.spreads { display: flex; flex-wrap: wrap; gap: 1.6rem 1.4rem; list-style: none; margin: 0; padding: 0 }
.spread { display: flex }
.page { width: 120px; margin: 0 }
.sheet { position: relative; background: #fff; box-shadow: 0 1px 3px #0005; aspect-ratio: var(--ratio) }
.sheet img { display: block; width: 100%; height: 100% }
.empty .sheet { background: none; box-shadow: none }
figcaption { margin-top: .4rem; padding-right: .5rem; font-size: 11px; overflow-wrap: anywhere }
.fill { height: 3px; background: #d8d3ca; margin-top: .3rem }
.fill i { display: block; height: 100%; background: #8a4b22 }
.over .sheet { outline: 3px solid #b3261e } .over b { color: #b3261e }
.section .sheet, .cover .sheet { background: #e2d6c8 }
"""


def spreads(pages: tuple[PlannedPage, ...]) -> Iterator[tuple[PlannedPage | None, PlannedPage | None]]:
    """Yield the spreads: a verso and the recto beside it, None where one of them is not there."""
    verso: PlannedPage | None = None
    for page in pages:
        if page.is_recto:
            yield verso, page
            verso = None
        else:
            if verso:
                yield verso, None
            verso = page
    if verso:
        yield verso, None


def as_html(flatplan: Flatplan) -> str:
    """Return the flatplan as an HTML page of its own, with nothing to fetch."""
    items = "".join(
        f'<li class="spread">{_figure(verso)}{_figure(recto)}</li>'
        for verso, recto in spreads(flatplan.pages)
    )
    title = escape(flatplan.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(flatplan.language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f'<body style="--ratio: {flatplan.page_ratio:.4f}"><h1>{title}</h1>'
        f'<ol class="spreads">{items}</ol></body></html>\n'
    )


def _figure(page: PlannedPage | None) -> str:
    if page is None:
        return '<figure class="page empty"><div class="sheet"></div></figure>'
    name = escape(page.title or page.kind)
    picture = f'<img src="{data_url(page.picture)}" alt="">' if page.picture else ""
    bar = (
        f'<div class="fill" title="{page.fill:.0%}"><i style="width: {page.fill:.0%}"></i></div>'
        if page.is_last
        else ""
    )
    kinds = f"page {page.kind}{' over' if page.over_budget else ''}"
    return (
        f'<figure class="{kinds}"><div class="sheet">{picture}</div>'
        f"<figcaption><b>{page.label}</b> {name}{bar}</figcaption></figure>"
    )


def as_png(flatplan: Flatplan, *, columns: int = 5) -> bytes:
    """Return the flatplan as one PNG: `columns` spreads in a row, each page with its number and fill."""
    from PIL import Image, ImageDraw, ImageFont

    width, gap, foot = 120, 26, 34
    height = round(width / flatplan.page_ratio)
    pairs = list(spreads(flatplan.pages))
    rows = -(-len(pairs) // columns)
    sheet = Image.new(
        "RGB", (columns * (2 * width + gap) + gap, rows * (height + foot + gap) + gap), "#efece6"
    )
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(_font_path(), 11)
    font.set_variation_by_axes([500])
    for place, pair in enumerate(pairs):
        left = gap + place % columns * (2 * width + gap)
        top = gap + place // columns * (height + foot + gap)
        for side, page in enumerate(pair):
            if page is None:
                continue
            x = left + side * width
            _draw_page(sheet, draw, page, (x, top, x + width, top + height))
            name = f"{page.label}  {page.title or page.kind}"
            while draw.textlength(name, font=font) > width - 6 and len(name) > 4:  # noqa: PLR2004
                name = name[:-2].rstrip() + "…"
            draw.text(
                (x + 2, top + height + 5), name, fill="#b3261e" if page.over_budget else "#17181a", font=font
            )
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_page(sheet: object, draw: object, page: PlannedPage, box: tuple[int, int, int, int]) -> None:
    from PIL import Image, ImageDraw

    assert isinstance(sheet, Image.Image)
    assert isinstance(draw, ImageDraw.ImageDraw)
    left, top, right, bottom = box
    if page.picture:
        with Image.open(io.BytesIO(page.picture)) as picture:
            sheet.paste(picture.convert("RGB").resize((right - left, bottom - top)), (left, top))
    else:
        draw.rectangle(box, fill="#ffffff")
    draw.rectangle(
        box, outline="#b3261e" if page.over_budget else "#b9b4ac", width=3 if page.over_budget else 1
    )
    if page.is_last:
        draw.rectangle((left, bottom + 22, right - 6, bottom + 24), fill="#d8d3ca")
        draw.rectangle(
            (left, bottom + 22, left + round((right - 6 - left) * page.fill), bottom + 24), fill="#8a4b22"
        )


def _font_path() -> str:
    from presswork.composition.fonts import font_path

    path = font_path("fonts/source-sans-3.ttf")
    assert path is not None
    return str(path)
