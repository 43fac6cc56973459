"""An opened PDF in; what its XMP packet and its Info dictionary say, and which PDF/X it claims to be, out."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    import pikepdf

DC = "http://purl.org/dc/elements/1.1/"
PDF = "http://ns.adobe.com/pdf/1.3/"
XMP = "http://ns.adobe.com/xap/1.0/"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
PDFX = "http://ns.adobe.com/pdfx/1.3/"
PDFXID = "http://www.npes.org/pdfx/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MAX_PACKET = 16_000_000  # bytes; a packet of more is no description of a document

# GTS_PDFXVersion's values, and the PDF version that each rests on. ISO 15930-1, -3, -4, -6, -7, -8, -9.
VERSIONS = {
    "PDF/X-1:2001": "1.3",
    "PDF/X-1a:2001": "1.3",
    "PDF/X-1a:2003": "1.4",
    "PDF/X-3:2002": "1.3",
    "PDF/X-3:2003": "1.4",
    "PDF/X-4": "1.6",
    "PDF/X-4p": "1.6",
    "PDF/X-5g": "1.6",
    "PDF/X-5pg": "1.6",
    "PDF/X-5n": "1.6",
    "PDF/X-6": "2.0",
    "PDF/X-6p": "2.0",
    "PDF/X-6n": "2.0",
}


class Packet:
    """An XMP packet. `error` says why it cannot be read, '' if it can; `data` is None where there is none."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read and parse the catalog's metadata stream; nothing is raised for a damaged one."""
        self.data: bytes | None = None
        self.error = ""
        self.filtered = False
        self._root: Any = None
        stream = pdf.Root.get("/Metadata")
        if stream is None:
            return
        try:
            self.filtered = "/Filter" in stream
            self.data = bytes(stream.read_bytes())
        except Exception as error:  # noqa: BLE001  not a stream, or a damaged one
            self.data, self.error = b"", f"{type(error).__name__}: {error}"
            return
        self._parse()

    def _parse(self) -> None:
        if len(self.data or b"") > _MAX_PACKET:
            self.error = f"it is {len(self.data or b'') // 1_000_000} MB long"
            return
        # No entity is expanded and nothing fetched, whatever the packet asks for.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            self._root = etree.fromstring(self.data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.error = str(error)
        else:
            self.error = "" if self.roots else "it has no rdf:RDF element"

    @cached_property
    def roots(self) -> int:
        """How many rdf:RDF elements there are: one, in a packet that all readers understand."""
        return 0 if self._root is None else sum(1 for _ in self._root.iter(f"{{{_RDF}}}RDF"))

    @cached_property
    def header(self) -> bytes:
        """The packet's opening processing instruction, b'' where it has none."""
        found = re.search(rb"<\?xpacket\s+begin=.*?\?>", self.data or b"", re.DOTALL)
        return found[0] if found else b""

    @property
    def has_trailer(self) -> bool:
        """Whether the packet's closing processing instruction is there."""
        return bool(re.search(rb"<\?xpacket\s+end=['\"][rw]['\"]\s*\?>", self.data or b""))

    def value(self, namespace: str, name: str) -> str | None:
        """Return a property's text (of an array, its first item); None where the packet has no such one."""
        if self._root is None:
            return None
        for description in self._root.iter(f"{{{_RDF}}}Description"):
            text = description.get(f"{{{namespace}}}{name}")
            if text is not None:
                return str(text).strip()
            element = description.find(f"{{{namespace}}}{name}")
            if element is not None:
                items = element.findall(f".//{{{_RDF}}}li")
                default = [item for item in items if _language(item) == "x-default"]
                chosen = (default or items or [element])[0]
                return "".join(chosen.itertext()).strip()
        return None


def _language(element: Any) -> str:
    return str(element.get("{http://www.w3.org/XML/1998/namespace}lang", ""))


def info_value(pdf: pikepdf.Pdf, key: str) -> str | None:
    """Return an entry of the Info dictionary as text, a name without its slash; None where it is missing."""
    info = pdf.trailer.get("/Info")
    try:
        value = None if info is None else info.get(key)
        text = None if value is None else str(value)
    except Exception:  # noqa: BLE001  an Info that is no dictionary, or a text in no encoding
        return None
    return None if text is None else text.removeprefix("/").strip() if key == "/Trapped" else text.strip()


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Which PDF/X the file says it is: `version` as written, '' for none; where both say so, XMP's wins."""

    xmp: str | None
    info: str | None
    conformance: str | None

    @property
    def version(self) -> str:
        """What counts: PDF/X-4 and later stand in XMP, the earlier ones in Info."""
        if self.xmp:
            return self.xmp
        # ISO 15930-1 has "PDF/X-1:2001" with a conformance key that says whether it is 1a.
        return self.conformance or self.info or ""

    @property
    def older(self) -> bool:
        """Whether it is one of those without transparency: PDF/X-1, -1a, -3."""
        return self.version.startswith(("PDF/X-1", "PDF/X-3"))

    @property
    def x1a(self) -> bool:
        """Whether only the printing inks and spot colours are allowed."""
        return self.version.startswith("PDF/X-1")


def read_claim(pdf: pikepdf.Pdf, packet: Packet) -> Claim:
    """Return which PDF/X the file claims to be."""
    return Claim(
        xmp=packet.value(PDFXID, "GTS_PDFXVersion"),
        info=info_value(pdf, "/GTS_PDFXVersion"),
        conformance=info_value(pdf, "/GTS_PDFXConformance"),
    )


# ISO 32000-1, 7.9.4; only the year must be there.
_PDF_DATE = re.compile(
    r"^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?$"
)
# ISO 16684-1, 8.2.1.2: a profile of ISO 8601.
_XMP_DATE = re.compile(
    r"^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:(Z)|([+-])(\d\d):(\d\d))?)?)?)?$"
)


def parse_date(text: str) -> datetime.datetime | None:
    """Return the moment that a PDF date or an XMP date names, UTC where no zone is given; None if neither."""
    found = _PDF_DATE.match(text) or _XMP_DATE.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, _, sign, ahead_hours, ahead_minutes = found.groups()
    ahead = datetime.timedelta(hours=int(ahead_hours or 0), minutes=int(ahead_minutes or 0))
    try:
        moment = datetime.datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0)
        )
        return (moment + ahead if sign == "-" else moment - ahead).replace(tzinfo=datetime.UTC)
    except (ValueError, OverflowError):
        return None
