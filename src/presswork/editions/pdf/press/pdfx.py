"""A press file and its job in, the same with the output intent and metadata of PDF/X-4 out.

ISO 15930-7:2010 cannot be quoted; what it asks is told in public by the Ghent Workgroup's specifications, by
Adobe's and callas' notes on PDF/X, and by the sources of the LaTeX package pdfx and of Ghostscript.
"""

from __future__ import annotations

import hashlib
import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from presswork.editions.pdf.press.job import PressJob
from presswork.editions.pdf.xmp import Record, pdf_date, properties, simple, wrapped

VERSION = "1.6"
_PDFX = "PDF/X-4"
_NAMESPACES = {"pdfxid": "http://www.npes.org/pdfx/ns/id/"}
# What a press needs of a document and its pages. Annotations, links, forms, scripts, attachments, layers,
# named destinations, bookmarks and tags have nothing to say there, and most are forbidden outside the page.
_CATALOGUE = ("/Type", "/Pages", "/Lang", "/PageLabels", "/ViewerPreferences")
_PAGE = (
    *("/Type", "/Parent", "/Resources", "/Contents", "/Group", "/Rotate"),
    *("/MediaBox", "/BleedBox", "/TrimBox"),
)


def clean(pdf: pikepdf.Pdf) -> None:
    """Take out of the catalogue and the pages what a press file must not or need not have."""
    for name in set(pdf.Root.keys()) - set(_CATALOGUE):
        del pdf.Root[name]
    for page in pdf.pages:
        for name in set(page.obj.keys()) - set(_PAGE):
            del page.obj[name]


def describe(pdf: pikepdf.Pdf, job: PressJob) -> None:
    """Write the output intent, the XMP metadata and the document information, these two alike."""
    pdf.Root.OutputIntents = Array([_output_intent(pdf, job)])
    pdf.Root.Metadata = pikepdf.Stream(pdf, packet(job.record), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(job.record.language)
    if "/ViewerPreferences" in pdf.Root:
        del pdf.Root.ViewerPreferences
    if job.record.right_to_left:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)  # an imposer binds it on the right
    pdf.Root.PageLabels = Dictionary(Nums=_page_labels(job.labels))
    pdf.trailer.Info = pdf.make_indirect(_information(job.record))


def _output_intent(pdf: pikepdf.Pdf, job: PressJob) -> Object:
    """Return the intent (ISO 32000-1, 14.11.5): the condition's name, its registry, and its profile."""
    condition = job.profile.condition
    profile = pdf.make_stream(condition.icc.read_bytes())
    profile.N = 4
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.name),
        Info=String(condition.name),
        DestOutputProfile=profile,
    )
    if condition.registry:  # a printer's own profile is in none
        intent.RegistryName = String(condition.registry)
    return pdf.make_indirect(intent)


def packet(record: Record) -> bytes:
    """Return the XMP packet of a file that is PDF/X-4."""
    return wrapped(
        properties(record)
        + simple("xmp:MetadataDate", record.created)
        + simple("xmpMM:VersionID", "1")
        + simple("xmpMM:RenditionClass", "default")
        + simple("pdf:Trapped", "False")
        + simple("pdfxid:GTS_PDFXVersion", _PDFX),
        _NAMESPACES,
    )


def _information(record: Record) -> Dictionary:
    texts = {
        "/Title": record.title,
        "/Author": ", ".join(record.authors),
        "/Subject": record.description,
        "/Keywords": ", ".join(record.keywords),
        "/Creator": record.creator_tool,
        "/Producer": record.producer,
        "/CreationDate": pdf_date(record.created),
        "/ModDate": pdf_date(record.created),
    }
    information = Dictionary({name: String(text) for name, text in texts.items() if text})
    information.Trapped = Name("/False")
    return information


def _page_labels(labels: tuple[str, ...]) -> Array:
    """Return a page label for each run of pages that count up (ISO 32000-1, 12.4.2)."""
    numbers: list[int | Object] = []
    expected = None
    for index, label in enumerate(labels):
        if label.isascii() and label.isdigit():
            if int(label) != expected:
                numbers += [index, Dictionary(S=Name.D, St=int(label))]
            expected = int(label) + 1
        else:
            numbers += [index, Dictionary(P=String(label))]
            expected = None
    return Array(numbers)


def instance_of(*parts: str) -> str:
    """Return the URN of a file made from a source with this hash and these options."""
    return uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256("\0".join(parts).encode()).hexdigest()).urn
