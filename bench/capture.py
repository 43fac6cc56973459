"""`python -m bench.capture ISSUE FOLDER`: builds an issue and keeps what it hands to the libraries.

FOLDER/galley receives the composed HTML as WeasyPrint is given it (the arrangement found, the lines
set), its style sheets and all that they name; FOLDER/book the files of the e-book.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from presswork.editions.epub import pack
from presswork.editions.pdf import typeset
from presswork.model import Book, BookDocument, Galley
from presswork.pipeline import EDITIONS, Order, build


def main(issue: str, folder: str) -> None:
    galleys, books = _watch(typeset, "set_lines"), _watch(pack, "_as_ebook", given=True)
    build(Order(folder=Path(issue), out=Path(folder) / "out"), EDITIONS)
    _write_galley(galleys[-1], Path(folder) / "galley")
    _write_book(books[-1], Path(folder) / "book")


def _watch(module: Any, name: str, *, given: bool = False) -> list[Any]:
    """Return a list that receives what a function is `given`, else what it returns."""
    seen: list[Any] = []
    function = getattr(module, name)

    def watched(argument: Any) -> Any:
        result = function(argument)
        seen.append(argument if given else result)
        return result

    setattr(module, name, watched)
    return seen


def _write_galley(galley: Galley, folder: Path) -> None:
    names = [f"{index}.css" for index in range(len(galley.stylesheets))]
    for name, (_, css) in zip(names, galley.stylesheets, strict=True):
        _write(folder / name, css.encode())
    for url, asset in galley.assets.items():
        _write(folder / unquote(url), asset.read())
    _write(folder / "galley.html", galley.html.encode())
    options: dict[str, Any] = dict(typeset.OPTIONS)
    identifier = options.pop("pdf_identifier").decode()
    facts = {"stylesheets": names, "options": options, "identifier": identifier}
    _write(folder / "galley.json", json.dumps(facts).encode())


def _write_book(book: Book, folder: Path) -> None:
    documents = []
    for index, document in enumerate(book.documents):
        _write(folder / str(index), document.data)
        documents.append(
            {
                "file": str(index),
                "id": document.id,
                "name": document.name,
                "media_type": document.media_type,
                "in_spine": document.in_spine,
                "is_text": _is_text(document),
            }
        )
    facts = {
        "identifier": book.identifier,
        "title": book.title,
        "language": book.language,
        "documents": documents,
    }
    _write(folder / "book.json", json.dumps(facts).encode())


def _is_text(document: BookDocument) -> bool:
    return document.media_type == "application/xhtml+xml" and "nav" not in document.properties


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
