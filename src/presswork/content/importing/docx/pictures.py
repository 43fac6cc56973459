"""The relationships of a Word file's pictures in; the pictures, by key, out."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from presswork.content.importing.markup.addresses import picture
from presswork.model.imported import Dropped, ImportedPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.docx.package import Package, Relationship
    from presswork.content.report import Report


class Pictures:
    """The pictures that were placed so far. Set `relationships` to those of the part that is being read."""

    def __init__(self, package: Package, report: Report) -> None:
        self.found: dict[str, ImportedPicture] = {}
        self.dropped: list[Dropped] = []
        self.relationships: Mapping[str, Relationship] = {}
        self._package = package
        self._report = report
        self._keys: dict[str, str] = {}

    def key(self, embedded: str, *, linked: str = "", named: str = "") -> str:
        """Return the key of the picture of these relationships; "" after a finding where it has no file."""
        inside, outside = self.relationships.get(embedded), self.relationships.get(linked)
        if inside is not None and not inside.external and inside.target in self._package.archive:
            return self._inside(inside.target, named)
        address = next((each.target for each in (outside, inside) if each is not None and each.external), "")
        if address and (found := picture(address, "")) and "://" in found:
            key = self._unused(posixpath.basename(found.split("?")[0]) or "picture")
            self.found[key] = ImportedPicture(name=key, address=found)
            return key
        self._report.warning(
            "picture-missing",
            "A picture's file is not in the document"
            + (f"; it is linked as {address[:120]!r}." if address else "."),
            hint="Ask for the file and put it into the article's `photos/`.",
        )
        return ""

    def _inside(self, target: str, named: str) -> str:
        if target not in self._keys:
            name = posixpath.basename(target)
            stem, extension = posixpath.splitext(name)
            if named:  # the file's own name, with the extension of what is really there
                stem = posixpath.splitext(named)[0]
            key = self._unused(stem + extension)
            self._keys[target] = key
            self.found[key] = ImportedPicture(name=key, data=self._package.archive.read(target))
        return self._keys[target]

    def _unused(self, name: str) -> str:
        stem, extension = posixpath.splitext(name)
        key, count = name, 2
        taken = {key.casefold() for key in self.found}
        while key.casefold() in taken:
            key, count = f"{stem}-{count}{extension}", count + 1
        return key

    def report_undrawn(self, what: str, alt: str) -> None:
        """Report a drawing that is no picture file."""
        self.dropped.append(
            Dropped(
                what=f"{what}{': ' + alt[:80] if alt else ''}",
                why="it is drawn by Word and holds no picture file",
            )
        )
        self._report.warning(
            "drawing-left-out",
            f"The document holds {what}, which only Word draws; it was left out.",
            hint="Save it as a picture from Word, and place it as a photo.",
            where=alt[:80] or None,
        )
