"""A separated press file and its job in, the same with boxes, marks, slug line and metadata out."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from presswork.editions.pdf.press import pdfx
from presswork.editions.pdf.press.bars import draw_bars
from presswork.editions.pdf.press.boxes import Sheet, set_boxes, sheet_of, trim_of
from presswork.editions.pdf.press.drawing import ALL_PLATES, Drawing, number
from presswork.editions.pdf.press.job import PressJob
from presswork.editions.pdf.press.marks import WEIGHT_PT, draw_crop_marks, draw_registration_marks
from presswork.editions.pdf.press.slug_area import draw_label, draw_slug_line

_MARKS = "/PRSW_Marks"


def finish(pdf: pikepdf.Pdf, job: PressJob) -> None:
    """Make a press file of a bound one whose colours are right.

    Every page's content is clipped to its bleed, so that nothing of it runs under the marks.
    """
    pdfx.clean(pdf)
    plates = _all_plates(pdf)
    forms: dict[Sheet, pikepdf.Object] = {}
    for index, page in enumerate(pdf.pages):
        sheet = sheet_of(trim_of(page), bleed_mm=job.bleed_mm, marks=job.marks)
        set_boxes(page, sheet)
        if sheet not in forms and job.marks:
            forms[sheet] = _marks_form(pdf, sheet, job, plates)
        after = Drawing()
        after.add("Q")
        if job.marks:
            name = f"{_MARKS}{list(forms).index(sheet)}"
            page.add_resource(forms[sheet], Name.XObject, Name(name), replace_existing=True)
            after.add("q", name, "Do Q")
        if "slug-area" in job.marks:
            page.add_resource(plates, Name.ColorSpace, Name(ALL_PLATES), replace_existing=True)
            after.add("q")
            after.registration()
            draw_label(after, sheet, job, index)
            after.add("Q")
        _enclose(pdf, page, _clip(sheet), b"\n" + after.to_bytes())
    pdfx.describe(pdf, job)


def _all_plates(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the separation All (ISO 32000-1, 8.6.6.4); on a screen it is all four inks."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[1] * 4, N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def _marks_form(pdf: pikepdf.Pdf, sheet: Sheet, job: PressJob, plates: pikepdf.Object) -> pikepdf.Object:
    """Return what all pages of one size have around them."""
    drawing = Drawing()
    drawing.add(WEIGHT_PT, "w")
    drawing.registration()
    if "crop" in job.marks:
        draw_crop_marks(drawing, sheet)
    if "registration" in job.marks:
        draw_registration_marks(drawing, sheet)
    if "slug-area" in job.marks:
        draw_slug_line(drawing, sheet, job)
    if "bars" in job.marks:
        draw_bars(drawing, sheet)
    form = pdf.make_stream(drawing.to_bytes())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([round(side, 4) for side in sheet.media])
    form.Resources = Dictionary(ColorSpace=Dictionary({ALL_PLATES: plates}))
    return form


def _clip(sheet: Sheet) -> bytes:
    left, bottom, right, top = sheet.bleed
    box = " ".join(number(side) for side in (left, bottom, right - left, top - bottom))
    return f"q {box} re W n\n".encode("ascii")


def _enclose(pdf: pikepdf.Pdf, page: pikepdf.Page, before: bytes, after: bytes) -> None:
    own = page.obj.get("/Contents", Array())
    pieces = list(own) if isinstance(own, Array) else [own]
    page.obj.Contents = Array([pdf.make_stream(before), *pieces, pdf.make_stream(after)])
