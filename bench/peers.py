"""`python -m bench.peers [--articles N]`: an issue in, what others need to print the same out.

Each is given the same words and photos in its own form, on A4 in two columns with a page of contents,
running heads and page numbers: Vivliostyle and Paged.js an HTML file with a style sheet, Typst its markup,
Pandoc (with WeasyPrint) the Markdown itself. One run each, from a cold command line. A peer that is not on
this machine is named with the line that installs it. What comes out is not the same page by page, and only
Presswork's is tagged as PDF/UA.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from bench import machine
from bench.generated import write_issue
from bench.memory import peak

_HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+): (.*)$", re.MULTILINE)
_PHOTO = re.compile(r'!\[(.*?)\]\((.*?) "(.*?)"\)\{credit="(.*?)"\}')
_LINK = re.compile(r"\[(.*?)\]\(article:(\w+)\)")
_STYLE = """
@page { size: A4; margin: 20mm 18mm; @top-right { content: string(headline) } }
@page { @bottom-right { content: counter(page) } }
body { font: 10pt/13pt serif; margin: 0 }
h1 { string-set: headline content(text); font-size: 24pt; line-height: 28pt; break-before: page }
 .body { columns: 2; column-gap: 6mm; text-align: justify; hyphens: auto }
figure { margin: 0 0 13pt; break-inside: avoid } img { width: 100% }
figcaption { font-size: 8pt; line-height: 10pt }
nav a::after { content: " " target-counter(attr(href url), page) } nav li { list-style: none }
"""


@dataclass(frozen=True, kw_only=True)
class _Article:
    name: str
    headline: str
    standfirst: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Peer:
    """A program, the line that installs it, and what makes its command for a folder with the issue."""

    name: str
    install: str
    find: Callable[[], str | None]
    command: Callable[[str, Path], tuple[str, ...]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--peer", action="append", help="only those whose name holds this")
    options = parser.parse_args()
    for name, text in machine.facts().items():
        print(f"{name:10} {text}")
    print(f"\n{options.articles} articles{'':18} {'seconds':>8} {'MiB':>7} {'pages':>6} {'kB':>8}")
    with tempfile.TemporaryDirectory(prefix="presswork-bench-") as kept:
        folder = Path(kept)
        _prepare(write_issue(folder, options.articles), folder)
        for peer in _PEERS:
            if not options.peer or any(word in peer.name for word in options.peer):
                print(f"{peer.name:30} {_measured(peer, folder)}", flush=True)
    return 0


def _measured(peer: _Peer, folder: Path) -> str:
    program = peer.find()
    if program is None:
        return f"is not on this machine: {peer.install}"
    environment = {"PRESSWORK_CACHE": str(folder / "cache"), "PUPPETEER_EXECUTABLE_PATH": _chromium() or ""}
    before = set(folder.rglob("*.pdf"))
    try:
        taken = peak(peer.command(program, folder), environment=environment)
    except RuntimeError as error:
        return f"failed: {str(error).splitlines()[-1][:90]}"
    made = next(iter(set(folder.rglob("*.pdf")) - before))
    with pikepdf.open(made) as pdf:
        pages = len(pdf.pages)
    return f"{taken.wall:8.1f} {taken.memory:7.0f} {pages:6} {made.stat().st_size // 1000:8}"


def _prepare(issue: Path, folder: Path) -> None:
    """Write the issue as HTML, as Typst's markup and as chapters for Pandoc, beside its photos."""
    articles = [_read(path) for path in sorted(issue.glob("*/article.md"))]
    for photo in issue.glob("*/*.jpg"):
        os.link(photo, folder / photo.name)
    (folder / "style.css").write_text(_STYLE, encoding="utf-8")
    (folder / "issue.html").write_text(_as_html(articles), encoding="utf-8")
    (folder / "issue.typ").write_text("\n".join(_as_typst(articles)), encoding="utf-8")
    chapters = (
        f"# {one.headline} {{#{one.name}}}\n\n*{one.standfirst}*\n\n" + "\n\n".join(one.blocks)
        for one in articles
    )
    text = "\n\n".join(chapters)
    (folder / "issue.md").write_text(_LINK.sub(r"[\1](#\2)", text), encoding="utf-8")


def _read(path: Path) -> _Article:
    text = path.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    if found is None:
        raise RuntimeError(f"{path} has no header")
    said = dict(_FIELD.findall(found[1]))
    blocks = text[found.end() :].replace("{.pull-quote}\n", "").strip().split("\n\n")
    return _Article(
        name=path.parent.name,
        headline=said["headline"],
        standfirst=said["standfirst"],
        blocks=tuple(blocks),
    )


