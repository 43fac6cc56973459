"""SVG bytes in, the same drawing with nothing active or remote in it, and its size, out.

The drawing is parsed as a stream by expat and written anew from a list of allowed elements, so
nothing passes that was not looked at: no DOCTYPE (so no entity), no script, no handler, no address
outside the file. Depth, number of elements and what `use` unfolds to are limited.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from presswork.photos import svg_rules as rules
from presswork.photos.faults import PictureError, Remark, converted, corrupt, cut_short

if TYPE_CHECKING:
    from collections.abc import Mapping

SVG_NS = "http://www.w3.org/2000/svg"
XLINK_NS = "http://www.w3.org/1999/xlink"
XHTML_NS = "http://www.w3.org/1999/xhtml"
_XML_NS = "http://www.w3.org/XML/1998/namespace"

SIZE_LIMIT_BYTES = 16 * 1024 * 1024
ELEMENT_LIMIT = 100_000
DEPTH_LIMIT = 100
_FAULTS_SHOWN = 4
# The document ends before its root does: expat's "no element found" and "unclosed token".
_CUT_SHORT = frozenset({3, 5})


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A safe SVG drawing: its root's attributes, what stands in the root, its size in CSS pixels."""

    attributes: Mapping[str, str]
    body: str
    width_px: float
    height_px: float
    view_box: tuple[float, float, float, float]
    remarks: tuple[Remark, ...] = ()

    def to_bytes(self, *, view_box: tuple[float, float, float, float] | None = None) -> bytes:
        """Return the file, or with `view_box` (in the drawing's units) only that part of it."""
        box = view_box or self.view_box
        scale = self.width_px / self.view_box[2]
        size = (box[2] * scale, box[3] * self.height_px / self.view_box[3])
        head = {
            "width": _number(size[0]),
            "height": _number(size[1]),
            "viewBox": " ".join(_number(value) for value in box),
            **self.attributes,
        }
        xlink = f' xmlns:xlink="{XLINK_NS}"' if "xlink:" in self.body else ""
        attributes = "".join(_attribute(name, value) for name, value in head.items())
        return f'<svg xmlns="{SVG_NS}"{xlink}{attributes}>{self.body}</svg>\n'.encode()


def sanitise(data: bytes, *, nested: bool = False) -> Drawing:
    """Return the drawing made safe. `nested` also lets a safe SVG stand in an image's data address.

    Raises:
        PictureError: photo-unsafe-svg, photo-corrupt (not well formed, no size) or photo-bomb.
    """
    if len(data) > SIZE_LIMIT_BYTES:
        raise PictureError(
            "photo-bomb",
            f"is an SVG of {len(data):,} bytes; the limit is {SIZE_LIMIT_BYTES:,}",
            "Simplify the drawing, or export it as PNG or JPEG.",
        )
    if data[:2] == b"\x1f\x8b":
        raise PictureError("photo-format", "is a compressed SVG (svgz)", "Save it as plain SVG.")
    writer = _Writer(nested=nested)
    writer.parse(data)
    return writer.drawing()


def _cleaned(data: bytes) -> bytes:
    return sanitise(data).to_bytes()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(name: str, value: str) -> str:
    # White space in a value would be normalised on reading (XML 1.0 section 3.3.3).
    quoted = _escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {name}="{quoted}"'


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


