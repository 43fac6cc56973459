"""A press job and a page's boxes in, its slug line out: what the sheet is, below the page, on every plate."""

from __future__ import annotations

from presswork import resources
from presswork.editions.pdf.press.bars import zones
from presswork.editions.pdf.press.boxes import Sheet
from presswork.editions.pdf.press.drawing import Drawing
from presswork.editions.pdf.press.job import PressJob
from presswork.editions.pdf.press.lettering import Lettering

SIZE_PT = 6.5
_LABEL_EM = 6.0  # room for the page's label before the title
_CAPS_EM = 0.66  # capitals' height in Source Sans 3


def _base_line(sheet: Sheet) -> float:
    nearest, farthest = sheet.band
    return sheet.trim[1] - (nearest + farthest) / 2 - _CAPS_EM * SIZE_PT / 2


def draw_slug_line(drawing: Drawing, sheet: Sheet, job: PressJob) -> None:
    """Draw what all pages say: the title left of the middle, date, condition and maker right of it."""
    lettering = Lettering(job.fonts)
    (left, inner_left), (inner_right, right) = zones(sheet)
    start = left + _LABEL_EM * SIZE_PT
    title = job.record.title if lettering.can_set(job.record.title) else job.slug
    profile, maker = job.profile, f"Presswork {resources.version()}"
    facts = " · ".join(fact for fact in (job.date, profile.name, profile.condition.identifier, maker) if fact)
    y = _base_line(sheet)
    for text, x, end in ((title, start, inner_left), (facts, inner_right, right)):
        if (fitted := lettering.fitted(text, SIZE_PT, end - x)) and lettering.can_set(fitted):
            lettering.draw(drawing, fitted, x, y, SIZE_PT)


def draw_label(drawing: Drawing, sheet: Sheet, job: PressJob, index: int) -> None:
    """Draw what one page alone says: its label."""
    (left, _), _ = zones(sheet)
    lettering = Lettering(job.fonts)
    text = lettering.fitted(f"p. {job.labels[index]}", SIZE_PT, (_LABEL_EM - 0.5) * SIZE_PT)
    if lettering.can_set(text):
        lettering.draw(drawing, text, left, _base_line(sheet), SIZE_PT)
