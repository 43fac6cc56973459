"""The seed article goes in; how evenly its lines are spaced, greedily and by us, comes out.

`python bench/lines.py [--png FOLDER]` sets the article at three measures, once by WeasyPrint's own
line breaking and once in our lines, and prints for each the added word space (in em), hyphens, runs
of hyphens and short last lines, and how long WeasyPrint takes. With --png it also writes the pages.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

import fontpkg_source_serif_4
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from presswork.composition.typography import clean
from presswork.content.read import read_issue
from presswork.editions.pdf.lines import Face, Measure, set_paragraph, style_sheet
from presswork.errors import FaultError

ROOT = Path(__file__).parent.parent
FILES = Path(fontpkg_source_serif_4.__file__).parent / "files"
ROMAN = FILES / "SourceSerif4[opsz,wght].ttf"
ITALIC = FILES / "SourceSerif4-Italic[opsz,wght].ttf"
# Name, column width, type size and leading in points, columns, alignment.
SETTINGS = (
    ("a4", 237.0, 10.0, 13.0, 2, "justify"),
    ("a5", 330.0, 10.0, 13.0, 1, "justify"),
    ("news", 131.0, 9.0, 12.0, 5, "justify"),
    ("news-left", 131.0, 9.0, 12.0, 5, "left"),
)


def measure(width_pt: float, size_pt: float, align: Any) -> Measure:
    roman = Face(path=str(ROMAN), wght=400, opsz=10, features=("onum",))
    italic = Face(path=str(ITALIC), wght=400, opsz=10, features=("onum",))
    return Measure(
        width_pt=width_pt,
        size_pt=size_pt,
        face=roman,
        faces={"em": italic},
        first_lines=(size_pt,),
        align=align,
    )


def style(width: float, size: float, leading: float, columns: int, align: str) -> str:
    page = width * columns + 20 * (columns - 1) + 60
    return f"""
    @font-face {{ font-family: Serif; src: url("{ROMAN.as_uri()}") }}
    @font-face {{ font-family: Serif; font-style: italic; src: url("{ITALIC.as_uri()}") }}
    @page {{ size: {page}pt 700pt; margin: 30pt }}
    html {{ font: {size}pt/{leading}pt Serif; font-variation-settings: "opsz" 10, "wght" 400;
            font-feature-settings: "onum" 1 }}
    body {{ margin: 0; columns: {columns}; column-gap: 20pt; column-fill: auto; orphans: 2; widows: 2 }}
    p {{ margin: 0; text-indent: {size}pt; text-align: {align}; hyphens: auto; hyphenate-limit-chars: 7 3 3 }}
    """


def paragraphs() -> list[str]:
    read = read_issue(ROOT / "content" / "over-tea", root=ROOT)
    if read.issue is None:
        raise FaultError("the seed article cannot be read")
    article = read.issue.articles[0]
    return [
        clean(block.html, language=article.language) for block in article.blocks if block.kind == "paragraph"
    ]


def lines_of(document: Any) -> list[tuple[str, float, bool]]:
    """Return each line's text, added word space in px, and whether it ends its paragraph."""
    found = []
    for page in document.pages:
        for paragraph in page._page_box.descendants():
            if isinstance(paragraph, boxes.BlockBox) and paragraph.element_tag == "p":
                lines = [box for box in paragraph.children if isinstance(box, boxes.LineBox)]
                for line in lines:
                    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
                    texts = [box for box in texts if box.text.strip()]
                    space = max((box.justification_spacing + box.style["word_spacing"]) for box in texts)
                    found.append(("".join(box.text for box in texts), space, line is lines[-1]))
    return found


def report(name: str, document: Any, size: float, seconds: float) -> None:
    lines = lines_of(document)
    added = [space * 0.75 / size for _, space, last in lines if not last]
    wide = sorted(added)
    ends = [text.endswith(("-", "\u2010")) for text, _, _ in lines]
    runs = max((len(run) for run in "".join("-" if end else " " for end in ends).split()), default=0)
    short = [text for text, _, last in lines if last and len(text) < 7]
    print(
        f"{name:18} {len(lines):4} lines  added em: median {statistics.median(added):.3f}"
        f" p90 {wide[int(len(wide) * 0.9)]:.3f} max {max(added):.3f} min {min(added):.3f}"
        f" spread {statistics.pstdev(added):.3f}  hyphens {sum(ends)} longest run {runs}"
        f" short last lines {short}  render {seconds * 1000:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--png", type=Path, help="write the pages here, as PDF and PNG")
    folder = parser.parse_args().png
    texts = paragraphs()
    fonts = FontConfiguration()
    for name, width, size, leading, columns, align in SETTINGS:
        room = measure(width, size, align)
        start = time.perf_counter()
        ours = [set_paragraph(text, room) for text in texts]
        spent = time.perf_counter() - start
        plain = "".join(f"<p>{text}</p>" for text in texts)
        set_ = "".join(
            f'<p class="set">{mine}</p>' if mine else f"<p>{text}</p>"
            for mine, text in zip(ours, texts, strict=True)
        )
        sheet = style(width, size, leading, columns, align)
        for kind, body, css in (("greedy", plain, sheet), ("ours", set_, sheet + style_sheet(set_))):
            styles = [CSS(string=css, font_config=fonts)]
            best = 1e9
            for _ in range(4):
                start = time.perf_counter()
                page = HTML(string=f'<html lang="en-US"><body>{body}</body></html>')
                document = page.render(stylesheets=styles, font_config=fonts)
                best = min(best, time.perf_counter() - start)
            report(f"{name} {kind}", document, size, best)
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
                target = folder / f"{name}-{kind}"
                document.write_pdf(f"{target}.pdf")
                subprocess.run(["pdftoppm", "-r", "110", "-png", f"{target}.pdf", str(target)], check=True)
        print(f"{name:18} line breaking {spent * 1000:.1f} ms")


if __name__ == "__main__":
    main()
