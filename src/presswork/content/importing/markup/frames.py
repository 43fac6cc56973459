"""A page's pictures in; the frame of each, the element that holds it and its caption, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from presswork.content.importing.markup.caption_names import is_caption, reads_as_caption
from presswork.content.importing.markup.found_pictures import pictures_of
from presswork.content.importing.markup.tree import (
    HEADINGS,
    Element,
    ancestors,
    is_unseen,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PICTURES = 2_000  # of a page that are looked at


MAX_FRAME_TEXT = 700  # characters; captions are shorter


_MAX_NAMED_TEXT = 350  # in an element that is named after pictures


_MAX_LOOSE_TEXT = 300  # in one that is not named at all


_MAX_LOOSE_PIECES = 4


_MAX_UNNAMED_TEXT = 40  # characters beside a caption: a label, a button


_FRAMED = re.compile(
    r"fig|ima?g|photo|picture|media|foto|bild|imagen|illustration|thumb|visual|gallery", re.I
)


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
        inside = next(iter(self.pictures), self.element)
        return any(is_figure(up) for up in (inside, *ancestors(inside, self.element)))


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
    pictures = list(islice(pictures_of(root, base), MAX_PICTURES))
    mine = frozenset(pictures)
    counts = _pictures_inside(pictures, root)
    frames: dict[Element, Frame] = {}
    for picture in pictures:
        element = _frame_of(picture, root, counts)
        frames.setdefault(element, Frame(element=element)).pictures.append(picture)
    for frame in frames.values():
        if len(frame.pictures) == 1 and not text_of(frame.element):
            frame.outside += _captions_after(frame.element, root, mine, counts)
    frames = _outermost(frames, root)
    _join_far_captions(frames, root)
    return frames


def _join_far_captions(frames: dict[Element, Frame], root: Element) -> None:
    """Give a caption in no frame to the bare picture before it: a lead photo above the headline."""
    before: Frame | None = None
    taken = {element for frame in frames.values() for element in frame.outside}
    for element in root.iter():
        if element in frames:
            before = frames[element]
        if before is None or element in taken or not _is_far_caption(element):
            continue
        up = {element, *ancestors(element, root)}
        if not up.isdisjoint(frames):
            continue
        bare = len(before.pictures) == 1 and not before.outside and not text_of(before.element)
        if bare and 0 < len(text_of(element)) <= MAX_FRAME_TEXT and next(element.iter("img"), None) is None:
            before.outside.append(element)
        before = None  # of two captions after a picture, the second is another's


_FAR = re.compile(
    r"(?:image|img|photo|picture|media|lead|hero|main|featured?|foto|bild)[\w-]{0,20}(?:caption|legend|cutline|unterschrift"
    r"|bildtext)",
    re.I,
)


def _is_far_caption(element: Element) -> bool:
    if element.tag == "figcaption":
        return True
    return element.tag in {"p", "div", "span"} and bool(_FAR.search(element.get("class") or ""))


def _pictures_inside(pictures: list[Element], root: Element) -> dict[Element, int]:
    counts: dict[Element, int] = {}
    for picture in pictures:
        for up in ancestors(picture, root):
            counts[up] = counts.get(up, 0) + 1
    return counts


def _frame_of(picture: Element, root: Element, counts: dict[Element, int]) -> Element:
    """Return the picture's figure where it has one, else the largest element around it that is its frame."""
    around = list(ancestors(picture, root))[:8]
    for index, up in enumerate(around):
        if is_figure(up) and up is not root:
            outer = next(
                (far for far in around[index + 1 : index + 4] if is_figure(far) and far is not root), None
            )
            best = outer if outer is not None and counts[outer] == counts[up] else up
            return _grown(
                best,
                [far for far in around if far is not best and far in list(ancestors(best, root))],
                root,
                counts,
            )
    return _grown(picture, around, root, counts)


def _grown(best: Element, around: list[Element], root: Element, counts: dict[Element, int]) -> Element:
    """Return the largest element around the picture that is its frame still."""
    alone = counts.get(best, 1)
    words_so_far = text_of(best)
    for up in around:
        if up is root or up.tag in _NO_FRAME or counts[up] > alone or not _is_frame(up, words_so_far):
            break
        best, words_so_far = up, text_of(up)
    return best


