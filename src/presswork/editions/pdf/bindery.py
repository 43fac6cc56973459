"""Parts in, the bound reader PDF out: one file with one structure tree, outline, names and metadata."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.editions.pdf.leaves import opened
from presswork.editions.pdf.outline_groups import Group, group_outline
from presswork.editions.pdf.page_labels import page_labels
from presswork.editions.pdf.page_resources import keep_used, names_of
from presswork.editions.pdf.sharing import FontFile, share
from presswork.editions.pdf.xmp import Record, packet, pdf_date
from presswork.model import Part

Destinations = list[tuple[bytes, pikepdf.Object]]


def bind(
    parts: Iterable[Part],
    record: Record,
    *,
    font_file: FontFile,
    groups: Sequence[Group] = (),
    opening: Callable[[Part], AbstractContextManager[pikepdf.Pdf]] = opened,
) -> bytes:
    """Join the parts in order and say what the file is; `groups` are the outline's, as `outline_groups` says.

    No more than one part is looked at at a time, so they need not be held in memory all at once.
    `opening` opens the parts but for the first, `font_file` returns the font behind a URL of the galleys. The
    result is PDF/UA-1 and PDF/A-2a at once when each part is tagged and set as PDF/A.
    """
    following = iter(parts)
    first = next(following)
    with opened(first) as pdf:
        _name_language(pdf.Root.StructTreeRoot, pdf.Root.get("/Lang"), record.language)
        destinations = _destinations(pdf)
        bound = [_without_pdf(first)]
        for part in following:
            with opening(part) as other:
                destinations += _append(pdf, other, record.language)
            bound.append(_without_pdf(part))
        _name_destinations(pdf, destinations)
        share(pdf, bound, font_file)
        keep_used(pdf, bound)
        pdf.Root.PageLabels = page_labels(start.label for part in bound for start in part.page_starts)
        group_outline(pdf, groups)
        _describe(pdf, record)
        return _serialise(pdf)


def _without_pdf(part: Part) -> Part:
    """Return what is to be known of a part once its pages are bound."""
    return replace(part, pdf=b"", names=part.names or names_of(part.pdf))


def _name_language(root: pikepdf.Object, own: pikepdf.Object | None, language: str) -> None:
    """Say a part's own language on its elements where the issue's is another."""
    if own is None or str(own) == language:
        return
    for element in root.K[0].K:
        if Name.Lang not in element:
            element.Lang = String(str(own))


def _append(pdf: pikepdf.Pdf, other: pikepdf.Pdf, language: str) -> Destinations:
    """Append a part's pages with their tags and outline, and return its named destinations."""
    offset, first = int(pdf.Root.StructTreeRoot.ParentTreeNextKey), len(pdf.pages)
    for page in other.pages:
        pdf.pages.append(page)  # what a page does not bring along is joined below
    root = pdf.copy_foreign(other.Root.StructTreeRoot)
    _shift_keys(pdf.pages[first:], root, offset)
    _name_language(root, other.Root.get("/Lang"), language)
    _join_structure(pdf, root, offset)
    if Name.Outlines in other.Root:
        _join_outline(pdf, pdf.copy_foreign(other.Root.Outlines))
    return _destinations(other, into=pdf)


def _shift_keys(pages: Iterable[pikepdf.Page], root: pikepdf.Object, offset: int) -> None:
    """Renumber a part's keys into the parent tree, so that they follow those already bound."""
    for page in pages:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get("/Annots", ()):
            if Name.StructParent in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset
    numbers = root.ParentTree.Nums
    for index in range(0, len(numbers), 2):
        numbers[index] = int(numbers[index]) + offset


def _join_structure(pdf: pikepdf.Pdf, root: pikepdf.Object, offset: int) -> None:
    ours = pdf.Root.StructTreeRoot
    document = ours.K[0]
    for element in root.K[0].K:
        element.P = document
        document.K.append(element)
    ours.ParentTree.Nums.extend(root.ParentTree.Nums)
    ours.ParentTreeNextKey = offset + int(root.ParentTreeNextKey)


def _join_outline(pdf: pikepdf.Pdf, outline: pikepdf.Object) -> None:
    if Name.Outlines not in pdf.Root:
        pdf.Root.Outlines = outline
        return
    ours = pdf.Root.Outlines
    entry = outline.First
    ours.Last.Next = entry
    entry.Prev = ours.Last
    while True:
        entry.Parent = ours
        if Name.Next not in entry:
            break
        entry = entry.Next
    ours.Last = outline.Last
    ours.Count = int(ours.get("/Count", 0)) + int(outline.get("/Count", 0))


def _destinations(part: pikepdf.Pdf, *, into: pikepdf.Pdf | None = None) -> Destinations:
    """Return a part's named destinations, as objects of the file that it is bound into."""
    if Name.Names not in part.Root or Name.Dests not in part.Root.Names:
        return []
    names = part.Root.Names.Dests
    if into is not None:
        if not names.is_indirect:
            names = part.Root.Names.Dests = part.make_indirect(names)
        names = into.copy_foreign(names)
    together = list(names.Names)
    return [(bytes(name), place) for name, place in zip(together[::2], together[1::2], strict=True)]


def _name_destinations(pdf: pikepdf.Pdf, destinations: Destinations) -> None:
    """Write the destinations as a name tree: one node, sorted (ISO 32000-1, 7.9.6)."""
    if not destinations:
        return
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    names: list[pikepdf.Object] = []
    for name, place in sorted(destinations, key=lambda item: item[0]):
        names += [String(name), place]
    pdf.Root.Names.Dests = Dictionary(Names=Array(names))


def _describe(pdf: pikepdf.Pdf, record: Record) -> None:
    """Write the metadata, XMP and document information alike."""
    pdf.Root.Metadata = pikepdf.Stream(pdf, packet(record), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(record.language)
    if record.right_to_left:
        pdf.Root.ViewerPreferences.Direction = Name.R2L
    pdf.Root.PageMode = Name.UseOutlines if Name.Outlines in pdf.Root and len(pdf.pages) > 1 else Name.UseNone
    info = Dictionary(Title=String(record.title), Producer=String(record.producer))
    for key, text in {
        "/Author": ", ".join(record.authors),
        "/Subject": record.description,
        "/Keywords": ", ".join(record.keywords),
        "/Creator": record.creator_tool,
        "/CreationDate": pdf_date(record.created),
        "/ModDate": pdf_date(record.created),
    }.items():
        if text:
            info[key] = String(text)
    pdf.trailer.Info = pdf.make_indirect(info)


def _serialise(pdf: pikepdf.Pdf) -> bytes:
    """Write the file; its /ID is made from its content, so that the same input gives the same bytes."""
    out = io.BytesIO()
    pdf.save(
        out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False
    )
    return out.getvalue()


def instance_of(source_hash: str) -> str:
    """Return the URN of the version of a file that is made from the source with this hash."""
    return uuid.uuid5(uuid.NAMESPACE_URL, source_hash).urn
