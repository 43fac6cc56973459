"""Plain text in; Markdown or YAML that our own reader reads as just that text out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.source import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Collection

# What begins emphasis, code, links, tags, entities, attributes and strikethrough, wherever it stands.
_ANYWHERE = re.compile(
    r"[\\`*\[\]{]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word is no markup
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
)
# What begins a block where a line begins with it: headings, quotations, lists, rules, tables, definitions.
_AT_START = re.compile(r"([#>=|~:+-])")
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_DEFINITION_AT_START = re.compile(r"(\[\^[^\]\s]+\]):")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
# They turn letters around to the eye alone, which no language needs and forgeries do (Unicode TR36, 2.5).
_OVERRIDES = re.compile("[\u202d\u202e]")
_BLANKS = re.compile(r"[ \t\x85\u2028\u2029]+")

_PLAIN_YAML = re.compile(r"[^\W\d_][\w .()/’–-]*")
_NO_PLAIN_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_ESCAPED_IN_YAML = re.compile(
    '[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|["\\\\]'
)


def clean(text: str) -> str:
    """Return the text without characters that no edition can hold, with plain line feeds and blanks."""
    text = _OVERRIDES.sub("", NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n")).strip("\n")


def one_line(text: str) -> str:
    """Return the text, cleaned, on a single line."""
    return " ".join(filter(None, clean(text).split("\n")))


def inline(text: str, *, notes: Collection[str] = ()) -> str:
    """Return one line of text as Markdown. A reference `[^label]` to one of the notes stays what it is."""
    line = one_line(text)
    pieces, end = [], 0
    for reference in _REFERENCE.finditer(line):
        if reference[1] in notes:
            pieces += [_escaped(line[end : reference.start()]), reference[0]]
            end = reference.end()
    return _line_start("".join((*pieces, _escaped(line[end:]))))


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(lambda sign: f"\\{sign[0]}", text)


def _line_start(line: str) -> str:
    """Keep the beginning of a line from being read as the beginning of a block."""
    line = _AT_START.sub(r"\\\1", line, count=1) if _AT_START.match(line) else line
    line = _NUMBER_AT_START.sub(r"\1\\\2", line, count=1) if _NUMBER_AT_START.match(line) else line
    return _DEFINITION_AT_START.sub(r"\1\\:", line, count=1) if _DEFINITION_AT_START.match(line) else line


def lines(text: str, *, notes: Collection[str] = ()) -> str:
    """Return a text of one or more lines as Markdown that keeps its line breaks."""
    return "\\\n".join(inline(line, notes=notes) for line in clean(text).split("\n") if line.strip())


def yaml(text: str) -> str:
    """Return one line of text as a YAML scalar, in quotation marks where it could mean anything else."""
    text = one_line(text)
    if _PLAIN_YAML.fullmatch(text) and text.lower() not in _NO_PLAIN_YAML and text == text.strip():
        return text
    return f'"{_ESCAPED_IN_YAML.sub(_yaml_escape, text)}"'


def _yaml_escape(sign: re.Match[str]) -> str:
    if sign[0] in '"\\':
        return f"\\{sign[0]}"
    code = ord(sign[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def toml(text: str) -> str:
    """Return one line of text as a basic string of TOML."""
    signs = ((c if c not in '"\\' else f"\\{c}") for c in one_line(text))
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in signs) + '"'


def heading(text: str, *, notes: Collection[str] = ()) -> str:
    """Return one line of text as a heading's Markdown: its last number signs would be taken for its end."""
    return re.sub(r"(?<!\\)#(?=#*$)", r"\\#", inline(text, notes=notes))
