"""An e-book of which most was made before is the same to the byte, and takes little to make."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from presswork.cache import Cache
from presswork.pipeline import Order, build

STORY = """---
headline: {name}
language: en
---

![A pad](pad.jpg "The pad at dawn"){{credit="Agency"}}

Words of the {name}, and more in [the other](article:{other}). See [](article:{other}).

## A crosshead

More words.[^1]

[^1]: A note.
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "project/number"
    for name, other in (("one", "two"), ("two", "one")):
        (folder / name).mkdir(parents=True)
        (folder / name / "article.md").write_text(STORY.format(name=name, other=other), encoding="utf-8")
        Image.new("RGB", (60, 40), "red").save(folder / name / "pad.jpg")
    (folder / "issue.toml").write_text(
        'title = "One"\nlanguage = "en"\ncontents = true\narticles = ["one", "two"]\n'
    )
    (tmp_path / "project/presswork.toml").write_text('name = "test"\n')
    return folder


def epub(folder: Path, out: Path, cache: Path | None, *editions: str) -> bytes:
    order = Order(folder=folder, out=out, cache=Cache(cache))
    build(order, editions or ("epub",))  # type: ignore[arg-type]
    return (out / "number.epub").read_bytes()


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def own_template(folder: Path) -> None:
    templates = folder.parent / "templates/epub"
    templates.mkdir(parents=True)
    ours = Path(__file__).parents[2] / "templates/base/epub/article.xhtml"
    text = ours.read_text(encoding="utf-8")
    (templates / "article.xhtml").write_text(text.replace("</body>", "<p>Own.</p></body>"), encoding="utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda folder: edit(folder / "one/article.md", "More words", "More words yet"),
    "a title that another cites": lambda folder: edit(
        folder / "two/article.md", "headline: two", "headline: three"
    ),
    "a photo": lambda folder: Image.new("RGB", (40, 60), "blue").save(folder / "one/pad.jpg"),
    "pages that shift": lambda folder: edit(
        folder / "one/article.md", "More words.", "More words.\n\n" + "Text. " * 600
    ),
    "the issue's title": lambda folder: edit(folder / "issue.toml", '"One"', '"Two"'),
    "a template": own_template,
}


def test_what_was_kept_makes_the_same_book(issue: Path, tmp_path: Path) -> None:
    cache, out, cold = tmp_path / "cache", tmp_path / "out", tmp_path / "cold"
    assert epub(issue, out, cache) == epub(issue, out, cache)
    for changes in (
        ("a word", "a title that another cites"),
        ("a photo", "pages that shift"),
        tuple(EDITS)[4:],
    ):
        for name in changes:
            EDITS[name](issue)
            epub(issue, out, cache)
        books = {epub(issue, out, cache), epub(issue, cold, None)}
        assert len(books) == 1, changes


def test_a_kept_page_map_needs_no_typesetter(issue: Path, tmp_path: Path) -> None:
    """Nor a PDF library, an imaging library or a Markdown parser: none has anything to do."""
    before = epub(issue, tmp_path / "out", tmp_path / "cache", "pdf", "epub")
    code = (
        "import sys; from pathlib import Path; from presswork.cache import Cache\n"
        "from presswork.pipeline import Order, build\n"
        "folder, out, cache = map(Path, sys.argv[1:])\n"
        "build(Order(folder=folder, out=out, cache=Cache(cache)), ['epub'])\n"
        "heavy = ('weasyprint', 'pikepdf', 'markdown_it', 'yaml', 'fontTools', 'PIL.Image')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    arguments = [sys.executable, "-c", code, str(issue), str(tmp_path / "out"), str(tmp_path / "cache")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert (tmp_path / "out/number.epub").read_bytes() == before
