"""A photo with its words in; the line that places it, and what of it has to stand in the header, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.body import read_body
from presswork.content.importing.writing import escaping
from presswork.content.importing.writing.reading_back import letters, same_inline_words
from presswork.content.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class PhotoWords:
    """What is known of a photo in an article. `caption_markdown` is the caption marked up, or ""."""

    file: str
    alt: str = ""
    caption: str = ""
    caption_markdown: str = ""
    credit: str = ""
    copyright: str = ""

    @property
    def marked_caption(self) -> str:
        """The caption as Markdown, checked to hold the caption's words."""
        marked = escaping.one_line(self.caption_markdown)
        if marked and same_inline_words(marked, self.caption):
            return marked
        return escaping.inline(self.caption)

    def fields(self) -> dict[str, str]:
        """Return the words as the header's fields."""
        said = {
            "alt": escaping.one_line(self.alt),
            "caption": self.marked_caption,
            "credit": escaping.one_line(self.credit),
            "copyright": escaping.one_line(self.copyright),
        }
        return {name: text for name, text in said.items() if text}


def photo_line(photo: PhotoWords) -> str:
    """Return the photo as Markdown, with all its words where that is read as just those; "" where not."""
    said = photo.fields()
    title = said.get("caption", "").replace("\\", "\\\\").replace('"', '\\"')
    caption = f' "{title}"' if title else ""
    attributes = " ".join(f'{name}="{said[name]}"' for name in ("credit", "copyright") if name in said)
    braces = f"{{{attributes}}}" if attributes else ""
    line = f"![{escaping.inline(photo.alt)}]({_destination(photo.file)}{caption}){braces}"
    return line if _is_read_as(line, photo.file, said) else ""


def bare_line(name: str) -> str:
    """Return Markdown that places a photo by its name, all its words being in the header."""
    return f"![]({_destination(name)})"


def _destination(file: str) -> str:
    return file if all(c.isalnum() or c in "._-/" for c in file) else f"<{file}>"


def _is_read_as(line: str, file: str, said: Mapping[str, str]) -> bool:
    report = Report("")
    body = read_body(line, first_line=1, report=report)
    if report.findings or len(body.photos) != 1 or len(body.blocks) != 1:
        return False
    (read,) = body.photos
    same = (
        read.src == file
        and letters(read.alt) == letters(said.get("alt", ""))
        and read.title == said.get("caption", "")
    )
    given = {name: " ".join(text.split()) for name, text in read.attributes.items() if text.strip()}
    return same and given == {name: said[name] for name in ("credit", "copyright") if name in said}
