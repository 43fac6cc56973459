"""The numbers by which RTF names character sets and languages in; their names in Python and BCP 47 out."""

from __future__ import annotations

import codecs
from locale import windows_locale

# \fcharset by number (RTF 1.9.1, font table).
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
SYMBOL = 2


def of_charset(number: int, otherwise: str) -> str:
    """Return the encoding of a font's character set."""
    return _CHARSETS.get(number, otherwise)


def of_codepage(number: int) -> str:
    """Return the encoding of a code page."""
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 950: "big5", 1361: "johab"}.get(
        number, f"cp{number}"
    )
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def decoded(data: bytes, encoding: str) -> str:
    """Return the bytes as text."""
    return data.decode(encoding, "replace")


def language_of(number: int) -> str:
    """Return the language tag of a Windows language identifier, "" for an unknown one."""
    return windows_locale.get(number, "").replace("_", "-").partition("@")[0]
