"""A test's wishes in, small picture files and issues that use them out."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image

from presswork.model import Article, Issue, Photo

XMP_HEAD = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
)
XMP_FOOT = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'


def scene(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture with noise in it, so that it has many colours and compresses like a photograph."""
    dice = random.Random(3)
    small = Image.frombytes("RGB", (32, 20), bytes(dice.randrange(256) for _ in range(32 * 20 * 3)))
    return small.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def xmp_segment(fields: str) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + (XMP_HEAD + fields + XMP_FOOT).encode())


def iim(*datasets: tuple[int, int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, r, n, len(value)) + value for r, n, value in datasets)


def iptc_segment(*datasets: tuple[int, int, bytes]) -> bytes:
    block = iim(*datasets)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + resource)


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 4096)) + chunk(b"IEND", b"")


def photo(path: Path | None, **fields: Any) -> Photo:
    name = path.name if path else fields.pop("file", "missing.jpg")
    return Photo(id=Path(name).stem, file=name, path=path, **{"line": 7, **fields})


def issue(root: Path, *photos: Photo, language: str = "en") -> Issue:
    article = Article(
        slug="story", path=root / "story" / "article.md", headline="H", photos=photos, language=language
    )
    return Issue(
        slug="story",
        folder=root / "story",
        root=root,
        title="H",
        language=language,
        identifier="urn:uuid:0",
        articles=(article,),
    )
