"""`python -m bench.single ISSUE FOLDER`: an issue in, one document that WeasyPrint sets just so out.

What Presswork hands to WeasyPrint for each piece (its arrangement found, its lines set) is put into one
document: the pieces in order, each beginning a page of its own name, their style sheets in one. FOLDER
receives it as `python -m bench.bare_weasyprint` wants it, and `pieces.json`, each piece's id and pages.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bench.pieces import SetPiece, captured
from bench.scoping import scoped
from presswork.editions.pdf import typeset
from presswork.editions.pdf.numbering import number_lists

# Made for this document's lines by their classes: the same name has the same rule in all.
_LINES = "lines.css"
_FOLIO = "folio.css"
_DOCUMENT = re.compile(r"<html(?P<html>[^>]*)>.*?<body(?P<body>[^>]*)>(?P<inner>.*)</body>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TOP = re.compile(r'(<a\b[^>]*\bhref="#[^"]*?)--top"')


def main(issue: str, folder: str) -> None:
    with tempfile.TemporaryDirectory() as cache:
        write_single(captured(Path(issue), cache=Path(cache)), Path(folder))


def write_single(pieces: Sequence[SetPiece], folder: Path) -> None:
    """Write the document, its style sheet, all that they name, and its options."""
    sheets = [
        [css for name, css in piece.galley.stylesheets if name not in {_LINES, _FOLIO}] for piece in pieces
    ]
    one = scoped(sheets, resets=list(_resets(pieces)))
    lines = dict.fromkeys(
        rule for piece in pieces for rule in dict(piece.galley.stylesheets).get(_LINES, "").splitlines()
    )
    bodies, before = [], ""
    for number, piece in enumerate(pieces):
        first, second = one.pages[number]
        before = second if before == first else first
        classes = " ".join(("piece", *one.classes[number]))
        bodies.append(f'<div class="{classes}" style="page: {before}">{_body(piece, number)}</div>')
    root = _match(pieces[0])["html"]
    title = f'<meta charset="utf-8"/><title>{pieces[0].id}</title>'
    html = f"<!DOCTYPE html>\n<html{root}><head>{title}</head>\n<body>{''.join(bodies)}</body></html>"
    _write(folder / "galley.html", number_lists(html).encode())
    _write(folder / "0.css", one.css.encode())
    _write(folder / "1.css", "\n".join(lines).encode())
    for number, piece in enumerate(pieces):
        for url, asset in piece.galley.assets.items():
            _write(folder / unquote(_place(url, piece, number)), asset.read())
    options: dict[str, Any] = dict(typeset.OPTIONS)
    identifier = options.pop("pdf_identifier")
    facts = {"stylesheets": ["0.css", "1.css"], "options": options, "identifier": identifier.decode()}
    _write(folder / "galley.json", json.dumps(facts).encode())
    _write(folder / "pieces.json", json.dumps([(piece.id, piece.pages) for piece in pieces]).encode())


def _resets(pieces: Sequence[SetPiece]) -> list[int | None]:
    """Return the number that each piece's first page gets, None where it follows the page before it."""
    resets: list[int | None] = []
    following = 1
    for piece in pieces:
        resets.append(None if piece.first_folio == following else piece.first_folio)
        following = piece.first_folio + piece.pages
    return resets


def _match(piece: SetPiece) -> re.Match[str]:
    found = _DOCUMENT.search(piece.galley.html)
    if found is None:
        raise ValueError(f"{piece.id} is no document with a body")
    return found


def _body(piece: SetPiece, number: int) -> str:
    """Return a piece's body as a block, its pictures' addresses its own, its links those of one document."""
    found = _match(piece)
    inner = found["inner"]
    for url in piece.galley.assets:
        place = _place(url, piece, number)
        if place != url:
            inner = inner.replace(f'"{url}"', f'"{place}"')
    language = dict(_ATTRIBUTE.findall(found["html"]))
    said = "".join(f' {name}="{language[name]}"' for name in ("lang", "dir") if name in language)
    return f"<div{found['body']}{said}>{_TOP.sub(lambda link: link[1] + chr(34), inner)}</div>"


def _place(url: str, piece: SetPiece, number: int) -> str:
    """Return where an asset lies: two pieces may have a picture of the same name."""
    picture = piece.galley.assets[url].media_type.startswith("image/")
    return f"pictures/{number}/{url}" if picture and url in piece.galley.pictures else url


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