def _as_html(articles: list[_Article]) -> str:
    entries = "".join(f'<li><a href="#{one.name}">{html.escape(one.headline)}</a></li>' for one in articles)
    bodies = "".join(
        f'<article id="{one.name}"><h1>{html.escape(one.headline)}</h1><p>{html.escape(one.standfirst)}</p>'
        f'<div class="body">{"".join(map(_block_as_html, one.blocks))}</div></article>'
        for one in articles
    )
    head = '<meta charset="utf-8"/><title>Generated</title><link rel="stylesheet" href="style.css"/>'
    body = f"<nav><ul>{entries}</ul></nav>{bodies}"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def _block_as_html(block: str) -> str:
    if photo := _PHOTO.fullmatch(block):
        alt, source, caption, credit = photo.groups()
        shown = f"<figcaption>{caption} {credit}</figcaption>"
        return f'<figure><img src="{source}" alt="{alt}"/>{shown}</figure>'
    if block.startswith("## "):
        return f"<h2>{block[3:]}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{' '.join(line[1:] for line in block.splitlines())}</p></blockquote>"
    linked = _LINK.sub(r'<a href="#\2">\1</a>', block)
    return f"<p>{linked}</p>"


def _as_typst(articles: list[_Article]) -> Iterator[str]:
    yield '#set document(title: "Generated")'
    yield '#set page(paper: "a4", margin: (x: 18mm, y: 20mm), numbering: "1", columns: 2,'
    yield "  header: context { let before = query(selector(heading.where(level: 1)).before(here()))"
    yield "    if before.len() > 0 { align(right, before.last().body) } })"
    yield '#set text(size: 10pt, lang: "en")\n#set par(justify: true)'
    yield "#outline(depth: 1)\n#show heading.where(level: 1): it => { pagebreak(weak: true); it }"
    for one in articles:
        yield f"\n= {one.headline} <{one.name}>\n\n_{one.standfirst}_\n"
        for block in one.blocks:
            yield _block_as_typst(block) + "\n"


def _block_as_typst(block: str) -> str:
    if photo := _PHOTO.fullmatch(block):
        alt, source, caption, credit = photo.groups()
        return f'#figure(image("{source}", alt: "{alt}"), caption: [{caption} {credit}])'
    if block.startswith("## "):
        return f"== {block[3:]}"
    if block.startswith("> "):
        return f"#quote(block: true)[{' '.join(line[1:] for line in block.splitlines())}]"
    return _LINK.sub(r"#link(<\2>)[\1] (page #context counter(page).at(<\2>).first())", block)


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


def _has_typst() -> str | None:
    """Return the Python that has Typst's package, ours or the one that TYPST_PYTHON names."""
    python = os.environ.get("TYPST_PYTHON", sys.executable)
    done = subprocess.run([python, "-c", "import typst"], capture_output=True, check=False)
    return python if done.returncode == 0 else None


_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_NPM = "PUPPETEER_SKIP_DOWNLOAD=true npm install --global --ignore-scripts"
_PEERS = (
    _Peer(
        name="Presswork",
        install="",
        find=lambda: sys.executable,
        command=lambda python, folder: (
            *(python, "-m", "presswork", "build", str(next(folder.glob("issue-*")))),
            *("--edition", "pdf", "--out", str(folder / "out")),
        ),
    ),
    _Peer(
        name="Typst",
        install="pip install typst, or TYPST_PYTHON=a Python that has it",
        find=_has_typst,
        command=lambda python, folder: (
            *(python, "-c", _TYPST),
            *(str(folder / "issue.typ"), str(folder / "typst.pdf")),
        ),
    ),
    _Peer(
        name="Pandoc with WeasyPrint",
        install="apt-get install pandoc",
        find=lambda: shutil.which("pandoc"),
        command=lambda pandoc, folder: (
            *("env", "-C", str(folder)),  # it looks for pictures where it is run
            *(pandoc, "issue.md", "--from=markdown", "--to=html5", "--toc", "--toc-depth=1"),
            *("--metadata=title:Generated", "--css=style.css"),
            f"--pdf-engine={Path(sys.executable).parent / 'weasyprint'}",
            f"--output={folder / 'pandoc.pdf'}",
        ),
    ),
    _Peer(
        name="Vivliostyle",
        install=f"{_NPM} @vivliostyle/cli, and Chromium",
        find=lambda: shutil.which("vivliostyle") if _chromium() else None,
        command=lambda vivliostyle, folder: (
            *(vivliostyle, "build", str(folder / "issue.html"), "--output", str(folder / "vivliostyle.pdf")),
            *("--executable-browser", _chromium() or "", "--timeout", "3000"),
        ),
    ),
    _Peer(
        name="Paged.js",
        install=f"{_NPM} pagedjs-cli, and Chromium",
        find=lambda: shutil.which("pagedjs-cli") if _chromium() else None,
        command=lambda pagedjs, folder: (
            *(pagedjs, str(folder / "issue.html"), "--output", str(folder / "pagedjs.pdf")),
            *("--timeout", "3000000", "--browserArgs", "--no-sandbox"),
        ),
    ),
)


if __name__ == "__main__":
    sys.exit(main())
