"""An imposed file and what is known of it in, the file with metadata, page labels and preferences out."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.editions.pdf.imposition.job import Description, Flip
from presswork.editions.pdf.xmp import PW_NAMESPACE


def describe(pdf: pikepdf.Pdf, description: Description, *, labels: Sequence[str], flip: Flip | None) -> None:
    """Write what the file is, what each side is called, and how a printer is to take it."""
    pdf.Root.Metadata = pikepdf.Stream(pdf, _packet(description), Type=Name.Metadata, Subtype=Name.XML)
    info = Dictionary(Title=String(description.title), Producer=String(description.producer))
    pdf.trailer.Info = pdf.make_indirect(info)
    if description.language:
        pdf.Root.Lang = String(description.language)
    # A prefix without a number is a whole label (ISO 32000-1, 12.4.2).
    numbers = [item for index, label in enumerate(labels) for item in (index, Dictionary(P=String(label)))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
    # Scaled to the printer's margins, pages would no longer meet at the fold (12.2, table 150).
    preferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"), PickTrayByPDFSize=True)
    if flip:
        preferences.Duplex = Name.DuplexFlipShortEdge if flip == "short" else Name.DuplexFlipLongEdge
    else:
        preferences.Duplex = Name.Simplex
    pdf.Root.ViewerPreferences = preferences


def carry_over(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Take along what the look of a page depends on outside it: its layers, and the printing condition."""
    for key in ("/OCProperties", "/OutputIntents"):
        entry = source.Root.get(key)
        if isinstance(entry, (pikepdf.Dictionary, pikepdf.Array)):
            pdf.Root[key] = pdf.copy_foreign(entry if entry.is_indirect else source.make_indirect(entry))


def is_for_press(source: pikepdf.Pdf) -> bool:
    """Whether a file is made for a printing condition (PDF/X), so that its marks go on every plate."""
    intents = source.Root.get("/OutputIntents")
    if not isinstance(intents, pikepdf.Array):
        return False
    return any(
        isinstance(intent, pikepdf.Dictionary) and intent.get("/S") == "/GTS_PDFX" for intent in intents
    )


def title_of(source: pikepdf.Pdf) -> str:
    """Return the title that a file's information names, '' where it names none."""
    try:
        return str(source.docinfo.get("/Title", "")).strip()
    except (ValueError, TypeError, KeyError, pikepdf.PdfError):
        return ""


def _packet(description: Description) -> bytes:
    """Return the XMP packet (ISO 16684-1). It claims no standard: an imposed file has no reading order."""
    own = "".join(
        f"<pw:{name}>{escape(text)}</pw:{name}>" for name, text in description.properties.items() if text
    )
    created = f"<xmp:CreateDate>{escape(description.created)}</xmp:CreateDate>" if description.created else ""
    named = (
        f"<dc:identifier>{_clean(description.identifier)}</dc:identifier>" if description.identifier else ""
    )
    body = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'xmlns:pw="{PW_NAMESPACE}">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{_clean(description.title)}</rdf:li></rdf:Alt></dc:title>"
        f"<pdf:Producer>{_clean(description.producer)}</pdf:Producer>{named}{created}{own}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return body.encode("utf-8", "replace")


def _clean(text: str) -> str:
    """Return a text without what XML 1.0 cannot hold."""
    return escape("".join(character for character in text if character >= " " or character in "\t\n"))
