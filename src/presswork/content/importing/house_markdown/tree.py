"""A Markdown text in; its tree of HTML, with pictures and captions as figures, out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import tree_of
from presswork.content.importing.credits import split_caption
from presswork.content.importing.house_markdown.words import with_words_in_brackets
from presswork.content.importing.markup.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

MAX_NESTING = 32
MAX_BRACKETS = 5_000  # in a paragraph; markdown-it looks for the end of each, in quadratic time
_CAPTION_WORDS = 60
_SOFT = frozenset(("em", "i", "small"))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin).use(attrs_block_plugin)
    md.validateLink = lambda _url: True  # type: ignore[method-assign,assignment]
    md.add_render_rule("image", _image)
    return md


def _image(self: Any, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    """Write a picture with its words as HTML too, which are the caption where Pandoc reads them."""
    token = tokens[index]
    token.attrSet("data-words", self.renderInline(token.children or [], options, env))
    return str(type(self).image(self, tokens, index, options, env))


def tree_of_markdown(text: str, *, pandoc: bool) -> Any:
    """Return the root of the tree."""
    paragraphs = text.split("\n\n")
    text = "\n\n".join(
        part.replace("[", "&#91;") if part.count("[") > MAX_BRACKETS else part for part in paragraphs
    )
    root = tree_of(_markdown().render(text))
    for rule in [rule for rule in root.iter("hr") if rule.get("class") == "footnotes-sep"]:
        rule.getparent().remove(rule)  # ours divide the notes from the text themselves
    figures = _Figures(pandoc=pandoc)
    for image in list(root.iter("img")):
        figures.make(image)
    return root


class _Figures:
    def __init__(self, *, pandoc: bool) -> None:
        self._pandoc = pandoc

    def make(self, image: Any) -> None:
        """Make a figure of a picture that stands alone in a paragraph, or that is given a caption."""
        frame = image.getparent() if image.getparent().tag == "a" else image
        parent = frame.getparent()
        given = self._given(image)
        if parent.tag == "figure":
            self._complete(image, parent, given)
        elif parent.tag == "p" and _stands_alone(frame, parent):
            self._enclose(image, frame, parent, given)
        elif given:
            frame.addnext(_figure(image, given, tail=frame.tail))
            frame.getparent().remove(frame)

    @staticmethod
    def _given(image: Any) -> list[Any]:
        """Take the caption and the credit from the picture's own attributes."""
        alt = image.attrib.pop("data-alt", "")
        title = image.attrib.pop("title", "")
        caption = image.attrib.pop("data-caption", "")
        credit = image.attrib.pop("data-credit", "")
        if alt:
            image.set("alt", alt)
        made = [_legend(_inline(caption or title))] if caption or title else []
        return [*made, *([_legend(_inline(credit), "credit")] if credit else [])]

    def _complete(self, image: Any, figure: Any, given: list[Any]) -> None:
        image.attrib.pop("data-words", None)
        if given and next(figure.iter("figcaption"), None) is None:
            for legend in given:
                figure.append(legend)
        following = figure.getnext()
        alone = next(figure.iter("figcaption"), None) is None and figure.getparent() is not None
        if alone and following is not None and self._is_caption(following, has_caption=False):
            figure.append(_legend_of(following))
            following.getparent().remove(following)

    def _enclose(self, image: Any, frame: Any, paragraph: Any, given: list[Any]) -> None:
        words = image.attrib.pop("data-words", "")
        if not given and self._pandoc and words:
            given = [_legend(words)]
            image.set("alt", "" if text_of(given[0]) == image.get("alt") else image.get("alt"))
        rest = [child for child in paragraph if child is not frame and child.tag != "br"]
        last = not any(next(child.iter("img"), None) is not None for child in rest)
        if last and rest:
            given += [_legend_of(child) for child in rest]
        following = paragraph.getnext()
        if (
            last
            and not rest
            and following is not None
            and self._is_caption(following, has_caption=bool(given))
        ):
            given.append(_legend_of(following))
            following.getparent().remove(following)
        paragraph.addprevious(_figure(image, given))
        paragraph.remove(frame) if frame.getparent() is paragraph else None
        if last:
            paragraph.getparent().remove(paragraph)

    def _is_caption(self, following: Any, *, has_caption: bool) -> bool:
        """Whether the paragraph after a picture is its caption: in italics, named so, or a bare credit."""
        if following.tag != "p" or next(following.iter("img"), None) is not None:
            return False
        text = text_of(following)
        if not text or len(text.split()) > _CAPTION_WORDS:
            return False
        if "caption" in (following.get("class") or ""):
            return True
        inside = list(following)
        bare = not (following.text or "").strip() and not any((child.tail or "").strip() for child in inside)
        if bare and inside and all(child.tag in {*_SOFT, "br"} for child in inside):
            return not has_caption or bool(split_caption(text).credit)
        split = split_caption(text)
        return bool(split.credit) and not split.caption


def _inline(text: str) -> str:
    return str(_markdown().renderInline(with_words_in_brackets(text)))


def _stands_alone(frame: Any, paragraph: Any) -> bool:
    """Whether a paragraph holds pictures, and beside them no text but small or slanted."""
    if (paragraph.text or "").strip() or any((child.tail or "").strip() for child in paragraph):
        return False
    return all(
        child is frame
        or child.tag in {"br", "img", *_SOFT}
        or (child.tag == "a" and child.find("img") is not None)
        for child in paragraph
    )


def _figure(image: Any, legends: list[Any], *, tail: str | None = None) -> Any:
    """Return a figure with a copy of the picture and its legends."""
    image.attrib.pop("data-words", None)
    figure = image.makeelement("figure", {})
    copied = image.makeelement("img", dict(image.attrib))
    figure.append(copied)
    for legend in legends:
        figure.append(legend)
    figure.tail = tail
    return figure


def _legend(html: str, name: str = "") -> Any:
    element = tree_of(f"<html><body><div>{html}</div></body></html>").find("body")[0]
    return _legend_of(element, name)


def _legend_of(element: Any, name: str = "") -> Any:
    """Return the element's content as a caption, or as a credit."""
    tag, attributes = ("div", {"class": name}) if name else ("figcaption", {})
    legend = element.makeelement(tag, attributes)
    legend.text = element.text
    for child in list(element):
        legend.append(child)
    return legend
