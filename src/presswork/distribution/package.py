"""Files for the printer in, one ZIP with their checksums out: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

SUMS = "SHA256SUMS"
# ZIP knows no earlier time; the printer's copy bears the time at which it arrived.
_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = frozenset((".jpg", ".jpeg", ".png", ".zip"))


@dataclass(frozen=True, kw_only=True)
class PackedFile:
    """A file of the package: its name, without a folder, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def checksums(files: Iterable[PackedFile]) -> bytes:
    """Return the lines that `sha256sum --check` reads, by name."""
    lines = (f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    return "".join(lines).encode()


def pack(folder: str, files: Iterable[PackedFile]) -> bytes:
    """Return a ZIP of one folder that holds the files, in the order given, and their checksums.

    Raises `ValueError` for two files of one name, or a name with a folder in it.
    """
    files = tuple(files)
    names = [file.name for file in files]
    if len({name.casefold() for name in (*names, SUMS)}) <= len(names):
        raise ValueError("two files of a package bear one name")
    if bad := next(
        (name for name in (folder, *names) if "/" in name or "\\" in name or name.startswith(".")), ""
    ):
        raise ValueError(f"{bad!r} is no plain file name")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in (*files, PackedFile(name=SUMS, data=checksums(files))):
            entry = zipfile.ZipInfo(f"{folder}/{file.name}", _TIME)
            entry.create_system = 3  # Unix on every system: the byte would tell where it was packed
            entry.external_attr = 0o644 << 16
            stored = any(file.name.endswith(suffix) for suffix in _STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.data, compresslevel=None if stored else 9)
    return buffer.getvalue()
