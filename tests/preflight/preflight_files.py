"""Sound files to plant defects in: HTML in, a PDF or EPUB that every check passes out."""

from __future__ import annotations

import io
import warnings
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path

import pikepdf
from PIL import Image

IDENTIFIER = "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427"
TITLE = "Over Tea"
PARAGRAPHS = (
    "Rogozin took a moment to invite Musk to visit him in Russia, where the kettle is always on and the "
    "representatives of two countries could notwithstanding all circumstances talk about flying higher.",
    "This is not the first time that an international official has passed on an invitation of that sort, "
    "and the office of the first one is still waiting for its answer, five years later.",
)
CAPTION = "The capsule as it approached the station, three hundred miles up."
CREDIT = "Photo: NASA / Handout"
ALT = "A white capsule with its nose open, above a blue and cloudy sea"

_PROPERTY = (
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{0}</pdfaProperty:name><pdfaProperty:valueType>{1}'
    "</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{0}</pdfaProperty:description></rdf:li>"
)
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{0}</pdfaSchema:schema><pdfaSchema:namespaceURI>{1}'
    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>{2}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{3}"
    "</rdf:Seq></pdfaSchema:property></rdf:li>"
)
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:pw="https://presswork.invalid/ns/1.0/">'
    f"<dc:identifier>{IDENTIFIER}</dc:identifier>"
    f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{TITLE}</rdf:li></rdf:Alt></dc:title>'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
    "<pw:sourceHash>abc123</pw:sourceHash><pw:options>page=a4 &amp; theme=feature</pw:options>"
    "<pdfaExtension:schemas><rdf:Bag>"
    + _SCHEMA.format(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        _PROPERTY.format("part", "Integer"),
    )
    + _SCHEMA.format(
        "Provenance",
        "https://presswork.invalid/ns/1.0/",
        "pw",
        _PROPERTY.format("sourceHash", "Text") + _PROPERTY.format("options", "Text"),
    )
    + "</rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='r'?>"
)


def jpeg(width_px: int = 400, height_px: int = 300, **options: object) -> bytes:
    """Return a JPEG with something to see in it."""
    image = Image.linear_gradient("L").resize((width_px, height_px)).convert("RGB")
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


def body_html(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Return the article's body, the same for both editions."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    figure = (
        f'<figure class="photo"><img src="photo.jpg" alt="{ALT}" width="400" height="300"/><figcaption>'
        f'<span class="caption">{CAPTION}</span> <span class="credit">{CREDIT}</span></figcaption></figure>'
    )
    return f"<h1>{TITLE}</h1>\n{text}\n{figure}\n<h2>A crosshead</h2>\n<p>Last words of the text.</p>"


_CSS = """
@font-face { font-family: Serif; src: url(serif.ttf) }
@page { size: 148mm 210mm; margin: 15mm }
body { font: 11pt/1.4 Serif; text-align: justify }
img { image-rendering: crisp-edges; width: 50mm; height: auto }
"""


@cache
def sound_pdf_bytes(body: str = "", css: str = "") -> bytes:
    """Return a PDF that is PDF/UA-1 and PDF/A-2a, and passes all our checks."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    font = next(Path(str(files("fontpkg_source_serif_4"))).rglob("SourceSerif4[[]*"))

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002
            from weasyprint.urls import URLFetcherResponse

            data = font.read_bytes() if url.endswith(".ttf") else jpeg()
            kind = "font/ttf" if url.endswith(".ttf") else "image/jpeg"
            return URLFetcherResponse(url, body=data, headers={"Content-Type": kind})

    html = f'<html lang="en"><head><title>{TITLE}</title><style>{_CSS}{css}</style></head><body>{body or body_html()}'
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its sRGB profile open
        document = HTML(string=html, base_url="https://project.invalid/", url_fetcher=Fetcher())
        data = document.write_pdf(pdf_variant="pdf/a-2a", pdf_tags=True, pdf_identifier=b"presswork")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Metadata = pikepdf.Stream(
            pdf, XMP.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)])
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=TITLE))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def write_pdf(path: Path, edit: object = None, *, body: str = "", css: str = "") -> Path:
    """Write the sound PDF, changed by `edit(pdf)` if given."""
    with pikepdf.open(io.BytesIO(sound_pdf_bytes(body, css))) as pdf:
        if edit is not None:
            edit(pdf)  # type: ignore[operator]
        pdf.save(path)
    return path


_NAMESPACES = (
    'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"'
)
_METADATA = f"""
<dc:identifier id="id">{IDENTIFIER}</dc:identifier><dc:title>{TITLE}</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Headings, described pictures, and the pages of print.</meta>
<meta property="pageBreakSource">{IDENTIFIER}</meta>
<meta property="presswork:source-hash">abc123</meta>
<meta property="presswork:options">page=a4 &amp; theme=feature</meta>
"""


def epub_files(body: str = "") -> dict[str, str | bytes]:
    """Return the files of an EPUB that EPUBCheck, Ace and all our checks pass."""
    page = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label=" Page 1. "></span>'
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
            ' full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
        ),
        "EPUB/package.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"'
            ' prefix="presswork: https://presswork.invalid/ns/1.0/">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{_METADATA}</metadata><manifest>'
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="css" href="style.css" media-type="text/css"/>'
            '<item id="photo" href="photo.jpg" media-type="image/jpeg"/>'
            '</manifest><spine><itemref idref="text"/></spine></package>'
        ),
        "EPUB/nav.xhtml": (
            f'<html {_NAMESPACES}><head><title>Contents</title></head><body><nav epub:type="toc" role="doc-toc"'
            ' aria-label="Contents"><ol><li><a href="text.xhtml">Over Tea</a></li></ol></nav><nav'
            ' epub:type="page-list" role="doc-pagelist" aria-label="Pages" hidden="hidden"><ol><li><a'
            ' href="text.xhtml#page-1">1</a></li></ol></nav></body></html>'
        ),
        "EPUB/text.xhtml": (
            f'<html {_NAMESPACES}><head><title>{TITLE}</title><link rel="stylesheet" type="text/css"'
            f' href="style.css"/></head><body>{page}{body or body_html()}</body></html>'
        ),
        "EPUB/style.css": "p { margin: 0; text-indent: 1.2em }",
        "EPUB/photo.jpg": jpeg(),
    }


def write_epub(path: Path, *edits: tuple[str, str, str], deflate: bool = False, **replaced: bytes) -> Path:
    """Write the sound EPUB; each edit is (file, old, new), `replaced` gives photo.jpg's bytes as `photo`."""
    contents = epub_files()
    for name, old, new in edits:
        text = contents[f"EPUB/{name}"]
        assert isinstance(text, str)
        assert old in text, f"{old!r} is not in {name}"
        contents[f"EPUB/{name}"] = text.replace(old, new)
    if "photo" in replaced:
        contents["EPUB/photo.jpg"] = replaced["photo"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in contents.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, data, compress_type=kind)
    return path
