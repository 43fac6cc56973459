"""An OpenDocument text's styles in; what a paragraph, a span or a list of a style is, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from presswork.content.importing.manuscript.roles import role_of
from presswork.content.importing.odt.names import FO, STYLE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.content.importing.manuscript.parts import Role

_MAX_CHAIN = 20
_BOLD = {"bold", "600", "700", "800", "900"}
_PLAIN = ("text", "item")


@dataclass(frozen=True, kw_only=True)
class Style:
    """A style with what it inherits. `own` are the marks of the text itself, not of its role's usual type."""

    role: Role = "text"
    level: int = 0
    marks: frozenset[str] = frozenset()
    hidden: bool = False


class Styles:
    """The styles by family and name, and the lists' styles."""

    def __init__(self, *roots: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, Any] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.language = ""
        for root in roots:
            self._take(root)

    def _take(self, root: Any) -> None:
        for element in [] if root is None else root.iter(f"{STYLE}style", f"{TEXT}list-style"):
            name = element.get(f"{STYLE}name") or ""
            if element.tag == f"{TEXT}list-style":
                self._lists.setdefault(name, element)
            else:
                self._elements.setdefault((element.get(f"{STYLE}family") or "", name), element)
        for default in [] if root is None else root.iter(f"{STYLE}default-style"):
            if default.get(f"{STYLE}family") == "paragraph":
                self.language = self.language or _language(default.find(f"{STYLE}text-properties"))

    def get(self, family: str, name: str | None) -> Style:
        """Return the style; plain text for an unknown one."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._resolved(*key)
        return self._known[key]

    def is_numbered(self, name: str, level: int) -> tuple[bool, int]:
        """Return whether a level of a list's style is numbered, and from which number."""
        element = self._lists.get(name)
        for child in [] if element is None else element:
            if child.get(f"{TEXT}level") == str(level + 1):
                numbered = child.tag == f"{TEXT}list-level-style-number" and bool(
                    child.get(f"{STYLE}num-format")
                )
                start = child.get(f"{TEXT}start-value") or "1"
                return numbered, int(start) if start.isdecimal() and len(start) < 7 else 1
        return False, 1

    def _resolved(self, family: str, name: str) -> Style:
        chain = list(self._chain(family, name))
        role, level = self._role(name, chain)
        marks: dict[str, bool] = {}
        hidden = False
        for element in reversed(chain):
            properties = element.find(f"{STYLE}text-properties")
            if properties is not None:
                marks |= _marks(properties)
                hidden = properties.get(f"{TEXT}display") == "none" or hidden
        automatic = chain[:1] if chain and _is_automatic(chain[0]) else []
        if role not in _PLAIN:  # a heading's or a caption's own type says nothing of its words
            properties = automatic[0].find(f"{STYLE}text-properties") if automatic else None
            marks = {} if properties is None or role == "heading" else _marks(properties)
        found = frozenset(mark for mark, is_set in marks.items() if is_set)
        return Style(role=role, level=level, marks=found, hidden=hidden)

    def _role(self, name: str, chain: list[Any]) -> tuple[Role, int]:
        for element in chain:
            for called in (element.get(f"{STYLE}display-name"), element.get(f"{STYLE}name")):
                if not _is_automatic(element) and (found := role_of(called or "")):
                    return found
            outline = element.get(f"{STYLE}default-outline-level") or ""
            if outline.isdecimal() and 1 <= int(outline) <= 10:
                return "heading", int(outline)
        parent = chain[-1].get(f"{STYLE}parent-style-name") if chain else name
        return role_of(parent or "") or ("text", 0)

    def _chain(self, family: str, name: str) -> Iterator[Any]:
        for _ in range(_MAX_CHAIN):
            element = self._elements.get((family, name))
            if element is None:
                return
            yield element
            name = element.get(f"{STYLE}parent-style-name") or ""


def _is_automatic(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("automatic-styles")


def _marks(properties: Any) -> dict[str, bool]:
    found: dict[str, bool] = {}
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    line = properties.get(f"{STYLE}text-line-through-style") or properties.get(
        f"{STYLE}text-line-through-type"
    )
    position = (properties.get(f"{STYLE}text-position") or "").split(" ")[0]
    if weight:
        found["strong"] = weight in _BOLD
    if slant:
        found["em"] = slant in {"italic", "oblique"}
    if line:
        found["del"] = line != "none"
    if position:
        shift = int(position[:-1]) if position.endswith("%") and position[:-1].lstrip("-").isdecimal() else 0
        found |= {"sup": position == "super" or shift > 0, "sub": position == "sub" or shift < 0}
    return found


def _language(properties: Any) -> str:
    if properties is None:
        return ""
    language, country = properties.get(f"{FO}language") or "", properties.get(f"{FO}country") or ""
    if language in {"", "none", "zxx"}:
        return ""
    return language if country in {"", "none"} else f"{language}-{country}"
