"""A post's shortcodes in; the HTML that they stand for, and what was left out, out."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from presswork.model.imported import Dropped

if TYPE_CHECKING:
    from presswork.content.importing.bodies import Attached
    from presswork.content.importing.wordpress.library import Library

_CODE = re.compile(
    r"(?P<open>\[?)\[(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?=[\s/\]])(?:[^\]\"'\[]|\"[^\"]*\"|'[^']*')*?)(?P<alone>/?)\](?P<close>\]?)"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_CAPTIONED = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)\s*(.*)", re.DOTALL | re.IGNORECASE)
_PICTURED = {"caption", "wp_caption"}
# What plays, counts or lists; the names are WordPress's own and those of the plug-ins that most sites use.
_DROPPED = frozenset(
    [
        "audio",
        "video",
        "playlist",
        "embed",
        "youtube",
        "vimeo",
        "soundcloud",
        "instagram",
        "tweet",
        "gravityform",
        "gravityforms",
        "contact-form-7",
        "contact-form",
        "ninja_form",
        "mc4wp_form",
        "wpforms",
        "googlemaps",
        "recent_posts",
        "table",
        "tablepress",
        "jetpack_subscription_form",
        "related",
        "newsletter",
        "polldaddy",
        "poll",
        "ad",
        "adsense",
        "adrotate",
        "social",
        "share",
        "sharethis",
    ]
)
MAX_CODES = 20_000


def expand(text: str, *, library: Library, post: str) -> tuple[str, list[Dropped]]:
    """Return the post's text with its pictures as figures and without other shortcodes."""
    return _Expansion(library, post).run(text)


class _Expansion:
    def __init__(self, library: Library, post: str) -> None:
        self._library = library
        self._post = post
        self.dropped: list[Dropped] = []

    def run(self, text: str) -> tuple[str, list[Dropped]]:
        pieces, end, count = [], 0, 0
        closing = {name.lower() for name in re.findall(r"\[/([A-Za-z][\w-]*)\s*\]", text)}
        while (match := _CODE.search(text, end)) and count < MAX_CODES:
            count += 1
            pieces.append(text[end : match.start()])
            made, end = self._expanded(match, text, closing)
            pieces.append(made)
        result = "".join((*pieces, text[end:]))
        # What closes a shortcode that enclosed text; the text stays.
        return re.sub(r"\[/[A-Za-z][\w-]*\s*\]", "", result), self.dropped

    def _expanded(self, match: re.Match[str], text: str, closing: set[str]) -> tuple[str, int]:
        """Return what the shortcode becomes, and where the text goes on."""
        name = match["name"].lower()
        attributes = attributes_of(match["attributes"])
        if match["open"] and match["close"]:  # [[caption]] is how one writes about shortcodes
            return match[0][1:-1], match.end()
        if name in _PICTURED:
            end = _closing(name, text, match.end())
            if end is not None:
                return self._caption(attributes, text[match.end() : end[0]]), end[1]
        if name in _DROPPED:
            end = _closing(name, text, match.end())
            self._drop(name, attributes, text[match.end() : end[0]] if end else "")
            return "", end[1] if end else match.end()
        return self._alone(match, name, attributes, closing), match.end()

    def _alone(self, match: re.Match[str], name: str, attributes: dict[str, str], closing: set[str]) -> str:
        """Return what a shortcode becomes that encloses nothing, or whose text stays where it is."""
        if name == "gallery":
            return self._gallery(attributes)
        if name in closing:
            return ""
        if attributes or match["alone"] or "_" in name:
            self._drop(name, attributes, "")
            return ""
        return match[0]

    def _caption(self, attributes: dict[str, str], inner: str) -> str:
        """Return the figure of a [caption]; until WordPress 3.4 its words were an attribute."""
        found = _CAPTIONED.match(inner)
        image, words = (found[1], found[2]) if found else (inner, "")
        words = words.strip() or attributes.get("caption", "")
        number = attributes.get("id", "").rpartition("_")[2]
        known = self._library.get(number)
        extra = _named_credit(attributes, known)
        return f'\n\n<figure class="wp-caption">{image}<figcaption>{words}{extra}</figcaption></figure>\n\n'

    def _gallery(self, attributes: dict[str, str]) -> str:
        numbers = re.findall(r"\d+", attributes.get("ids") or attributes.get("include") or "")
        numbers = numbers or self._library.of_post(attributes.get("id") or self._post)
        excluded = set(re.findall(r"\d+", attributes.get("exclude", "")))
        figures = [
            figure(known)
            for number in numbers
            if number not in excluded and (known := self._library.get(number))
        ]
        if not figures:
            self._drop("gallery", attributes, "")
        return f"\n\n<div>{''.join(figures)}</div>\n\n" if figures else ""

    def _drop(self, name: str, attributes: dict[str, str], inner: str) -> None:
        what = (
            attributes.get("title") or attributes.get("src") or attributes.get("url") or inner.strip() or ""
        )
        self.dropped.append(
            Dropped(
                what=f"[{name}] {what[:80]}".strip(), why="a shortcode that only the site's own program fills"
            )
        )


def figure(known: Attached) -> str:
    """Return the figure of a picture in the library."""
    return (
        f'<figure><img src="{escape(known.addresses[0])}" alt="{escape(known.alt)}">'
        f"<figcaption>{escape(known.caption)}</figcaption></figure>"
    )


def attributes_of(text: str) -> dict[str, str]:
    """Return a shortcode's attributes; quotation marks may have been made typographic by an editor."""
    plain = re.sub("[“”„″]", '"', text)
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(plain)}


def _closing(name: str, text: str, start: int) -> tuple[int, int] | None:
    match = re.compile(rf"\[/{re.escape(name)}\s*\]", re.IGNORECASE).search(text, start)
    return (match.start(), match.end()) if match else None


def _named_credit(attributes: dict[str, str], known: Attached | None) -> str:
    credit = attributes.get("credit", "") if known is None or not known.credit else ""
    return f' <span class="credit">{escape(credit)}</span>' if credit else ""
