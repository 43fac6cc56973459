"""A Markdown text in; the same with its code put aside, so that nothing in it is taken for markup, out."""

from __future__ import annotations

import re

_MARK = "\ue0f2"  # of the private use area: stands around the number of a piece that was put aside
_FENCED = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n`]*)\n(?:.*?\n)??[ \t]*(?P=fence)[`~]*[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}\n?")
_PUT = re.compile(f"{_MARK}(\\d+){_MARK}")


class Kept:
    """Pieces of a text that were put aside, by number."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, piece: str) -> str:
        """Put a piece aside, and return what stands for it."""
        self._pieces.append(piece)
        return f"{_MARK}{len(self._pieces) - 1}{_MARK}"

    def put_code(self, text: str) -> str:
        """Return the text with its code put aside. Fences that are directives stay."""
        text = _FENCED.sub(
            lambda match: match[0] if match["info"].startswith("{") else self._code(match), text
        )
        return _SPAN.sub(self._code, text)

    def _code(self, match: re.Match[str]) -> str:
        """Put code aside, without the tags that only keep a site's program from reading it."""
        return self.put(_RAW.sub("", match[0]))

    def restore(self, text: str) -> str:
        """Return the text with all pieces in their places; one may hold another."""
        for _ in range(4):
            if _MARK not in text:
                break
            text = _PUT.sub(lambda match: self._pieces[int(match[1])], text)
        return text


def without_marks(text: str) -> str:
    """Return a text in which nothing stands for a piece yet."""
    return text.replace(_MARK, "")
