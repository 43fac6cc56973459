"""A typeset PDF in, the same pages in the inks of a printing condition out; nothing DeviceRGB stays.

Pages are followed through all that they draw: forms, patterns, soft masks, shadings, Type 3 glyphs,
pictures. What is found is made anew, so what no page draws is left behind. Colours:

- full black for neutral colours that are as dark as the condition's black; it overprints in text and
  rules; other neutrals are a tone of black (`press_colour`);
- a theme's spots on plates of their own (`spots`); CMYK as it is given; everything else by ICC;
- overprint and transfer functions that the source sets are not taken over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.press.functions import BrokenFunctionError, floats
from presswork.editions.pdf.press.painting import IDENTITY, Matrix
from presswork.editions.pdf.press.placing import Placing
from presswork.editions.pdf.press.shadings import convert_shading
from presswork.editions.pdf.press.shelf import Shelf
from presswork.editions.pdf.press.spaces import UnknownSpaceError
from presswork.editions.pdf.press.spots import Spot, separation, tints_of
from presswork.editions.pdf.press.statements import UnreadableError
from presswork.editions.pdf.press.streams import rewrite
from presswork.editions.pdf.press.tones import MaskTones, PageTones, Tones
from presswork.editions.pdf.press.wanted import Rewritten
from presswork.model import Finding
from presswork.press_colour import inks_of

if TYPE_CHECKING:
    from presswork.press_profile import PressProfile

_MOST_DEPTH = 40


def convert(pdf: pikepdf.Pdf, profile: PressProfile, spots: Sequence[Spot] = ()) -> tuple[Finding, ...]:
    """Separate every page of `pdf`, in place.

    The findings name what could not be read and was left out. Raises `OSError` if the profile's ICC
    file is not there.
    """
    separator = Separator(pdf, profile, spots)
    for index, page in enumerate(pdf.pages):
        separator.separate(page, index + 1)
    separator.finish_pictures()
    return tuple(separator.findings)


class Separator:
    """The conversion of one file: what was made of each object, and what was found on the way."""

    def __init__(self, pdf: pikepdf.Pdf, profile: PressProfile, spots: Sequence[Spot]) -> None:
        self.pdf = pdf
        self.inks = inks_of(profile)
        self.page_tones = PageTones(self.inks, tints_of(spots))
        self.mask_tones = MaskTones()
        self.findings: list[Finding] = []
        self.page: int | None = None
        self.placing = Placing(pdf, self.inks, profile.ppi_resample)
        self._spots: dict[Spot, pikepdf.Object] = {}
        self._made: dict[tuple[tuple[int, int], str], pikepdf.Object] = {}
        self._shelves: dict[tuple[tuple[int, int], str], Shelf] = {}
        self._transparent: set[tuple[int, int]] = set()
        self._type3: dict[tuple[int, int], bool] = {}
        self._functions: dict[bytes, pikepdf.Object] = {}
        self._depth = 0

    def has_type3(self, fonts: pikepdf.Dictionary) -> bool:
        """Whether any of the fonts draws its glyphs by content streams."""
        if fonts.objgen not in self._type3 or not fonts.is_indirect:
            self._type3[fonts.objgen] = any(font.get("/Subtype") == Name.Type3 for font in fonts.values())
        return self._type3[fonts.objgen]

    def separate(self, page: pikepdf.Page, number: int) -> None:
        """Convert a page and all that it draws."""
        self.page = number
        shelf = self.shelf_for(page.resources, self.page_tones)
        rewritten = self._rewritten(_content_of(page), shelf, inherits=False)
        page.obj.Contents = self.pdf.make_indirect(pikepdf.Stream(self.pdf, rewritten.data))
        page.obj.Resources = shelf.made
        self.placing.place(page.obj.objgen, rewritten.placed, is_page=True)
        if rewritten.transparent or self.is_transparent(rewritten):
            page.obj.Group = _group(self.page_tones)
        elif Name.Group in page.obj:
            del page.obj.Group

    def shelf_for(self, resources: pikepdf.Object, tones: Tones) -> Shelf:
        """Return the resources' shelf, the same for all that share them."""
        if not resources.is_indirect:
            return Shelf(self, resources, tones)
        key = (resources.objgen, tones.space)
        if key not in self._shelves:
            self._shelves[key] = Shelf(self, resources, tones)
        return self._shelves[key]

    def _rewritten(self, data: bytes, shelf: Shelf, *, inherits: bool) -> Rewritten:
        try:
            return rewrite(data, shelf, shelf.tones, inherits=inherits)
        except UnreadableError as error:
            self.report("press-stream-unreadable", f"A content stream cannot be read: {error}")
            return Rewritten()

    def is_transparent(self, rewritten: Rewritten) -> bool:
        """Whether anything that the stream places needs a transparency group's colour space."""
        return any(target.objgen in self._transparent for target, _ in rewritten.placed)

    def stream(
        self, old: pikepdf.Stream, tones: Tones, outer: pikepdf.Object, *, inherits: bool = True
    ) -> pikepdf.Stream:
        """Return a form, tiling pattern or Type 3 glyph in the new colours; `outer` are its caller's."""
        key = (old.objgen, tones.space)
        if key in self._made:
            return self._made[key]  # type: ignore[return-value]
        if self._depth > _MOST_DEPTH:
            self.report("press-stream-unreadable", "Forms are nested without end.")
            return self.pdf.make_indirect(pikepdf.Stream(self.pdf, b""))
        new = self.pdf.make_indirect(pikepdf.Stream(self.pdf, b""))
        assert isinstance(new, pikepdf.Stream)
        self._made[key] = new  # before its content: a form may draw itself
        for name, value in old.items():
            if name not in {
                "/Length",
                "/Filter",
                "/DecodeParms",
                "/Resources",
                "/Group",
                "/OPI",
                "/Ref",
                "/PS",
            }:
                new[name] = value
        shelf = self.shelf_for(old.get("/Resources", outer), tones)
        self._depth += 1
        rewritten = self._rewritten(self.bytes_of(old), shelf, inherits=inherits)
        self._depth -= 1
        new.write(rewritten.data)
        new.Resources = shelf.made
        if "/Group" in old:
            new.Group = _group(tones, old.Group)
        if "/Group" in old or rewritten.transparent or self.is_transparent(rewritten):
            self._transparent.add(new.objgen)
        self.placing.place(new.objgen, rewritten.placed, matrix=_matrix_of(old))
        return new

    def picture(self, old: pikepdf.Stream, named: pikepdf.Object | None, tones: Tones) -> pikepdf.Stream:
        """Return the picture that takes an image's place; pixels come when all its places are known."""
        key = (old.objgen, tones.space)
        if key not in self._made:
            new = self.pdf.make_indirect(pikepdf.Stream(self.pdf, b""))
            assert isinstance(new, pikepdf.Stream)
            self._made[key] = new
            if "/SMask" in old:
                self._transparent.add(new.objgen)
            elif isinstance(old.get("/Mask"), Array):
                self._transparent.add(new.objgen)  # becomes a soft mask
            self.placing.expect(new, old, named, for_mask=isinstance(tones, MaskTones), page=self.page)
        return self._made[key]  # type: ignore[return-value]

    def pattern(self, old: pikepdf.Object, tones: Tones, outer: pikepdf.Object) -> pikepdf.Object | None:
        """Return a tiling or shading pattern in the new colours; None if it cannot be read."""
        if isinstance(old, pikepdf.Stream):
            # A tiling pattern begins with the page's first colours, but an uncoloured one with its user's.
            return self.stream(old, tones, outer, inherits=int(old.get("/PaintType", 1)) == 2)
        named = outer.get("/ColorSpace")
        shading = self.shading(old.Shading, tones, named) if "/Shading" in old else None
        if shading is None:
            return None
        new = Dictionary({k: v for k, v in old.items() if k not in {"/Shading", "/ExtGState"}})
        new.Shading = shading
        return self.pdf.make_indirect(new)

    def shading(
        self, old: pikepdf.Object, tones: Tones, named: pikepdf.Object | None
    ) -> pikepdf.Object | None:
        """Return a shading in the new colours; None if it cannot be read."""
        key = (old.objgen, tones.space)
        if key in self._made:
            return self._made[key]
        try:
            new = convert_shading(
                self.pdf, old, tones, named=named, separation=self.separation, known=self._functions
            )
        except (
            UnknownSpaceError,
            BrokenFunctionError,
            ValueError,
            KeyError,
            AttributeError,
            TypeError,
        ) as error:
            self.report("press-colour-unreadable", f"A gradient cannot be read: {error}")
            return None
        if old.is_indirect:
            self._made[key] = new
        return new

    def soft_mask(self, old: pikepdf.Object, outer: pikepdf.Object) -> pikepdf.Object:
        """Return a soft mask (11.6.5.3) whose group is painted in greys."""
        if not isinstance(old, Dictionary) or "/G" not in old:
            return Name("/None")
        new = Dictionary({key: value for key, value in old.items() if key not in {"/G", "/BC"}})
        new.G = self.stream(old.G, self.mask_tones, outer, inherits=False)  # type: ignore[arg-type]
        if "/BC" in old:
            from presswork.editions.pdf.press.spaces import BY_COUNT

            backdrop = floats(old.BC)
            space = BY_COUNT.get(len(backdrop))
            if space:
                new.BC = Array(list(self.mask_tones.of(space.colour(backdrop))))
        return new

    def separation(self, spot: Spot) -> pikepdf.Object:
        """Return the spot's colour space, one for the file."""
        if spot not in self._spots:
            self._spots[spot] = separation(self.pdf, spot)
        return self._spots[spot]

    def finish_pictures(self) -> None:
        """Convert the pictures, now that every place of each is known."""
        for page, problem in self.placing.fill():
            self.page = page
            self.report("press-picture-unreadable", f"A picture cannot be read: {problem}")

    def bytes_of(self, stream: pikepdf.Stream) -> bytes:
        """Return a stream's content, nothing if it is damaged."""
        try:
            return stream.read_bytes()
        except pikepdf.PdfError as error:
            self.report("press-stream-unreadable", f"A content stream cannot be decoded: {error}")
            return b""

    def report(self, code: str, message: str) -> None:
        """Note a fault, once for a page."""
        finding = Finding(
            code=code,
            severity="error",
            message=message,
            hint="It is missing from the press file. Save the picture or drawing anew, or report it.",
            page=self.page,
        )
        if finding not in self.findings:
            self.findings.append(finding)


def _content_of(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _group(tones: Tones, old: pikepdf.Object | None = None) -> Dictionary:
    """Return a transparency group's attributes with the colour space to blend in (11.6.6)."""
    new = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name(tones.space))
    for name in ("/I", "/K"):
        if old is not None and name in old:
            new[name] = old[name]
    return new


def _matrix_of(form: pikepdf.Stream) -> Matrix:
    values = floats(form.get("/Matrix"))
    return (
        (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else IDENTITY
    )
