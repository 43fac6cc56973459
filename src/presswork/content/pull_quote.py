"""The tokens of a block quote in; whether it is a pull quote, and who said it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.attributes import classes

if TYPE_CHECKING:
    from markdown_it.token import Token

_DASH = re.compile(r"(?:—|―|–|--)\s+(?=\S)")


def is_pull_quote(token: Token) -> bool:
    """Whether the token opens a block quote that the author marked `{.pull-quote}`."""
    return token.type == "blockquote_open" and "pull-quote" in classes(token)


def attribution_of(texts: list[Token]) -> list[Token]:
    """Take the last line from the quotation's texts where it begins with a dash, and return it without.

    Returns no tokens, and takes nothing, where there is no such line or nothing stands before it.
    """
    if not texts:
        return []
    children = texts[-1].children or []
    breaks = [index for index, token in enumerate(children) if token.type in {"softbreak", "hardbreak"}]
    start = breaks[-1] + 1 if breaks else 0
    last_line = children[start:]
    if not last_line or last_line[0].type != "text" or (start == 0 and len(texts) == 1):
        return []
    dash = _DASH.match(last_line[0].content)
    if dash is None:
        return []
    last_line[0].content = last_line[0].content[dash.end() :]
    texts[-1].children = children[: max(start - 1, 0)]
    return last_line
