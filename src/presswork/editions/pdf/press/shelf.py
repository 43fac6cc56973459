"""A resource dictionary in, a new one out that holds what its streams use, converted as they ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.press.pictures import is_sound
from presswork.editions.pdf.press.spots import Spot
from presswork.editions.pdf.press.statements import Inline
from presswork.editions.pdf.press.tones import Tones

if TYPE_CHECKING:
    from presswork.editions.pdf.press.separating import Separator

# What says how a device prints rather than what is on the page; ISO 15930-7, 6.6 forbids part of it.
_DROPPED_EFFECTS = frozenset(
    ("/OP", "/op", "/OPM", "/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2")
)
_KEPT = ("/Properties", "/ProcSet")
_ABBREVIATED = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}


class Shelf:
    """The resources of one or several streams, for the page or for a soft mask."""

    def __init__(self, separator: Separator, old: pikepdf.Object, tones: Tones) -> None:
        self.separator, self.old, self.tones = separator, old, tones
        self.named: pikepdf.Object | None = old.get("/ColorSpace")
        made = separator.pdf.make_indirect(Dictionary())
        self.made: pikepdf.Object = made
        self._effects: dict[str, tuple[bool | None, bool | None, bool | None]] = {}
        self._targets: dict[str, tuple[str, pikepdf.Object | None]] = {}
        self._named: dict[object, bytes] = {}
        self._inlines = 0
        for key in _KEPT:
            if key in old:
                made[key] = old[key]
        self._take_fonts()

    def _put(self, category: str, name: str, value: pikepdf.Object) -> None:
        if category not in self.made:
            self.made[category] = Dictionary()
        self.made[category][name] = value

    def _old(self, category: str, name: str) -> pikepdf.Object | None:
        held = self.old.get(category)
        return held.get(name) if isinstance(held, Dictionary) else None

    def _take_fonts(self) -> None:
        fonts = self.old.get("/Font")
        if not isinstance(fonts, Dictionary):
            return
        if not self.separator.has_type3(fonts):
            self.made.Font = fonts
            return
        for name, font in fonts.items():
            self._put("/Font", name, self._type3(font) if font.get("/Subtype") == Name.Type3 else font)

    def _type3(self, font: pikepdf.Object) -> pikepdf.Object:
        new = Dictionary(
            {key: value for key, value in font.items() if key not in {"/CharProcs", "/Resources"}}
        )
        outer = font.get("/Resources", self.old)
        glyphs = Dictionary()
        for name, glyph in font.CharProcs.items():
            assert isinstance(glyph, pikepdf.Stream)
            glyphs[name] = self.separator.stream(glyph, self.tones, outer)
        new.CharProcs = glyphs
        new.Resources = (
            self.separator.shelf_for(outer, self.tones).made if outer is not self.old else self.made
        )
        return self.separator.pdf.make_indirect(new)

    def effect(self, name: str) -> tuple[bool | None, bool | None, bool | None]:
        """Return whether an ExtGState leaves fills opaque, strokes opaque, all else plain; None: unsaid."""
        if name not in self._effects:
            old = self._old("/ExtGState", name)
            if not isinstance(old, Dictionary):
                self._put("/ExtGState", name, Dictionary())
                self._effects[name] = (None, None, None)
                return self._effects[name]
            new = Dictionary({key: value for key, value in old.items() if key not in _DROPPED_EFFECTS})
            if "/SMask" in old:
                new.SMask = self.separator.soft_mask(old.SMask, self.old)
            self._put("/ExtGState", name, new)
            self._effects[name] = (
                float(old.ca) >= 1 if "/ca" in old else None,
                float(old.CA) >= 1 if "/CA" in old else None,
                _is_plain(new) if "/BM" in old or "/SMask" in old else None,
            )
        return self._effects[name]

    def target(self, name: str) -> tuple[str, pikepdf.Object | None]:
        """Return an XObject's kind ("image", "mask", "form" or "") and what takes its place."""
        if name not in self._targets:
            kind, new = self._converted(self._old("/XObject", name))
            self._targets[name] = kind, new
            if new is not None:
                self._put("/XObject", name, new)
        return self._targets[name]

    def _converted(self, old: pikepdf.Object | None) -> tuple[str, pikepdf.Object | None]:
        if not isinstance(old, pikepdf.Stream):
            return "", None
        subtype = str(old.get("/Subtype", ""))
        if subtype == "/Form":
            return "form", self.separator.stream(old, self.tones, self.old)
        if subtype == "/Image":
            kind = "mask" if old.get("/ImageMask", False) else "image"
            return kind, self.separator.picture(old, self.named, self.tones)
        return "", None

    def pattern(self, name: str) -> pikepdf.Object | None:
        """Convert a pattern that a stream paints with; return it for the record of what is placed where."""
        old = self._old("/Pattern", name)
        new = self.separator.pattern(old, self.tones, self.old) if old is not None else None
        if new is not None:
            self._put("/Pattern", name, new)
        return new if isinstance(new, pikepdf.Stream) else None

    def shading(self, name: str) -> bool:
        """Convert a shading that a stream paints; False if there is none that can be read."""
        old = self._old("/Shading", name)
        new = self.separator.shading(old, self.tones, self.named) if old is not None else None
        if new is None:
            return False
        self._put("/Shading", name, new)
        return True

    def kept(self, name: str, space: pikepdf.Object) -> bytes:
        """Return the name of a Separation or DeviceN that stays, its alternate colours converted."""
        from presswork.editions.pdf.press.kept_inks import with_new_alternate

        new = with_new_alternate(self.separator.pdf, space, self.named, self.tones)
        self._put("/ColorSpace", name, new)
        return name.encode()

    def overprint(self, *, fill: bool, stroke: bool) -> bytes:
        """Return the name of an ExtGState that sets overprint so, by the rules of 8.6.7 with mode 1."""
        name = f"/PrswO{int(fill)}{int(stroke)}"
        if name not in self._named:
            self._named[name] = name.encode()
            self._put("/ExtGState", name, Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=1))
        return self._named[name]

    def separation(self, spot: Spot) -> bytes:
        """Return the name of a spot's colour space."""
        if spot not in self._named:
            name = f"/PrswS{sum(isinstance(key, Spot) for key in self._named)}"
            self._named[spot] = name.encode()
            self._put("/ColorSpace", name, self.separator.separation(spot))
        return self._named[spot]

    def uncoloured(self) -> bytes:
        """Return the name of the space of uncoloured patterns."""
        if "uncoloured" not in self._named:
            self._named["uncoloured"] = b"/PrswP"
            self._put("/ColorSpace", "/PrswP", Array([Name.Pattern, Name(self.tones.space)]))
        return self._named["uncoloured"]

    def inline(self, inline: Inline) -> tuple[bytes, pikepdf.Object] | None:
        """Return name and object of what takes an inline picture's place; None if it may stay."""
        picture = inline.picture
        image = pikepdf.Stream(self.separator.pdf, picture._data._inline_image_raw_bytes())
        for key, value in picture.obj.items():
            image[key] = value
        space = image.get("/ColorSpace")
        if isinstance(space, Name):
            image.ColorSpace = _in_full(space)
        elif isinstance(space, Array):
            image.ColorSpace = Array([_in_full(item) for item in space])
        if is_sound(image, self.named) and str(image.get("/ColorSpace")) in {"/DeviceGray", "/DeviceCMYK"}:
            return None
        old = self.separator.pdf.make_indirect(image)
        new = self.separator.picture(old, self.named, self.tones)
        self._inlines += 1
        name = f"/PrswI{self._inlines}"
        self._put("/XObject", name, new)
        return name.encode(), new

    def unknown(self, what: str) -> None:
        """Note that a colour could not be read."""
        self.separator.report("press-colour-unreadable", f"A colour cannot be read: {what.strip()[:60]}")


def _in_full(item: pikepdf.Object) -> pikepdf.Object:
    """Return an inline picture's abbreviated colour space by its whole name (ISO 32000-1, table 94)."""
    return Name(_ABBREVIATED[str(item)]) if isinstance(item, Name) and str(item) in _ABBREVIATED else item


def _is_plain(effect: pikepdf.Object) -> bool:
    modes = effect.get("/BM", Name.Normal)
    first = modes[0] if isinstance(modes, Array) and len(modes) else modes
    masked = "/SMask" in effect and effect.SMask != Name("/None")
    return str(first) in {"/Normal", "/Compatible"} and not masked
