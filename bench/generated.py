"""A number of articles in; an issue of so many, with its photos, out. The same number, the same bytes.

It has a page of contents, its articles in sections, and their names in the running heads. Each article has
about 900 words in paragraphs, a crosshead, a quote now and then, a reference to another article with its
page, and two photos of 1600 by 1067 pixels. The words are real ones in random order: lines break and
hyphenate as they would in an issue that somebody reads.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

_NOUNS = """
harbour morning council decision railway station engineer measurement winter kitchen garden neighbour
question archive photograph newspaper editor printing machine cylinder paper margin letter alphabet
language translation river bridge construction municipal budget committee government parliament election
minister secretary report hospital physician nurse patient medicine laboratory experiment observation
temperature instrument astronomer telescope satellite orbit rocket launch engine combustion hydrogen
industry manufacturing workshop apprentice carpenter blacksmith weaver textile cotton factory warehouse
merchant market customer harvest farmer orchard village mountain valley glacier forest wildlife
conservation biologist species migration coastline lighthouse fisherman vessel captain navigation compass
weather forecast thunderstorm rainfall reservoir electricity network transmission architecture cathedral
museum exhibition painter sculpture orchestra violin composer performance theatre audience actor
rehearsal costume director cinema documentary journalist interview correspondent source university
professor lecture student examination scholarship library catalogue manuscript historian century memory
childhood grandmother family wedding funeral ceremony tradition festival procession musician
"""
_LINKS = "the a of in on and to with for from by at under after before between without against near over"
_VERBS = """
was had became remained described explained measured carried returned followed opened closed reported
remembered answered considered discovered improved replaced announced
"""
WORDS, SMALL, VERBS = _NOUNS.split(), _LINKS.split(), _VERBS.split()
SECTIONS = ("Reports", "Science", "Culture", "Letters")
WORDS_EACH = 900
PHOTO_PX = (1600, 1067)


def write_issue(folder: Path, articles: int) -> Path:
    """Write an issue of so many articles and return its folder, `folder/issue-N`."""
    issue = folder / f"issue-{articles}"
    names = [f"a{number:03}" for number in range(articles)]
    for number, name in enumerate(names):
        other = names[(number * 7 + 3) % articles]
        _write_article(issue / name, number, other if other != name else "", _section(number, articles))
    (issue / "issue.toml").write_text(_issue_toml(names), encoding="utf-8")
    (folder / "presswork.toml").write_text('name = "generated"\n', encoding="utf-8")
    return issue


def _section(number: int, articles: int) -> str:
    return SECTIONS[number * len(SECTIONS) // articles]


def _issue_toml(names: list[str]) -> str:
    text = f'title = "Generated {len(names)}"\nnumber = "{len(names)}"\nlanguage = "en"\ncontents = true\n'
    for section in SECTIONS:
        members = [name for number, name in enumerate(names) if _section(number, len(names)) == section]
        if members:
            listed = "".join(f'    "{name}",\n' for name in members)
            text += f'\n[[sections]]\nname = "{section}"\narticles = [\n{listed}]\n'
    return text


def _write_article(folder: Path, number: int, other: str, section: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(number)
    pictures = (f"photo-{number}-1.jpg", f"photo-{number}-2.jpg")
    for place, picture in enumerate(pictures):
        _write_photo(folder / picture, number * 2 + place)
    text = article_text(chance, number, pictures, other, section)
    (folder / "article.md").write_text(text, encoding="utf-8")


def article_text(
    chance: random.Random, number: int, pictures: tuple[str, str], other: str = "", section: str = ""
) -> str:
    """Return an article's Markdown, its header included."""
    blocks = _paragraphs(chance)
    middle = len(blocks) // 2
    blocks.insert(middle, f"## {_phrase(chance, 3)}")
    blocks.insert(middle // 2, _photo(chance, pictures[1]))
    blocks.insert(0, _photo(chance, pictures[0]))
    if other:
        blocks.append(f"More on this in [{_phrase(chance, 2).lower()}](article:{other}).")
    if number % 5 == 0:
        blocks.insert(middle, "{.pull-quote}\n" + f"> {_sentence(chance)}\n>\n> — {_phrase(chance, 2)}")
    head = (
        f"kicker: {_phrase(chance, 2)}\nheadline: {_phrase(chance, 4)} {number}\n"
        f"standfirst: {_sentence(chance)}\nlanguage: en\n" + (f"section: {section}\n" if section else "")
    )
    return f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n"


def _paragraphs(chance: random.Random) -> list[str]:
    paragraphs: list[str] = []
    written = 0
    while written < WORDS_EACH:
        text = " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))
        paragraphs.append(text)
        written += text.count(" ") + 1
    return paragraphs


def _sentence(chance: random.Random) -> str:
    words = []
    for place in range(chance.randint(7, 16)):
        kind = VERBS if place % 6 == 2 else SMALL if place % 2 else WORDS
        words.append(chance.choice(kind))
    words.append(chance.choice(WORDS))
    return " ".join(words).capitalize() + "."


def _phrase(chance: random.Random, count: int) -> str:
    return " ".join(chance.sample(WORDS, count)).capitalize()


def _photo(chance: random.Random, name: str) -> str:
    return f'![{_sentence(chance)}]({name} "{_sentence(chance)}"){{credit="{_phrase(chance, 1)} Press"}}'


def _write_photo(path: Path, seed: int) -> None:
    """Write a picture with soft shapes and some grain: it compresses about as a photograph does."""
    chance = random.Random(seed)
    width, height = PHOTO_PX
    small = Image.new("RGB", (width // 8, height // 8), _colour(chance))
    pen = ImageDraw.Draw(small)
    for _ in range(24):
        x, y = chance.randrange(small.width), chance.randrange(small.height)
        reach = chance.randrange(8, 60)
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=_colour(chance))
    soft = small.filter(ImageFilter.GaussianBlur(3)).resize(PHOTO_PX, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256)).resize(PHOTO_PX)
    Image.blend(soft, Image.merge("RGB", (grain, grain, grain)), 0.06).save(path, quality=85)


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(30, 230), chance.randrange(30, 230), chance.randrange(30, 230)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.generated", description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("folder", type=Path, help="folder to write `issue-N` into")
    options = parser.parse_args()
    print(write_issue(options.folder, options.articles))


if __name__ == "__main__":
    main()
