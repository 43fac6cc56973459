"""A body's tree in; its wrappers told apart, those that hold running text and those that frame a picture."""

from __future__ import annotations

from typing import Any

from presswork.content.importing.markup.caption_names import is_caption
from presswork.content.importing.markup.frames import is_figure

_WRAPPERS = ("div", "section", "center", "main", "header")
_TEXT = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre")


def mark_text(root: Any) -> None:
    """Name the wrappers around text `article`, so that they are no picture's frame, however short it is.

    A body from a feed or an agency holds no page around it. A figure in it says where it ends, and a wrapper
    without a name says nothing of a picture.
    """
    for wrapper in [*root.iter(*_WRAPPERS)]:
        if is_figure(wrapper) or any(is_figure(up) for up in wrapper.iterancestors()):
            continue
        unnamed = not wrapper.get("class") and not wrapper.get("id")
        if (unnamed or next(wrapper.iter("figure"), None) is not None) and _holds_text(wrapper):
            wrapper.tag = "article"


def _holds_text(wrapper: Any) -> bool:
    for element in wrapper.iter(*_TEXT):
        around = [element, *element.iterancestors()]
        inside = around[: around.index(wrapper)]
        if not any(is_figure(up) or is_caption(up) for up in inside) and "".join(element.itertext()).strip():
            return True
    return False
