"""A content stream in, its statements out: operands and operator, each with the bytes they came as.

One regular expression takes a statement at a time, which is some ten times as quick as a full parser and
takes all that WeasyPrint writes. Where it does not fit (comments, inline pictures, oddly nested
strings), the whole stream goes through pikepdf's parser instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

_SPACE = rb"[\x00\t\n\f\r ]*+"
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f\x00\t\n\f\r ]*+>"
_NUMBER = rb"[+-]?(?:\d++\.?\d*+|\.\d++)"
_NAME = rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]*+"
_FLAT = rb"(?:[^<>()\[\]%]|" + _STRING + rb"|" + _HEX + rb")"
_ARRAY = rb"\[" + _FLAT + rb"*+\]"
_DICT = rb"<<(?:" + _FLAT + rb"|" + _ARRAY + rb"|<<(?:" + _FLAT + rb"|" + _ARRAY + rb")*+>>)*+>>"
_OPERAND = rb"(?:" + b"|".join((_NUMBER, _ARRAY, _NAME, _HEX, _STRING, _DICT)) + rb")"
_OPERATOR = rb"[A-Za-z][A-Za-z0-9*]*+|'|\""
_STATEMENT = re.compile(
    _SPACE + rb"((?:" + _OPERAND + _SPACE + rb")*+)(" + _OPERATOR + rb")(?=[\x00\t\n\f\r \[</(%]|\Z)",
    re.DOTALL,
)
_NUMBERS = re.compile(_NUMBER)
_NAMES = re.compile(_NAME)


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline picture: its dictionary under full names, and its data as it stands."""

    picture: pikepdf.PdfInlineImage


Statement = tuple[bytes, bytes, bytes, Inline | None]


class UnreadableError(ValueError):
    """A content stream that no parser makes sense of."""


def statements(data: bytes) -> Iterator[Statement]:
    """Yield operands, operator, both as they stand, and the picture of an inline one.

    Raises `UnreadableError` before anything is yielded.
    """
    found = [(match[1], match[2], match[0], None) for match in _contiguous(data)]
    length = sum(len(statement[2]) for statement in found)
    if not data[length:].strip(b"\0\t\n\f\r ") and not any(statement[1] == b"BI" for statement in found):
        return iter(found)
    return iter(_parsed(data))


def _contiguous(data: bytes) -> Iterator[re.Match[bytes]]:
    """Yield matches for as long as each begins where the last ended."""
    scanner = _STATEMENT.scanner(data)  # type: ignore[attr-defined]
    return iter(scanner.match, None)


def _parsed(data: bytes) -> list[Statement]:
    with pikepdf.new() as pdf:
        holder = pikepdf.Stream(pdf, data)
        try:
            instructions = pikepdf.parse_content_stream(holder)
        except (pikepdf.PdfError, ValueError, TypeError) as error:
            raise UnreadableError(str(error)) from error
        result: list[Statement] = []
        for instruction in instructions:
            raw = b"\n" + pikepdf.unparse_content_stream([instruction])
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                result.append((b"", b"BI", raw, Inline(instruction.iimage)))
                continue
            operator = bytes(instruction.operator)
            result.append((raw[1 : len(raw) - len(operator)], operator, raw, None))
        return result


def numbers(operands: bytes) -> tuple[float, ...]:
    """Return the numbers among the operands; for operators that take nothing else."""
    return tuple(map(float, _NUMBERS.findall(operands)))


def names(operands: bytes) -> list[str]:
    """Return the names among the operands, each with its slash and without escapes (ISO 32000-1, 7.3.5)."""
    return [
        re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), name).decode(
            "utf-8", "replace"
        )
        for name in _NAMES.findall(operands)
    ]
