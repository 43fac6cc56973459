"""A body's tree and its parts in; the parts with pull quotes told from quotations out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.markup.tree import text_of, words

if TYPE_CHECKING:
    from presswork.content.importing.markup import MarkupParts
    from presswork.model.imported import ImportedBlock

_NAMES = frozenset(("pullquote", "pulledquote", "pullout", "callout-quote"))
_DASHED = re.compile(r"[\s—–―-]+")
_MAX_WORDS = 120


def mark_speakers(root: Any) -> None:
    """Put each `cite` and `footer` that ends a quotation on a line of its own, behind a dash."""
    for element in [*root.iter("cite", "footer")]:
        quotation = next((up for up in element.iterancestors() if up.tag in {"blockquote", "figure"}), None)
        if quotation is None or not text_of(element) or _comes_first(element):
            continue
        if quotation.tag == "figure" and next(quotation.iter("blockquote"), None) is None:
            continue
        speaker = _DASHED.sub("", text_of(element)[:1]) + text_of(element)[1:]
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", f"— {speaker.strip()}"
        if quotation.tag == "figure":
            next(quotation.iter("blockquote")).append(element)


def _comes_first(element: Any) -> bool:
    parent, before = element.getparent(), element.getprevious()
    return before is None and not (parent.text or "").strip()


def with_pull_quotes(root: Any, parts: MarkupParts) -> MarkupParts:
    """Return the parts; a quotation or paragraph that the tree names a pull quote is one."""
    wanted = {_bare(text_of(element)) for element in root.iter() if _is_pull_quote(element)} - {""}
    if not wanted:
        return parts
    return replace(parts, blocks=tuple(_marked(block, wanted) for block in parts.blocks))


def _is_pull_quote(element: Any) -> bool:
    if element.tag not in {"blockquote", "aside", "figure", "div", "p", "section", "q", "span"}:
        return False
    names = words(element.get("class"))
    pulled = bool(_NAMES.intersection(names)) or ("pull", "quote") in set(zip(names, names[1:], strict=False))
    return pulled and len(text_of(element).split()) <= _MAX_WORDS


def _marked(block: ImportedBlock, wanted: set[str]) -> ImportedBlock:
    if block.kind not in {"quote", "paragraph"} or _bare(block.text) not in wanted:
        return block
    from presswork.content.importing.markup.escape import escape

    markdown = block.markdown or escape(block.text)
    if not markdown.startswith(">"):
        markdown = "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))
    return replace(block, kind="quote", markdown="{.pull-quote}\n" + markdown)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
