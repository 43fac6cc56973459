"""Issues to print: each function writes one into a folder, photos included, and returns the folder."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

SENTENCES = (
    "The editor of a small paper reads every line twice, once for sense and once for the commas.",
    "Nobody had asked the harbour master, who kept his ledgers in pencil and his opinions in ink.",
    "At noon the presses were stopped, because somebody had to count what was left of the paper.",
    "It was, she said, an arrangement that had served both towns well for more than forty years.",
    "Then the rain came down on the tin roof and there was no hearing anything for half an hour.",
    "Considerations of responsibility notwithstanding, the representatives congratulated everyone.",
    "A boy ran up with the mail.",
)


def prose(words: int, *, start: int = 0) -> str:
    """Return paragraphs of plain English, some `words` long together; no two paragraphs are alike."""
    paragraphs: list[str] = []
    written, index = 0, start
    while written < words:
        count = 3 + index % 4
        sentences = [SENTENCES[(index * 3 + number * 2) % len(SENTENCES)] for number in range(count)]
        paragraph = f"Item {index + 1} on the list was settled. " + " ".join(sentences)
        paragraphs.append(paragraph)
        written += len(paragraph.split())
        index += 1
    return "\n\n".join(paragraphs)


def jpeg(path: Path, width: int = 900, height: int = 600, *, shade: int = 120, **options: object) -> Path:
    """Write a JPEG with something to see in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tint = Image.new("RGB", (width, height), (shade, 90, 255 - shade))
    ramp = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    Image.blend(ramp, tint, 0.5).save(path, "JPEG", quality=80, **options)
    return path


def article(folder: Path, header: str, body: str) -> Path:
    """Write an article of one; a project of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.md").write_text(f"---\n{header.strip()}\n---\n\n{body.strip()}\n", encoding="utf-8")
    return folder


TOUGH_HEADER = """
kicker: The *whole* alphabet
headline: A Headline with *Emphasis* & an Ampersand
standfirst: What a page must bear, from “quotes” to tables.
byline: [Ada Example, Józef Brzęczyszczykiewicz]
dateline: Łódź, in autumn
published: 2026-02-03
language: en
section: Trials
tags: [tests, tags & more]
description: Everything at once, in one article.
rights: © 2026 Nobody
corrections:
  - date: 2026-02-04
    text: An earlier version named the *wrong* town.
