"""The attachments in a WordPress export in; what the library says of a picture, by number or address, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from presswork.content.importing.bodies import Attached, plain_of
from presswork.content.importing.bodies.attached import file_key
from presswork.content.importing.credits import split_caption
from presswork.content.importing.markup.addresses import picture

if TYPE_CHECKING:
    from collections.abc import Iterable

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|svg|heic|bmp)$", re.IGNORECASE)
# Plug-ins for credits keep them under these names, in the order of their use.
_CREDIT_NAMES = (
    "_media_credit", "media_credit", "_credit", "credit", "photo_credit", "_photo_credit", "image_credit",
    "isc_image_source", "copyright", "_photographer", "photographer", "_wp_attachment_source_name",
    "fotonachweis", "bildnachweis", "bildquelle",
)  # fmt: skip
# PHP's serialised image_meta: s:6:"credit";s:9:"Ada Byron";
_META = re.compile(r's:\d+:"(credit|copyright|caption)";s:\d+:"(.*?)";(?=s:\d+:"|\})', re.DOTALL)


def text_of_child(item: Any, name: str) -> str:
    """Return the text of the child of that local name, "" where there is none."""
    found = item.find(f"{{*}}{name}")
    found = item.find(name) if found is None else found
    return (found.text or "").strip() if found is not None else ""


def meta_of(item: Any) -> dict[str, str]:
    """Return the fields that WordPress and its plug-ins keep with a post."""
    found = {}
    for meta in item.iterchildren("{*}postmeta"):
        found[text_of_child(meta, "meta_key")] = text_of_child(meta, "meta_value")
    return found


class Library:
    """The export's pictures."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._by_number: dict[str, Attached] = {}
        self._children: dict[str, list[str]] = {}
        for item in items:
            if text_of_child(item, "post_type") == "attachment":
                self._take(item)
        self._by_file = {file_key(each.addresses[0]): each for each in self._by_number.values()}

    def get(self, number: str) -> Attached | None:
        """Return the picture of a number."""
        return self._by_number.get(number)

    def of_post(self, number: str) -> list[str]:
        """Return the numbers of the pictures that were uploaded to a post, in their order."""
        return self._children.get(number, [])

    def at(self, address: str) -> Attached | None:
        """Return the picture whose file, of any size, is at the address."""
        return self._by_file.get(file_key(address))

    def _take(self, item: Any) -> None:
        address = picture(text_of_child(item, "attachment_url") or item.findtext("guid") or "", "")
        number, meta = text_of_child(item, "post_id"), meta_of(item)
        if not address or not _PICTURE.search(address.split("?")[0]):
            return
        caption = plain_of(item.findtext("{*}excerpt/encoded") or _encoded(item, "excerpt"))
        description = plain_of(_encoded(item, "content"))
        metadata = dict(_META.findall(meta.get("_wp_attachment_metadata", "")))
        credit = next((plain_of(meta[name]) for name in _CREDIT_NAMES if meta.get(name, "").strip()), "")
        if not credit and not split_caption(caption).credit:
            credit = split_caption(description).credit or metadata.get("credit", "")
        self._by_number[number or address] = Attached(
            addresses=(address,),
            alt=plain_of(meta.get("_wp_attachment_image_alt", "")),
            caption=caption,
            credit=credit,
            copyright=metadata.get("copyright", ""),
        )
        self._children.setdefault(text_of_child(item, "post_parent"), []).append(number or address)


def _encoded(item: Any, prefix: str) -> str:
    """Return content:encoded or excerpt:encoded; both go by one local name."""
    for element in item.iterchildren("{*}encoded"):
        if prefix in element.tag.partition("}")[0]:
            return element.text or ""
    return ""


encoded = _encoded
