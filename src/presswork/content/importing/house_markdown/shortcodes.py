"""Liquid's tags and Hugo's shortcodes in; the Markdown and HTML that they stand for out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.house_markdown.figure import Named, figure_of
from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable

    from presswork.content.importing.house_markdown.kept import Kept

_VALUE = r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s\"'`=,}%>]+)"
_ARGUMENT = re.compile(rf"(?:([A-Za-z_][\w.-]*)\s*[=:]\s*)?(?:{_VALUE})")
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_CODE = re.compile(r"\{%-?\s*(highlight|codeblock)\b[^%]*%\}\n?(.*?)\{%-?\s*end\1\s*-?%\}", re.DOTALL)
_HUGO_CODE = re.compile(
    r"\{\{[<%]\s*highlight\b[^>%]*[>%]\}\}\n?(.*?)\{\{[<%]\s*/\s*highlight\s*[>%]\}\}", re.DOTALL
)
_HUGO_SHOWN = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_TAG = re.compile(r"\{%-?\s*(?P<name>\w[\w-]*)(?P<rest>(?:[^%]|%(?!\})){0,1000}?)-?%\}")
_HUGO = re.compile(
    r"\{\{(?P<sign>[<%])\s*(?P<close>/?)\s*(?P<name>[\w/.-]+)(?P<rest>.{0,1000}?)/?\s*[>%]\}\}", re.DOTALL
)
_OUTPUT = re.compile(r"\{\{-?\s*(?P<inner>[^{}<%][^{}]*?)\s*-?\}\}")
_CONTROLS = """
    if elsif else endif unless endunless for endfor case when endcase assign capture endcapture
    increment decrement cycle break continue tablerow endtablerow liquid echo render layout block
    endblock extends set endset
"""
_CONTROL = frozenset(_CONTROLS.split())
_LINKS = frozenset(("link", "post_url", "ref", "relref"))
_WHY = "a shortcode that only the site's own program fills"


def expand(text: str, kept: Kept, dropped: list[Dropped]) -> str:
    """Return the text without shortcodes: pictures are figures, what encloses text gives way to it."""
    text = _COMMENT.sub("", text)
    text = _RAW.sub(lambda match: kept.put(match[1]), text)
    text = _CODE.sub(lambda match: kept.put(f"\n```\n{match[2].strip(chr(10))}\n```\n"), text)
    text = _HUGO_CODE.sub(lambda match: kept.put(f"\n```\n{match[1].strip(chr(10))}\n```\n"), text)
    text = _HUGO_SHOWN.sub(lambda match: kept.put(f"{{{{{match[1]}{match[2]}{match[3]}}}}}"), text)
    text = _OUTPUT.sub(_output, text)
    text = _with_ends(text, _TAG, dropped, end=lambda name: rf"\{{%-?\s*end{re.escape(name)}\s*-?%\}}")
    return _with_ends(
        text, _HUGO, dropped, end=lambda name: rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}"
    )


def arguments(text: str) -> Named:
    """Return the values in a shortcode, named or not."""
    by_name: dict[str, str] = {}
    others: list[str] = []
    for name, double, single, ticked, bare in _ARGUMENT.findall(text):
        value = re.sub(r"\\(.)", r"\1", double or single) or ticked or bare
        if name:
            by_name.setdefault(name.lower(), value)
        else:
            others.append(value)
    return Named(by_name=by_name, others=others)


def _output(match: re.Match[str]) -> str:
    """Return what `{{ "/a.png" | url }}` shows: the text in it; nothing of a site's own settings."""
    literal = re.match(r"\"([^\"]*)\"|'([^']*)'", match["inner"])
    return (literal[1] or literal[2] or "") if literal else ""


def _with_ends(
    text: str, pattern: re.Pattern[str], dropped: list[Dropped], *, end: Callable[[str], str]
) -> str:
    pieces: list[str] = []
    place = 0
    endless: set[str] = set()  # what ends nowhere behind one place ends nowhere behind the next
    while match := pattern.search(text, place):
        pieces.append(text[place : match.start()])
        name, place = match["name"].lower(), match.end()
        sought = not _closes(match) and match["name"] not in endless
        closing = re.compile(end(match["name"])).search(text, place) if sought else None
        if sought and closing is None:
            endless.add(match["name"])
        named = arguments(match["rest"])
        made = figure_of(named, inner=text[place : closing.start()] if closing else "")
        if made:
            place = closing.end() if closing else place
        pieces.append(made or _other(name, named, match, dropped, encloses=closing is not None))
    return "".join((*pieces, text[place:]))


def _closes(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("close")) or match["name"].startswith("end")


def _other(name: str, named: Named, match: re.Match[str], dropped: list[Dropped], *, encloses: bool) -> str:
    if name in _LINKS:  # within a link, whose target is a page of the site
        return "".join(named.others[:1])
    if not _closes(match) and name not in _CONTROL and not encloses:
        dropped.append(Dropped(what=" ".join(match[0].split())[:80], why=_WHY))
    return ""
