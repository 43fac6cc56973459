"""One value of a header or TOML file in; what it means (a date, a language tag, a point) or a finding out."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from presswork.content.report import did_you_mean
from presswork.content.source import NOT_XML
from presswork.model import PAGE_SIZES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from presswork.content.fields import Field, FieldType
    from presswork.content.report import Report
    from presswork.content.tree import Node

PLACEMENTS = ("lead", "column", "wide", "plate")
TRUE_WORDS = frozenset(("true", "yes", "on"))
FALSE_WORDS = frozenset(("false", "no", "off"))

# RFC 5646, 2.1: language, extended language, script, region, variants, extensions, private use.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+"
)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class _Wrong(Exception):  # noqa: N818
    """The value is not of its field's type; the argument says more than the type does, or is ''."""


def parse_language(tag: str) -> str | None:
    """Return the tag in its customary case (`pt-BR`, `sr-Latn`), or None where it is not well-formed."""
    tag = tag.strip()
    if not _LANGUAGE.fullmatch(tag.lower()):
        return None
    parts = tag.lower().split("-")
    for index, part in enumerate(parts[1:], start=1):
        if len(part) == 1:
            break
        if len(part) == 2:
            parts[index] = part.upper()
        elif len(part) == 4 and part.isalpha():
            parts[index] = part.title()
    return "-".join(parts)


def parse_date(text: str) -> datetime.date | None:
    """Return the ISO date that the text begins with, or None."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_point(parts: list[str]) -> tuple[float, float] | None:
    """Return (x, y), each 0 to 1, of two numbers or percentages, or None."""
    point = []
    for part in parts:
        match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?|\.[0-9]+)\s*(%?)", part.strip())
        if match is None:
            return None
        point.append(float(match[1]) / (100 if match[2] else 1))
    return (point[0], point[1]) if len(point) == 2 and max(point) <= 1 else None


def convert(node: Node, field: Field, report: Report) -> Any:
    """Return the field's value, or None after a finding where it is none."""
    try:
        return _choice(node, field.choices) if field.type == "choice" else _CONVERTERS[field.type](node)
    except _Wrong as wrong:
        value = f" {node.text!r}" if node.kind == "text" and len(node.text) < 60 else ""
        kind = {"list": " a list", "map": " a mapping"}.get(node.kind, value)
        report.error(
            "header-wrong-type",
            f"`{field.name}` takes {field.takes}, not{kind or ' this'}.{wrong}",
            hint=f"For example `{field.name}: {field.example}`.",
            line=node.line,
            where=field.name,
        )
        return None


def _text(node: Node) -> str:
    if node.kind != "text":
        raise _Wrong
    return "" if node.is_null else " ".join(NOT_XML.sub("", node.text).split())


def _names(node: Node) -> tuple[str, ...]:
    return _texts(node) if node.kind == "list" else tuple(filter(None, (_text(node),)))


def _texts(node: Node) -> tuple[str, ...]:
    if node.is_null:
        return ()
    if node.kind != "list":
        raise _Wrong
    return tuple(filter(None, map(_text, node.items)))


def _date(node: Node) -> datetime.date:
    date = parse_date(_text(node))
    if date is None:
        raise _Wrong
    return date


def _language(node: Node) -> str:
    text = _text(node)
    tag = parse_language(text)
    if tag is None:
        other = parse_language(text.replace("_", "-"))
        raise _Wrong(f" Did you mean `{other}`?" if other else "")
    return tag


def _page(node: Node) -> str:
    text = _text(node).lower()
    if text not in PAGE_SIZES:
        raise _Wrong(did_you_mean(text, PAGE_SIZES))
    return text


def _name(node: Node) -> str:
    text = _text(node)
    if not _NAME.fullmatch(text):
        raise _Wrong(" A name is made of letters, digits and hyphens.")
    return text


def _number(node: Node) -> int:
    text = _text(node)
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < 1:
        raise _Wrong
    return int(text)


def _yes_no(node: Node) -> bool:
    word = _text(node).lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise _Wrong
    return word in TRUE_WORDS


def _point(node: Node) -> tuple[float, float]:
    if node.kind == "list":
        point = parse_point([_text(item) for item in node.items])
    else:
        point = parse_point(_text(node).replace(",", " ").split())
    if point is None:
        raise _Wrong
    return point


def _placement(node: Node) -> str:
    text = _text(node).lower()
    if text not in PLACEMENTS:
        raise _Wrong(did_you_mean(text, PLACEMENTS))
    return text


def _choice(node: Node, choices: tuple[str, ...]) -> str:
    text = _text(node).lower()
    if text not in choices:
        raise _Wrong(did_you_mean(text, choices))
    return text


def _articles(node: Node) -> tuple[tuple[str, int], ...]:
    """Return each article's name with the line on which it stands."""
    if node.kind != "list":
        raise _Wrong
    return tuple((text, item.line) for item in node.items if (text := _text(item)))


_CONVERTERS: Mapping[FieldType, Callable[[Node], Any]] = {
    "text": _text,
    "inline": _text,
    "names": _names,
    "texts": _texts,
    "date": _date,
    "language": _language,
    "page": _page,
    "name": _name,
    "number": _number,
    "yes-no": _yes_no,
    "point": _point,
    "placement": _placement,
    "articles": _articles,
}
