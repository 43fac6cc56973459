"""A printing condition's data: a TOML file of `presses/` in, what the printer asks of a file out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Binding = Literal["saddle-stitch", "perfect", "none"]
Intent = Literal["perceptual", "relative"]

DEFAULT_PRESS = "sheetfed-coated"


@dataclass(frozen=True, kw_only=True)
class OutputCondition:
    """What the press PDF's output intent names: a characterised printing condition and its ICC profile.

    `identifier` is the condition's name in the `registry` (for example "FOGRA39" in
    "http://www.color.org"), `name` its wording for people, `icc` the profile's file, `icc_sha256` the
    digest of its bytes. A printer's own profile that belongs to no registered condition has the
    identifier "Custom" and the registry "" (ISO 32000-1, 14.11.5: the profile then says it all).
    """

    identifier: str
    registry: str
    name: str
    icc: Path
    icc_sha256: str = ""

    def icc_bytes(self) -> bytes:
        """Return the ICC profile, as it is embedded in the output intent."""
        return self.icc.read_bytes()


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
    is the sum of all inks, 0 to 400, as the mean over any square of `ink_area_mm2`. A picture under
    `ppi_fail` at its placed size is an error, under `ppi_warn` a warning; the press edition scales down
    to `ppi_resample`; `bitmap_ppi_fail` and `bitmap_ppi_warn` are for pictures of 1 bit. `page_multiple`
    is what the page count must divide by. `paper_thickness_mm` is one leaf's, for creep and spine.
    `max_spot_inks` is how many inks beside the process inks the printer takes; `tagged_colour` whether
    colour with its own ICC profile may stay. `severities` maps a preflight check's code to "error",
    "warning", "note" or "off" where the profile departs from the check's own.
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
    ink_area_mm2: float = 15.0
    bitmap_ppi_fail: float = 550.0
    bitmap_ppi_warn: float = 800.0
    max_spot_inks: int = 0
    tagged_colour: bool = False
    severities: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    def stamp(self) -> str:
        """Return what tells this profile from any other, for the keys of caches: no path, no date."""
        from presswork.cache import key_of

        values = {name: value for name, value in vars(self).items() if name not in {"condition", "sources"}}
        condition = self.condition
        return key_of(
            repr(sorted((name, repr(value)) for name, value in values.items())),
            repr(sorted(self.severities.items())),
            condition.identifier,
            condition.registry,
            condition.name,
            condition.icc_sha256,
        )


def press_names(root: Path) -> tuple[str, ...]:
    """Return the names of the presses there are for a project: its own in `presses/`, and Presswork's."""
    from presswork.press_profile.finding import names

    return names(root)


def read_press(name: str, *, root: Path) -> PressProfile:
    """Return the press profile of this name: the project's own in `presses/`, else Presswork's.

    Raises `UsageError` for a name that neither has (with those there are), `FindingsError` for a file
    with faults, all of them at once, with their lines.
    """
    from presswork.press_profile.reading import read

    return read(name, root)
