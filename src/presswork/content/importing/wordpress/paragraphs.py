"""A classic post's text, in which blank lines part paragraphs, in; the same as HTML out."""

from __future__ import annotations

import re

_BLOCKS = (
    "address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hgroup|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|script|style"
)
_OPENS = re.compile(rf"\s*</?(?:{_BLOCKS})\b", re.IGNORECASE)
_WHOLE = re.compile(r"<(pre|script|style|figure|table|ul|ol|dl|p|h[1-6])\b", re.IGNORECASE)
_AROUND = re.compile(rf"(</?(?:{_BLOCKS})\b[^>]*>)", re.IGNORECASE)
_MARK = "\ue0f1"  # of the private use area: stands where a block is kept whole


def as_html(text: str) -> str:
    """Return the text as HTML. What the block editor marked as blocks already stays as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, kept = _put_aside(without_comments(text).replace(_MARK, ""))
    text = _AROUND.sub(r"\n\n\1\n\n", text)
    pieces = (piece.strip("\n") for piece in re.split(r"\n[ \t]*\n+", text))
    html = "\n".join(_paragraph(piece) for piece in pieces if piece.strip())
    return re.sub(f"{_MARK}(\\d+){_MARK}", lambda match: kept[int(match[1])], html)


def without_comments(text: str) -> str:
    """Return the text without HTML's comments; one that never ends is no comment."""
    pieces, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[place:start])
        place = end + len("-->")
    return "".join((*pieces, text[place:]))


def _put_aside(text: str) -> tuple[str, list[str]]:
    """Return the text with a mark for each block that is kept whole, and the blocks."""
    pieces: list[str] = []
    kept: list[str] = []
    unclosed: set[str] = set()  # what is not closed after one place is not closed after a later one
    small, place = text.lower(), 0
    for match in _WHOLE.finditer(text):
        name = match[1].lower()
        if match.start() < place or name in unclosed:
            continue
        closing = small.find(f"</{name}", match.end())
        end = small.find(">", closing) if closing >= 0 else -1
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(text[match.start() : end + 1])
        pieces += [text[place : match.start()], f"\n\n{_MARK}{len(kept) - 1}{_MARK}\n\n"]
        place = end + 1
    return "".join((*pieces, text[place:])), kept


def _paragraph(piece: str) -> str:
    if _OPENS.match(piece) or _MARK in piece:
        return piece
    lines = piece.strip().replace("\n", "<br>\n")
    return f"<p>{lines}</p>"
