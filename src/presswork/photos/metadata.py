"""An opened picture and its file's bytes in, what its own fields say of it out.

XMP comes before IIM: IIM's fields are cut at 32 to 2000 bytes, and programs of today write both.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.photos import iim, jpeg, xmp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED_MARK = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP_MARK = b"Photoshop 3.0\0"
_TIFF_XMP, _TIFF_IPTC, _TIFF_PHOTOSHOP = 700, 33723, 34377
_GUID_BYTES = 32
_IN_BOTH = (
    ("caption", iim.CAPTION),
    ("headline", iim.HEADLINE),
    ("creator", iim.BYLINE),
    ("credit", iim.CREDIT),
    ("copyright", iim.COPYRIGHT),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


@dataclass(frozen=True, kw_only=True)
class PhotoMetadata:
    """The fields of IPTC Core and Extension that concern a page: plain text, '' where not there.

    `unreadable` says why a block of metadata was passed over. `differing` holds the fields for which XMP and
    IIM say different things: its name, what XMP says (which is kept), what IIM says.
    """

    caption: str = ""
    headline: str = ""
    creator: tuple[str, ...] = ()
    credit: str = ""
    copyright: str = ""
    usage_terms: str = ""
    alt: str = ""
    extended_description: str = ""
    unreadable: str = ""
    differing: tuple[tuple[str, str, str], ...] = ()

    @property
    def credit_line(self) -> str:
        """The credit in house form: "Name / Agency" where both are given and differ."""
        name = ", ".join(self.creator)
        if not name or not self.credit:
            return name or self.credit
        if name.casefold() in self.credit.casefold():
            return self.credit
        return name if self.credit.casefold() in name.casefold() else f"{name} / {self.credit}"


def read_metadata(image: Image.Image, data: bytes, *, language: str = "en") -> PhotoMetadata:
    """Return the picture's own fields; `language` chooses among a field's translations."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, of odd tags
        packet, iptc = _blocks(image, data)
    unreadable = ""
    fields: dict[str, list[str]] = {}
    if packet:
        try:
            fields = xmp.read(packet, language=language)
        except xmp.UnreadableXmpError as error:
            unreadable = f"its XMP cannot be read ({error})"
    older = iim.datasets(iptc)
    if iptc and not older:
        unreadable = unreadable or "its IPTC block cannot be read"

    def texts(name: str, dataset: int = 0) -> list[str]:
        return _texts(fields.get(name, [])) or _texts(older.get(dataset, []))

    return PhotoMetadata(
        caption=" ".join(texts("caption", iim.CAPTION)),
        headline=" ".join(texts("headline", iim.HEADLINE)),
        creator=tuple(dict.fromkeys(texts("creator", iim.BYLINE))),
        credit=" ".join(texts("credit", iim.CREDIT)),
        copyright=" ".join(texts("copyright", iim.COPYRIGHT)),
        usage_terms=" ".join(texts("usage_terms")),
        alt=" ".join(texts("alt")),
        extended_description=" ".join(texts("extended_description")),
        unreadable=unreadable,
        differing=tuple(_differing(fields, older)),
    )


def _texts(values: list[str]) -> list[str]:
    return [text for text in (_CONTROL.sub(" ", value).strip() for value in values) if text]


def _differing(fields: dict[str, list[str]], older: dict[int, list[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that the two blocks disagree on. IIM's are cut short at its limits: no fault."""
    for name, dataset in _IN_BOTH:
        ours = ", ".join(_texts(fields.get(name, [])))
        theirs = ", ".join(_texts(older.get(dataset, [])))
        if ours and theirs and not "".join(ours.split()).startswith("".join(theirs.split())):
            yield name, ours, theirs


def _blocks(image: Image.Image, data: bytes) -> tuple[bytes, bytes]:
    """Return the XMP packet and the IIM block, each b"" where there is none."""
    if image.format in {"JPEG", "MPO"}:
        return _jpeg_blocks(data)
    if image.format == "TIFF":
        tags = getattr(image, "tag_v2", {})
        resources = iim.in_photoshop(_as_bytes(tags.get(_TIFF_PHOTOSHOP)))
        return _as_bytes(tags.get(_TIFF_XMP)), _as_bytes(tags.get(_TIFF_IPTC)) or resources
    if image.format == "PNG":
        return _png_blocks(image)
    return _as_bytes(image.info.get("xmp")), b""


def _jpeg_blocks(data: bytes) -> tuple[bytes, bytes]:
    """Collect APP1 and APP13; both may go on over several segments (XMP part 3, section 1.1.3)."""
    packet, resources = b"", b""
    pieces: dict[int, bytes] = {}
    for segment in jpeg.segments(data):
        payload = segment.payload
        if segment.marker == jpeg.APP1 and payload.startswith(_XMP_MARK):
            packet = packet or payload[len(_XMP_MARK) :]
        elif segment.marker == jpeg.APP1 and payload.startswith(_EXTENDED_MARK):
            body = payload[len(_EXTENDED_MARK) + _GUID_BYTES :]
            pieces[int.from_bytes(body[4:8], "big")] = body[8:]
        elif segment.marker == jpeg.APP13 and payload.startswith(_PHOTOSHOP_MARK):
            resources += payload[len(_PHOTOSHOP_MARK) :]
    extended = b"".join(pieces[offset] for offset in sorted(pieces))
    wanted = (b"description", b"Headline", b"AltTextAccessibility", b"rights", b"Credit")
    if extended and not any(name in packet for name in wanted):
        packet = extended
    return packet, iim.in_photoshop(resources)


def _png_blocks(image: Image.Image) -> tuple[bytes, bytes]:
    """Read iTXt's XMP, and both as ImageMagick writes them: hexadecimal in a text chunk, mostly zTXt."""
    packet = _as_bytes(image.info.get("xmp") or image.info.get("XML:com.adobe.xmp"))
    block = _raw_profile(image, "iptc") or _raw_profile(image, "8bim")
    return packet or _raw_profile(image, "xmp"), iim.in_photoshop(block) or block


def _raw_profile(image: Image.Image, kind: str) -> bytes:
    """Return the bytes of a profile: after its name and its length stand hexadecimal digits."""
    wanted = f"raw profile type {kind}"
    text = next((text for name, text in image.info.items() if str(name).lower() == wanted), "")
    try:
        return bytes.fromhex("".join(str(text).split()[2:]))
    except ValueError:
        return b""


def _as_bytes(value: object) -> bytes:
    """Return a tag's value as bytes, however the library hands it over."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, tuple) and value and all(isinstance(number, int) for number in value):
        width = 1 if max(value) < 256 else 4
        # Blocks of bytes that were declared as 32-bit numbers come in either byte order.
        both = [b"".join(int(n).to_bytes(width, order) for n in value) for order in ("little", "big")]
        return both[1] if both[1][:1] == b"\x1c" else both[0]
    return b""
