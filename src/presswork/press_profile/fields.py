"""The fields of a press's TOML file: for each its kind, its bounds, and an example for who wrote it wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "number", "whole", "yes-no", "choice"]

KIND_WORDS: dict[Kind, str] = {
    "text": "a text in quotation marks",
    "number": "a number",
    "whole": "a whole number",
    "yes-no": "true or false",
    "choice": "one of the words",
}
SEVERITIES = ("error", "warning", "note", "off")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One row: `low` and `high` bound a number, `choices` are the words that a choice takes."""

    name: str
    kind: Kind
    example: str
    low: float = 0
    high: float = 0
    choices: tuple[str, ...] = ()
    required: bool = True

    def fault(self, value: Any) -> str:
        """Return what is wrong with a value, as the end of a sentence, or ''."""
        if self.kind == "text":
            return "" if isinstance(value, str) and value.strip() else f"takes {KIND_WORDS['text']}"
        if self.kind == "choice":
            return (
                "" if value in self.choices else f"takes {' or '.join(repr(word) for word in self.choices)}"
            )
        if self.kind == "yes-no":
            return "" if isinstance(value, bool) else f"takes {KIND_WORDS['yes-no']}"
        whole = self.kind == "whole"
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            return f"takes {KIND_WORDS[self.kind]}"
        return "" if self.low <= value <= self.high else f"lies between {self.low:g} and {self.high:g}"


def _number(name: str, low: float, high: float, example: str, *, required: bool = True) -> Field:
    return Field(name=name, kind="number", low=low, high=high, example=example, required=required)


def _whole(name: str, low: int, high: int, example: str, *, required: bool = True) -> Field:
    return Field(name=name, kind="whole", low=low, high=high, example=example, required=required)


def _choice(name: str, choices: tuple[str, ...], *, required: bool = True) -> Field:
    return Field(name=name, kind="choice", choices=choices, example=f'"{choices[0]}"', required=required)


# Bounds are what a press can do at all, so that a slip (inches for millimetres, a lost point) is found.
PROFILE = (
    Field(name="title", kind="text", example='"Sheetfed offset, coated paper"'),
    _number("bleed_mm", 0, 25, "3"),
    _number("safe_margin_mm", 0, 50, "5"),
    _number("total_ink_percent", 100, 400, "300"),
    _number("ink_area_mm2", 0.1, 400, "15", required=False),
    _number("ppi_fail", 0, 2400, "149"),
    _number("ppi_warn", 0, 2400, "224"),
    _number("ppi_resample", 72, 2400, "300"),
    _number("bitmap_ppi_fail", 0, 4800, "550", required=False),
    _number("bitmap_ppi_warn", 0, 4800, "800", required=False),
    _number("min_stroke_pt", 0, 10, "0.25"),
    _number("min_multi_ink_text_pt", 0, 72, "8"),
    _whole("max_spot_inks", 0, 12, "0", required=False),
    Field(name="tagged_colour", kind="yes-no", example="false", required=False),
    _whole("page_multiple", 1, 128, "4"),
    _choice("binding", ("saddle-stitch", "perfect", "none")),
    _number("paper_thickness_mm", 0.01, 2, "0.1"),
    _choice("rendering_intent", ("relative", "perceptual"), required=False),
)
CONDITION = (
    Field(name="identifier", kind="text", example='"FOGRA39"'),
    Field(name="registry", kind="text", example='"http://www.color.org"', required=False),
    Field(name="name", kind="text", example='"Offset, coated paper (ISO 12647-2:2004)"'),
    Field(name="icc", kind="text", example='"presses/my-printer.icc"'),
)
SOURCE = (
    Field(name="title", kind="text", example='"My printer\'s instructions for PDF files"'),
    Field(name="address", kind="text", example='"https://printer.example/pdf"'),
)
OTHERS = ("based_on", "icc", "condition", "severities", "sources")
NAMES = tuple(row.name for row in PROFILE) + OTHERS
