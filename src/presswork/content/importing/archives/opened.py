"""A ZIP file's bytes or path in; its files' contents, read one by one into memory within limits, out."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from presswork.content.importing.archives.limits import LIMITS
from presswork.content.importing.archives.names import entries_by_name
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from types import TracebackType

    from presswork.content.importing.archives.limits import Limits

_ENCRYPTED = 0x1
# Several Mebibytes at a time, so that a lie about a size is found out before memory is full.
_CHUNK = 4 * 1024 * 1024
_AGAIN = "Ask for another copy, or open it in the program that it comes from and save it anew."
_TOO_LARGE = "Unpack it yourself if you know it, and import only what the article needs."


class Archive:
    """An opened ZIP file. Nothing is ever written to disk; `names` are plain, relative and unique."""

    def __init__(self, opened: zipfile.ZipFile, *, file: str, limits: Limits = LIMITS) -> None:
        self.file = file
        self._zip = opened
        self._limits = limits
        self._entries = entries_by_name(opened.infolist(), file=file)
        self._by_folded_name = {name.casefold(): name for name in self._entries}
        self._refuse_bomb()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in the order in which they stand in it."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_folded_name

    def read(self, name: str) -> bytes:
        """Return a file's content; names are compared without regard to case, as OPC asks (ISO 29500-2).

        Raises:
            KeyError: it holds no such file.
            UnreadableError: the file is encrypted, damaged or larger than it says.
        """
        info = self._entries[self._by_folded_name[name.casefold()]]
        if info.flag_bits & _ENCRYPTED:
            raise refused(
                self.file,
                "archive-encrypted",
                f"{info.filename!r} in it is locked with a password.",
                hint="Open it with the password and save it without one.",
                where=info.filename,
            )
        try:
            with self._zip.open(info) as stream:
                return self._read(stream, info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise _damaged(self.file, f"{info.filename!r} in it cannot be unpacked: {error}") from error

    def _read(self, stream: IO[bytes], info: zipfile.ZipInfo) -> bytes:
        chunks, length = [], 0
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            length += len(chunk)
            if length > min(info.file_size, self._limits.one_file):
                raise self._bomb(f"{info.filename!r} in it unpacks to more than it says")
        return b"".join(chunks)

    def _refuse_bomb(self) -> None:
        infos = list(self._entries.values())
        total = sum(info.file_size for info in infos)
        packed = max(1, sum(info.compress_size for info in infos))
        if len(infos) > self._limits.files:
            raise self._bomb(f"it holds {len(infos):,} files")
        largest = max(infos, key=lambda info: info.file_size, default=None)
        if largest is not None and largest.file_size > self._limits.one_file:
            raise self._bomb(f"{largest.filename!r} in it unpacks to {largest.file_size:,} bytes")
        if total > self._limits.all_files:
            raise self._bomb(f"it unpacks to {total:,} bytes")
        if total > self._limits.ratio_from and total > self._limits.ratio * packed:
            raise self._bomb(f"it unpacks to {total // packed:,} times its size")

    def _bomb(self, why: str) -> Exception:
        return refused(
            self.file,
            "archive-too-large",
            f"The archive is larger than any manuscript: {why}.",
            hint=_TOO_LARGE,
        )


def open_archive(source: bytes | Path, *, file: str, limits: Limits = LIMITS) -> Archive:
    """Return the archive, opened and judged; use it as a context manager.

    Raises:
        UnreadableError: it is no ZIP file, is damaged, or holds what no honest one does.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError) as error:
        raise _damaged(file, f"It cannot be opened as a ZIP archive: {error}") from error
    try:
        return Archive(opened, file=file, limits=limits)
    except BaseException:
        opened.close()
        raise


def _damaged(file: str, message: str) -> Exception:
    return refused(
        file,
        "archive-damaged",
        f"{message}.",
        hint=_AGAIN,
    )