@dataclass
class _Writer:
    """Takes expat's events, writes what is allowed, and notes what is not."""

    nested: bool
    faults: list[str] = field(default_factory=list)
    root: dict[str, str] | None = None
    pieces: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    skipped: int = 0
    count: int = 0
    animated: bool = False
    style: list[str] | None = None
    graph: rules.References = field(default_factory=rules.References)

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        self.parser = parser
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            if data and error.code in _CUT_SHORT:
                raise cut_short() from error
            raise corrupt(f"its XML is not well formed ({error})") from error
        except (LookupError, ValueError) as error:
            raise corrupt(f"its text cannot be decoded ({error})") from error
        if problem := self.graph.problem():
            self.faults.append(problem)
        if self.faults:
            raise self._unsafe()

    def drawing(self) -> Drawing:
        if self.root is None:
            raise corrupt("its root element is not <svg>")
        width, height, box = rules.size(self.root)
        for name in ("width", "height", "viewBox"):
            self.root.pop(name, None)
        remarks = (
            (converted("holds an animation, which is left out", "Supply the drawing as it should stand."),)
            if self.animated
            else ()
        )
        body = "".join(self.pieces)
        return Drawing(
            attributes=self.root, body=body, width_px=width, height_px=height, view_box=box, remarks=remarks
        )

    def _unsafe(self) -> PictureError:
        shown = list(dict.fromkeys(self.faults))
        more = f" and {len(shown) - _FAULTS_SHOWN} more" if len(shown) > _FAULTS_SHOWN else ""
        return PictureError(
            "photo-unsafe-svg",
            f"is an SVG that is not safe to publish: {'; '.join(shown[:_FAULTS_SHOWN])}{more}",
            "Export the drawing as plain SVG: no script, no links, pictures embedded, text as outlines.",
        )

    def _fault(self, what: str) -> None:
        self.faults.append(f"{what} (line {self.parser.CurrentLineNumber} of the drawing)")

    def _doctype(self, *_: object) -> None:
        # Entities can name other files and grow without bound (XML 1.0 section 4): none is read.
        self._fault("a DOCTYPE")
        raise self._unsafe()

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._fault("a style sheet outside the file")

    def _start(self, name: str, attributes: list[str]) -> None:
        self.count += 1
        if self.count > ELEMENT_LIMIT or len(self.open) + self.skipped > DEPTH_LIMIT:
            self._fault(f"more than {ELEMENT_LIMIT:,} elements, or {DEPTH_LIMIT} within each other")
            raise self._unsafe()
        namespace, _, local = name.rpartition(" ")
        if self.root is None and not (local == "svg" and namespace in {SVG_NS, ""}):
            raise corrupt("its root element is not <svg>")
        if namespace == XHTML_NS or local in rules.ACTIVE:
            self._fault(f"<{local}>")
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        if any(rules.is_handler(key) for key, _ in pairs):
            self._fault("an event handler")
        if self.skipped or namespace not in {SVG_NS, ""} or local not in rules.ALLOWED:
            self.animated |= local in rules.ANIMATION
            self.skipped += 1
            return
        if problem := rules.effort_problem(local, dict(pairs)):
            self._fault(problem)
        self.graph.enter(dict(pairs).get("id"))
        kept = self._attributes(local, pairs)
        self.open.append("g" if local == "a" else local)
        if self.root is None:
            self.root = kept
            return
        if local == "style":
            self.style = []
        written = "".join(_attribute(key, value) for key, value in kept.items())
        self.pieces.append(f"<{self.open[-1]}{written}>")

    def _attributes(self, element: str, pairs: list[tuple[str, str]]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in pairs:
            namespace, _, local = name.rpartition(" ")
            if local == "href" and namespace in {XLINK_NS, ""}:
                if element != "a" and value.strip():
                    kept["xlink:href"] = self._address(element, value.strip())
            elif namespace == _XML_NS and local in {"space", "lang"}:
                kept[f"xml:{local}"] = value
            elif not namespace and rules.is_plain_attribute(local):
                if problem := rules.css_problem(value):
                    self._fault(problem)
                self.graph.refer(rules.css_references(value))
                kept[local] = value
        return kept

    def _address(self, element: str, address: str) -> str:
        if address.startswith("#"):
            self.graph.refer((address[1:],), count=rules.weight(element))
            return address
        if element in {"image", "feImage"} and address.lower().startswith("data:"):
            try:
                return rules.embedded(address, clean_drawing=_cleaned if self.nested else None)
            except PictureError as error:
                self._fault(f"an embedded picture that {error.message}")
        else:
            self._fault(f"an address outside the file, {address[:60]!r}")
        return ""

    def _end(self, name: str) -> None:
        del name
        if self.skipped:
            self.skipped -= 1
            return
        element = self.open.pop()
        self.graph.leave()
        if element == "style" and self.style is not None:
            css = "".join(self.style)
            if problem := rules.css_problem(css):
                self._fault(problem)
            self.pieces.append(_escape(css))
            self.style = None
        if not self.open:
            return
        last = self.pieces[-1] if self.pieces else ""
        if last.startswith(f"<{element}") and last.endswith(">") and not last.endswith("/>"):
            self.pieces[-1] = self.pieces[-1][:-1] + "/>"
        else:
            self.pieces.append(f"</{element}>")

    def _text(self, text: str) -> None:
        if self.skipped or not self.open:
            return
        if self.style is not None:
            self.style.append(text)
        elif self.open[-1] in rules.TEXTUAL:
            self.pieces.append(_escape(text))