def _is_frame(element: Element, inside: str) -> bool:
    """Whether the element is a picture's frame; `inside` is the text that the frame within it has."""
    text = text_of(element)
    if text == inside:
        return True
    if len(text) > MAX_FRAME_TEXT:
        return False
    if _has_caption(element):
        return len(_unnamed_text(element)) <= _MAX_UNNAMED_TEXT
    return not inside and _is_frame_unnamed(element, text)  # it has its words; others are another's


def _is_frame_unnamed(element: Element, text: str) -> bool:
    """Whether an element without a named caption is a frame, by its own name or because it is tight."""
    named = bool(_FRAMED.search(element.get("class") or "")) or element.tag == "picture"
    if next(element.iterdescendants(*HEADINGS), None) is not None and not named:
        return False
    if named and (len(text) <= _MAX_NAMED_TEXT or _is_tight(element)):
        return True
    return len(text) <= _MAX_LOOSE_TEXT and _is_tight(element)


def _is_tight(element: Element) -> bool:
    """Whether the element holds a picture and a few words of its own, no list, no link to elsewhere."""
    pieces = 0
    for inner in element.iterdescendants():
        if not isinstance(inner.tag, str) or is_unseen(inner):
            continue
        own = "".join([inner.text or "", *(child.tail or "" for child in inner)]).strip()
        if own and inner.tag in {"a", "li", "td", "time", "label", "dt", "dd"}:
            return False
        pieces += bool(own)
    return pieces <= _MAX_LOOSE_PIECES


def _has_caption(element: Element) -> bool:
    return any(is_caption(inner) for inner in element.iterdescendants() if isinstance(inner.tag, str))


def _unnamed_text(element: Element) -> str:
    """Return the text in a frame that stands in no caption, credit or button."""
    texts: list[str] = []
    stack = list(element)
    texts.append(element.text or "")
    while stack:
        inner = stack.pop()
        texts.append(inner.tail or "")
        if isinstance(inner.tag, str) and not is_unseen(inner) and not is_caption(inner):
            texts.append(inner.text or "")
            stack.extend(inner)
    return " ".join("".join(texts).split())


_LOOK_AHEAD = 2


def _captions_after(
    element: Element, root: Element, pictures: frozenset[Element], counts: dict[Element, int]
) -> list[Element]:
    """Return the elements right after a frame that the page names as a caption or a credit."""
    node = element
    for _ in range(3):  # the picture may be alone in a paragraph or a link
        found = list(_named_after(node, pictures)) or _centred_after(node, pictures)
        if found:
            return found
        parent = node.getparent()
        if parent is None or node is root or parent is root or counts.get(parent, 0) > 1 or text_of(parent):
            return []
        node = parent
    return []


def _centred_after(element: Element, pictures: frozenset[Element]) -> list[Element]:
    """Return the short centred line below a centred picture, where the text that follows is not centred."""
    if not _is_centred(element) or (element.tail or "").strip():
        return []
    lines = [line for line in list(element.itersiblings())[: _LOOK_AHEAD + 2] if isinstance(line.tag, str)]
    filled = [line for line in lines if text_of(line) or not pictures.isdisjoint(line.iter())]
    if len(filled) < 2 or not _is_centred(filled[0]) or _is_centred(filled[1]):
        return []
    line = filled[0]
    plain = line.tag in {"p", "div", "center"} and pictures.isdisjoint(line.iter())
    return [line] if plain and len(text_of(line)) <= _MAX_LOOSE_TEXT else []


def _is_centred(element: Element) -> bool:
    if element.tag == "center" or (element.get("align") or "").lower() == "center":
        return True
    return bool(_CENTRED.search((element.get("style") or "")[:500]))


_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)


def _named_after(element: Element, pictures: frozenset[Element]) -> Iterator[Element]:
    if (element.tail or "").strip():
        return
    for following in list(element.itersiblings())[:_LOOK_AHEAD]:
        if not isinstance(following.tag, str) or not pictures.isdisjoint(following.iter()):
            return
        text = text_of(following)
        if not text:
            continue
        named = (
            is_caption(following)
            or reads_as_caption(text)
            or any(
                text_of(inner) == text
                for inner in following.iter()
                if isinstance(inner.tag, str) and is_caption(inner)
            )
        )
        if not named or len(text) > MAX_FRAME_TEXT:
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
