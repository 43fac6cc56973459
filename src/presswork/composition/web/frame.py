"""A site, a page's folder and what the page shows in; the page, rendered from its template, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from presswork.composition.galley import render
from presswork.composition.labels import direction
from presswork.composition.references import find_asset, refusal, remote_urls
from presswork.composition.web.addresses import SHARED, absolute, between, named_after_content
from presswork.composition.web.words import pages_in_words, size_in_words, word
from presswork.errors import FindingsError
from presswork.model.site import Site


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What every page of a site has in common.

    `style` is the style sheet's path below the site's root. `feeds` are (path, media type, title), for
    programs that look for them on a page. `assets` fills with what templates name by `asset("mark.svg")`:
    its path below the root, and how it was named.
    """

    site: Site
    env: Any
    style: str
    feeds: tuple[tuple[str, str, str], ...] = ()
    assets: dict[str, str] = field(default_factory=dict)

    def page(
        self, template: str, *, folder: str, language: str, title: str, context: Mapping[str, Any]
    ) -> bytes:
        """Return a page. Raises `FindingsError` for a template that cannot be rendered."""
        url = absolute(self.site.url, folder)
        shared = {
            "edition": "web",
            "language": language,
            "direction": direction(language),
            "page_title": title,
            "label": lambda key, **fields: word(key, language, **fields),
            "size_in_words": lambda size: size_in_words(size, language),
            "pages_in_words": lambda count: pages_in_words(count, language),
            "asset": lambda name: between(folder, self._asset(name, template)),
            "link": lambda path: between(folder, path),
            "absolute": lambda path: absolute(self.site.url, path),
            "address": url,
            "site": {"title": self.site.title, "language": self.site.language},
            "icon": _icon(self.site.title),
            "style": between(folder, self.style),
            # A feed's own address has to be known for what it says to be right.
            "feeds": tuple((between(folder, path), kind, name) for path, kind, name in self.feeds)
            if self.site.url
            else (),
        }
        html = render(self.env, template, {**shared, **context})
        said = [address for address in remote_urls(html) if not self._is_own(address)]
        if said:
            raise FindingsError([refusal(address, template) for address in dict.fromkeys(said)])
        return html.encode()

    def _is_own(self, address: str) -> bool:
        return bool(self.site.url) and address.startswith(self.site.url)

    def _asset(self, name: str, template: str) -> str:
        """Return the path below the site's root of a file of the theme's or of the project's `assets/`."""
        found = find_asset(name, folders=self.env.loader.folders, root=self.env.loader.root)
        if found is None:
            raise FindingsError([refusal(name, template)])
        file = PurePosixPath(name)
        path = f"{SHARED}/{named_after_content(file.stem, file.suffix.lower(), found.read())}"
        self.assets[path] = name
        return path


def _icon(title: str) -> str:
    """Return the address of the site's icon, its initial: in the page itself, so that none is asked for."""
    initial = next((letter.upper() for letter in title if letter.isalnum()), "")[:1]
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<rect width="32" height="32" rx="5" fill="#17181a"/>'
        '<text x="16" y="24" font-family="Georgia, serif" font-size="24" text-anchor="middle" '
        f'fill="#fdfcfa">{initial}</text></svg>'
    )
    return f"data:image/svg+xml,{quote(drawing)}"


def json_in_html(text: str) -> Markup:
    """Return JSON as it may stand in a `script` element: nothing in it can end the element."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704
