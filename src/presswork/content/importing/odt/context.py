"""What is gathered from an OpenDocument text while it is being read."""

from __future__ import annotations

import base64
import binascii
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presswork.content.importing.manuscript.alt import written_by_person
from presswork.content.importing.manuscript.parts import PlacedPicture
from presswork.content.importing.markup.addresses import picture
from presswork.content.importing.odt.names import OFFICE, XLINK
from presswork.model.imported import Dropped, ImportedPicture

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive
    from presswork.content.importing.odt.styles import Styles
    from presswork.content.report import Report


class Pictures:
    """The pictures that were placed so far. A flat file (.fodt) holds them in its XML."""

    def __init__(self, archive: Archive | None, report: Report) -> None:
        self.found: dict[str, ImportedPicture] = {}
        self.dropped: list[Dropped] = []
        self._archive = archive
        self._report = report

    def place(self, image: Any, alt: str, name: str) -> PlacedPicture | None:
        """Return the picture in its place, None where its file cannot be had."""
        data = image.find(f"{OFFICE}binary-data")
        target = (image.get(f"{XLINK}href") or "").removeprefix("./")
        if data is not None and data.text:
            return self._keep(f"picture-{len(self.found) + 1}", _decoded(data.text), alt)
        if self._archive is not None and target in self._archive:
            return self._keep(posixpath.basename(target), self._archive.read(target), alt, target)
        address = picture(target, "")
        if "://" in address:
            key = posixpath.basename(address.split("?")[0]) or "picture"
            self.found.setdefault(key, ImportedPicture(name=key, address=address))
            return PlacedPicture(key=key, alt=written_by_person(alt), name=name)
        return None

    def _keep(self, name: str, data: bytes | None, alt: str, target: str = "") -> PlacedPicture | None:
        if not data:
            return None
        known = self.found.get(name)
        if known is not None and known.data != data:
            name = target.replace("/", "-") or f"{len(self.found) + 1}-{name}"
        self.found.setdefault(name, ImportedPicture(name=name, data=data))
        return PlacedPicture(key=name, alt=written_by_person(alt), name=name)

    def report_missing(self, target: str) -> None:
        """Report a picture whose file is not in the document."""
        linked = f"; it is linked as {target[:120]!r}" if target else ""
        self._report.warning(
            "picture-missing",
            f"A picture's file is not in the document{linked}.",
            hint="Ask for the file and put it into the article's `photos/`.",
        )

    def report_drawing(self, element: Any, alt: str) -> None:
        """Report a chart, a formula or another object, which its program draws."""
        self.dropped.append(
            Dropped(
                what=f"an object {alt[:60]}".strip(), why="a chart, formula or other object, no picture file"
            )
        )
        self._report.warning(
            "drawing-left-out",
            "The document holds a chart, a formula or the like, which its program draws; it was left out.",
            hint="Save it as a picture, and place it as a photo.",
            where=alt[:80] or element.get(f"{XLINK}href"),
        )


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


@dataclass(kw_only=True)
class Context:
    """The document's tables, and what is noted on the way: notes by label, comments with author and place."""

    styles: Styles
    pictures: Pictures
    notes: dict[str, Any] = field(default_factory=dict)
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def note(self, element: Any) -> str:
        """Return the label of a note, counted in order of reference."""
        label = str(len(self.notes) + 1)
        self.notes[label] = element
        return label
