"""An article in; its running texts without markup, each with where it stands, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.report import relative_name
from presswork.content.sanitise import text_of
from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Article, Issue, Severity

HEADER_TEXTS = ("kicker", "headline", "standfirst", "dateline")
CODE_MARK = "\ufffc"  # stands where code was: neither a word nor a space

_CODE = re.compile(r"<(code|pre|kbd|samp)\b[^<>]*>.*?</\1>", re.DOTALL)
_NOTE_REFERENCE = re.compile(r'<a class="note-ref"[^<>]*>\d+</a>')
_BOUNDARY = re.compile(
    r"</?(?:blockquote|caption|dd|div|dl|dt|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b[^<>]*>"
)
_BREAK = re.compile(r"<br[^<>]*/>\n?")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One running text. `flow` says that it belongs to the text's sequence of paragraphs.

    `exact` says that each line end in `text` is one in the file, so that lines can be counted.
    """

    issue: Issue
    article: Article
    text: str
    where: str
    line: int | None = None
    flow: bool = False
    exact: bool = False

    @property
    def language(self) -> str:
        """The primary language, for example `en`."""
        return self.article.language.split("-", maxsplit=1)[0].lower()

    def line_at(self, offset: int) -> int:
        """Return the file's line of a place in the text."""
        if self.exact and self.line is not None:
            return self.line + self.text.count("\n", 0, offset)
        return _search(self.article, self.line or 1, self.text[max(offset - 1, 0) :])

    def around(self, offset: int, *, width: int = 40) -> str:
        """Return the words at a place in the text, for a message."""
        start = max(offset - 5, 0)
        words = " ".join(self.text[start : offset + width].split())
        return ("..." if start else "") + words + ("..." if offset + width < len(self.text) else "")

    def finding(self, code: str, severity: Severity, message: str, *, hint: str, offset: int) -> Finding:
        """Return a finding at a place in the text."""
        return Finding(
            code=code,
            severity=severity,
            message=message,
            hint=hint,
            file=relative_name(self.article.path, self.issue.root),
            line=self.line_at(offset),
            where=self.where,
        )


def passages(issue: Issue) -> Iterator[Passage]:
    """Yield every running text of the issue: header, blocks, captions, notes, in order."""
    for article in issue.articles:
        for name in HEADER_TEXTS:
            html = getattr(article, name)
            if html:
                yield _passage(issue, article, html, name, _header_line(article, name))
        yield from _of_blocks(issue, article)
        for photo in article.photos:
            if photo.caption:
                yield _passage(issue, article, photo.caption, f"caption of {photo.file}", photo.line)
        for note in article.notes:
            for text in _plain(note.html.replace("<br/>", "<p>")):
                yield Passage(
                    issue=issue, article=article, text=text, where=f"note {note.number}", line=note.line
                )


def _passage(issue: Issue, article: Article, html: str, where: str, line: int | None) -> Passage:
    text = " ".join(_plain(html))
    return Passage(issue=issue, article=article, text=text, where=where, line=line)


def _of_blocks(issue: Issue, article: Article) -> Iterator[Passage]:
    for block in article.blocks:
        simple = block.kind in {"paragraph", "heading"}
        if block.kind in {"code", "photo", "rule"}:
            continue
        for text in _plain(block.html):
            yield Passage(
                issue=issue,
                article=article,
                text=text,
                where=block.id,
                line=block.line,
                flow=block.kind in {"paragraph", "quote", "list"},
                exact=simple,
            )


def _plain(html: str) -> list[str]:
    """Return the texts between the boundaries of blocks, code and note numbers taken out."""
    html = _NOTE_REFERENCE.sub("", _CODE.sub(CODE_MARK, html))
    html = _BREAK.sub("\n", html)
    return [text for text in map(text_of, _BOUNDARY.split(html)) if text.strip()]


def _source_lines(article: Article) -> list[str]:
    try:
        return article.path.read_bytes().decode("utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _header_line(article: Article, name: str) -> int:
    for number, line in enumerate(_source_lines(article)[:400], start=1):
        if re.match(rf"['\"]?{name}['\"]?\s*:", line):
            return number
    return 1


def _search(article: Article, start: int, text: str) -> int:
    """Return the first line from `start` on that holds the text's first words; `start` where none does."""
    words = " ".join(text[:30].split()[:3])
    for number, line in enumerate(_source_lines(article)[start - 1 : start + 400], start=start):
        if words and words in " ".join(line.split()):
            return number
    return start
