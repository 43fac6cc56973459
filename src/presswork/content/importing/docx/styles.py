"""A Word file's styles and numbering in; what a paragraph of a style is, and how a list counts, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presswork.content.importing.docx.package import W
from presswork.content.importing.manuscript.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.manuscript.parts import Role

_OFF = {"0", "false", "off", "none"}
_MAX_CHAIN = 20  # styles that are based on one another; Word allows 11
_BODY_LEVEL = 9
_CODE_STYLES = {
    "verbatim char",
    "html code",
    "html typewriter",
    "source text",
    "code char",
    "inline code",
    "code",
}


def value(element: Any, path: str) -> str | None:
    """Return the w:val of the child at the path, None where there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val")


def is_on(element: Any, name: str) -> bool | None:
    """Return whether a switch is on (ISO/IEC 29500-1, 17.17.4); None where it is not there."""
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else (found.get(f"{W}val") or "1").lower() not in _OFF


def marks_of(properties: Any) -> dict[str, bool]:
    """Return the marks that run properties set or take away."""
    found = {}
    for name, mark in (("b", "strong"), ("i", "em"), ("strike", "del"), ("dstrike", "del")):
        on = is_on(properties, name)
        if on is not None and (on or mark not in found):
            found[mark] = on
    raised = value(properties, f"{W}vertAlign")
    if raised:
        found |= {"sup": raised == "superscript", "sub": raised == "subscript"}
    return found


@dataclass(frozen=True, kw_only=True)
class Style:
    """A style, with what it inherits: its role, its marks, its list."""

    role: Role = "text"
    level: int = 0
    marks: dict[str, bool] = field(default_factory=dict)
    number: str = ""
    number_level: int = 0
    code: bool = False
    hidden: bool = False


class Styles:
    """The styles by identifier."""

    def __init__(self, root: Any) -> None:
        elements = [] if root is None else root.iterchildren(f"{W}style")
        self._elements = {element.get(f"{W}styleId") or "": element for element in elements}
        self._known: dict[str, Style] = {}
        default = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.language = "" if default is None else default.get(f"{W}val") or ""

    def get(self, identifier: str | None) -> Style:
        """Return the style of an identifier; plain text for an unknown one."""
        identifier = identifier or ""
        if identifier not in self._known:
            self._known[identifier] = self._resolved(identifier)
        return self._known[identifier]

    def _resolved(self, identifier: str) -> Style:
        chain = list(self._chain(identifier))
        role, level = self._role(identifier, chain)
        marks: dict[str, bool] = {}
        for element in reversed(chain):
            marks |= marks_of(element.find(f"{W}rPr"))
        numbers = [element.find(f"{W}pPr/{W}numPr") for element in chain]
        number = next((value(found, f"{W}numId") for found in numbers if found is not None), None)
        levels = [value(found, f"{W}ilvl") for found in numbers if found is not None]
        names = {(value(element, f"{W}name") or "").lower() for element in chain}
        return Style(
            role=role,
            level=level,
            marks=marks,
            number=number or "",
            number_level=whole(next((found for found in levels if found), "0")),
            code=bool(names & _CODE_STYLES),
            hidden=any(is_on(element.find(f"{W}rPr"), "vanish") for element in chain),
        )

    def _role(self, identifier: str, chain: list[Any]) -> tuple[Role, int]:
        """Return the role: by the name of the nearest style that tells one, else by its outline level."""
        for element in chain:
            for name in (value(element, f"{W}name"), element.get(f"{W}styleId")):
                if found := role_of(name or ""):
                    return found
            outline = value(element, f"{W}pPr/{W}outlineLvl")
            if outline is not None and 0 <= whole(outline, _BODY_LEVEL) < _BODY_LEVEL:
                return "heading", whole(outline) + 1
        return role_of(identifier) or ("text", 0)

    def _chain(self, identifier: str) -> Iterator[Any]:
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(identifier)
            if element is None:
                return
            yield element
            identifier = value(element, f"{W}basedOn") or ""


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return the whole number that a text holds."""
    try:
        return int(text or otherwise)
    except ValueError:
        return otherwise


@dataclass(frozen=True, kw_only=True)
class Counting:
    """How a list's level counts."""

    numbered: bool
    start: int = 1


class Numbering:
    """The lists by number and level, and where each count stands."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[tuple[str, int], Counting] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        self._abstract: dict[str, str] = {}
        if root is None:
            return
        plans = {
            element.get(f"{W}abstractNumId"): element for element in root.iterchildren(f"{W}abstractNum")
        }
        for element in root.iterchildren(f"{W}num"):
            number, plan = element.get(f"{W}numId") or "", value(element, f"{W}abstractNumId")
            levels = [] if plans.get(plan) is None else [*plans[plan].iterchildren(f"{W}lvl")]
            overrides = list(element.iterchildren(f"{W}lvlOverride"))
            for level in [*levels, *(found for each in overrides for found in each.iterchildren(f"{W}lvl"))]:
                self._take(number, level)

    def _take(self, number: str, level: Any) -> None:
        form = value(level, f"{W}numFmt") or "decimal"
        start = max(0, whole(value(level, f"{W}start"), 1))
        if form == "none":
            self._levels.pop((number, whole(level.get(f"{W}ilvl"))), None)
            return
        self._levels[number, whole(level.get(f"{W}ilvl"))] = Counting(numbered=form != "bullet", start=start)

    def next_item(self, number: str, level: int) -> tuple[bool, int] | None:
        """Return whether the next item of a list is numbered, and its number; None where it is no item."""
        if number in {"", "0"}:
            return None
        counting = self._levels.get((number, level))
        if counting is None:
            return None
        for key in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[key]
        place = self._counts[number, level]
        self._counts[number, level] += 1
        return counting.numbered, counting.start + place
