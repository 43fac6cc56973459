"""Word's drawings, DrawingML or VML, in; the pictures and text boxes in them, in order, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from presswork.content.importing.docx.package import MC, PIC, WP, A, R, V, W
from presswork.content.importing.manuscript.alt import description
from presswork.content.importing.manuscript.parts import Box, PlacedPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from presswork.content.importing.docx.pictures import Pictures
    from presswork.content.importing.manuscript.parts import Part

_FILE_NAME = re.compile(r"[^/\\]+\.(?:jpe?g|png|gif|tiff?|webp|bmp|heic)", re.IGNORECASE)
_UNDRAWN = {"chart": "a chart", "relIds": "a SmartArt diagram", "contentPart": "ink", "model3d": "a 3D model"}


def drawn_parts(element: Any, *, pictures: Pictures, read_box: Callable[[Any], list[Part]]) -> list[Part]:
    """Return the pictures and boxes in a w:drawing, w:pict or w:object.

    Pictures come first, since the order in a drawing is that of its layers. `read_box` reads a box's text.
    """
    found: list[Part] = []
    _Drawing(pictures, read_box, found).read(element, "")
    found.sort(key=lambda part: isinstance(part, Box))
    together = len(found) > 1 and any(isinstance(part, PlacedPicture) for part in found)
    return [Box(parts=tuple(_opened(found)))] if together else found


def _opened(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Box):
            yield from part.parts
        else:
            yield part


def chosen(alternatives: Any) -> Any:
    """Return the version of mc:AlternateContent to read: the first that holds something, or the fallback."""
    choices = list(alternatives.iterchildren(f"{MC}Choice"))
    for choice in choices:
        if next(choice.iter(f"{A}blip", f"{W}txbxContent", f"{V}imagedata", f"{W}t"), None) is not None:
            return choice
    fallback = alternatives.find(f"{MC}Fallback")
    return fallback if fallback is not None else (choices[0] if choices else None)


class _Drawing:
    def __init__(self, pictures: Pictures, read_box: Callable[[Any], list[Part]], found: list[Part]) -> None:
        self._pictures = pictures
        self._read_box = read_box
        self._found = found

    def read(self, element: Any, alt: str) -> None:
        """Add what the element holds; `alt` is the description of the drawing around it."""
        tag = element.tag
        if tag == f"{MC}AlternateContent":
            version = chosen(element)
            if version is not None:
                self._children(version, alt)
        elif tag == f"{PIC}pic":
            self._picture(element, alt)
        elif tag == f"{W}txbxContent":
            parts = self._read_box(element)
            if parts:
                self._found.append(Box(parts=tuple(parts)))
        elif tag == f"{V}imagedata":
            self._vml(element, alt)
        else:
            self._container(element, alt)

    def _container(self, element: Any, alt: str) -> None:
        local = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        if local in {"inline", "anchor"}:
            alt = description(element.find(f"{WP}docPr"))
        elif local in {"wgp", "grpSp", "wpc"}:
            inner = description(element.find("{*}cNvPr")) if len(list(element.iter(f"{PIC}pic"))) == 1 else ""
            alt = inner or alt
        elif local in {"shape", "rect", "group", "roundrect", "image"} and element.tag.startswith(V):
            alt = description(element) or alt
        elif local in _UNDRAWN:
            self._pictures.report_undrawn(_UNDRAWN[local], alt)
        if local in {"image"} and element.get("src"):
            self._vml(element, alt)
        if local == "oleObject":
            return
        if local == "blip" and (element.get(f"{R}embed") or element.get(f"{R}link")):
            # A shape that is filled with a picture; backgrounds of charts do not come here.
            self._add(element, alt, "")
            return
        self._children(element, alt)

    def _children(self, element: Any, alt: str) -> None:
        for child in element:
            self.read(child, alt)

    def _picture(self, element: Any, alt: str) -> None:
        own = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        blip = element.find(f"{PIC}blipFill/{A}blip")
        if blip is None:
            return
        names = [] if own is None else [own.get("name") or "", own.get("descr") or "", own.get("title") or ""]
        named = next(
            (name for name in names if _FILE_NAME.fullmatch(name.replace("\\", "/").split("/")[-1])), ""
        )
        # A drawing's description is that of its picture, unless it holds several, each with its own.
        self._add(blip, description(own) or alt, named.replace("\\", "/").split("/")[-1])

    def _vml(self, element: Any, alt: str) -> None:
        identifier = element.get(f"{R}id") or element.get(f"{R}embed") or element.get(f"{R}pict")
        key = self._pictures.key(identifier or "", linked=element.get(f"{R}href") or "")
        if identifier or key:
            self._found.append(PlacedPicture(key=key, alt=alt))

    def _add(self, blip: Any, alt: str, named: str) -> None:
        key = self._pictures.key(blip.get(f"{R}embed") or "", linked=blip.get(f"{R}link") or "", named=named)
        self._found.append(PlacedPicture(key=key, alt=alt, name=named))
