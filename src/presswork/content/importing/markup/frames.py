"""A page's pictures in; the frame of each, the element that holds it and its caption, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.content.importing.markup.sources import PICTURE_TAGS, sources_of, stated_size
from presswork.content.importing.markup.tree import (
    HEADINGS,
    Element,
    ancestors,
    is_unseen,
    names,
    text_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FRAME_TEXT = 700  # characters; captions are shorter
_MAX_LOOSE_TEXT = 350  # around a picture whose frame names no caption
_FRAMED_NAMES = """
    figure image img photo picture media caption foto bild afbeelding imagen illustration thumbnail
    visual
"""
_FRAMED = frozenset(_FRAMED_NAMES.split())
_CAPTION_WORDS_NAMES = """
    caption captions figcaption legend legende cutline bildunterschrift bildtext pie didascalia byline
    credit credits copyright photographer quelle source description desc subtitle bildunterzeile
"""
CAPTION_WORDS = frozenset(_CAPTION_WORDS_NAMES.split())
_SMALL_PX = 50  # what is drawn smaller is an icon
_ICON_WORDS_NAMES = """
    icon icons avatar logo emoji spinner sprite tracking pixel badge flag button arrow loader
"""
_ICON_WORDS = frozenset(_ICON_WORDS_NAMES.split())
_NO_FRAME = frozenset(("body", "html", "article", "main", "table", "tr", "tbody", "blockquote", "ul", "ol"))


@dataclass(kw_only=True)
class Frame:
    """A frame with its pictures, and the captions that stand just outside it."""

    element: Element
    pictures: list[Element] = field(default_factory=list)
    outside: list[Element] = field(default_factory=list)

    @property
    def is_figure(self) -> bool:
        """Whether the page itself says that this is a figure."""
        return is_figure(self.element)


def is_figure(element: Element) -> bool:
    """Whether the page marks the element as a figure."""
    return (
        bool(element.tag == "figure")
        or element.get("role") == "figure"
        or (element.get("itemtype") or "").endswith("/ImageObject")
        or "wp-caption" in (element.get("class") or "").split()
    )


def frames_of(root: Element, base: str) -> dict[Element, Frame]:
    """Return the frames below `root` by their elements, in the page's order."""
    pictures = list(pictures_of(root, base))
    mine = frozenset(pictures)
    counts = _pictures_inside(pictures, root)
    frames: dict[Element, Frame] = {}
    for picture in pictures:
        element = _frame_of(picture, root, counts)
        frames.setdefault(element, Frame(element=element)).pictures.append(picture)
    for frame in frames.values():
        if not frame.is_figure and len(frame.pictures) == 1:
            frame.outside += _captions_after(frame.element, root, mine)
    return _outermost(frames, root)


def pictures_of(root: Element, base: str) -> Iterator[Element]:
    """Yield the pictures that a reader sees, without icons, counters of visits, and doubles for no script."""
    for element in root.iter(*PICTURE_TAGS, "picture"):
        if element.tag == "picture" and next(element.iter("img"), None) is not None:
            continue
        if any(up.tag in PICTURE_TAGS for up in ancestors(element, root)) or is_icon(element):
            continue
        if sources_of(element, base) and not _is_double(element, root):
            yield element


def is_icon(element: Element) -> bool:
    """Whether the picture is an icon, a smiley or a counter of visits, by its stated size or its name."""
    width, height = stated_size(element)
    if (0 < width <= _SMALL_PX and height <= _SMALL_PX) or (0 < height <= _SMALL_PX and width <= _SMALL_PX):
        return not _is_lazy(element)
    return (
        bool(_ICON_WORDS.intersection(words(element.get("class"))))
        or element.get("role") == "presentation icon"
    )


def _is_lazy(element: Element) -> bool:
    """Whether a script puts the picture in, so that a stated size can be the stand-in's."""
    return any(name.startswith("data-") and ("src" in name or "original" in name) for name in element.attrib)


