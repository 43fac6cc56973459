"""An XMP packet in, the IPTC Core and Extension fields that captions need out; and back, to keep a credit.

A packet comes with the picture from anywhere: no DTD, no entity, no address is read, and its size
is limited. Lang alternatives follow XMP part 1, section 8.2.2.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SIZE_LIMIT_BYTES = 8 * 1024 * 1024

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"

# How "<?" or "<x" begins a packet, the wider encodings first: they hold the signs of the narrower.
_WIDE = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0x\0", "utf-16-le"),
    (b"\0<\0x", "utf-16-be"),
)

PROPERTIES = {
    "caption": f"{_DC}description",
    "headline": f"{_PHOTOSHOP}Headline",
    "creator": f"{_DC}creator",
    "credit": f"{_PHOTOSHOP}Credit",
    "copyright": f"{_DC}rights",
    "usage_terms": f"{_RIGHTS}UsageTerms",
    "alt": f"{_CORE}AltTextAccessibility",
    "extended_description": f"{_CORE}ExtDescrAccessibility",
}


class UnreadableXmpError(ValueError):
    """The packet is too large, not well formed, or declares a document type."""


def read(packet: bytes, *, language: str) -> dict[str, list[str]]:
    """Return the values of each of PROPERTIES that the packet holds.

    Raises:
        UnreadableXmpError: the packet is not read at all.
    """
    from lxml import etree

    if len(packet) > SIZE_LIMIT_BYTES:
        raise UnreadableXmpError(f"{len(packet):,} bytes of XMP")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(_as_utf8(packet).partition(b"<?xpacket end")[0].strip(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableXmpError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableXmpError("a document type declaration")
    fields: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, tag in PROPERTIES.items():
            if values := _values(description, tag, language):
                fields.setdefault(name, values)
    return fields


def _as_utf8(packet: bytes) -> bytes:
    """Return the packet in UTF-8; UTF-16 and UTF-32 are allowed too (XMP part 1, section 7.1)."""
    for begins, encoding in _WIDE:
        if any(packet.startswith(begins, place) for place in (0, 2, 4)):  # after a byte order mark
            text = packet.decode(encoding, errors="replace").lstrip("\ufeff")
            return text.replace("\0", "").replace("\ufffd", "").encode()
    return packet.strip(b"\0 \t\r\n")


def _values(description: Element, tag: str, language: str) -> list[str]:
    """Return a property's values, written as attribute, element, list or lang alternative."""
    if attribute := description.get(tag):
        return [attribute]
    element = description.find(tag)
    if element is None:
        return []
    alternative = element.find(f"{_RDF}Alt")
    if alternative is not None:
        items = [(item.get(_LANG) or "", _text(item)) for item in alternative.iterchildren(f"{_RDF}li")]
        return [_chosen([item for item in items if item[1]], language)] if any(i[1] for i in items) else []
    items_or_text = [_text(item) for item in element.iter(f"{_RDF}li")] or [_text(element)]
    return [text for text in items_or_text if text]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _chosen(items: list[tuple[str, str]], language: str) -> str:
    """Return the text in the article's language, else the default, else the first."""
    wanted = language.lower()
    for tag, text in items:
        if tag.lower() == wanted:
            return text
    for tag, text in items:
        if tag.lower().partition("-")[0] == wanted.partition("-")[0]:
            return text
    return dict(reversed(items)).get("x-default") or items[0][1]


def packet(*, credit: str, notice: str) -> bytes:
    """Return a small XMP packet with the credit line and the copyright notice, b"" without either."""
    fields = ""
    if credit:
        fields += f"<photoshop:Credit>{_escape(credit)}</photoshop:Credit>"
    if notice:
        item = f'<rdf:li xml:lang="x-default">{_escape(notice)}</rdf:li>'
        fields += f"<dc:rights><rdf:Alt>{item}</rdf:Alt></dc:rights>"
    if not fields:
        return b""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{fields}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _escape(text: str) -> str:
    legal = "".join(c for c in text if c >= " " or c in "\t\n")
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
