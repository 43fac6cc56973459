"""Bytes of unknown encoding in, their text and the name of its encoding out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Controls that no text holds; tabs, line ends, form feeds and the escape of ISO 2022 do occur.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
_SAMPLE = 64 * 1024
# What a detector calls a small set is in fact the larger one that contains it (Encoding Standard, 4.2).
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "big5": "big5hkscs",
}


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A text and the encoding that it was in; `certain` says whether that was shown or only guessed."""

    text: str
    encoding: str
    certain: bool


def decoded(data: bytes, *, declared: str = "") -> Decoded | None:
    """Return the bytes as text with their own line ends, or None where they are no text.

    A byte order mark goes before all, then UTF-8 where it is valid, then what the source declares of itself
    (a page's `charset`), then what the bytes look like.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(data, encoding, certain=True)
    if wide := _wide(data):
        return _as(data, wide, certain=True)
    if not _is_escaped(data):
        try:
            return _checked(Decoded(text=data.decode("utf-8"), encoding="utf-8", certain=True))
        except UnicodeDecodeError:
            pass
    if declared and _is_known(declared):
        return _as(data, declared, certain=True)
    return _as(data, detected(data) or "cp1252", certain=False)


def detected(data: bytes) -> str:
    """Return the encoding that bytes without a mark are probably in, by Python's name, or ""."""
    from chardet import detect  # only where nothing else helps

    name = detect(data[:_SAMPLE])["encoding"]
    try:
        found = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return _WIDER.get(found, found)


def _as(data: bytes, encoding: str, *, certain: bool) -> Decoded | None:
    text = data.decode(encoding, errors="replace")
    return _checked(Decoded(text=text.removeprefix("\ufeff"), encoding=encoding, certain=certain))


def _checked(read: Decoded) -> Decoded | None:
    """Return None for what holds so many control characters that it is a program's, not a writer's."""
    sample = read.text[:_SAMPLE]
    return None if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample) else read


def _is_escaped(data: bytes) -> bool:
    """Whether it is of an encoding that writes everything in ASCII, by escapes, as Japanese mail was."""
    return b"\x1b$" in data[:_SAMPLE] and detected(data).startswith("iso2022")


def _wide(data: bytes) -> str:
    """Return the UTF-16 that bytes without a mark are in: mostly Latin text has every second byte zero."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.05 * half else ""


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return True