def _is_double(element: Element, root: Element) -> bool:
    """Whether the picture repeats, for browsers without scripts, one that stands beside its `noscript`."""
    inside = next((up for up in ancestors(element, root) if up.tag == "noscript"), None)
    if inside is None:
        return False
    parent = inside.getparent()
    if parent is None or inside is root:
        return False
    others = (other for other in parent.iter(*PICTURE_TAGS) if inside not in list(ancestors(other, parent)))
    return next(others, None) is not None


def _pictures_inside(pictures: list[Element], root: Element) -> dict[Element, int]:
    counts: dict[Element, int] = {}
    for picture in pictures:
        for up in ancestors(picture, root):
            counts[up] = counts.get(up, 0) + 1
    return counts


def _frame_of(picture: Element, root: Element, counts: dict[Element, int]) -> Element:
    """Return the picture's figure where it has one, else the largest element around it that is its frame."""
    around = list(ancestors(picture, root))
    for index, up in enumerate(around[:8]):
        if is_figure(up) and up is not root:
            outer = next(
                (far for far in around[index + 1 : index + 4] if is_figure(far) and far is not root), None
            )
            return outer if outer is not None and counts[outer] == counts[up] else up
    best = picture
    for up in around[:8]:
        if up is root or up.tag in _NO_FRAME or counts[up] > 1 or not _is_frame(up):
            break
        best = up
    return best


def _is_frame(element: Element) -> bool:
    text = text_of(element)
    if len(text) > MAX_FRAME_TEXT or next(element.iterdescendants(*HEADINGS), None) is not None:
        return False
    if not text:
        return True
    if _has_caption(element):
        return len(_unnamed_text(element)) <= 40
    named = _FRAMED.intersection(names(element)) or element.tag in {"a", "picture"}
    return bool(named) and len(text) <= _MAX_LOOSE_TEXT


def _has_caption(element: Element) -> bool:
    return any(is_caption(inner) for inner in element.iterdescendants() if isinstance(inner.tag, str))


def _unnamed_text(element: Element) -> str:
    """Return the text in a frame that stands in no caption, credit, link or button."""
    inside = frozenset(
        inner for inner in element.iterdescendants() if isinstance(inner.tag, str) and is_caption(inner)
    )
    texts = []
    for inner in element.iterdescendants():
        if not isinstance(inner.tag, str) or is_unseen(inner) or inner in inside:
            continue
        if inside.isdisjoint(ancestors(inner, element)):
            texts.append(inner.text or "")
    return " ".join("".join(texts).split())


def is_caption(element: Element) -> bool:
    """Whether the page names the element as a picture's caption or credit."""
    if element.tag in PICTURE_TAGS or element.tag == "caption":
        return False
    return bool(element.tag == "figcaption" or CAPTION_WORDS.intersection(names(element)))


_LOOK_AHEAD = 2


def _captions_after(element: Element, root: Element, pictures: frozenset[Element]) -> list[Element]:
    """Return the elements right after a frame that the page names as a caption or a credit."""
    node = element
    for _ in range(3):  # the picture may be alone in a paragraph or a link
        found = list(_named_after(node, pictures))
        if found:
            return found
        parent = node.getparent()
        if parent is None or node is root or parent is root or text_of(parent):
            return []
        node = parent
    return []


def _named_after(element: Element, pictures: frozenset[Element]) -> Iterator[Element]:
    if (element.tail or "").strip():
        return
    for following in list(element.itersiblings())[:_LOOK_AHEAD]:
        if not isinstance(following.tag, str) or not pictures.isdisjoint(following.iter()):
            return
        if not is_caption(following) or len(text_of(following)) > MAX_FRAME_TEXT:
            return
        yield following


def _outermost(frames: dict[Element, Frame], root: Element) -> dict[Element, Frame]:
    """Return the frames without those that lie in another; their pictures join it."""
    kept: dict[Element, Frame] = {}
    for element, frame in frames.items():
        outer = next(
            (frames[up] for up in ancestors(element, root) if up in frames and up is not element), None
        )
        if outer is None:
            kept[element] = frame
        else:
            outer.pictures += [picture for picture in frame.pictures if picture not in outer.pictures]
    return kept
