"""What a check reports: where, what, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault that a check reports.

    `code` is kebab-case and permanent. `file` is relative to the project root where it lies in it.
    `line` and `page` count from 1. `where` names the place in words (a field, an element). `bbox_mm`
    is the place on the page: left, top, right, bottom in millimetres from the trim's top left corner.
    `article` is a slug, `photo` a photo's id, where they are known.
    """

    code: str
    severity: Severity
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    page: int | None = None
    where: str | None = None
    bbox_mm: tuple[float, float, float, float] | None = None
    article: str | None = None
    photo: str | None = None
