"""A printing condition's data: a TOML file of `presses/` in, what the printer asks of a file out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Binding = Literal["saddle-stitch", "perfect", "none"]
Intent = Literal["perceptual", "relative"]


@dataclass(frozen=True, kw_only=True)
class OutputCondition:
    """What the press PDF's output intent names: a characterised printing condition and its ICC profile.

    `identifier` is the condition's name in the `registry` (for example "FOGRA39" in
    "http://www.color.org"), `name` its wording for people, `icc` the profile's file.
    """

    identifier: str
    registry: str
    name: str
    icc: Path


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where figures of a profile are published: their title, address, and which fields rest on it."""

    title: str
    address: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PressProfile:
    """A printing condition and what the printer asks of a file for it.

    `name` is the file's stem ("sheetfed-coated"), `title` its wording for people. `total_ink_percent`
    is the sum of all inks, 0 to 400. A picture under `ppi_fail` at its placed size is an error, under
    `ppi_warn` a warning; the press edition scales down to `ppi_resample`. `page_multiple` is what the
    page count must divide by. `paper_thickness_mm` is one leaf's, for creep and spine. `severities`
    maps a preflight check's code to "error", "warning", "note" or "off" where the profile departs from
    the check's own.
    """

    name: str
    title: str
    condition: OutputCondition
    bleed_mm: float
    safe_margin_mm: float
    total_ink_percent: float
    ppi_fail: float
    ppi_warn: float
    ppi_resample: float
    min_stroke_pt: float
    min_multi_ink_text_pt: float
    page_multiple: int
    binding: Binding
    paper_thickness_mm: float
    rendering_intent: Intent = "relative"
    severities: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


def read_press(name: str, *, root: Path) -> PressProfile:
    """Return the press profile of this name: the project's own in `presses/`, else Presswork's.

    Raises `UsageError` for a name that neither has (with those there are), `FindingsError` for a file
    with faults, all of them at once, with their lines.
    """
    raise NotImplementedError
