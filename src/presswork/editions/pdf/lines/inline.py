"""A paragraph's inline XHTML goes in; its plain text, and what stands where in it, comes out.

The text has one space for each run of white space. An element whose content is not text of the line
(`Measure.boxes`) is one U+FFFC in it. Offsets count its characters.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from presswork.editions.pdf.lines.measure import Face, Measure, Ruler, ruler

if TYPE_CHECKING:
    from collections.abc import Iterable

BOX = "\ufffc"

_TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(?P<void>/?)>"""
    r"""|(?P<text>[^<]+)|(?P<other><)"""
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_VERBATIM = frozenset(("code", "kbd", "samp"))
# Everything else may hold an image, a break, a control or a box of its own.
_KNOWN = frozenset(
    ["a", "abbr", "b", "bdi", "big", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark"]
    + ["q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"]
)
# Scripts that run right to left, stack, or break between any two characters: WeasyPrint's own.
_FOREIGN = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u200b\u200e\u200f\u2028-\u202e"
    "\u2066-\u2069\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff\uff00-\uffef\ufffc]"
    "|[\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)


class IneligibleError(ValueError):
    """The paragraph holds something that only the engine itself can set."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """A tag, or a box's whole markup, and the offset in the text that it stands before.

    `kind` is "open", "close", "empty" (no content: an anchor) or "box"; `outside` a box that stands
    outside the line, as a drop cap does.
    """

    at: int
    kind: str
    raw: str
    name: str = ""
    outside: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of text in one face, in one element: start and end offsets."""

    start: int
    end: int
    ruler: Ruler
    hyphenate: bool
    box_pt: float = 0.0


@dataclass(kw_only=True)
class Inline:
    """A paragraph taken apart. `runs` cover the text in order; no run spans a tag."""

    text: str = ""
    tags: list[Tag] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def has_outside(self) -> bool:
        """Whether a float stands beside the first lines."""
        return any(tag.outside for tag in self.tags)


@dataclass(kw_only=True)
class _Open:
    """An element that is open while parsing."""

    name: str
    selectors: tuple[str, ...]
    face: Face
    hyphenate: bool


def _selectors(name: str, attributes: dict[str, str]) -> tuple[str, ...]:
    """Return the selectors that match the element, the most telling first."""
    classes = attributes.get("class", "").split()
    return (*(f"{name}.{one}" for one in classes), *(f".{one}" for one in classes), name)


def _chain(stack: list[_Open]) -> Iterable[str]:
    """Yield the selectors that match the innermost element, nested ones first."""
    inner = stack[-1].selectors
    for outer in reversed(stack[:-1]):
        for one in outer.selectors:
            yield from (f"{one} {other}" for other in inner)
    yield from inner


class _Parser:
    """Walks over the tokens once."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.inline = Inline()
        self.stack = [_Open(name="", selectors=(), face=measure.face, hyphenate=measure.hyphenate)]
        self.parts: list[str] = []
        self.length = 0
        self.spaced = True  # leading white space collapses to nothing

    def feed(self, source: str) -> Inline:
        """Parse the whole paragraph."""
        position = 0
        while position < len(source):
            token = _TOKEN.match(source, position)
            if token is None or token["other"]:
                raise IneligibleError("markup that is not an element: a comment, or a stray <")
            position = token.end()
            if token["text"] is not None:
                self._text(html.unescape(token["text"]))
            elif token["close"]:
                self._close(token["name"])
            else:
                position = self._open(token, source)
        if len(self.stack) != 1:
            raise IneligibleError("an element that is not closed")
        self._trim()
        return self.inline

    def _text(self, text: str) -> None:
        if _FOREIGN.search(text):
            raise IneligibleError("a script that breaks lines by other rules")
        text = _SPACES.sub(" ", text)
        if self.spaced:
            text = text.removeprefix(" ")
        if text:
            self.spaced = text.endswith(" ")
            self._run(text, 0.0)

    def _run(self, text: str, box_pt: float) -> None:
        top = self.stack[-1]
        rule = ruler(top.face, self.measure.size_pt, self.measure.language)
        self.inline.runs.append(
            Run(
                start=self.length,
                end=self.length + len(text),
                ruler=rule,
                hyphenate=top.hyphenate and top.face.hyphenate,
                box_pt=box_pt,
            )
        )
        self.parts.append(text)
        self.length += len(text)

    def _open(self, token: re.Match[str], source: str) -> int:
        """Take an opening tag; return where to go on, past the element if it is a box."""
        name = token["name"].lower()
        attributes = {key.lower(): a or b for key, a, b in _ATTRIBUTE.findall(token["attributes"])}
        selectors = _selectors(name, attributes)
        for selector in selectors:
            if (width := self.measure.boxes.get(selector)) is not None:
                end = _element_end(source, token, name)
                self._box(source[token.start() : end], width)
                return end
        foreign = "style" in attributes or attributes.get("dir", "ltr") != "ltr"
        if name not in _KNOWN or token["void"] or foreign:
            raise IneligibleError(f"<{name}> needs the engine")
        top = self.stack[-1]
        self.inline.tags.append(Tag(at=self.length, kind="open", raw=token[0], name=name))
        one = _Open(name=name, selectors=selectors, face=top.face, hyphenate=top.hyphenate)
        self.stack.append(one)
        faces = self.measure.faces
        one.face = next((faces[key] for key in _chain(self.stack) if key in faces), top.face)
        language = attributes.get("lang", attributes.get("xml:lang", self.measure.language))
        if name in _VERBATIM or language != self.measure.language:
            one.hyphenate = False
        return token.end()

    def _box(self, raw: str, width_em: float) -> None:
        """Take a whole element as one thing of known width."""
        if not width_em:
            self.inline.tags.append(Tag(at=self.length, kind="box", raw=raw, outside=self.length == 0))
            return
        self.inline.tags.append(Tag(at=self.length, kind="box", raw=raw))
        self._run(BOX, width_em * self.measure.size_pt)
        self.spaced = False

    def _close(self, name: str) -> None:
        if len(self.stack) == 1 or self.stack[-1].name != name.lower():
            raise IneligibleError("elements that overlap")
        self.stack.pop()
        self.inline.tags.append(Tag(at=self.length, kind="close", raw=f"</{name}>", name=name.lower()))

    def _trim(self) -> None:
        """Drop the white space at the end; the tags behind it move up."""
        text = "".join(self.parts)
        self.inline.text = text.rstrip(" ")
        end = len(self.inline.text)
        if end == len(text):
            return
        self.inline.tags = [tag if tag.at <= end else replace(tag, at=end) for tag in self.inline.tags]
        self.inline.runs = [
            run if run.end <= end else replace(run, end=end) for run in self.inline.runs if run.start < end
        ]


def _element_end(source: str, opening: re.Match[str], name: str) -> int:
    """Return the offset behind the element's closing tag."""
    if opening["void"]:
        return opening.end()
    depth = 1
    for token in _TOKEN.finditer(source, opening.end()):
        if (token["name"] or "").lower() == name and not token["void"]:
            depth += -1 if token["close"] else 1
            if not depth:
                return token.end()
    raise IneligibleError(f"<{name}> is not closed")


def parse(source: str, measure: Measure) -> Inline:
    """Take a paragraph apart; `IneligibleError` where the engine should set it itself."""
    return _Parser(measure).feed(source)
