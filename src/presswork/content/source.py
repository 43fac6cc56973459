"""An article's file in; its text as header and body, and what is wrong with its bytes, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.report import Report

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_HEADER_CHARACTERS = 256 * 1024

_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
# Not characters of XML 1.0 (section 2.2), so no edition can hold them.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Source:
    """An article's text with plain line feeds. `body_line` is the file's line on which the body begins."""

    header: str | None
    body: str
    body_line: int


def read_text(path: Path, report: Report) -> str | None:
    """Return the file's text, or None where there is none to read on with.

    What is not UTF-8, and characters that no edition can hold, are reported and replaced, so that
    one run finds the other faults too.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe would never end
            raise IsADirectoryError(None, "it is no file")
        if status.st_size > MAX_FILE_BYTES:
            report.error(
                "file-too-large",
                f"The file is larger than {MAX_FILE_BYTES // 1024 // 1024} MiB.",
                hint="Split it into several articles, or look whether it is text at all.",
            )
            return None
        data = path.read_bytes()
    except OSError as fault:
        report.error(
            "file-unreadable",
            f"The file cannot be read: {fault.strerror or fault}.",
            hint="Put a file there that may be read.",
        )
        return None
    return decode(data, report)


def decode(data: bytes, report: Report) -> str:
    """Return the bytes as text with plain line feeds; see `read_text`."""
    data = data.removeprefix(_UTF8_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        _report_bytes(data, fault.start, report)
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_controls(text, report)


def _report_bytes(data: bytes, start: int, report: Report) -> None:
    other = next((name for bom, name in _OTHER_BOMS if data.startswith(bom)), "")
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    report.error(
        "not-utf-8",
        f"The file is {other}, not UTF-8." if other else f"Byte 0x{data[start]:02X} is not UTF-8.",
        hint="Save the file with the encoding UTF-8.",
        line=before.count(b"\n") + 1,
    )


def _without_controls(text: str, report: Report) -> str:
    first = NOT_XML.search(text)
    if first is None:
        return text
    nul = text.find("\0")
    if nul >= 0:
        report.error(
            "nul-byte",
            "The file holds a NUL byte.",
            hint="Delete it; a NUL often means that the file was damaged or is not text.",
            line=text.count("\n", 0, nul) + 1,
        )
    other = next((match for match in NOT_XML.finditer(text) if match.group() != "\0"), None)
    if other is not None:
        report.warning(
            "control-character",
            f"The control character U+{ord(other.group()):04X} cannot be printed and was left out.",
            hint="Delete it.",
            line=text.count("\n", 0, other.start()) + 1,
        )
    return NOT_XML.sub("", text)


def split(text: str, report: Report) -> Source:
    """Return the text divided into its header and its body.

    The header stands between a first line `---` and the next line `---` or `...`.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.error(
            "header-missing",
            "The article has no header.",
            hint="Begin the file with a line `---`, then `headline: ...`, then a line `---`.",
            line=1,
        )
        return Source(header=None, body=text, body_line=1)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return _divided(lines, number, report)
    report.error(
        "header-not-closed",
        "The header that opens on line 1 never closes.",
        hint="End the header with a line `---` before the article's first paragraph.",
        line=1,
    )
    return Source(header=None, body="", body_line=len(lines))


def _divided(lines: list[str], end: int, report: Report) -> Source:
    header = "\n".join(lines[1:end]) + "\n"
    if len(header) > MAX_HEADER_CHARACTERS:
        report.error(
            "header-too-long",
            f"The header has {len(header)} characters; {MAX_HEADER_CHARACTERS} are read.",
            hint="Close the header with a line `---`; the article's text belongs after it.",
            line=1,
        )
        header = ""
    return Source(header=header, body="\n".join(lines[end + 1 :]), body_line=end + 2)
