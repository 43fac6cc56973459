"""A classic post's text, in which blank lines part paragraphs, in; the same as HTML out."""

from __future__ import annotations

import re

_BLOCKS = (
    "address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hgroup|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|script|style"
)
_OPENS = re.compile(rf"\s*</?(?:{_BLOCKS})\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"<(pre|script|style|figure|table|ul|ol|dl|p|h[1-6])\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_AROUND = re.compile(rf"(</?(?:{_BLOCKS})\b[^>]*>)", re.IGNORECASE)
_MARK = "\ue0f1"  # of the private use area: stands where a block is kept whole
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def as_html(text: str) -> str:
    """Return the text as HTML. What the block editor marked as blocks already stays as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _COMMENT.sub("", text).replace(_MARK, "")
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\n\n{_MARK}{len(kept) - 1}{_MARK}\n\n"

    text = _WHOLE.sub(keep, text)
    text = _AROUND.sub(r"\n\n\1\n\n", text)
    pieces = (piece.strip("\n") for piece in re.split(r"\n[ \t]*\n+", text))
    html = "\n".join(_paragraph(piece) for piece in pieces if piece.strip())
    return re.sub(f"{_MARK}(\\d+){_MARK}", lambda match: kept[int(match[1])], html)


def _paragraph(piece: str) -> str:
    if _OPENS.match(piece) or _MARK in piece:
        return piece
    lines = piece.strip().replace("\n", "<br>\n")
    return f"<p>{lines}</p>"
