"""A press galley in, a part whose colours are the press's out; parts in, the bound press file out."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

from presswork.cache import key_of
from presswork.editions.pdf import parts as reader_parts
from presswork.editions.pdf.leaves import opened
from presswork.editions.pdf.press.finishing import finish
from presswork.editions.pdf.press.job import PressJob
from presswork.editions.pdf.press.pdfx import VERSION, clean
from presswork.editions.pdf.press.spots import Spot
from presswork.model import Galley, Part
from presswork.press_profile import PressProfile


def press_key(galley: Galley, profile: PressProfile, spots: Sequence[Spot]) -> str:
    """Return the key of a press part: what shapes it as a part, and what its colours are made for."""
    part = reader_parts.part_key(galley)
    return key_of("press", part, profile.stamp(), repr(tuple(spots)))


def set_press_part(galley: Galley, profile: PressProfile, spots: Sequence[Spot], *, first_folio: int) -> Part:
    """Return the part of a galley, typeset anew and separated.

    Raises `FindingsError` with all that WeasyPrint could not read or set. Findings about colours come
    with the part.
    """
    part = reader_parts.set_part(galley, first_folio=first_folio)
    from presswork.editions.pdf.press.separating import convert

    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        clean(pdf)
        findings = convert(pdf, profile, spots)
        for page in pdf.pages[: part.page_count]:
            name_article(pdf, page, galley.article)
        return dataclasses.replace(part, pdf=_serialise(pdf), findings=tuple(findings))


def name_article(pdf: pikepdf.Pdf, page: pikepdf.Page, article: str) -> None:
    """Say in a page's content which article it is (see the package's docstring)."""
    facts = Dictionary(PRSW_Article=String(article)).unparse(resolved=True)
    before, after = b"/PRSW_Article " + facts + b" BDC\n", b"\nEMC"
    own = page.obj.get("/Contents", Array())
    pieces = list(own) if isinstance(own, Array) else [own]
    page.obj.Contents = Array([pdf.make_stream(before), *pieces, pdf.make_stream(after)])


def bind_press(parts: Iterable[Part], job: PressJob) -> bytes:
    """Join press parts in order and make the file PDF/X-4."""
    following = iter(parts)
    with opened(next(following)) as pdf:
        for part in following:
            with opened(part) as other:
                pdf.pages.extend(other.pages)
        finish(pdf, job)
        pdf.remove_unreferenced_resources()
        return _serialise(pdf)


def _serialise(pdf: pikepdf.Pdf) -> bytes:
    """Write a file; its /ID is made from its content, so that the same input gives the same bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        force_version=VERSION,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
