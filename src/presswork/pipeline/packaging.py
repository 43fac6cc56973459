"""An issue in, the printer's delivery out: press PDF, preflight report, specification sheet, checksums."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.errors import FindingsError
from presswork.files import write_whole
from presswork.model import Finding, Issue, Written
from presswork.pipeline.order import Order, Read
from presswork.pipeline.pressing import Press, choose_press
from presswork.pipeline.printing import record_of
from presswork.pipeline.reading import has_errors, read_source

if TYPE_CHECKING:
    from presswork.composition.specification import Job, PictureLine
    from presswork.distribution.package import PackedFile
    from presswork.preflight.press.inventory import Inventory, PlacedPicture
    from presswork.preflight.press.running import Verdict


@dataclass(frozen=True, kw_only=True)
class Packaged:
    """The press file and the package that were written, and all that was found on the way."""

    written: tuple[Written, ...]
    findings: tuple[Finding, ...]


def package(order: Order, *, file: Path | None = None, force: bool = False) -> Packaged:
    """Build an issue's press file, judge it, and pack it for the printer, into `file` where that is named.

    Raises `FindingsError` with every finding where the issue cannot be built, or where preflight finds an
    error and nothing forces it: then no package is written.
    """
    from presswork.pipeline import build  # it knows this module's neighbours, not this module

    built = build(order, ["press"])
    read = read_source(order)
    press = choose_press(read, order)
    pdf = read.path("press")
    verdict = _judge(pdf, press, order)
    findings = (*built.findings, *verdict.findings)
    if has_errors(verdict.findings) and not force:
        raise FindingsError((*findings, _refusal(pdf)))
    data = _pack(read, press, order, pdf, verdict)
    path = file or pdf.with_name(f"{read.issue.slug}-package.zip")
    write_whole(path, data)
    zipped = Written(
        path=path, edition="package", size_bytes=len(data), sha256=hashlib.sha256(data).hexdigest()
    )
    return Packaged(written=(*built.written, zipped), findings=findings)


def _judge(pdf: Path, press: Press, order: Order) -> Verdict:
    from presswork.preflight.press.running import judge

    return judge(pdf, press.profile, name=pdf.name, progress=order.progress)


def _refusal(pdf: Path) -> Finding:
    return Finding(
        code="package-refused",
        severity="error",
        file=pdf.name,
        message="No package was written: preflight finds errors in the press file.",
        hint="Mend them, or pack all the same with --force; the specification sheet then says so.",
    )


def _pack(read: Read, press: Press, order: Order, pdf: Path, verdict: Verdict) -> bytes:
    from presswork.distribution.package import PackedFile, pack
    from presswork.preflight.press.inventory import take_inventory
    from presswork.preflight.press.report import as_html
    from presswork.reporting import as_json

    stock = take_inventory(pdf, press.profile, progress=order.progress)
    order.progress("Setting the specification sheet", 0, 1)
    slug = read.issue.slug
    file = PackedFile(name=pdf.name, data=pdf.read_bytes())
    sheet = _sheet(read, order, _job(read.issue, press, file=file, stock=stock, verdict=verdict))
    files = (
        PackedFile(name=f"{slug}-specification.pdf", data=sheet),
        file,
        PackedFile(name=f"{slug}-preflight.html", data=as_html([verdict], progress=order.progress).encode()),
        PackedFile(name=f"{slug}-preflight.json", data=as_json(verdict.findings).encode()),
    )
    return pack(f"{slug}-package", files)


def _job(issue: Issue, press: Press, *, file: PackedFile, stock: Inventory, verdict: Verdict) -> Job:
    from presswork import resources
    from presswork.composition.specification import Job, JobFile

    several = len(issue.articles) > 1
    return Job(
        profile=press.profile,
        file=JobFile(name=file.name, size_bytes=len(file.data), sha256=file.sha256),
        page_count=stock.page_count,
        trims_mm=stock.trims_mm,
        bleed_mm=stock.bleed_mm,
        marks=press.marks,
        inks=stock.inks,
        spots=stock.spots,
        fonts=stock.fonts,
        pictures=tuple(_line(picture, several=several) for picture in stock.pictures),
        findings=verdict.findings,
        version=resources.version(),
        forced=has_errors(verdict.findings),
    )


def _line(picture: PlacedPicture, *, several: bool) -> PictureLine:
    """Return a picture's line; its article, or the issue's own page, is named where there are several."""
    from presswork.composition.specification import PictureLine

    names = (picture.article.removeprefix("issue_") if several else "", picture.photo)
    return PictureLine(
        page=picture.label,
        name=" / ".join(filter(None, names)) or "picture",
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        width_px=picture.width_px,
        height_px=picture.height_px,
        ppi=picture.ppi,
        colour=picture.colour,
    )


def _sheet(read: Read, order: Order, job: Job) -> bytes:
    """Return the specification sheet as a PDF."""
    from presswork.composition.specification import compose_specification
    from presswork.editions.pdf.bindery import bind
    from presswork.editions.pdf.parts import part_at, part_key, set_part

    galley = compose_specification(read.issue, job, cache=order.cache)
    key = part_key(galley)
    part = part_at(1, key, order.cache, lambda: set_part(galley, first_folio=1))
    record = record_of(read)
    record = dataclasses.replace(
        record,
        title=f"{read.issue.title}: specification for the printer",
        identifier=f"{record.identifier}#specification",
        language="en",
        right_to_left=False,
        authors=(),
        description="",
        keywords=(),
        options="",
    )
    return bind([part], record, font_file=lambda _: None)
