"""A picture as a house's own markup names it in; a figure in HTML, which Markdown lets stand, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE = re.compile(r"[^\s\"'<>]+\.(?:jpe?g|png|gif|webp|avif|tiff?|svg|bmp)(?:[?#]\S*)?", re.IGNORECASE)
_SOURCE_NAMES = (
    "src",
    "url",
    "image",
    "image_path",
    "path",
    "file",
    "filename",
    "img",
    "image_url",
    "link",
    "href",
    "full",
)
_ALT_NAMES = ("alt", "alt_text", "image_alt", "fig_alt", "fig-alt")
_CAPTION_NAMES = ("caption", "fig_cap", "fig-cap", "description", "text", "legend", "cap", "image_caption")
_CREDIT_NAMES = (
    "credit",
    "attr",
    "attribution",
    "source",
    "photographer",
    "author",
    "copyright",
    "image_credit",
)


@dataclass(frozen=True, kw_only=True)
class Named:
    """The values that a shortcode, a tag or a directive is given: those with a name, and those without."""

    by_name: Mapping[str, str]
    others: Sequence[str] = ()

    def first(self, names: Sequence[str]) -> str:
        """Return the first value of these names."""
        return next((self.by_name[name] for name in names if self.by_name.get(name)), "")


def figure_of(named: Named, *, inner: str = "") -> str:
    """Return the figure that the values describe, "" where none names a picture. `inner` is Markdown."""
    named_source = next(
        (v for n in _SOURCE_NAMES if _FILE.fullmatch(v := named.by_name.get(n, "").strip())), ""
    )
    source = named_source or next((value for value in named.others if _FILE.fullmatch(value.strip())), "")
    if not source:
        return ""
    words = [value for value in named.others if value != source and " " in value.strip()]
    caption = named.first(_CAPTION_NAMES) or inner.strip()
    title = named.by_name.get("title", "")
    if title and title not in caption:
        caption = f"{title}{'' if title[-1] in '.!?:' else '.'} {caption}" if caption else title
    alt = named.first(_ALT_NAMES) or (words[-1] if words else "")
    return figure(source, alt=alt, caption=caption, credit=named.first(_CREDIT_NAMES))


def figure(source: str, *, alt: str = "", caption: str = "", credit: str = "") -> str:
    """Return a figure on a line of its own. Its caption is Markdown, read when the text is."""
    quoted = {"src": source.strip(), "alt": " ".join(alt.split()), "data-caption": " ".join(caption.split())}
    quoted["data-credit"] = " ".join(credit.split())
    values = " ".join(f'{name}="{escape(value)}"' for name, value in quoted.items() if value)
    return f"\n\n<figure><img {values}></figure>\n\n"


def pull_quote(text: str) -> str:
    """Return a pull quote."""
    lines = "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n"))
    return f"\n\n{{.pull-quote}}\n{lines}\n\n"
