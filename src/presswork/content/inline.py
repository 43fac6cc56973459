"""Inline tokens in; sanitised inline XHTML out, with a finding for each link, picture and tag refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from presswork.content import parser, sanitise
from presswork.content.attributes import keep_known
from presswork.content.places import article_target, link_target
from presswork.content.raw_html import link_is_allowed

if TYPE_CHECKING:
    from markdown_it.token import Token

    from presswork.content.notes import NoteBook
    from presswork.content.report import Report

_NOTE_REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
_UNESCAPED_REFERENCE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")


class Inliner:
    """Makes the inline tokens of one file ready to be rendered. Without `notes` it knows no footnotes."""

    def __init__(self, report: Report, notes: NoteBook | None = None) -> None:
        self._report = report
        self._notes = notes

    def text(self, markdown: str, line: int) -> str:
        """Return a short Markdown text (a headline, a caption) as sanitised inline XHTML."""
        return self.html(parser.parse_inline(markdown), line, markdown) if markdown else ""

    def html(self, tokens: list[Token], line: int, source: str = "") -> str:
        """Return inline tokens as sanitised inline XHTML."""
        self.adapt(tokens, line, source)
        return sanitise.inline(parser.render_inline(tokens))

    def adapt(self, tokens: list[Token], line: int, source: str = "") -> None:
        """Change the tokens in place into what may be rendered.

        `line` is the file's line on which they begin, `source` their Markdown.
        """
        first_line = line
        for token in tokens:
            if token.type in {"softbreak", "hardbreak"}:
                line += 1
            elif token.type == "html_inline":
                sanitised_away(token, line, self._report)
                line += token.content.count("\n")
            elif token.type == "image":
                self._refuse_picture(token, line)
            elif token.type == "footnote_ref":
                self._refer(token, line)
            elif token.nesting == 1 or token.type == "code_inline":
                keep_known(token, line, self._report)
        self._refuse_links(tokens, first_line)
        self._find_missing_notes(tokens, first_line, source)
        if any(token.level >= parser.MAX_NESTING - 1 for token in tokens):
            parser.too_deep(first_line, self._report)

    def _refuse_picture(self, token: Token, line: int) -> None:
        self._report.error(
            "photo-inline",
            f"The photo {str(token.attrs.get('src', ''))[:80]!r} stands inside a text.",
            hint="Put it in a paragraph of its own, with a blank line before and after it.",
            line=line,
        )
        _blank(token)

    def _refer(self, token: Token, line: int) -> None:
        if self._notes is None:
            self._report.error(
                "note-misplaced",
                "A footnote is referred to where none can be: in the header or a caption.",
                hint="Refer to the note from the article's text.",
                line=line,
            )
            _blank(token)
            return
        markup = self._notes.refer(token, line)
        token.type, token.content = "html_inline", markup

    def _refuse_links(self, tokens: list[Token], line: int) -> None:
        refused: list[bool] = []
        for token in tokens:
            if token.type in {"softbreak", "hardbreak"}:
                line += 1
            elif token.type == "link_open":
                refused.append(not self._link(token, line))
                token.hidden = refused[-1]
            elif token.type == "link_close" and refused:
                token.hidden = refused.pop()

    def _link(self, token: Token, line: int) -> bool:
        href = str(token.attrs.get("href", ""))
        if href.startswith("article:"):
            href = token.attrs["href"] = article_target(href)
            if href:
                return True
        elif href.startswith("#"):
            token.attrs["href"] = f"#{link_target(href[1:])}"
            return True
        if link_is_allowed(href) and _is_sound(href):
            return True
        self._report.error(
            "link-refused",
            f"A link leads to {href[:80]!r}, which no reader of the edition can follow.",
            hint="Link to an http:, https: or mailto: address, or to a place in the article: [text](#place), "
            "or in another: [text](article:its-slug), [text](article:its-slug#place).",
            line=line,
            where=href[:80],
        )
        return False

    def _find_missing_notes(self, tokens: list[Token], line: int, source: str) -> None:
        meant = set(_UNESCAPED_REFERENCE.findall(source)) if source else None
        for token in tokens:
            if token.type in {"softbreak", "hardbreak"}:
                line += 1
            for label in _NOTE_REFERENCE.findall(token.content) if token.type == "text" else ():
                if meant is None or label in meant:
                    self._report.error(
                        "note-missing",
                        f"The text refers to the note {label}, which is not defined.",
                        hint=f"Add a paragraph `{label}: ...`, or write `\\{label}` if no note is meant.",
                        line=line,
                        where=label,
                    )


def sanitised_away(token: Token, line: int, report: Report) -> None:
    """Report what of a token's raw HTML the sanitiser will take away."""
    from presswork.content.raw_html import report_removed

    report_removed(token.content, line=line, report=report)


def _blank(token: Token) -> None:
    token.type, token.tag, token.content, token.children = "text", "", "", None


def _is_sound(href: str) -> bool:
    """Whether the address can be taken apart; an e-book with one that cannot is invalid (RSC-020)."""
    try:
        parts = urlsplit(href)
        if parts.scheme.lower() in {"http", "https"}:
            return bool(parts.hostname) and (parts.port or 1) > 0
        return bool(parts.path)
    except ValueError:
        return False
