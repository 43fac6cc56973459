"""An address in, its QR code and the short form that stands beside it in print out.

A code has to be read from newsprint, by a telephone, in a café. So each module is 0.5 mm: the GS1 General
Specifications (section 5.12.3) want a two-dimensional symbol printed at one and a half times the module of
a linear one, which is 0.264 mm at the least and 0.33 mm as a rule, so 0.396 and 0.495 mm; a coldset press
widens every edge by some 0.05 to 0.1 mm (our own estimate, tried in the tests). The level of correction is
Q (ISO/IEC 18004: a quarter of the code may be lost), and M where an address is so long that the symbol
would grow too large for the foot of a column. Four modules around it stay white, as ISO/IEC 18004 demands.
Black ink alone prints it: an overlap of inks out of register would close the gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.model import Article, Issue, Piece

MODULE_MM = 0.5
QUIET_MODULES = 4
# Above this version (41 modules a side, 24.5 mm with its quiet zone) the code takes the lower level.
_LARGEST_AT_Q = 6
_SCHEME = re.compile(r"^https?://")
_ENCODED = re.compile(r"(?:%[0-9A-F]{2})+")
# Latin, Greek and Cyrillic letters.
_TYPED = re.compile(r"[-0-9A-Za-z.:\u00c0-\u024f\u0370-\u052f]+")


@dataclass(frozen=True, kw_only=True)
class QrCode:
    """A symbol. `size` is its side in modules with the quiet zone, `path` the dark modules as an SVG path."""

    size: int
    path: str
    level: str

    @property
    def side_mm(self) -> float:
        """The side in millimetres, quiet zone included."""
        return self.size * MODULE_MM

    @property
    def quiet_mm(self) -> float:
        """The quiet zone's width in millimetres."""
        return QUIET_MODULES * MODULE_MM


@dataclass(frozen=True, kw_only=True)
class OnlineView:
    """Where an issue is found on the web, as a template sets it. `code` is None where it has no room.

    `short` is the address as people read and type it.
    """

    url: str
    short: str
    code: QrCode | None


def online_view(url: str, *, with_code: bool = True) -> OnlineView:
    """Return the view of an address."""
    return OnlineView(url=url, short=short_address(url), code=qr_code(url) if with_code else None)


def carries_address(issue: Issue, article: Article) -> bool:
    """Whether the address stands at the end of this article: the last, in an issue without an imprint."""
    return bool(issue.url) and not issue.is_magazine and article.slug == issue.articles[-1].slug


def page_carries_address(issue: Issue, piece: Piece) -> bool:
    """Whether the address stands on this page of the issue's own: the imprint, else the closing page."""
    publication = issue.publication
    kind = "imprint" if publication.masthead or publication.imprint else "closing"
    return bool(issue.url) and issue.is_magazine and piece.kind == kind


def short_address(url: str) -> str:
    """Return the address without its scheme and last slash, its letters as people type them.

    Punycode and percent-encoding are undone where nothing but letters come of it that every theme's face has.
    """
    host, slash, path = _SCHEME.sub("", url).removesuffix("/").partition("/")
    return f"{_host(host)}{slash}{_ENCODED.sub(_letters, path)}"


def _host(host: str) -> str:
    if "xn--" not in host:
        return host
    import idna

    try:
        name = idna.decode(host)
    except idna.IDNAError:
        return host
    return name if _TYPED.fullmatch(name) else host


def _letters(encoded: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(encoded[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return encoded[0]
    return text if _TYPED.fullmatch(text) and text.isalpha() else encoded[0]


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text."""
    import segno

    code = segno.make_qr(text, error="q", boost_error=False)
    if int(code.version) > _LARGEST_AT_Q:
        code = segno.make_qr(text, error="m", boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return QrCode(size=len(rows) + 2 * QUIET_MODULES, path=_path(rows), level=code.error)


def _path(rows: Sequence[bytes]) -> str:
    """Return the dark modules as one path of rectangles, each as wide as its run in a row."""
    parts = []
    for top, row in enumerate(rows):
        for run in re.finditer(b"\x01+", row):
            width = run.end() - run.start()
            parts.append(f"M{run.start() + QUIET_MODULES} {top + QUIET_MODULES}h{width}v1h-{width}z")
    return "".join(parts)
