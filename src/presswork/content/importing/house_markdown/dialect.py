"""Kramdown's and Pandoc's attributes and blocks in; the same as our Markdown reader takes them out."""

from __future__ import annotations

import re
from html import escape

from presswork.content.importing.house_markdown.words import with_words_in_brackets

_IAL_LINE = re.compile(r"^[ \t]*\{:[ \t]*([^}\n]*)\}[ \t]*$")
_IAL_INLINE = re.compile(r"(?<=[)\]*_`])\{:[^}\n]*\}")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_IMAGE_ATTRIBUTES = re.compile(
    r"(!\[(?:[^\[\]]|\[[^\[\]]{0,500}\]){0,2000}\]"
    r"(?:\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,5}\)|\[[^\]\n]{0,200}\]))\{([^}\n]{0,500})\}"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'}]+))")
_HEADING_ATTRIBUTES = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*#*[ \t]*\{[#.:-][^}\n]*\}[ \t]*$", re.MULTILINE)
_SPAN_ATTRIBUTES = re.compile(r"(?<=[\])])\{[#.][^}\n]*\}")
_DIV_OPEN = re.compile(r"^:{3,}[ \t]*(?:\{([^}\n]*)\}|([\w-]+))[ \t]*:*[ \t]*$")
_DIV_CLOSE = re.compile(r"^:{3,}[ \t]*$")
_TOC = re.compile(
    r"^(?:[*-][ \t]+\S.*\n)?[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$|^\[\[?_?TOC_?\]\]?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_RAW_BLOCK = re.compile(r"^(`{3,})\{=(\w+)\}\n(.*?)\n\1[ \t]*$", re.DOTALL | re.MULTILINE)
_TABLE_CAPTION = re.compile(r"^(?:Table[ \t]*)?:[ \t]+(\S.*)$")
_ALERT = re.compile(
    r"^(>[ \t]*)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|\w+)\][+-]?[ \t]*(.*)$", re.MULTILINE
)
_MARKDOWN_INSIDE = re.compile(r"(?<![ \t])[ \t]+markdown=(?:\"1\"|'1'|1|\"block\"|\"span\")")
_PANDOC_SIGNS = re.compile(
    r"^:{3,}[ \t]*\{|\{#(?:fig|tbl|sec|eq)[:-]|^\\(?:newpage|pagebreak|begin\{)|\[@[\w:-]+[^\]]*\]"
    r"|\)\{[^}\n]*(?:width|height)=",
    re.MULTILINE,
)
# No attribute; the reader would look for its end to the end of the paragraph, again and again.
_UNCLOSED = re.compile(r"\{(?![^{}\n]{0,500}\})")
_MAX_BLOCK_LINES = 200  # from attributes back to where their block begins
_SUPERSCRIPT = re.compile(r"(?<=\w)\^([^\s^]{1,30})\^")
_SUBSCRIPT = re.compile(r"(?<=[\w)])~([^\s~]{1,30})~(?!~)")


def is_pandoc(text: str, front_matter: str) -> bool:
    """Whether the text is written for Pandoc, where the words of a picture alone are its caption."""
    return front_matter == "pandoc" or bool(_PANDOC_SIGNS.search(text))


def adapt(text: str, *, pandoc: bool) -> str:
    """Return the text in our reader's dialect."""
    text = with_words_in_brackets(_TOC.sub("", text))
    text = _UNCLOSED.sub("&#123;", text)
    text = _RAW_BLOCK.sub(lambda match: f"\n{match[3]}\n" if match[2] == "html" else "", text)
    text = _MARKDOWN_INSIDE.sub("", _opened_blocks(text))
    text = _IMAGE_ATTRIBUTES.sub(_image_attributes, text)
    text = _HEADING_ATTRIBUTES.sub(r"\1", text)
    text = _SPAN_ATTRIBUTES.sub("", text)
    text = _IAL_INLINE.sub("", text)
    text = _ALERT.sub(r"\1\2", text)
    lines = _with_divs(text.split("\n"))
    text = "\n".join(_with_attributes_before(lines))
    if pandoc:
        text = re.sub(r"^\\(?:newpage|pagebreak)\b.*$", "", text, flags=re.MULTILINE)
        text = _SUBSCRIPT.sub(r"<sub>\1</sub>", _SUPERSCRIPT.sub(r"<sup>\1</sup>", text))
    return text


def _opened_blocks(text: str) -> str:
    """Part a tag that asks for Markdown within it from its text, so that it is read as Markdown."""
    text = re.sub(r"(<(?:div|section|article|aside|figure)\b[^>\n]*\bmarkdown=[^>\n]*>)", r"\n\1\n\n", text)
    return re.sub(r"^[ \t]*(</(?:div|section|article|aside)>)[ \t]*$", r"\n\1\n", text, flags=re.MULTILINE)


def _image_attributes(match: re.Match[str]) -> str:
    """Return a picture with the attributes that say something of it, as data that is read with it."""
    found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(match[2])}
    known = {
        "data-alt": found.get("alt") or found.get("fig-alt") or "",
        "data-caption": found.get("fig-cap") or found.get("caption") or "",
        "data-credit": found.get("credit") or found.get("attribution") or "",
    }
    named = " ".join(f'{name}="{escape(value)}"' for name, value in known.items() if value)
    return match[1] + (f"{{{named}}}" if named else "")


def _with_divs(lines: list[str]) -> list[str]:
    """Return the lines with Pandoc's fenced divisions as HTML's."""
    out: list[str] = []
    depth = 0
    for line in lines:
        opening = _DIV_OPEN.match(line)
        if opening:
            depth += 1
            names = " ".join(_CLASS.findall(opening[1])) if opening[1] else opening[2]
            out += ["", f'<div class="{escape(names or "")}">', ""]
        elif depth and _DIV_CLOSE.match(line):
            depth -= 1
            out += ["", "</div>", ""]
        else:
            out.append(line)
    return out


def _with_attributes_before(lines: list[str]) -> list[str]:
    """Return the lines with Kramdown's attributes before their block, a table's caption as a paragraph."""
    out: list[str] = []
    for line in lines:
        attributes = _IAL_LINE.match(line)
        caption = _TABLE_CAPTION.match(line)
        if caption and _follows_table(out):
            out += ["", caption[1]]
        elif attributes is None:
            out.append(line)
        elif names := _CLASS.findall(attributes[1]):
            start = len(out)
            while start and out[start - 1].strip() and len(out) - start < _MAX_BLOCK_LINES:
                start -= 1
            out.insert(start, "{" + " ".join(f".{name}" for name in names) + "}")
    return out


def _follows_table(lines: list[str]) -> bool:
    last = next((line for line in reversed(lines[-3:]) if line.strip()), "")
    return bool(re.match(r"\s*\||\s*\+[-=+]+\+\s*$|\s*[-: ]+-{3,}[-: |]*$", last))
