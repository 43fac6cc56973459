"""A Word file's archive in; its XML parts, their relationships and its pictures out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from presswork.content.importing.archives import parse_xml
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from presswork.content.importing.archives import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the namespace's usual prefix
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What Strict documents call the same (ISO/IEC 29500-1, annex A).
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"wordprocessingml/main": W,
    b"officeDocument/relationships": R,
    b"drawingml/main": A,
    b"drawingml/wordprocessingDrawing": WP,
    b"drawingml/picture": PIC,
    b"officeDocument/math": M,
}


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """Where an identifier in a part leads: to another part by its name, or out of the file."""

    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of a Word file."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.file = archive.file

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self.archive:
                return relationship.target
        if "word/document.xml" in self.archive:
            return "word/document.xml"
        raise refused(
            self.file,
            "archive-damaged",
            "It is no Word file: the part with the text is missing.",
            hint="Open it in the program that it comes from and save it anew as .docx.",
        )

    def xml(self, part: str) -> Any:
        """Return the root element of a part, None where there is none."""
        if part not in self.archive:
            return None
        data = self.archive.read(part)
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL.items():
                data = data.replace(_STRICT + strict, transitional[1:-1].encode())
        return parse_xml(data, file=self.file, where=part)

    def related(self, kind: str) -> str:
        """Return the name of the part that the text's part calls its notes, styles and so on, or ""."""
        for relationship in self.relationships(self.main).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target
        return ""

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part, "" being the package, by identifier."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in [] if root is None else root.iterchildren("{*}Relationship"):
            target = element.get("Target") or ""
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            found[element.get("Id") or ""] = Relationship(kind=kind, target=target, external=external)
        return found
