"""An imported block in; its Markdown, which our reader reads as the same words, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.writing import escaping
from presswork.content.importing.writing.reading_back import letters, same_words
from presswork.content.source import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from presswork.model.imported import ImportedBlock

# Below the limits of the reader, beyond which a paragraph is refused: 100,000 characters, 5,000 brackets.
_LONGEST = 45_000
_MOST_BRACKETS = 2_000
_DEEPEST, _HIGHEST = 6, 2
# Between two lists, which would else be read as one.
_APART = "<!-- -->"


def block_markdown(block: ImportedBlock, *, notes: Collection[str]) -> tuple[str, bool]:
    """Return the block as Markdown, "" where it has no words, and whether its markup had to be left out.

    Markup that is not read as the block's own words gives way to the words.
    """
    marked = _plain_lines(block.markdown).strip("\n")
    text = _with_caption(block)
    if marked and block.kind not in {"heading", "note", "rule"}:
        whole = _join(_caption_paragraphs(block, notes), _as_kind(block, marked))
        if _is_short(whole) and same_words(whole, text, notes=notes):
            return whole, False
    if marked and block.kind == "heading":
        line = f"{_hashes(block)} {' '.join(marked.lstrip('#').split())}"
        if same_words(line, block.text, notes=notes):
            return line, False
    return _join(_caption_paragraphs(block, notes), plain_markdown(block, notes=notes)), bool(marked)


def plain_markdown(block: ImportedBlock, *, notes: Collection[str]) -> str:
    """Return the block's text, escaped, as what the block is."""
    text = escaping.clean(block.text)
    if block.kind == "rule":
        return "* * *"
    if not letters(text):
        return ""
    if block.kind == "heading":
        return f"{_hashes(block)} {escaping.heading(text, notes=notes)}"
    if block.kind == "code":
        return _fenced(block.text)
    if block.kind == "list":
        return _list(text, notes)
    paragraphs = "\n\n".join(escaping.lines(part, notes=notes) for part in _paragraphs(text))
    return _quoted(paragraphs) if block.kind == "quote" else paragraphs


def note_markdown(block: ImportedBlock, *, notes: Collection[str]) -> str:
    """Return a note's definition."""
    marked = _plain_lines(block.markdown).strip()
    body = marked if marked and same_words(marked, block.text, notes=notes) else ""
    body = body or "\n\n".join(escaping.lines(part, notes=notes) for part in _paragraphs(block.text))
    return f"[^{block.label}]: " + body.replace("\n", "\n    ").replace("    \n", "\n")


def joined(pieces: list[tuple[str, str]]) -> str:
    """Return the blocks, each with its kind, as the Markdown of one text."""
    out: list[str] = []
    before = ""
    for kind, markdown in pieces:
        marker = _marker(markdown) if kind == "list" else ""
        if marker and marker == before:
            out.append(_APART)
        out.append(markdown)
        before = marker
    return "\n\n".join(out) + "\n"


def _plain_lines(markdown: str) -> str:
    return NOT_XML.sub("", markdown.replace("\r\n", "\n").replace("\r", "\n"))


def _marker(markdown: str) -> str:
    """Return what begins a list's items: a sign, or the sign after a number; "" where there is none."""
    match = re.match(r"(?:\d{1,9}([.)])|([-+*]))(?:\s|$)", markdown)
    return (match[1] or match[2]) if match else ""


def _as_kind(block: ImportedBlock, marked: str) -> str:
    """Return a reader's Markdown as the block's kind: that of a quotation may stand without its signs.

    It has them where it begins with one, or with a line of attributes: a pull quote's.
    """
    if block.kind == "quote" and not re.match(r"\s*(?:\{[^{}\n]*\}\n)?>", marked):
        return _quoted(marked)
    return marked


def _with_caption(block: ImportedBlock) -> str:
    extra = [] if block.kind == "image" else [block.caption, block.credit]
    return "\n".join((*extra, block.text))


def _caption_paragraphs(block: ImportedBlock, notes: Collection[str]) -> str:
    """Return the caption and source of a table or other block that is no photo, as paragraphs before it."""
    if block.kind == "image":
        return ""
    return "\n\n".join(
        escaping.lines(text, notes=notes) for text in (block.caption, block.credit) if letters(text)
    )


def _join(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _hashes(block: ImportedBlock) -> str:
    return "#" * min(max(block.level, _HIGHEST), _DEEPEST)


def _list(text: str, notes: Collection[str]) -> str:
    """Return each line as an item."""
    items = (line.strip() for line in text.split("\n"))
    return "\n".join(f"- {escaping.inline(item, notes=notes)}" for item in items if item)


def _quoted(markdown: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def _fenced(text: str) -> str:
    text = "\n".join(NOT_XML.sub("", line) for line in text.splitlines())
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _is_short(markdown: str) -> bool:
    return len(markdown) <= _LONGEST and markdown.count("[") <= _MOST_BRACKETS


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the text's paragraphs; one that is longer than any is divided at a blank."""
    for paragraph in re.split(r"\n[ \t]*\n", escaping.clean(text)):
        rest = paragraph
        while not _is_short(rest):
            most = _LONGEST if rest.count("[", 0, _LONGEST) <= _MOST_BRACKETS else _MOST_BRACKETS
            end = rest.rfind(" ", 1, most) + 1 or most
            yield rest[:end]
            rest = rest[end:]
        if rest.strip():
            yield rest
