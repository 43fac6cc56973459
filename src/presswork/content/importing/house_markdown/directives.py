"""Directives of houses in: `[[image:…]]`, `=ZOOM=…=`, `:::{figure}`; Markdown and HTML out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.house_markdown.figure import Named, figure, figure_of, pull_quote
from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from presswork.content.importing.house_markdown.kept import Kept

# A directive's name, whatever its brackets, and what becomes of its values.
_PICTURES = frozenset(
    [
        "image",
        "img",
        "file",
        "figure",
        "picture",
        "photo",
        "image_big",
        "img_clear",
        "img_private",
        "image_private",
    ]
)
_QUOTES = frozenset(["zoom", "pullquote", "pull-quote", "pull_quote", "quote", "callout"])
_BOXES = frozenset(["textbox", "box", "sidebar", "infobox"])
_CAPTIONS = frozenset(("table_caption", "caption"))
_DROPPED = frozenset(["video", "youtube", "vimeo", "audio", "embed", "map"])
_PLACING = re.compile(
    r"(?:\d*x?\d+px|thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright(?:=.*)?|\d+)", re.I
)

_CODE = (
    re.compile(r"^=CODE_START=[ \t]*\n(.*?)\n?=CODE_END=[ \t]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"^\[\[code(?::[^\]]*)?\]\][ \t]*\n(.*?)\n?\[\[/code\]\][ \t]*$", re.DOTALL | re.MULTILINE),
)
_EQUALS = re.compile(
    r"^=(?P<name>[A-Z][A-Z_]+)=(?P<rest>.*)=[ \t]*$|^=(?P<alone>[A-Z][A-Z_]+)=[ \t]*$", re.MULTILINE
)
_BRACKETS = re.compile(
    r"!?\[\[(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?::(?P<rest>(?:[^\]\n]|\](?!\]))*))?\]\]"
)
_EMBEDDED = re.compile(r"!\[\[(?P<file>[^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|(?P<words>[^\]\n]*))?\]\]")
_MYST = re.compile(
    r"^(?P<fence>:{3,}|`{3,})[ \t]*\{(?:figure|image)\}[ \t]*(?P<src>\S+)[ \t]*\n"
    r"(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_OPTION = re.compile(r"^:(?P<name>[\w-]+):[ \t]*(?P<value>.*)$", re.MULTILINE)


def expand(text: str, kept: Kept, dropped: list[Dropped]) -> str:
    """Return the text with the directives' pictures as figures, their quotes, boxes and code as blocks."""
    for pattern in _CODE:
        text = pattern.sub(lambda match: "\n" + kept.put(f"```\n{match[1]}\n```") + "\n", text)
    text = _MYST.sub(_myst, text)
    text = _EMBEDDED.sub(_embedded, text)
    directive = _Directive(dropped)
    text = _EQUALS.sub(directive.equals, text)
    return _BRACKETS.sub(directive.brackets, text)


class _Directive:
    def __init__(self, dropped: list[Dropped]) -> None:
        self._dropped = dropped

    def equals(self, match: re.Match[str]) -> str:
        name = (match["name"] or match["alone"]).lower()
        values = (match["rest"] or "").split("=", 1) if name in _PICTURES else [match["rest"] or ""]
        for ending in ("_start", "_end"):
            if name.endswith(ending):
                return self._made(name.removesuffix(ending), values, match[0], closes=ending == "_end")
        return self._made(name, values, match[0])

    def brackets(self, match: re.Match[str]) -> str:
        rest = match["rest"]
        if rest is None and not match["close"]:
            return match[0]
        values = (rest or "").split("|") if match["name"].lower() in _PICTURES else [rest or ""]
        return self._made(match["name"].lower(), values, match[0], closes=bool(match["close"]))

    def _made(self, name: str, values: Sequence[str], whole: str, *, closes: bool = False) -> str:
        makers: tuple[tuple[frozenset[str], Callable[[], str]], ...] = (
            (_PICTURES, lambda: _picture(values)),
            (_QUOTES, lambda: pull_quote(values[0])),
            (_BOXES, lambda: "\n\n* * *\n\n" if closes else f"\n\n* * *\n\n#### {values[0].strip('= ')}\n\n"),
            (_CAPTIONS, lambda: f"\n\n{values[0].strip()}\n\n"),
            (_DROPPED, lambda: self._drop(whole)),
        )
        return next((make() for names, make in makers if name in names), whole)

    def _drop(self, whole: str) -> str:
        self._dropped.append(Dropped(what=whole[:80], why="a film or an embedded page; editions hold none"))
        return ""


def _picture(values: Sequence[str]) -> str:
    """Return the figure of a file and what follows it: options as a wiki writes them, and the caption."""
    source, *rest = [value.strip() for value in values]
    rest = [part for value in rest for part in value.split("=") if part] if _is_size(rest) else rest
    alt = next((value[4:] for value in rest if value.lower().startswith("alt=")), "")
    words = [
        value
        for value in rest
        if value and not value.lower().startswith("alt=") and not _PLACING.fullmatch(value)
    ]
    return figure(source, alt=alt, caption=words[-1].strip("= ") if words else "")


def _is_size(values: Sequence[str]) -> bool:
    """Whether what follows a file is its width and height, as in `=IMG_PRIVATE=a.jpg=300=200==`."""
    return bool(values) and bool(re.fullmatch(r"[\d=\s]*", values[0]))


def _embedded(match: re.Match[str]) -> str:
    """Return Obsidian's embedded picture; other embedded files stay as their names."""
    words = match["words"] or ""
    words = "" if _PLACING.fullmatch(words.strip()) else words
    return figure_of(Named(by_name={"src": match["file"].strip(), "alt": words})) or match["file"]


def _myst(match: re.Match[str]) -> str:
    options = {option["name"]: option["value"] for option in _OPTION.finditer(match["body"])}
    caption = _OPTION.sub("", match["body"])
    return figure(match["src"], alt=options.get("alt", ""), caption=caption)
