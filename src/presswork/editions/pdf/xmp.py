"""What a file says of itself in, an XMP packet out (ISO 16684-1; PDF/A-2 6.6.2; PDF/UA-1 clause 5).

Two properties are no part of a predefined schema and so bring an extension schema with them, as
PDF/A demands: `pdfuaid:part`, and Presswork's own `pw:sourceHash` and `pw:options`, by which
`presswork check` knows whether a file is older than its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

PW_NAMESPACE = "https://presswork.invalid/ns/1.0/"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a file says of itself; '' or () leaves a property out. `created` is ISO 8601."""

    title: str
    language: str
    identifier: str
    right_to_left: bool = False
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    publisher: str = ""
    created: str = ""
    producer: str = ""
    creator_tool: str = ""
    source_hash: str = ""
    options: str = ""
    instance: str = ""


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if text else ""


def _list(name: str, kind: str, items: tuple[str, ...]) -> str:
    lines = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{lines}</rdf:{kind}></{name}>" if items else ""


def simple(name: str, text: str) -> str:
    """Return a property of one value; nothing where the text is empty."""
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _property(name: str, kind: str, meaning: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"
    )


def _schema(title: str, namespace: str, prefix: str, *properties: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{''.join(properties)}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_EXTENSIONS = (
    "<pdfaExtension:schemas><rdf:Bag>"
    + _schema(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        _property("part", "Integer", "Part of ISO 14289 to which the file conforms"),
    )
    + _schema(
        "Presswork provenance",
        PW_NAMESPACE,
        "pw",
        _property("sourceHash", "Text", "SHA-256 of all that the file was made from"),
        _property("options", "Text", "Options of the build"),
    )
    + "</rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pw": PW_NAMESPACE,
}
_ARCHIVE_NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def packet(record: Record) -> bytes:
    """Return the XMP packet of a file that is PDF/A-2a and PDF/UA-1 at once."""
    claims = (
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
    )
    return wrapped(properties(record) + claims + _EXTENSIONS, _ARCHIVE_NAMESPACES)


def properties(record: Record) -> str:
    """Return what every edition's file says of itself, whatever standard it keeps."""
    return "".join(
        (
            simple("dc:format", "application/pdf"),
            simple("dc:identifier", record.identifier),
            _alternative("dc:title", record.title),
            _list("dc:creator", "Seq", record.authors),
            _alternative("dc:description", record.description),
            _list("dc:subject", "Bag", record.keywords),
            _alternative("dc:rights", record.rights),
            _list("dc:publisher", "Bag", (record.publisher,) if record.publisher else ()),
            _list("dc:language", "Bag", (record.language,)),
            simple("pdf:Producer", record.producer),
            simple("pdf:Keywords", ", ".join(record.keywords)),
            simple("xmp:CreatorTool", record.creator_tool),
            simple("xmp:CreateDate", record.created),
            simple("xmp:ModifyDate", record.created),
            simple("xmpMM:DocumentID", record.identifier),
            simple("xmpMM:InstanceID", record.instance),
            simple("pw:sourceHash", record.source_hash),
            simple("pw:options", record.options),
        )
    )


def wrapped(body: str, namespaces: Mapping[str, str]) -> bytes:
    """Return the packet of these properties; `namespaces` are those beyond what every file needs."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {**_NAMESPACES, **namespaces}.items())
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return text.encode()


def pdf_date(created: str) -> str:
    """Return an ISO 8601 UTC time as a PDF date (ISO 32000-1, 7.9.4)."""
    digits = "".join(character for character in created if character.isdigit())
    return f"D:{digits}+00'00'" if digits else ""
