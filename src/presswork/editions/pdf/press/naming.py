"""A laid-out document and its galley's photos in; photos that are drawn with their names around them out.

See the package's docstring for what is written, and why. Also makes a picture as large in the layout as
its derivative says: a press wants other pixels than a reader, and both editions must break alike.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from presswork.editions.pdf.fetching import BASE_URL
from presswork.model import Derivative, Galley

PHOTO, ARTICLE, FPO = "PRSW_Photo", "PRSW_Article", "PRSW_FPO"


class SizedPictures(dict[str, Any]):
    """WeasyPrint's cache of images, by URL; those of the galley's photos take their derivatives' sizes."""

    def __init__(self, galley: Galley) -> None:
        super().__init__()
        self._pictures = galley.pictures

    def __setitem__(self, url: str, image: Any) -> None:
        """Keep an image, or a piece of one."""
        picture = self._pictures.get(unquote(url.removeprefix(BASE_URL)))
        if picture and image is not None and picture.height_px and picture.media_type != "image/svg+xml":
            image.get_intrinsic_size = _sizes(picture)
        super().__setitem__(url, image)


def _sizes(picture: Derivative) -> Any:
    width, height = picture.width_px, picture.height_px
    return lambda resolution, _font_size: (width / resolution, height / resolution, width / height)


def name_pictures(document: Document, galley: Galley) -> None:
    """Say of each box that a photo is drawn in which photo it is."""
    for page in document.pages:
        for box in _replaced(page._page_box):
            url = box.element.get("src") or ""
            if picture := galley.pictures.get(unquote(url)):
                box.presswork_picture = {
                    ARTICLE: pydyf.String(galley.article),
                    PHOTO: pydyf.String(picture.photo),
                    **({FPO: "true"} if picture.is_fpo else {}),
                }


def _replaced(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.ReplacedBox) and box.element is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from _replaced(child)


@contextlib.contextmanager
def named(stream: Stream, box: Any) -> Iterator[None]:
    """Draw a photo's box as marked content that names it; any other box as it is."""
    facts = getattr(box, "presswork_picture", None)
    if facts is None:
        yield
        return
    pydyf.Stream.begin_marked_content(stream, PHOTO, pydyf.Dictionary(facts))
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)
