"""A page's bytes in; its text, by the encoding that they really have, out."""

from __future__ import annotations

import codecs
import re

from presswork.content.importing.decoding import detected

# As the Encoding Standard has it, names of small sets mean the larger ones that contain them.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.+-]{2,40})", re.IGNORECASE)
_LOOKED_AT = 64 * 1024  # bytes at the start in which a declaration is looked for
_SAMPLE = 256 * 1024


def decode(data: bytes, *, declared: str = "") -> tuple[str, str]:
    """Return the text and the name of its encoding. `declared` is what a header outside the page says.

    A byte order mark decides; then a declaration, unless the bytes are not of it; then whether they are
    UTF-8; then what a detector finds likely. Bytes that are of no encoding at all become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _without_mark(data)
    candidates = [wide] if wide else [known(declared), *_declared(data), "utf-8"]
    if _is_utf8(data) and not wide:  # bytes beyond ASCII make valid UTF-8 by chance hardly ever
        candidates.insert(0, "utf-8")
    for encoding in filter(None, candidates):
        text = _strictly(data, encoding)
        if text is not None:
            return text, encoding
    encoding = known(detected(data)) or next(filter(None, candidates))
    return data.decode(encoding, "replace"), encoding


def known(name: str) -> str:
    """Return Python's name of an encoding, of the larger set where one contains it; "" if unknown."""
    try:
        found = codecs.lookup(name.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return ""
    return (
        ""
        if found in {"base64", "hex", "rot13", "zlib", "bz2", "quopri", "uu", "idna", "punycode"}
        else _WIDER.get(found, found)
    )


def _declared(data: bytes) -> list[str]:
    start = data[:_LOOKED_AT]
    names = [match[1].decode("ascii") for match in (_META.search(start), _XML.search(start)) if match]
    # A declaration that could be read as bytes cannot be right about UTF-16 (HTML, 13.2.3.3).
    return ["utf-8" if known(name).startswith("utf-16") else known(name) for name in names]


def _is_utf8(data: bytes) -> bool:
    return not data.isascii() and _strictly(data, "utf-8") is not None


def _strictly(data: bytes, encoding: str) -> str | None:
    """Return the text where the bytes are of the encoding, but for a handful that a mishap left."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        foreign = text.count("\ufffd")
        beyond = sum(1 for character in text[:_SAMPLE] if character > "\x7f")
        return text if foreign <= 3 or (foreign * 200 < beyond) else None
    except (LookupError, ValueError):
        return None


def _without_mark(data: bytes) -> str:
    """Return UTF-16's name where every other byte of the start is naught, as in ASCII written in it."""
    start = data[:200]
    if len(start) < 20:
        return ""
    if start[1::2].count(0) > len(start) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) * 0.4 else ""
