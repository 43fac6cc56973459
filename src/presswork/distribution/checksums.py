"""Paths and SHA-256 sums in, the file that `sha256sum --check` reads out; and that file in, the sums out.

A name with a backslash or a line's end in it is escaped, and its line begins with a backslash, as GNU
coreutils writes it ("cksum output modes").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

SUMS = "SHA256SUMS"
_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)", re.DOTALL)
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
_CHUNK = 1 << 20


def write_sums(sums: Mapping[str, str]) -> bytes:
    """Return a line for each path, sorted."""
    return "".join(_line(path, sums[path]) for path in sorted(sums)).encode("utf-8", "surrogateescape")


def _line(path: str, digest: str) -> str:
    name = path.translate({ord(plain): escaped for plain, escaped in _ESCAPES.items()})
    escaped = "\\" if name != path else ""
    return f"{escaped}{digest}  {name}\n"


def read_sums(data: bytes) -> dict[str, str]:
    """Return the sum of each path. Raises `ValueError` with the number of the first line that is no such."""
    sums: dict[str, str] = {}
    text = data.decode("utf-8", "surrogateescape")
    if text and not text.endswith("\n"):
        raise ValueError(f"line {text.count(chr(10)) + 1} is not finished")
    for number, line in enumerate(text.split("\n")[:-1], 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} is no SHA-256 sum and name")
        path = _ESCAPED.sub(_plain, match[3]) if match[1] else match[3]
        if not is_plain_path(path) or path in sums:
            raise ValueError(f"line {number} names {path!r}, which is no file of the folder")
        sums[path] = match[2]
    return sums


def _plain(match: re.Match[str]) -> str:
    plain = {"\\": "\\", "n": "\n", "r": "\r"}.get(match[1])
    if plain is None:
        raise ValueError(f"a name has the unknown escape {match[0]!r}")
    return plain


def is_plain_path(path: str) -> bool:
    """Whether a path leads from a folder to a file in it, and nowhere else, by itself."""
    return bool(path) and "\0" not in path and all(part not in {"", ".", ".."} for part in path.split("/"))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, however large, in hexadecimal. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
