"""What to break in a sound press file: a fault's particulars in, a function that plants it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from press_files import MM, XMP, press_profile, replace_xmp, small_cmyk_profile

from presswork.model import Finding
from presswork.preflight.press import structure_checks
from presswork.preflight.press.print_file import PrintFile
from presswork.press_profile import PressProfile

Change = Callable[[Pdf], object]


def codes(path: Path, folder: Path, profile: PressProfile | None = None) -> set[str]:
    """Return the structure checks that find something; what a check raises, the test sees."""
    found: list[Finding] = []
    with PrintFile(path, profile or press_profile(folder)) as file:
        for page in file.pages():
            for check in structure_checks.PAGE_CHECKS:
                found += check.check_page(page, file)
        for whole in structure_checks.FILE_CHECKS:
            found += whole.check(file)
    assert all(finding.hint and finding.message for finding in found)
    return {finding.code for finding in found}


def graphics_state(**entries: object) -> Change:
    """Return a change: the first page's first graphics state gets more entries."""

    def change(pdf: Pdf) -> None:
        state = pdf.pages[0].Resources.ExtGState.Plain
        for key, value in entries.items():
            state["/" + key] = value

    return change


def page_entry(key: str, value: Callable[[Pdf], object]) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value(pdf))


def box(name: str, *, mm: tuple[float, float, float, float]) -> Change:
    """Return a change: a box's edges are moved outwards (left, bottom, right, top) on the first page."""

    def change(pdf: Pdf) -> None:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].obj[name])
        moved = (left - mm[0] * MM, bottom - mm[1] * MM, right + mm[2] * MM, top + mm[3] * MM)
        pdf.pages[0].obj[name] = Array([round(side, 4) for side in moved])

    return change


def xmp(old: str, new: str) -> Change:
    return lambda pdf: replace_xmp(pdf, old, new)


def info(key: str, value: object) -> Change:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo[key]
        else:
            pdf.docinfo[key] = value

    return change


def intent(pdf: Pdf) -> Dictionary:
    return pdf.Root.OutputIntents[0]


def annotation(subtype: str, rect: tuple[float, float, float, float], **entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array(list(rect)), **entries)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return change


def photo(pdf: Pdf) -> Stream:
    return pdf.pages[0].Resources.XObject.Photo


def descendant(pdf: Pdf) -> Dictionary:
    return pdf.pages[0].Resources.Font.Text.DescendantFonts[0]


def colour_space(name: str, space: Callable[[Pdf], object]) -> Change:
    return lambda pdf: pdf.pages[0].Resources.ColorSpace.__setitem__(name, space(pdf))


def icc_based(pdf: Pdf, data: bytes, channels: int) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(data, N=channels)])


def separation(pdf: Pdf, name: str, cyan: float) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[cyan, 0, 0, 0], N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


def two_spots(pdf: Pdf) -> None:
    spaces = pdf.pages[0].Resources.ColorSpace
    spaces["/One"], spaces["/Two"] = separation(pdf, "Gold", 0.2), separation(pdf, "Gold", 0.7)


def monitor_profile() -> bytes:
    return small_cmyk_profile().replace(b"prtr", b"mntr")


def other_profile() -> bytes:
    return small_cmyk_profile().replace(b"Small CMYK for tests", b"Other CMYK for tests")


def second_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.make_indirect(Dictionary(intent(pdf))))


def archive_intent(pdf: Pdf) -> None:
    other = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("Custom"),
        DestOutputProfile=pdf.make_stream(other_profile(), N=4),
    )
    pdf.Root.OutputIntents.append(pdf.make_indirect(other))


def layers(**configuration: object) -> Change:
    def change(pdf: Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("English")))
        default = Dictionary(Name=String("Print"), Order=[group], **configuration)
        pdf.Root.OCProperties = Dictionary(OCGs=[group], D=default)

    return change


def without_default(pdf: Pdf) -> None:
    layers()(pdf)
    del pdf.Root.OCProperties.D


def unnamed_configuration(pdf: Pdf) -> None:
    layers()(pdf)
    pdf.Root.OCProperties.Configs = Array([Dictionary(Order=[])])


def outline_action(pdf: Pdf) -> None:
    action = Dictionary(S=Name.GoTo, D=[pdf.pages[0].obj, Name.Fit])
    item = pdf.make_indirect(Dictionary(Title=String("Tea"), A=action))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))


def attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"Tea"


def font_without_cmap(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font.Text.Encoding = Name("/Tea-Ceremony-H")


def font_of_other_kind(pdf: Pdf) -> None:
    font = descendant(pdf)
    font.FontDescriptor.FontFile3 = font.FontDescriptor.FontFile2
    font.FontDescriptor.FontFile3.Subtype = Name.Type1C
    del font.FontDescriptor["/FontFile2"]


def no_true_type(pdf: Pdf) -> None:
    descendant(pdf).FontDescriptor.FontFile2.write(b"%!PS-AdobeFont-1.0: Tea")


def second_page_rotated(pdf: Pdf) -> None:
    pdf.pages[1].obj.Rotate = 90


def second_rdf() -> bytes:
    part = XMP[XMP.index("<rdf:RDF") : XMP.index("</rdf:RDF>") + len("</rdf:RDF>")]
    return XMP.replace("</x:xmpmeta>", part + "</x:xmpmeta>").encode()


def bare_xmp() -> bytes:
    return XMP[XMP.index("<x:xmpmeta") : XMP.index("<?xpacket end")].encode()


def trapped(pdf: Pdf, word: str) -> None:
    replace_xmp(pdf, "<pdf:Trapped>False", f"<pdf:Trapped>{word}")
    pdf.docinfo["/Trapped"] = Name("/" + word)


def script(pdf: Pdf) -> Dictionary:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert('Tea')"))
    return Dictionary(JavaScript=Dictionary(Names=Array([String("Tea"), action])))


def form(pdf: Pdf, **entries: object) -> None:
    stream = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **entries)
    pdf.pages[0].Resources.XObject["/Form"] = stream


def postscript(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    pdf.pages[0].Resources.XObject["/Script"] = stream


def alternates(pdf: Pdf) -> Array:
    other = pdf.make_stream(bytes(4), Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceCMYK)
    other.BitsPerComponent = 8
    return Array([Dictionary(Image=other, DefaultForPrinting=True)])


def inline_lzw() -> bytes:
    head = b"9 0 0 9 100 250 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID "
    return head + b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" + b" EI"


def scaled(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
        page[name] = Array([float(side) / 2 for side in page[name]])
    page.UserUnit = 2
    pdf.pages[0].contents_add(pdf.make_stream(b"0.5 0 0 0.5 0 0 cm"), prepend=True)
