"""Pictures by their addresses, and the files around a source, in; the pictures with their files out."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from presswork.content.importing.source import Surroundings
    from presswork.model.imported import ImportedPicture


def located(pictures: Mapping[str, ImportedPicture], around: Surroundings) -> dict[str, ImportedPicture]:
    """Return the pictures, each with its file where one lies around the source."""
    return {key: _located(picture, around) for key, picture in pictures.items()}


def _located(picture: ImportedPicture, around: Surroundings) -> ImportedPicture:
    if picture.data is not None or picture.path is not None:
        return picture
    for name in _names(picture):
        found = around.find(name)
        if isinstance(found, Path):
            return replace(picture, path=found, address=_web(picture.address))
        if found is not None:
            return replace(picture, data=found, address=_web(picture.address))
    return picture


def _names(picture: ImportedPicture) -> Iterator[str]:
    """Yield where a picture's file may lie: as its address says, by its path on the site, by its name."""
    for address in (picture.address, *picture.alternatives):
        try:
            path = urlsplit(address).path if "://" in address else address
        except ValueError:
            continue
        yield path
        if "://" in address and posixpath.basename(path):
            yield unquote(posixpath.basename(path))


def _web(address: str) -> str:
    return address if "://" in address else ""
