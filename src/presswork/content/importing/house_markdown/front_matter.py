"""A Markdown file's text in; the fields at its top, in any house's form, and the rest, out."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_FRONT_MATTER = 200_000  # characters
_YAML = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PERCENT = re.compile(
    r"\A%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n)?(?:%[ \t]*(.*)\n)?"
)
_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_MULTIMARKDOWN = re.compile(r"\A((?:[A-Za-z][\w -]*:[ \t]+\S.*\n)+(?:[ \t]+\S.*\n)*)\n")
_KNOWN = re.compile(r"^(?:title|author|date|keywords|subtitle)[ \t]*:", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """The fields, as text, lists and mappings; `kind` is yaml, toml, json, pandoc, multimarkdown or "".

    `fault` says what could not be read; the fields are then those of its plain lines. `lines` is how many
    lines of the file it takes.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    kind: str = ""
    fault: str = ""
    lines: int = 0


def take_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the fields, and the text without them."""
    for pattern, read, kind in ((_YAML, _yaml, "yaml"), (_TOML, _toml, "toml")):
        match = pattern.match(text)
        if match and len(match[1]) <= MAX_FRONT_MATTER:
            fields, fault = read(match[1])
            if fields or not match[1].strip() or fault:
                return _taken(fields, kind, fault, text, match.end())
    if text.startswith("{"):
        return _json(text)
    if text.startswith("%") and (match := _PERCENT.match(text)):
        names = ("title", "author", "date")
        found: dict[str, Any] = {
            name: _unwrapped(value) for name, value in zip(names, match.groups(), strict=True) if value
        }
        if "author" in found:
            found["author"] = [name.strip() for name in re.split(r";|\n", found["author"]) if name.strip()]
        return _taken(found, "pandoc", "", text, match.end())
    if (match := _MULTIMARKDOWN.match(text)) and _KNOWN.search(match[1]):
        return _taken(_plain_lines(match[1]), "multimarkdown", "", text, match.end())
    return FrontMatter(), text


def _taken(fields: dict[str, Any], kind: str, fault: str, text: str, end: int) -> tuple[FrontMatter, str]:
    lowered = {str(name).strip().lower().replace("-", "_"): value for name, value in fields.items()}
    return FrontMatter(fields=lowered, kind=kind, fault=fault, lines=text.count("\n", 0, end)), text[end:]


def _yaml(text: str) -> tuple[dict[str, Any], str]:
    """Read YAML with every scalar as text, so that nothing in it can act, and `no` stays "no"."""
    try:
        value = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes only texts
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None) or type(error).__name__
        return _plain_lines(text), str(problem)
    return (value, "") if isinstance(value, dict) else (_plain_lines(text), "")


def _toml(text: str) -> tuple[dict[str, Any], str]:
    try:
        return tomllib.loads(text), ""
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return _plain_lines(text.replace("=", ":")), str(error)


def _json(text: str) -> tuple[FrontMatter, str]:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return FrontMatter(), text
    if not isinstance(value, dict):
        return FrontMatter(), text
    return _taken(value, "json", "", text, end)


def _plain_lines(text: str) -> dict[str, Any]:
    """Return the fields that stand on lines of their own: what is left of a header with a fault."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        match = _LINE.fullmatch(line.rstrip())
        if match and match[2]:
            found.setdefault(match[1], match[2].strip().strip("\"'"))
    return found


def _unwrapped(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))
