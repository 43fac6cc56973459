"""A bound PDF and the groups of its outline's entries in; the same with each group under one entry, out."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import OutlineItem

Group = tuple[str, int, int]


def group_outline(pdf: pikepdf.Pdf, groups: Sequence[Group]) -> None:
    """Nest the outline's top entries by group: (title, its first page's index, the page after its last).

    An entry that stands on the group's first page under the group's own title is the group's entry;
    without one, an entry for the group is made, which leads to its first page.
    """
    if not groups or "/Outlines" not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        entries = list(outline.root)
        pages = [_page_of(pdf, entry) for entry in entries]
        outline.root.clear()
        taken: set[int] = set()
        for place, entry in enumerate(entries):
            group = next((item for item in groups if item[1] <= pages[place] < item[2]), None)
            if group is None:
                outline.root.append(entry)
            elif group[1] not in taken:
                taken.add(group[1])
                outline.root.append(_head(pdf, entries, pages, group))


def _head(pdf: pikepdf.Pdf, entries: list[OutlineItem], pages: list[int], group: Group) -> OutlineItem:
    title, start, end = group
    members = [entry for entry, page in zip(entries, pages, strict=True) if start <= page < end]
    head = members.pop(0) if members[0].title == title else OutlineItem(title, start, "Fit")
    head.children.extend(members)
    head.is_closed = False
    return head


def _page_of(pdf: pikepdf.Pdf, entry: OutlineItem) -> int:
    destination = entry.destination
    if isinstance(destination, pikepdf.Array):
        return pdf.pages.index(pikepdf.Page(destination[0]))
    return -1
