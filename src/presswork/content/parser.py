"""Markdown in, tokens out: CommonMark with footnotes, attributes, definition lists and tables."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from presswork.content.report import Report

# Beyond these an engine runs out of stack or of patience; no prose comes near them.
MAX_NESTING = 32
MAX_PARAGRAPH_CHARACTERS = 100_000
MAX_BRACKETS = 5_000  # that open in a paragraph: markdown-it looks for the end of each, in quadratic time
_ATTRIBUTES_AT_END = re.compile(r"(\{[^{}]*\})\s*$")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only where there is a text that was not read before
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "xhtmlOut": True})
    md.enable(["table", "strikethrough"])
    # Notes within the line, ^[so], take quadratic time where brackets abound, and are no part of the syntax.
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(deflist_plugin)
    md.use(attrs_plugin, spans=True)
    md.use(attrs_block_plugin)
    md.block.ruler.at("attr", _attributes_alone)
    # Every link is parsed as one, so that a refused one can be reported by name; `inline` refuses it.
    md.validateLink = _any_link  # type: ignore[method-assign,assignment]
    return md


def _attributes_alone(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of attributes; the plug-in's rule takes `{.a} a text {.b}` for one too, and loses it."""
    from mdit_py_plugins.attrs.index import _attr_block_rule

    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    return line.find("}") == len(line) - 1 and _attr_block_rule(state, start, end, silent)


def _any_link(_url: str) -> bool:
    return True


def _renderer() -> RendererHTML:
    from markdown_it.renderer import RendererHTML

    renderer = _markdown().renderer
    assert isinstance(renderer, RendererHTML)
    return renderer


def parse(text: str, *, first_line: int, report: Report) -> list[Token]:
    """Return a body's tokens; none, after a finding, where the text is beyond all bounds."""
    if not _within_bounds(text, first_line, report):
        return []
    try:
        return _markdown().parse(text, {})
    except RecursionError:
        too_deep(first_line, report)
        return []


def parse_inline(text: str) -> list[Token]:
    """Return the inline tokens of a short text: a headline, a caption."""
    try:
        (token,) = _markdown().parseInline(text[:MAX_PARAGRAPH_CHARACTERS], {})
    except RecursionError:
        return []
    return token.children or []


def render(tokens: list[Token]) -> str:
    """Return the tokens as HTML, not yet sanitised."""
    return _renderer().render(tokens, _markdown().options, {})


def render_inline(tokens: list[Token]) -> str:
    """Return inline tokens as HTML, not yet sanitised."""
    return _renderer().renderInline(tokens, _markdown().options, {})


def take_attributes(opening: Token, inline: Token) -> None:
    """Give a heading the attributes that end its line, as in `## Words {#place .class}`."""
    last = inline.children[-1] if inline.children else None
    match = _ATTRIBUTES_AT_END.search(last.content) if last and last.type == "text" else None
    if match is None or last is None or _is_escaped(inline.content, match[1]):
        return
    from mdit_py_plugins.attrs.parse import ParseError
    from mdit_py_plugins.attrs.parse import parse as parse_attributes

    try:
        end, attributes = parse_attributes(match[1])
    except ParseError:
        return
    if end != len(match[1]) - 1 or not attributes:
        return
    last.content = last.content[: match.start()].rstrip()
    inline.content = inline.content.removesuffix(match[0])
    classes = f"{opening.attrs.get('class', '')} {attributes.pop('class', '')}".strip()
    opening.attrs.update({**attributes, "class": classes} if classes else attributes)


def _is_escaped(source: str, ending: str) -> bool:
    r"""Whether the braces that end a source are meant as text, as in `## Words \{so}`."""
    before = source.rstrip().removesuffix(ending)
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def plain_text(tokens: list[Token]) -> str:
    """Return the text of inline tokens, without markup."""
    return _renderer().renderInlineAsText(tokens, _markdown().options, {})


def too_deep(line: int | None, report: Report) -> None:
    """Report nesting beyond `MAX_NESTING`."""
    report.error(
        "nested-too-deep",
        f"Lists, quotations or markup are nested more than {MAX_NESTING} deep here.",
        hint="Take some levels away; a page has no room for them.",
        line=line,
    )


def _within_bounds(text: str, first_line: int, report: Report) -> bool:
    """Whether no paragraph is overlong. Judged before parsing, which may take quadratic time."""
    if len(text) <= MAX_PARAGRAPH_CHARACTERS and text.count("[") <= MAX_BRACKETS:
        return True
    fine = True
    line, length, brackets, start = first_line, 0, 0, first_line
    for text_line in text.split("\n"):
        if text_line.strip():
            start = start if length else line
            length += len(text_line) + 1
            brackets += text_line.count("[")
        else:
            fine = _fits(length, brackets, start, report) and fine
            length = brackets = 0
        line += 1
    return _fits(length, brackets, start, report) and fine


def _fits(length: int, brackets: int, line: int, report: Report) -> bool:
    if brackets > MAX_BRACKETS:
        report.error(
            "nested-too-deep",
            f"A paragraph opens {brackets:,} square brackets; up to {MAX_BRACKETS:,} are read.",
            hint="Divide it with blank lines.",
            line=line,
        )
        return False
    if length <= MAX_PARAGRAPH_CHARACTERS:
        return True
    report.error(
        "paragraph-too-long",
        f"A paragraph has {length:,} characters; up to {MAX_PARAGRAPH_CHARACTERS:,} are set.",
        hint="Divide it with blank lines. Such a paragraph is often a file that lost its line ends.",
        line=line,
    )
    return False
