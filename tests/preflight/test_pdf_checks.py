"""Each check of ours finds the defect planted for it in a sound PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from preflight_files import XMP, jpeg, write_pdf

from presswork.model import Finding
from presswork.preflight.run import check_files

Edit = Callable[[pikepdf.Pdf], None]


def findings_of(path: Path) -> tuple[Finding, ...]:
    return check_files(path, None, validators=False)


def codes_of(tmp_path: Path, edit: Edit | None = None, **options: str) -> set[str]:
    return {finding.code for finding in findings_of(write_pdf(tmp_path / "tea.pdf", edit, **options))}


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == f"/{role}"]


def image(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(thing for thing in pdf.objects if getattr(thing, "Subtype", None) == Name.Image)


def font_descriptor(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(thing for thing in pdf.objects if isinstance(thing, Dictionary) and "/FontFile2" in thing)


def edit_content(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def everything_an_artifact(pdf: pikepdf.Pdf) -> None:
    def change(content: bytes) -> bytes:
        out = []
        for instruction in pikepdf.parse_content_stream(pdf.make_stream(content)):
            if str(instruction.operator) == "BDC":
                out.append(pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC")))
            else:
                out.append(instruction)
        return pikepdf.unparse_content_stream(out)

    edit_content(pdf, change)


def without_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def heading_skipped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def no_heading(pdf: pikepdf.Pdf) -> None:
    for role in ("H1", "H2"):
        elements(pdf, role)[0].S = Name.P


def paragraph_out_of_the_tree(pdf: pikepdf.Pdf) -> None:
    lost = elements(pdf, "P")[1]
    kids = [kid for kid in lost.P.K if getattr(kid, "objgen", None) != lost.objgen]
    lost.P.K = Array(kids)


def set_root(name: str, value: object) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[name]
        else:
            pdf.Root[name] = value

    return edit


def other_title_in_info(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Title = String("Another title")


def xmp_says(old: str, new: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        assert old in XMP
        pdf.Root.Metadata = pikepdf.Stream(
            pdf, XMP.replace(old, new).encode(), Type=Name.Metadata, Subtype=Name.XML
        )

    return edit


def labels_repeat(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D), 1, Dictionary(S=Name.D)])


def bookmark_to_nowhere(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Lost", action=Dictionary(S=Name.GoTo, D=String("nowhere"))))


def link_to(**entries: object) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], **entries)
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    return edit


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    del font_descriptor(pdf)["/FontFile2"]


def font_whole(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font":
            thing.BaseFont = Name("/Whole")


def intent_is_cmyk(pdf: pikepdf.Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    profile.write(data[:16] + b"CMYK" + data[20:])


def photo_is(**options: object) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        image(pdf).write(jpeg(**options), filter=Name.DCTDecode)  # type: ignore[arg-type]

    return edit


def pixels(width: int, height: int) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        photo = image(pdf)
        photo.write(jpeg(width, height), filter=Name.DCTDecode)
        photo.Width, photo.Height = width, height

    return edit


def exif(**tags: object) -> Image.Exif:
    data = Image.Exif()
    if "gps" in tags:
        data.get_ifd(0x8825)[1] = "N"
    if "make" in tags:
        data[0x010F] = tags["make"]
    if "copyright" in tags:
        data[0x8298] = tags["copyright"]
    return data


PLANTED: dict[str, tuple[str, Edit]] = {
    "tree removed": ("pdf-structure-missing", set_root("/StructTreeRoot", None)),
    "not marked": ("pdf-structure-missing", set_root("/MarkInfo", None)),
    "paragraph out of the tree": ("pdf-text-untagged", paragraph_out_of_the_tree),
    "everything an artifact": ("pdf-text-in-artifact", everything_an_artifact),
    "figure without alt": ("pdf-figure-without-alt", without_alt),
    "heading skipped": ("pdf-heading-order", heading_skipped),
    "no heading": ("pdf-heading-order", no_heading),
    "no language": ("pdf-language-missing", set_root("/Lang", None)),
    "no language tag": ("pdf-language-missing", set_root("/Lang", String("in English"))),
    "no XMP": ("pdf-metadata-differs", set_root("/Metadata", None)),
    "other title in Info": ("pdf-metadata-differs", other_title_in_info),
    "UA unclaimed": ("pdf-conformance-unclaimed", xmp_says("<pdfuaid:part>1</pdfuaid:part>", "")),
    "A level B": ("pdf-conformance-unclaimed", xmp_says("conformance>A<", "conformance>B<")),
    "title not shown": ("pdf-title-not-shown", set_root("/ViewerPreferences", None)),
    "no page labels": ("pdf-page-labels-missing", set_root("/PageLabels", None)),
    "page labels repeat": ("pdf-page-labels-missing", labels_repeat),
    "no bookmarks": ("pdf-outline-missing", set_root("/Outlines", None)),
    "bookmark to nowhere": ("pdf-outline-missing", bookmark_to_nowhere),
    "link to nowhere": ("pdf-link-dead", link_to(Dest=String("nowhere"))),
    "font not embedded": ("pdf-font-not-embedded", font_not_embedded),
    "font whole": ("pdf-font-not-subset", font_whole),
    "no output intent": ("pdf-output-intent-missing", set_root("/OutputIntents", None)),
    "output intent for print": ("pdf-output-intent-missing", intent_is_cmyk),
    "too many pixels": ("picture-too-many-pixels", pixels(1200, 900)),
    "GPS position": ("picture-camera-metadata", photo_is(exif=exif(gps=True))),
    "camera": ("picture-camera-metadata", photo_is(exif=exif(make="Leica"))),
    "XMP position": ("picture-camera-metadata", photo_is(comment=b"<rdf exif:GPSLatitude='1'>")),
    "script at opening": (
        "pdf-active-content",
        set_root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
    ),
    "launch": ("pdf-active-content", link_to(A=Dictionary(S=Name.Launch, F=String("calc.exe")))),
    "other file": (
        "pdf-active-content",
        link_to(A=Dictionary(S=Name.GoToR, F=String("b.pdf"), D=Array([0]))),
    ),
}


@pytest.mark.parametrize("defect", PLANTED)
def test_planted_defect_is_found(tmp_path: Path, defect: str) -> None:
    code, edit = PLANTED[defect]
    assert code in codes_of(tmp_path, edit)


@pytest.mark.parametrize(
    "defect", ["figure without alt", "heading skipped", "too many pixels", "GPS position"]
)
def test_planted_defect_is_the_only_finding(tmp_path: Path, defect: str) -> None:
    code, edit = PLANTED[defect]
    (finding,) = findings_of(write_pdf(tmp_path / "tea.pdf", edit))
    assert (finding.code, finding.page) == (code, 1)
    assert finding.hint
    assert finding.file == str(tmp_path / "tea.pdf")


def test_coarse_picture_is_a_warning(tmp_path: Path) -> None:
    (finding,) = findings_of(write_pdf(tmp_path / "tea.pdf", pixels(200, 150)))
    assert (finding.code, finding.severity) == ("picture-low-resolution", "warning")
    assert "102 ppi" in finding.message


def test_credit_in_exif_may_stay(tmp_path: Path) -> None:
    assert not codes_of(tmp_path, photo_is(exif=exif(copyright="NASA")))


def test_picture_of_300_ppi_passes(tmp_path: Path) -> None:
    assert not codes_of(tmp_path, pixels(591, 443))  # 50 mm wide


def test_web_link_passes(tmp_path: Path) -> None:
    assert not codes_of(tmp_path, link_to(A=Dictionary(S=Name.URI, URI=String("https://example.org"))))


def test_picture_outside_any_figure_is_found(tmp_path: Path) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        edit_content(pdf, lambda content: content + b" q 90 0 0 90 9 9 cm /Photo Do Q")
        stream = pikepdf.Stream(pdf, Image.new("L", (200, 200)).tobytes(), Width=200, Height=200)
        stream.update({"/Type": Name.XObject, "/Subtype": Name.Image})
        stream.update({"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8})
        pdf.pages[0].Resources.XObject.Photo = stream

    findings = findings_of(write_pdf(tmp_path / "tea.pdf", edit))
    assert [finding.code for finding in findings] == ["pdf-figure-without-alt"]


def test_encrypted_file_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(io.BytesIO(write_pdf(tmp_path / "tea.pdf").read_bytes())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [finding.code for finding in findings_of(path)] == ["file-unreadable"]


def test_hyphens_of_line_ends_are_a_warning(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "tea.pdf", css="p { hyphens: auto; width: 30mm }")
    (finding,) = findings_of(path)
    assert (finding.code, finding.severity) == ("pdf-hyphen-read-aloud", "warning")


def test_a_hyphen_that_the_structure_calls_soft_is_no_fault(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "tea.pdf", css="p { hyphens: auto; width: 30mm }")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/P":
                element.ActualText = "All that the paragraph says."
        pdf.save(path)
    assert "pdf-hyphen-read-aloud" not in [finding.code for finding in findings_of(path)]
