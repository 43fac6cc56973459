"""A bound file whose parts bring fonts, pictures and profiles along in, the same with one of each out."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from presswork.model import EmbeddedFont, Part

FontFile = Callable[[str], bytes | None]


def share(pdf: pikepdf.Pdf, parts: Sequence[Part], font_file: FontFile) -> None:
    """Let pages use one program a font, one stream a picture and a profile.

    `font_file` returns the font behind a URL of the galleys, None where it is not to be had: what came from
    that stays as the parts brought it.
    """
    if len(parts) < 2:
        return
    kept: dict[bytes, pikepdf.Object] = {}
    for intent in pdf.Root.get("/OutputIntents", Array()):
        kept.setdefault(_key(intent.DestOutputProfile), intent.DestOutputProfile)
    descriptors: dict[str, list[pikepdf.Object]] = {}
    for resources in _resources(pdf):
        _share_profiles(resources, kept)
        _share_pictures(resources, kept)
        for font in dict(resources.get("/Font", Dictionary()).items()).values():
            for descendant in font.get("/DescendantFonts", ()):
                name = str(descendant.BaseFont).removeprefix("/")
                descriptors.setdefault(name, []).append(descendant.FontDescriptor)
    _share_fonts(pdf, parts, font_file, descriptors)


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the resources of the pages, which those of one part have in common, once each."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        resources = page.obj.Resources
        if resources.objgen not in seen:
            seen.add(resources.objgen)
            yield resources


def _key(stream: pikepdf.Object) -> bytes:
    """Return what two streams have in common that are the same in all but their number."""
    facts = {name: repr(value) for name, value in stream.items() if name not in {"/SMask", "/Length"}}
    mask = _key(stream.SMask) if "/SMask" in stream else b""
    return hashlib.sha256(repr(sorted(facts.items())).encode() + mask + stream.read_raw_bytes()).digest()


def _share_profiles(resources: pikepdf.Object, kept: dict[bytes, pikepdf.Object]) -> None:
    spaces = resources.get("/ColorSpace", Dictionary())
    for space in dict(spaces.items()).values():
        if isinstance(space, Array) and space[0] == Name.ICCBased:
            space[1] = kept.setdefault(_key(space[1]), space[1])


def _share_pictures(resources: pikepdf.Object, kept: dict[bytes, pikepdf.Object]) -> None:
    pictures = resources.get("/XObject", Dictionary())
    for name, picture in dict(pictures.items()).items():
        if isinstance(picture, Stream) and picture.get("/Subtype") == Name.Image:
            pictures[name] = kept.setdefault(_key(picture), picture)


def _share_fonts(
    pdf: pikepdf.Pdf,
    parts: Sequence[Part],
    font_file: FontFile,
    descriptors: dict[str, list[pikepdf.Object]],
) -> None:
    by_name: dict[str, list[EmbeddedFont]] = {}
    for part in parts:
        for font in part.fonts:
            by_name.setdefault(font.name, []).append(font)
    for name, fonts in by_name.items():
        one_style = len({(font.url, font.axes) for font in fonts}) == 1
        if len(fonts) < 2 or not one_style or (file := font_file(fonts[0].url)) is None:
            continue
        from presswork.editions.pdf.font_subsets import united

        data = united(fonts, file)
        program = pdf.make_stream(zlib.compress(data, level=9), Length1=len(data), Filter=Name.FlateDecode)
        for descriptor in descriptors.get(name, ()):
            descriptor.FontFile2 = program
