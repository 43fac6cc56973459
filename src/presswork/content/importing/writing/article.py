"""An imported article and its photos' file names in; the text of its `article.md` out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.content.importing.writing import blocks as blockwriting
from presswork.content.importing.writing import escaping
from presswork.content.importing.writing.photo_lines import PhotoWords, bare_line, photo_line
from presswork.content.importing.writing.reading_back import letters, used_notes
from presswork.content.values import parse_language

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from presswork.model.imported import ImportedArticle, ImportedBlock

_UNTITLED = "Untitled"


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The text of an article's file. `unmarked` are blocks whose markup was left out."""

    text: str
    unmarked: tuple[ImportedBlock, ...] = ()
    is_untitled: bool = False


def compose(article: ImportedArticle, files: Mapping[str, str]) -> Composed:
    """Return the article in our format. `files` has the file name of each picture by its key."""
    article = _tidy(article)
    loose: set[int] = set()
    while True:
        composed, labels = _composed(article, files, loose)
        unused = labels.keys() - used_notes(composed.text.partition("\n---\n")[2]) if labels else set()
        if not unused:
            return composed
        loose |= {labels[label] for label in unused}


def _composed(
    article: ImportedArticle, files: Mapping[str, str], loose: Collection[int]
) -> tuple[Composed, dict[str, int]]:
    """Return the article, and its notes' labels with the places of the notes among the blocks.

    Those that are loose, as nothing refers to them, are set as paragraphs.
    """
    labels = _labels(article, loose)
    photos = _Photos(article, files)
    pieces: list[tuple[str, str]] = []
    definitions: list[tuple[str, str]] = []
    unmarked: list[ImportedBlock] = []
    for place, block in enumerate(article.blocks):
        if block.kind == "image":
            pieces.append(("image", photos.line(block)))
        elif labels.get(block.label) == place:
            definitions.append(("note", blockwriting.note_markdown(block, notes=labels)))
        else:
            markdown, lost = blockwriting.block_markdown(block, notes=labels)
            pieces += [(block.kind, markdown)] if markdown else []
            unmarked += [block] if lost else []
    header = _header(article, photos.described)
    composed = Composed(
        text=f"---\n{header}---\n\n{blockwriting.joined(pieces + definitions)}",
        unmarked=tuple(unmarked),
        is_untitled=not letters(article.title),
    )
    return composed, labels


def _labels(article: ImportedArticle, loose: Collection[int]) -> dict[str, int]:
    labels: dict[str, int] = {}
    for place, block in enumerate(article.blocks):
        sound = block.label and not any(c.isspace() or c in "[]\\`" for c in block.label)
        if block.kind == "note" and place not in loose and block.label not in labels and sound:
            labels[block.label] = place
    return labels


def _tidy(article: ImportedArticle) -> ImportedArticle:
    """Take what the header says, and empty blocks, from the blocks; find the standfirst among them."""
    blocks = [block for block in article.blocks if block.kind in {"image", "rule"} or letters(block.text)]
    standfirst = article.standfirst
    if not letters(standfirst):
        first = next((block for block in blocks if block.kind == "summary"), None)
        standfirst = first.text if first and "\n" not in first.text.strip() else ""
    kicker = article.kicker or next((block.text for block in blocks if block.kind == "kicker"), "")
    said = {letters(text) for text in (standfirst, kicker) if text}
    kept = [b for b in blocks if not (b.kind in {"summary", "kicker"} and letters(b.text) in said)]
    if kept and kept[0].kind == "heading" and letters(kept[0].text) == letters(article.title):
        kept = kept[1:]
    return replace(article, blocks=tuple(kept), standfirst=standfirst, kicker=kicker)


class _Photos:
    """Places the photos of an article; what cannot be written in the text is described in the header."""

    def __init__(self, article: ImportedArticle, files: Mapping[str, str]) -> None:
        self._article = article
        self._files = files
        self.described: dict[str, dict[str, str]] = {}

    def line(self, block: ImportedBlock) -> str:
        picture = self._article.pictures.get(block.src)
        photo = PhotoWords(
            file=self._files[block.src],
            alt=block.alt,
            caption=block.caption,
            caption_markdown=block.markdown,
            credit=block.credit,
            copyright=picture.copyright if picture else "",
        )
        line = photo_line(photo)
        if line:
            return line
        name = self._free_name(photo.file)
        self.described[name] = {"file": photo.file, **photo.fields()}
        if name == photo.file:
            del self.described[name]["file"]
        return bare_line(name)

    def _free_name(self, file: str) -> str:
        stem, dot, suffix = file.rpartition(".")
        name, number = file, 2
        while name in self.described:
            name = f"{stem}-{number}{dot}{suffix}"
            number += 1
        return name


def _header(article: ImportedArticle, photos: Mapping[str, Mapping[str, str]]) -> str:
    fields: list[tuple[str, str | list[str]]] = [
        ("kicker", escaping.inline(article.kicker)),
        ("headline", escaping.inline(article.title if letters(article.title) else _UNTITLED)),
        ("standfirst", escaping.inline(article.standfirst)),
        ("byline", _names(article.authors)),
        ("language", parse_language(article.language) or ""),
        ("section", escaping.one_line(article.section)),
        ("tags", _names(article.tags)),
        ("rights", escaping.one_line(article.rights)),
    ]
    lines = [f"{name}: {_value(value)}" for name, value in fields if value]
    if article.date:
        lines.append(f"published: {article.date.isoformat()}")
    if photos:
        lines.append("photos:")
    for file, words in photos.items():
        lines.append(f"  {escaping.yaml(file)}:")
        lines += [f"    {name}: {escaping.yaml(text)}" for name, text in words.items()]
    return "\n".join(lines) + "\n"


def _names(names: Collection[str]) -> list[str]:
    return [text for name in names if (text := escaping.one_line(name))]


def _value(value: str | list[str]) -> str:
    if isinstance(value, str):
        return escaping.yaml(value)
    # In a list's brackets, a comma ends an entry that stands without quotation marks.
    return f"[{', '.join(escaping.yaml(name) for name in value)}]"
