"""A part's drawn pages in, the names that each of them uses out; and a bound page with no more than it uses.

WeasyPrint lets all pages of a document share their fonts and pictures. A reader of one page, and what counts
the pictures of each, must find what is drawn there. QPDF finds that out as well, but reads all pages anew
each time they are bound: half of all the bindery's time.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name

from presswork.model import Part

_NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")  # ISO 32000-1, 7.3.5
_KINDS = (Name.Font, Name.XObject)


def names_of(data: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the fonts and pictures that each page's content names; more may be named than is drawn."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tuple(tuple(sorted(_used(page))) for page in pdf.pages)


def _used(page: pikepdf.Page) -> set[str]:
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    content = b"\n".join(stream.read_bytes() for stream in streams)
    found = {f"/{name.decode('latin-1')}" for name in _NAME.findall(content)}
    held = (page.obj.Resources.get(kind, Dictionary()) for kind in _KINDS)
    return {name for things in held for name in things.keys() if name in found}  # noqa: SIM118


def keep_used(pdf: pikepdf.Pdf, parts: Sequence[Part]) -> None:
    """Give each page of the bound parts resources of its own, with nothing that it does not use."""
    for page, names in zip(pdf.pages, _names(parts), strict=True):
        own = Dictionary(dict(page.obj.Resources.items()))
        for kind in _KINDS:
            if kind in own:
                own[kind] = Dictionary({name: thing for name, thing in own[kind].items() if name in names})
        page.obj.Resources = own


def _names(parts: Sequence[Part]) -> Iterator[set[str]]:
    """Yield what each bound page uses: its own content, and the heads for the side on which it stands."""
    for part in parts:
        names = part.names
        heads = part.page_count * (2 if part.begins_at % 2 == 0 else 1)
        for index in range(part.page_count):
            yield {*names[index], *names[heads + index]}
