"""A theme in, the web edition's one style sheet with its type and whatever else it names out.

It is `web/base.css`, the theme's `web/style.css` and a publication's own `web/publication.css`, joined. Files
are named after their content, so that issues share them and no old one is ever taken for a new one. A font is
written as in any other style sheet of a theme and comes out as small WOFF2 files; `inline=latin` in its
address puts that range into the style sheet itself: a page is shown in it at once, and nothing moves.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from presswork.cache import Cache
from presswork.composition.galley import render
from presswork.composition.references import find_asset, refusal
from presswork.composition.theme_files import find_file, shown_name
from presswork.composition.web.addresses import SHARED, named_after_content
from presswork.composition.web.type_files import type_files
from presswork.errors import FindingsError
from presswork.model import Finding

SHEETS = ("web/base.css", "web/style.css", "web/publication.css")
_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)""")
_IMPORT = re.compile(r"@import\s+(?:url\()?([^;)]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n+|\n[ \t]+|[ \t]{2,}")
_FONT_ENDINGS = (".ttf", ".otf")


@dataclass(frozen=True, kw_only=True)
class Style:
    """The style sheet's path below the site's root, and its files, that sheet among them, by their paths."""

    path: str
    files: Mapping[str, bytes]


@dataclass(kw_only=True)
class _Sheet:
    folders: tuple[Path, ...]
    root: Path
    ranges: Sequence[str]
    cache: Cache | None
    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, css: str, name: str) -> str:
        """Return the CSS with all that it names among the files."""
        for match in _IMPORT.finditer(_COMMENT.sub("", css)):
            self.findings.append(refusal(match[1].strip(" \t\"'"), name))
        css = _FACE.sub(lambda match: self._face(match[1], name), css)
        return _URL.sub(lambda match: f"url({self._kept(match[1], name)})", css)

    def _face(self, declarations: str, name: str) -> str:
        match = _URL.search(declarations)
        url, _, query = (match[1] if match else "").partition("?")
        if match is None or not url.lower().endswith(_FONT_ENDINGS):
            return f"@font-face{{{declarations}}}"
        asset = find_asset(url, folders=self.folders, root=self.root)
        if asset is None:
            self.findings.append(refusal(url, name))
            return ""
        said = dict(parse_qsl(query))
        try:
            made = type_files(asset.read(), said, self.ranges, cache=self.cache)
        except (ValueError, RuntimeError, OSError) as error:
            self.findings.append(_unreadable(url, name, error))
            return ""
        faces = []
        for file in made:
            if file.range_name in said.get("inline", "").split(","):
                address = f"data:font/woff2;base64,{base64.b64encode(file.data).decode()}"
            else:
                address = self._file(f"{Path(url).stem}-{file.range_name}", ".woff2", file.data)
            face = declarations.replace(match[0], f"url({address})").strip().rstrip(";")
            faces.append(f'@font-face {{ {face} format("woff2"); unicode-range: {file.unicode_range} }}')
        return "\n".join(faces)

    def _kept(self, url: str, name: str) -> str:
        if url.startswith(("#", "data:")) or url in self.files:
            return url
        asset = find_asset(url, folders=self.folders, root=self.root)
        if asset is None:
            self.findings.append(refusal(url, name))
            return url
        return self._file(Path(url).stem, Path(url).suffix.lower(), asset.read())

    def _file(self, stem: str, ending: str, data: bytes) -> str:
        name = named_after_content(stem, ending, data)
        self.files[name] = data
        return name


def make_style(
    env: Any, context: Mapping[str, Any], *, theme: str, ranges: Sequence[str], cache: Cache | None = None
) -> Style:
    """Return the style of a theme for texts in these ranges of Unicode.

    Raises `FindingsError` for a style sheet that cannot be rendered, or that names what is not there.
    """
    folders, root = env.loader.folders, env.loader.root
    sheet = _Sheet(folders=folders, root=root, ranges=ranges, cache=cache)
    parts = []
    for name in SHEETS:
        path = find_file(folders, name, root=root)
        if path:
            parts.append(sheet.read(render(env, name, context), shown_name(path, root)))
    if sheet.findings:
        raise FindingsError(dict.fromkeys(sheet.findings))
    css = _BLANK.sub("\n", _COMMENT.sub("", "\n".join(parts))).strip() + "\n"
    name = named_after_content(theme, ".css", css.encode())
    files = {f"{SHARED}/{file}": data for file, data in sheet.files.items()}
    return Style(
        path=f"{SHARED}/{name}",
        files={**files, f"{SHARED}/{name}": css.encode()},
    )


def _unreadable(url: str, name: str, error: Exception) -> Finding:
    return Finding(
        code="font-unreadable",
        severity="error",
        file=name,
        where=url[:200],
        message=f'The font "{url[:200]}" cannot be read: {error}.',
        hint="Use a sound TrueType or OpenType font.",
    )
