"""A ZIP file of sources in; the sources, with the files around them, in the order of their names, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from presswork.content.importing.archives import open_archive
from presswork.content.importing.opening import Opened, natural, not_a_source, only_pages
from presswork.content.importing.source import ArchiveAround, Source, refused

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive


class _Members(Mapping[str, bytes]):
    """The archive's files, unpacked when they are asked for. Nothing is written to the disk."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, name: str) -> bytes:
        return self._archive.read(name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._archive

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive.names)

    def __len__(self) -> int:
        return len(self._archive.names)


def unpacked(source: Source) -> Opened:
    """Return the sources in the archive. A single one is no issue.

    Raises:
        UnreadableError: it is damaged, locked or unsafe, or holds no sources.
    """
    archive = open_archive(source.data, file=source.name)
    members = _Members(archive)
    names = sorted((name for name in archive.names if not not_a_source(name)), key=natural)
    names = only_pages(names)
    if not names:
        raise refused(
            source,
            "source-not-imported",
            "The archive holds nothing to import.",
            hint="Put texts, pages or documents into it; pictures alone are no article.",
        )
    sources = tuple(
        Source(
            name=name,
            data=members[name],
            language=source.language,
            around=ArchiveAround(members=members, folder=_folder_of(name)),
        )
        for name in names
    )
    return Opened(sources=sources, name=PurePosixPath(source.name).stem, is_folder=len(sources) > 1)


def _folder_of(name: str) -> str:
    folder = PurePosixPath(name).parent.as_posix()
    return "" if folder == "." else folder
