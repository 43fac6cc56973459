"""A PDF's path and a press profile in, what checks ask of the file out; pages come one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf
import pikepdf.settings

from presswork.model import Finding
from presswork.preflight.press.canvas import BROKEN, Shared
from presswork.preflight.press.layers import Layers
from presswork.preflight.press.printed_page import PrintedPage
from presswork.preflight.press.rendering.renderer import Renderer, RenderJob

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.model import Severity
    from presswork.preflight.press.fonts import PressFont
    from presswork.preflight.press.geometry import Box
    from presswork.preflight.press.painted import Painted
    from presswork.preflight.press.rendering.measures import RenderedPage, RenderFailure
    from presswork.press_profile import PressProfile

_MAX_DECODED = 512 * 1024 * 1024


@dataclass(kw_only=True)
class Seen:
    """What the pages showed, for checks of the whole file: it is complete once all pages are read.

    `spots` maps a spot ink to the index of the first page that uses it, `fonts` likewise. `sizes` holds
    each page's trim in mm as seen, rounded to a tenth.
    """

    spots: dict[str, int] = field(default_factory=dict)
    fonts: dict[PressFont, int] = field(default_factory=dict)
    sizes: list[tuple[float, float]] = field(default_factory=list)


class PrintFile:
    """A PDF under check for a press profile. Close it, or use it in a `with` block."""

    def __init__(self, path: Path, profile: PressProfile, *, name: str | None = None) -> None:
        """Open the file; pikepdf.PdfError (or its PasswordError) or OSError if it cannot be read.

        `name` is what findings call it, its path unless given.
        """
        self.path = path
        self.name = str(path) if name is None else name
        self.profile = profile
        _bound_decoding()
        self.pdf = pikepdf.open(path, suppress_warnings=True)
        self.seen = Seen()
        self._renderer: Renderer | None = None
        self._rendered: RenderedPage | RenderFailure | None = None
        self.damage: list[str] = []

    def __enter__(self) -> PrintFile:
        return self

    def __exit__(self, *_: object) -> None:
        if self._renderer is not None:
            self._renderer.close()
        self.pdf.close()

    @cached_property
    def page_count(self) -> int:
        """Number of pages."""
        count = len(self.pdf.pages)
        # What qpdf says later is about single streams, which have a check of their own.
        self.damage = [_plain_warning(str(warning), self.path) for warning in self.pdf.get_warnings()]
        return count

    @property
    def root(self) -> Any:
        """The document catalog."""
        return self.pdf.Root

    @cached_property
    def layers(self) -> Layers:
        """The optional content groups."""
        try:
            return Layers(self.root)
        except BROKEN:
            return Layers({})

    @cached_property
    def shared(self) -> Shared:
        """The fonts, colour spaces and forms that pages share."""
        return Shared(self.layers)

    def pages(self) -> Iterator[PrintedPage]:
        """Yield each page, its content not read yet; let it go before asking for the next."""
        for index in range(self.page_count):
            yield self.page(index)

    def page(self, index: int) -> PrintedPage:
        """Return one page, its content not read yet."""
        return PrintedPage(self.pdf.pages[index].obj, index, self._label(index), self.shared)

    def begin_drawing(self) -> None:
        """Start the child processes that draw the pages' plates, some pages ahead of the one asked for."""
        if self._renderer is None:
            job = RenderJob(
                bleed_mm=self.profile.bleed_mm,
                total_ink_percent=self.profile.total_ink_percent,
                icc=self.profile.condition.icc,
            )
            self._renderer = Renderer(self.path, job, page_count=self.page_count)

    def rendered(self, page: PrintedPage) -> RenderedPage | RenderFailure:
        """Return the page's plates as measured, or why there are none. Ask in the order of the pages."""
        self.begin_drawing()
        assert self._renderer is not None
        if self._rendered is None or self._rendered.page_index != page.index:
            self._rendered = self._renderer.page(page.index)
        return self._rendered

    def _label(self, index: int) -> str:
        if "/PageLabels" not in self.root:
            return str(index + 1)
        try:
            return str(self.pdf.pages[index].label)
        except BROKEN:
            return str(index + 1)

    def finding(
        self,
        code: str,
        message: str,
        *,
        hint: str,
        severity: Severity = "error",
        page: PrintedPage | None = None,
        page_index: int | None = None,
        at: Painted | None = None,
        bbox: Box | None = None,
        where: str | None = None,
    ) -> Finding:
        """Return a finding about this file.

        `at` is the object that shows the fault: it gives the place, the article and the photo; `bbox`
        is the place (true points) where no one object is at fault. A check of the whole file may know no
        more than `page_index`.
        """
        place = at.bbox if at is not None else bbox
        index = page.index if page is not None else page_index
        return Finding(
            code=code,
            severity=severity,
            file=self.name,
            page=None if index is None else index + 1,
            where=None if where is None else _sayable(where),
            message=_sayable(message),
            hint=hint,
            bbox_mm=None if page is None or place is None else page.to_mm(place),
            article=None if at is None else at.article,
            photo=None if at is None else at.photo,
        )


def _sayable(text: str) -> str:
    """Return a text that can be written anywhere: names in a PDF may be in no encoding at all."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain_warning(warning: str, path: Path) -> str:
    """Return qpdf's words without the file's path, which may be anybody's."""
    return warning.replace(str(path), "").strip(" :")


def _bound_decoding() -> None:
    """Let qpdf refuse streams that unpack to more than memory is meant to hold."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MAX_DECODED,
        png_max_memory=_MAX_DECODED,
        tiff_max_memory=_MAX_DECODED,
        run_length_max_memory=_MAX_DECODED,
        dct_max_memory=_MAX_DECODED,
    )
