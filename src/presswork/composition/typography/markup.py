"""An XHTML fragment goes in, its flows are handed out to be cleaned, and it comes out otherwise as it was.

The markup is tokenised, never parsed and written anew: tags, attributes, comments and white space between
blocks keep every byte. Only entities that stand for punctuation become the characters they stand for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from presswork.composition.typography.addresses import ADDRESS, may_hold_address
from presswork.composition.typography.flow import ATOM, LINE_BREAK, Flow

_TOKEN = (
    r"<!--(?:.*?-->|.*\Z)|<!\[CDATA\[(?:.*?\]\]>|.*\Z)|<[?!][^>]*+(?:>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>"""
    r"|&(?P<entity>#?\w+);|[<\ufffc\u2028]"
)
_LANGUAGE = re.compile(r"""(?:^|\s)(?:xml:)?lang\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NOTE_REFERENCE = re.compile(
    r"""\sclass\s*=\s*["'](?:[^"']*\s)?note-ref[\s"']|\srole\s*=\s*["']doc-noteref["']"""
)

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "time",
        "u",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Read as one thing and never changed.
_OPAQUE = frozenset(
    [
        "code",
        "pre",
        "kbd",
        "samp",
        "tt",
        "var",
        "script",
        "style",
        "math",
        "svg",
        "textarea",
        "audio",
        "video",
        "object",
        "iframe",
        "canvas",
        "ruby",
        "template",
    ]
)
# Not read in passing: a mark that hangs on the text before it.
_HANGING = frozenset(("sup", "sub", "rt", "rp"))
_BLOCK_OPAQUE = frozenset(("pre", "script", "style", "textarea", "template"))

# Entities that stand for punctuation or a space; the rest stay as they are written.
_NAMED = {
    "quot": '"', "apos": "'", "nbsp": "\u00a0", "hellip": "…", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„",
    "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "prime": "′", "Prime": "″", "times": "×",
}  # fmt: skip
_NUMBERED = frozenset("\"' \u00a0\u202f\u2009…–—‘’“”‚„«»‹›′″×-.!?:;")

CleanFlow = Callable[[Flow, str], None]


@dataclass
class _Frame:
    """An element, or the fragment, that sets the language: the text done so far and the flow in progress."""

    language: str
    element: str = ""
    inline: bool = False
    open_tag: str = ""
    done: list[str] = field(default_factory=list)
    flow: Flow | None = None


class Fragment:
    """One walk through a fragment; `clean_flow` is called with each flow and its language."""

    def __init__(self, language: str, clean_flow: CleanFlow) -> None:
        self._clean_flow = clean_flow
        self._frames = [_Frame(language)]
        self._open: list[tuple[str, bool]] = []
        self._open_names: Counter[str] = Counter()
        self._opaque = ""
        self._depth = 0
        self._opaque_start = 0
        self._opaque_hangs = False

    def clean(self, html: str) -> str:
        """Return the fragment with its flows cleaned."""
        done = 0
        for match in _tokens(may_hold_address(html)).finditer(html):
            if self._opaque:
                if match["name"] and match["name"].lower() == self._opaque:
                    self._go_deeper(html, match)
                    done = match.end()
                continue
            if match.start() > done:
                self._current.add_text(html[done : match.start()])
            done = match.end()
            if match["name"]:
                self._tag(match)
            elif match["entity"]:
                self._entity(match)
            elif match.group() in (ATOM, LINE_BREAK):
                self._current.add_atom(match.group(), breaks_line=match.group() == LINE_BREAK)
            elif match.group().startswith(("<!--", "<?", "<!")) and not match.group().startswith("<![CDATA["):
                self._current.add_anchor(match.group())
            else:  # an address, character data, a stray <
                self._current.add_atom(match.group())
        if self._opaque:
            self._current.add_atom(html[self._opaque_start :])
        else:
            self._current.add_text(html[done:])
        return self._finish()

    @property
    def _current(self) -> Flow:
        frame = self._frames[-1]
        if frame.flow is None:
            frame.flow = Flow()
        return frame.flow

    def _tag(self, match: re.Match[str]) -> None:
        name, tag = match["name"].lower(), match.group()
        empty = name in _VOID or match["attributes"].endswith("/")
        if match["close"]:
            self._close(name, tag)
        elif (
            name in _OPAQUE
            or name in _HANGING
            or (name == "a" and _NOTE_REFERENCE.search(match["attributes"]))
        ):
            self._begin_opaque(match, name, empty)
        elif empty:
            self._void(name, tag)
        else:
            self._start(name, tag, match["attributes"])

    def _begin_opaque(self, match: re.Match[str], name: str, empty: bool) -> None:
        if name in _BLOCK_OPAQUE:
            self._flush()
        if empty:
            self._current.add_anchor(match.group())
            return
        self._opaque, self._depth, self._opaque_start = name, 1, match.start()
        self._opaque_hangs = name in _HANGING or name == "a"

    def _go_deeper(self, html: str, match: re.Match[str]) -> None:
        if match["close"]:
            self._depth -= 1
        elif not match["attributes"].endswith("/"):
            self._depth += 1
        if self._depth:
            return
        markup = html[self._opaque_start : match.end()]
        if self._opaque_hangs:
            self._current.add_anchor(markup)
        else:
            self._current.add_atom(markup)
        if self._opaque in _BLOCK_OPAQUE:
            self._flush()
        self._opaque = ""

    def _void(self, name: str, tag: str) -> None:
        if name == "br":
            self._current.add_atom(tag, breaks_line=True)
        elif name in ("img", "input", "embed"):
            self._current.add_atom(tag)
        elif name == "wbr" or name in _INLINE:
            self._current.add_anchor(tag)
        else:
            self._flush()
            self._frames[-1].done.append(tag)

    def _start(self, name: str, tag: str, attributes: str) -> None:
        inline = name in _INLINE
        if not inline:
            self._flush()
        found = _LANGUAGE.search(attributes) if "lang" in attributes else None
        language = (found[1] or found[2] or "") if found else ""
        frames = bool(language) and language != self._frames[-1].language
        self._open.append((name, frames))
        self._open_names[name] += 1
        if frames:
            self._frames.append(_Frame(language, name, inline, tag))
        elif inline:
            self._current.add_anchor(tag)
        else:
            self._frames[-1].done.append(tag)

    def _close(self, name: str, tag: str) -> None:
        frames = False
        if self._open_names[name]:
            while True:
                opened, frames = self._open.pop()
                self._open_names[opened] -= 1
                if opened == name:
                    break
                if frames:
                    self._leave("")
        if frames:
            self._leave(tag)
        elif name in _INLINE or name in _HANGING or name in _OPAQUE:
            self._current.add_anchor(tag)
        else:
            self._flush()
            self._frames[-1].done.append(tag)

    def _leave(self, tag: str) -> None:
        self._flush()
        frame = self._frames.pop()
        markup = frame.open_tag + "".join(frame.done) + tag
        if frame.inline:
            self._current.add_atom(markup)
        else:
            self._frames[-1].done.append(markup)

    def _entity(self, match: re.Match[str]) -> None:
        character = _decoded(match["entity"])
        if character:
            self._current.add_text(character)
        else:
            self._current.add_atom(match.group())

    def _flush(self) -> None:
        frame = self._frames[-1]
        if frame.flow is None:
            return
        frame.flow.join()
        self._clean_flow(frame.flow, frame.language)
        frame.done.append(str(frame.flow))
        frame.flow = None

    def _finish(self) -> str:
        while len(self._frames) > 1:
            self._leave("")
        self._flush()
        return "".join(self._frames[0].done)


@cache
def _tokens(with_addresses: bool) -> re.Pattern[str]:
    return re.compile(f"{_TOKEN}|{ADDRESS}" if with_addresses else _TOKEN, re.DOTALL)


def _decoded(entity: str) -> str:
    """Return the character if it is punctuation or a space that we know, else nothing."""
    if not entity.startswith("#"):
        return _NAMED.get(entity, "")
    digits = entity[2:] if entity[1:2] in ("x", "X") else entity[1:]
    try:
        character = chr(int(digits, 16 if digits != entity[1:] else 10))
    except (ValueError, OverflowError):
        return ""
    return character if character in _NUMBERED else ""
