"""The tokens of a paragraph that is nothing but photos in; the photos, as it describes them, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content import parser
from presswork.content.attributes import classes, keep_known
from presswork.content.source import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from presswork.content.report import Report

_BREAKS = frozenset(("softbreak", "hardbreak"))


@dataclass(frozen=True, kw_only=True)
class PlacedPhoto:
    """A photo as the Markdown names it.

    `key` joins it to its block until it has an id. `title` is the caption, in Markdown; `attributes`
    are those in the braces after it.
    """

    key: str
    src: str
    alt: str
    title: str
    attributes: dict[str, str]
    classes: tuple[str, ...]
    line: int


def are_photos(tokens: list[Token], line: int, report: Report) -> bool:
    """Whether a paragraph's inline tokens are photos and nothing else.

    Braces after a photo that are no attributes are reported; what stands in them is lost.
    """
    photos = [token for token in tokens if token.type == "image"]
    others = [token for token in tokens if token.type not in {"image", *_BREAKS} and token.content.strip()]
    if not photos or any(token.nesting for token in tokens):
        return False
    if not others:
        return True
    if not (tokens[0].type == "image" and others[0].content.startswith("{")):
        return False
    report.error(
        "attributes-unreadable",
        f"What stands after the photo cannot be read: {others[0].content[:60]!r}.",
        hint='Write `{credit="Name / Agency" .wide}`, with straight quotation marks.',
        line=line,
    )
    return True


def placed_photos(paragraph: Token, tokens: list[Token], line: int, report: Report) -> Iterator[PlacedPhoto]:
    """Yield the photos. The paragraph's attributes are theirs too."""
    for token in tokens:
        if token.type in _BREAKS:
            line += 1
        elif token.type == "image":
            both = " ".join((*classes(paragraph), *classes(token)))
            token.attrs = {**paragraph.attrs, **token.attrs, "class": both}
            yield _placed(token, line, report)


def _placed(token: Token, line: int, report: Report) -> PlacedPhoto:
    title = str(token.attrs.pop("title", ""))
    keep_known(token, line, report, photo=True)
    src = str(token.attrs.pop("src", ""))
    given = {name: value for name, value in token.attrs.items() if name != "class"}
    alt = NOT_XML.sub("", parser.plain_text(token.children or []))
    return PlacedPhoto(
        key=f"{line} {id(token)}",
        src=src,
        alt=" ".join(alt.split()),
        title=title,
        attributes={name: NOT_XML.sub("", str(value)) for name, value in given.items()},
        classes=classes(token),
        line=line,
    )