"""

TOUGH_BODY = """
The opening paragraph is long enough to carry its drop cap, and it has *emphasis*, **strong words**, `code()`, a [link out](https://example.org/there?a=1&b=2), a [link within](#the-table), and a note.[^one] It goes on for a while, so that it runs over more lines than three, as a paragraph should.

# A heading of the first level

## The lists

- first, with *emphasis*
- second:
    1. one below
    2. another below, with a note again[^one] and a second one[^two]
        - deepest of all
- third

A paragraph between the lists, with an email at [the desk](mailto:desk@example.org) and H<sub>2</sub>O<sup>2</sup> in passing.

7. seven
8. eight

### Definitions

Galley
:   Composed text, before it is divided into pages.

Folio
:   The printed number of a page.
:   Not the page's index.

#### The table

| Town   | Copies | Price |
|:-------|-------:|:-----:|
| Łódź   |  1,200 |  2.50 |
| Kraków |    900 |  2.75 |

<table><caption>Presses, by <em>year</em></caption><thead><tr><th scope="col" colspan="2">Two columns wide</th><th>Third</th></tr></thead><tbody><tr><th scope="row">1911</th><td>four</td><td rowspan="2">both years</td></tr><tr><th scope="row">1912</th><td>five</td></tr></tbody></table>

##### Code

```python
def set_type(line: str) -> str:
    return line.replace("<", "&lt;")  # an unusually long comment that does not fit into a column's width at all
```

> A quotation from somebody else, which is not a pull quote.
>
> In two paragraphs.

{.pull-quote}
> What a page must bear.
>
> — Ada Example

![A grey slope, darker at its foot](slope.jpg "The **slope**, from the *south*; see [the map](https://example.org/map)."){credit="A. Example / Agency"}

###### Letters

Narrow no-break spaces: 1 000 km, « oui ! », ligatures: office, waffle, fjord, ﬁ; Polish: zażółć gęślą jaźń; Russian: Съешь же ещё этих мягких французских булок; Greek: Ξεσκεπάζω την ψυχοφθόρα βδελυγμία; Turkish: İstanbul’da ığdır; dashes – and — and a minus − 3, primes 5′ 6″, ½, №, €, †, ‰.

![](ornament.jpg){decorative=true}

---

<p>A paragraph in raw HTML with <b>bold</b>, <i>italics</i>, <abbr title="World Health Organization">WHO</abbr>, <q>a quotation</q>, <kbd>Ctrl</kbd>, <mark>marked</mark>, <del>gone</del> and <ins>come</ins>.</p>

<div>A division of its own, <span lang="fr">en français</span>.</div>

<ol><li>one</li><li value="5">five</li><li>six</li></ol>

A last paragraph, short.

[^one]: The first note, referred to twice, with a [link](https://example.org/note).
[^two]: The second note, with *emphasis*.

    It has a second paragraph.
"""


def tough(folder: Path) -> Path:
    """Write the article that has one of everything."""
    jpeg(folder / "photos/slope.jpg")
    jpeg(folder / "photos/ornament.jpg", 300, 100)
    return article(folder, TOUGH_HEADER, TOUGH_BODY)


def bare(folder: Path) -> Path:
    """Write an article with a headline and text, and nothing else."""
    return article(folder, "headline: Bare\nlanguage: en", prose(700))


def one_sentence(folder: Path) -> Path:
    """Write an article of one sentence."""
    return article(folder, "headline: Short\nlanguage: en", "That was all.")


def long(folder: Path) -> Path:
    """Write an article of 15,000 words, with a crosshead now and then."""
    parts = [f"## Part {number + 1}\n\n{prose(1500, start=number * 31)}" for number in range(10)]
    return article(folder, "headline: A Long Story\nlanguage: en", "\n\n".join(parts))


def many_photos(folder: Path) -> Path:
    """Write an article with thirty photos of all shapes and placements."""
    parts = []
    for number in range(30):
        width, height = ((900, 600), (600, 900), (700, 700), (1400, 500))[number % 4]
        jpeg(folder / f"photos/p{number}.jpg", width, height, shade=number * 8)
        placement = {7: " .wide", 15: " .plate", 22: " .wide", 29: " .plate"}.get(number, "")
        parts.append(prose(60 + number % 5 * 30, start=number * 3))
        parts.append(
            f'![Slope number {number}](p{number}.jpg "Slope number {number}, as seen."){{credit="Desk {number}"{placement}}}'
        )
    parts.append(prose(100, start=200))
    return article(folder, "headline: Thirty Slopes\nlanguage: en\nlead: p0.jpg", "\n\n".join(parts))


def plates(folder: Path) -> Path:
    """Write an article with a wide photo and a plate in its midst, and a plate at its end."""
    for name in ("wide", "plate", "last"):
        jpeg(folder / f"photos/{name}.jpg")
    body = "\n\n".join(
        (
            prose(300),
            '![A wide slope](wide.jpg "The wide one."){credit="W. Desk" .wide}',
            prose(500, start=20),
            '![A whole page of slope](plate.jpg "The plate."){credit="P. Desk" .plate}',
            prose(500, start=40),
            '![Another page of slope](last.jpg "The last one."){credit="L. Desk" .plate}',
        )
    )
    return article(folder, "headline: Plates\nlanguage: en", body)


def huge_word(folder: Path) -> Path:
    """Write an article with a word wider than the page, and a headline of sixty words."""
    headline = "A Headline That Knows No End " * 10
    body = (
        f"{prose(80)}\n\nThen {'a' * 900} ended.\n\nSee https://example.org/{'x' * 300} there.\n\n{prose(80)}"
    )
    return article(folder, f"headline: {headline.strip()}\nlanguage: en", body)


def lists(folder: Path) -> Path:
    """Write an article that is nearly all lists, tables and notes, over many pages."""
    items = "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(prose(1500).split("\n\n"), 1))
    quoted = "\n".join(f"- She said <q>{sentence}</q> to them." for sentence in SENTENCES * 6)
    rows = "\n".join(f"| Row {number} | responsibility | {SENTENCES[number % 7]} |" for number in range(60))
    notes = "\n\n".join(
        f"[^n{number}]: {SENTENCES[number % 7]} {SENTENCES[number % 5]}" for number in range(40)
    )
    marks = " ".join(f"Here[^n{number}]." for number in range(40))
    body = f"{prose(60)}\n\n{items}\n\n{quoted}\n\n| A | B | C |\n|---|---|---|\n{rows}\n\n{marks}\n\n{notes}"
    return article(folder, "headline: Lists\nlanguage: en", body)


ARABIC = (
    "قال رئيس التحرير إن الصفحة الأولى تُقرأ مرتين: مرة للمعنى ومرة للفواصل، ثم أضاف أن المطبعة توقفت في عام 2026 "
    "لأن الورق نفد. وكتبت صحيفة The Daily Press عن ذلك في اليوم التالي."
)
HEBREW = (
    "העורך קורא כל שורה פעמיים, פעם בשביל המשמעות ופעם בשביל הפסיקים; בשנת 2026 נעצרו מכונות הדפוס כי נגמר הנייר. "
    "העיתון The Daily Press כתב על כך למחרת."
)


def arabic(folder: Path) -> Path:
    """Write an article in Arabic."""
    jpeg(folder / "photos/slope.jpg")
    body = f'{ARABIC}\n\n![منحدر رمادي](slope.jpg "منحدر في الجنوب."){{credit="وكالة"}}\n\n' + "\n\n".join(
        [ARABIC] * 6
    )
    return article(folder, "headline: شاي في المطبعة\nstandfirst: خبر قصير.\nlanguage: ar", body)


def hebrew(folder: Path) -> Path:
    """Write an article in Hebrew."""
    return article(folder, "headline: תה בבית הדפוס\nlanguage: he", "\n\n".join([HEBREW] * 6))


def issue_of_three(folder: Path) -> Path:
    """Write an issue of three articles with links between them, each with notes and headings."""
    (folder / "issue.toml").parent.mkdir(parents=True, exist_ok=True)
    (folder / "issue.toml").write_text(
        'title = "Number One"\nlanguage = "en"\ncontents = false\narticles = ["first", "second", "third"]\n',
        encoding="utf-8",
    )
    for name, other in (("first", "third"), ("second", "first"), ("third", "second")):
        jpeg(folder / name / "photos/slope.jpg")
        body = (
            f"{prose(40)} See [the other](#{other}--same-heading).\n\n## Same heading\n\n{prose(400)}\n\n"
            '![A slope](slope.jpg "The slope."){credit="Desk"}\n\nOne more word.[^n]\n\n'
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n[^n]: A note.\n"
        )
        language = "de" if name == "third" else "en"
        header = f"headline: The {name.title()}\nbyline: Writer of the {name}\nlanguage: {language}"
        article(folder / name, header, body)
    return folder


ISSUES: dict[str, Callable[[Path], Path]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        tough,
        bare,
        one_sentence,
        long,
        many_photos,
        plates,
        huge_word,
        lists,
        arabic,
        hebrew,
        issue_of_three,
    )
}


def pixels(data: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(data))
