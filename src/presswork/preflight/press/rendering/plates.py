"""A PDF file in, its pages as plates (one grey picture an ink, 255 = full ink) and as proofs in sRGB out.

Runs in a child process only (see `worker`). Boxes come from MuPDF, which follows ISO 32000-1, 14.11.2:
TrimBox, else CropBox, else MediaBox; /Rotate and /UserUnit are applied, and y grows downwards.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf
from PIL import Image

from presswork.model import MM_PER_INCH, PT_PER_INCH
from presswork.preflight.press.rendering.measures import PROCESS_INKS, BoxMm

mupdf: Any = pymupdf.mupdf

_PT_PER_MM = PT_PER_INCH / MM_PER_INCH
# A page that would need more pixels is drawn coarser: a poster of 5 m at 4 px a millimetre is 1.6 GB a plate.
_MOST_PIXELS = 16_000_000
# Annotations and layers count as a press would have them: what prints.
_USAGE = "Print"


class CannotRender(Exception):  # noqa: N818 - a fault of the file, not an error of ours
    """MuPDF cannot open the file or draw the page; the message says what it said."""


@dataclass(frozen=True, kw_only=True)
class Plates:
    """A page's plates over one area. The trim's top left corner lies at a whole pixel, `origin_px`.

    `faults` counts the operators that could not be carried out.
    """

    names: tuple[str, ...]
    planes: tuple[Image.Image, ...]
    px_per_mm: float
    origin_px: tuple[int, int]
    trim_mm: tuple[float, float]
    faults: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.planes[0].size

    @property
    def trim_px(self) -> tuple[int, int, int, int]:
        """The trim in pixels of the planes: left, top, right, bottom, at least one pixel each way."""
        left, top = self.origin_px
        width, height = (max(1, round(side * self.px_per_mm)) for side in self.trim_mm)
        return (left, top, min(left + width, self.size[0]), min(top + height, self.size[1]))


class Document:
    """A PDF opened by MuPDF. Not thread-safe; a crash of the library ends the process."""

    def __init__(self, path: Path, *, condition_icc: Path | None = None) -> None:
        """Open a file; `CannotRender` if MuPDF cannot. The profile stands in for a missing output intent."""
        mupdf.fz_enable_icc()
        try:
            self._document = mupdf.fz_open_document(str(path))
            if mupdf.fz_needs_password(self._document):
                raise CannotRender("the file is locked by a password")
            self._pdf = mupdf.pdf_document_from_fz_document(self._document)
            if not self._pdf.m_internal:
                raise CannotRender("the file is not a PDF")
            self.page_count: int = mupdf.fz_count_pages(self._document)
        except _ERRORS as error:
            raise CannotRender(_said(error)) from error
        if condition_icc is not None and not self._names_inks():
            self._name_inks(condition_icc)
        self._inks = self._output_intent() or mupdf.fz_device_cmyk()

    def plates(self, index: int, *, px_per_mm: float, beyond_mm: float) -> Plates:
        """Draw a page in separations, from so far beyond the trim on each side. Raises `CannotRender`."""
        try:
            page = self._load(index)
            trim = _trim(page)
            area_mm = (-beyond_mm, -beyond_mm, trim.width_mm + beyond_mm, trim.height_mm + beyond_mm)
            return _as_plates(self._draw(page, trim, area_mm, px_per_mm), trim)
        except _ERRORS as error:
            raise CannotRender(_said(error)) from error

    def proof(self, index: int, *, width_px: int, beyond_mm: float) -> tuple[Image.Image, BoxMm, Plates]:
        """Draw a page as it will look in print, in sRGB: the picture, the area it shows, and its plates.

        The area is the sheet, cut to so far beyond the trim. Raises `CannotRender`.
        """
        try:
            page = self._load(index)
            trim = _trim(page)
            sheet = mupdf.fz_bound_page_box(page, mupdf.FZ_MEDIA_BOX)
            area = (
                max(-beyond_mm, (sheet.x0 - trim.left_pt) / _PT_PER_MM),
                max(-beyond_mm, (sheet.y0 - trim.top_pt) / _PT_PER_MM),
                min(trim.width_mm + beyond_mm, (sheet.x1 - trim.left_pt) / _PT_PER_MM),
                min(trim.height_mm + beyond_mm, (sheet.y1 - trim.top_pt) / _PT_PER_MM),
            )
            wanted = width_px / max(1.0, area[2] - area[0])
            drawn = self._draw(page, trim, area, wanted)
            shown, scale = _in_rgb(drawn.pixmap), drawn.px_per_mm
            left, top = mupdf.fz_pixmap_x(drawn.pixmap) / scale, mupdf.fz_pixmap_y(drawn.pixmap) / scale
            area = (left, top, left + shown.width / scale, top + shown.height / scale)
            return shown, area, _as_plates(drawn, trim)
        except _ERRORS as error:
            raise CannotRender(_said(error)) from error

    def forget(self) -> None:
        """Let go of what MuPDF keeps of pages drawn before, half of it."""
        mupdf.fz_shrink_store(50)

    def _output_intent(self) -> Any:
        try:
            intent = mupdf.fz_document_output_intent(self._document)
        except _ERRORS:
            return None
        return intent if intent.m_internal and mupdf.fz_colorspace_is_cmyk(intent) else None

    def _names_inks(self) -> bool:
        """Say whether the file has an output intent with a CMYK profile."""
        try:
            intents = mupdf.pdf_dict_get(self._root(), mupdf.pdf_new_name("OutputIntents"))
            for number in range(mupdf.pdf_array_len(intents)):
                intent = mupdf.pdf_array_get(intents, number)
                profile = mupdf.pdf_dict_get(intent, mupdf.pdf_new_name("DestOutputProfile"))
                if mupdf.pdf_dict_get_int(profile, mupdf.pdf_new_name("N")) == len(PROCESS_INKS):
                    return True
        except _ERRORS:
            pass
        return False

    def _name_inks(self, icc: Path) -> None:
        """Give the file, in memory, the output intent that it lacks: other colours then become inks."""
        try:
            data = mupdf.fz_new_buffer_from_copied_data(icc.read_bytes())
            stream = mupdf.pdf_add_stream(self._pdf, data, mupdf.pdf_new_dict(self._pdf, 1), 0)
            mupdf.pdf_dict_put_int(stream, mupdf.pdf_new_name("N"), len(PROCESS_INKS))
            intents = mupdf.pdf_dict_put_array(self._root(), mupdf.pdf_new_name("OutputIntents"), 1)
            intent = mupdf.pdf_array_push_dict(intents, 2)
            mupdf.pdf_dict_put(intent, mupdf.pdf_new_name("S"), mupdf.pdf_new_name("GTS_PDFX"))
            mupdf.pdf_dict_put(intent, mupdf.pdf_new_name("DestOutputProfile"), stream)
        except _UNREADABLE:
            return

    def _root(self) -> Any:
        return mupdf.pdf_dict_get(mupdf.pdf_trailer(self._pdf), mupdf.pdf_new_name("Root"))

    def _load(self, index: int) -> Any:
        """Load a page with its whole sheet in view, whatever its CropBox hides."""
        obj = mupdf.pdf_lookup_page_obj(self._pdf, index)
        crop, trim, media = (mupdf.pdf_new_name(name) for name in ("CropBox", "TrimBox", "MediaBox"))
        hidden = mupdf.pdf_dict_get_inheritable(obj, crop)
        if hidden.m_internal:
            if not mupdf.pdf_dict_get(obj, trim).m_internal:
                mupdf.pdf_dict_put(obj, trim, hidden)
            mupdf.pdf_dict_put(obj, crop, mupdf.pdf_dict_get_inheritable(obj, media))
        return mupdf.fz_load_page(self._document, index)

    def _draw(self, page: Any, trim: _Trim, area_mm: BoxMm, px_per_mm: float) -> _Drawn:
        width_mm, height_mm = area_mm[2] - area_mm[0], area_mm[3] - area_mm[1]
        px_per_mm = min(px_per_mm, (_MOST_PIXELS / (width_mm * height_mm)) ** 0.5)
        separations, names = _separations(page)
        box = mupdf.FzIrect(*(round(side * px_per_mm) for side in area_mm))
        pixmap = mupdf.fz_new_pixmap_with_bbox(self._inks, box, separations, 0)
        mupdf.fz_clear_pixmap_with_value(pixmap, 255)
        scale = px_per_mm / _PT_PER_MM
        matrix = mupdf.FzMatrix(scale, 0, 0, scale, -trim.left_pt * scale, -trim.top_pt * scale)
        device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), pixmap)
        cookie = mupdf.FzCookie()
        mupdf.pdf_run_page_with_usage(mupdf.pdf_page_from_fz_page(page), device, matrix, _USAGE, cookie)
        mupdf.fz_close_device(device)
        return _Drawn(pixmap, px_per_mm, names, int(cookie.m_internal.errors))


@dataclass(frozen=True)
class _Trim:
    left_pt: float
    top_pt: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class _Drawn:
    pixmap: Any
    px_per_mm: float
    spots: tuple[str, ...]
    faults: int


_ERRORS: tuple[type[Exception], ...] = (
    mupdf.FzErrorBase,
    RuntimeError,
    ValueError,
    OverflowError,
    MemoryError,
)
_UNREADABLE: tuple[type[Exception], ...] = (*_ERRORS, OSError)


def _said(error: Exception) -> str:
    text = " ".join(str(error).split())
    return (text.removeprefix("code=").split(": ", 1)[-1] or type(error).__name__)[:200]


def _trim(page: Any) -> _Trim:
    box = mupdf.fz_bound_page_box(page, mupdf.FZ_TRIM_BOX)
    width, height = (box.x1 - box.x0) / _PT_PER_MM, (box.y1 - box.y0) / _PT_PER_MM
    if not (width > 0 and height > 0):
        raise CannotRender("the page has no size")
    return _Trim(box.x0, box.y0, width, height)


def _separations(page: Any) -> tuple[Any, tuple[str, ...]]:
    """Return a plate for each spot colour. Even without one the set is needed: it turns overprint on."""
    found = mupdf.fz_page_separations(page)
    if not found.m_internal:
        return mupdf.fz_new_separations(0), ()
    count = mupdf.fz_count_separations(found)
    for number in range(count):
        mupdf.fz_set_separation_behavior(found, number, mupdf.FZ_SEPARATION_SPOT)
    return found, tuple(mupdf.fz_separation_name(found, number) for number in range(count))


def _as_plates(drawn: _Drawn, trim: _Trim) -> Plates:
    return Plates(
        names=(*PROCESS_INKS, *drawn.spots),
        planes=_planes(drawn.pixmap),
        px_per_mm=drawn.px_per_mm,
        origin_px=(-mupdf.fz_pixmap_x(drawn.pixmap), -mupdf.fz_pixmap_y(drawn.pixmap)),
        trim_mm=(trim.width_mm, trim.height_mm),
        faults=drawn.faults,
    )


def _planes(pixmap: Any) -> tuple[Image.Image, ...]:
    width, height = mupdf.fz_pixmap_width(pixmap), mupdf.fz_pixmap_height(pixmap)
    count, data = mupdf.fz_pixmap_components(pixmap), _samples(pixmap)
    if count == len(PROCESS_INKS):
        return Image.frombytes("CMYK", (width, height), data).split()
    return tuple(Image.frombytes("L", (width, height), data[number::count]) for number in range(count))


def _samples(pixmap: Any) -> bytes:
    size = mupdf.fz_pixmap_stride(pixmap) * mupdf.fz_pixmap_height(pixmap)
    return ctypes.string_at(mupdf.fz_pixmap_samples_int(pixmap), size)


def _in_rgb(pixmap: Any) -> Image.Image:
    """Return plates as a picture in sRGB, spot colours by their alternates."""
    rgb = mupdf.fz_clone_pixmap_area_with_different_seps(
        pixmap,
        mupdf.fz_pixmap_bbox(pixmap),
        mupdf.fz_device_rgb(),
        mupdf.FzSeparations(),
        mupdf.FzColorParams(),
        mupdf.FzDefaultColorspaces(),
    )
    size = (mupdf.fz_pixmap_width(rgb), mupdf.fz_pixmap_height(rgb))
    return Image.frombytes("RGB", size, _samples(rgb))
