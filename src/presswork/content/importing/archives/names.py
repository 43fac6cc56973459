"""The names of an archive's entries in; the same as plain relative names, or why they are refused, out."""

from __future__ import annotations

import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HINT = "Nothing of it was unpacked. Ask whoever sent it for another copy, made with an ordinary program."
# What the macOS and Windows put beside the files that a person chose.
_FURNITURE = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.IGNORECASE)


def entries_by_name(infos: Iterable[ZipInfo], *, file: str) -> dict[str, ZipInfo]:
    """Return the files among the entries by their plain names; refuse the archive where one is unsafe."""
    found: dict[str, ZipInfo] = {}
    folded: dict[str, str] = {}
    for info in infos:
        # Some programs write Windows' separator. zipfile cuts a name at a NUL; `orig_filename` does not.
        name = info.orig_filename.replace("\\", "/")
        _refuse_unsafe(name, info, file)
        if name.endswith("/") or _FURNITURE.search(name):
            continue
        name = "/".join(part for part in name.split("/") if part not in {"", "."})
        key = unicodedata.normalize("NFC", name).casefold()
        if key in folded:
            raise refused(
                file,
                "archive-unsafe",
                f"Two of its files have one name, or differ in case alone: {folded[key]!r}, {name!r}.",
                hint=_HINT,
                where=name,
            )
        folded[key] = name
        found[name] = info
    return found


def _refuse_unsafe(name: str, info: ZipInfo, file: str) -> None:
    why = _fault(name, info)
    if why:
        raise refused(
            file, "archive-unsafe", f"It holds {name[:120]!r}, {why}.", hint=_HINT, where=name[:120]
        )


def _fault(name: str, info: ZipInfo) -> str:
    if name.startswith("/") or _DRIVE.match(name):
        return "a name that points at a place of its own on the disk"
    if ".." in name.split("/"):
        return "a name that climbs out of the archive"
    if not name or _CONTROL.search(name):
        return "a name with control characters, or none"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "a link or a device, not a file"
    return ""
