"""Composed HTML and CSS in, the files that they name out: found now, or refused with a finding.

Typesetting then reads nothing but what was found here. A reference is looked up among the photos'
derivatives, the fonts of our dependencies, the theme's folders and the project's `assets/`; one to
a network, an absolute path or a place outside these folders is refused.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from presswork import resources
from presswork.composition.fonts import font_path
from presswork.composition.theme_files import find_file, shown_name
from presswork.model import Asset, Derivative, Finding

_CSS_URL = re.compile(
    r"""(?:url\(\s*|@import\s+(?=["']))(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))""", re.IGNORECASE
)
_HTML_URL = re.compile(
    r"""<(?:img|link|object|embed|iframe|source|video|audio|image|use|input)\b[^>]*?
    \s(?:src|href|data|srcset|poster|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""",
    re.IGNORECASE | re.VERBOSE,
)
_SCRIPT_URL = re.compile(r"""<script\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REMOTE = re.compile(r"(?!file:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HTML_STYLE = re.compile(
    r"""<style\b[^>]*>(.*?)</style>|\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""",
    re.IGNORECASE | re.DOTALL,
)


def resolve(
    html: str,
    stylesheets: tuple[tuple[str, str], ...],
    *,
    derivatives: Mapping[str, Derivative],
    folders: tuple[Path, ...],
    root: Path,
    html_name: str,
) -> tuple[dict[str, Asset], tuple[Finding, ...]]:
    """Return the assets that the galley names, by URL, and a finding for each that is refused."""
    assets = {
        f"photos/{item.name}": Asset(data=item.data, media_type=item.media_type)
        for item in derivatives.values()
    }
    places = (*folders, root / "assets", resources.assets_dir())
    findings = []
    for name, line, url in _all_urls(html, stylesheets, html_name):
        if not url or url.startswith(("#", "data:")) or url in assets:
            continue
        asset = _find(url, places, root)
        if asset is None:
            findings.append(refusal(url, *_place(url, name, line, folders, root)))
        else:
            assets[url] = asset
    return assets, tuple(findings)


def find_asset(url: str, *, folders: tuple[Path, ...], root: Path) -> Asset | None:
    """Return what stands behind a URL of a galley, photos aside; None for no file of the project's."""
    return _find(url, (*folders, root / "assets", resources.assets_dir()), root)


def remote_urls(html: str) -> list[str]:
    """Return the addresses on a network that a page would fetch by itself; links do not count."""
    found = (url for pattern in (_HTML_URL, _SCRIPT_URL) for _, url in _urls(pattern, html))
    return [url for url in found if url.startswith("//") or (_REMOTE.match(url) and url[:5] != "data:")]


def _find(url: str, places: tuple[Path, ...], root: Path) -> Asset | None:
    path = font_path(url) or _local_file(url, places, root)
    if path is None:
        return None
    return Asset(path=path, media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream")


def _all_urls(
    html: str, stylesheets: tuple[tuple[str, str], ...], html_name: str
) -> Iterator[tuple[str, int, str]]:
    for name, css in stylesheets:
        yield from ((name, line, url) for line, url in _urls(_CSS_URL, _without_comments(css)))
    yield from ((html_name, line, url) for line, url in _urls(_HTML_URL, html))
    for match in _HTML_STYLE.finditer(html):
        css = unescape(next((group for group in match.groups() if group), ""))
        yield from ((html_name, 0, url) for _, url in _urls(_CSS_URL, css))


def _without_comments(css: str) -> str:
    return _CSS_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), css)


def _urls(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for match in pattern.finditer(text):
        url = next((group for group in match.groups() if group is not None), "")
        yield text.count("\n", 0, match.start()) + 1, url.strip()


def _place(url: str, name: str, line: int, folders: tuple[Path, ...], root: Path) -> tuple[str, int]:
    """Return the template, and the line in it, that writes the URL; else what was made of the templates."""
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix not in {".css", ".html"} or not path.resolve().is_relative_to(folder.resolve()):
                continue
            before, found, _ = path.read_text(encoding="utf-8", errors="replace").partition(url)
            if found:
                return shown_name(path, root), before.count("\n") + 1
    return name, line


def _local_file(url: str, places: tuple[Path, ...], root: Path) -> Path | None:
    name = unquote(url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
    parts = Path(name).parts
    if ":" in name or "\\" in name or Path(name).is_absolute() or ".." in parts or not parts:
        return None
    return find_file(places, name, root=root)


def refusal(url: str, name: str, line: int = 0) -> Finding:
    """Return the finding for an address in a template or style sheet that is not a file of the project's."""
    remote = url.startswith("//") or _REMOTE.match(url) is not None
    return Finding(
        code="remote-reference" if remote else "reference-refused",
        severity="error",
        file=name,
        line=line or None,
        where=url[:200],
        message=f'"{url[:200]}" is {"on a network" if remote else "not a file of this project"}.',
        hint="Put the file into the project's assets/ and name it by its path from there.",
    )
