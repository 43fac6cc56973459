"""`python -m bench.bare_ebooklib FOLDER OUT`: a book's files in, the EPUB that EbookLib makes of them out."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: str, out: str) -> None:
    from ebooklib import epub

    facts = json.loads((Path(folder) / "book.json").read_text(encoding="utf-8"))
    book = epub.EpubBook()
    book.set_identifier(facts["identifier"])
    book.set_title(facts["title"])
    book.set_language(facts["language"])
    for entry in facts["documents"]:
        data = (Path(folder) / entry["file"]).read_bytes()
        kind = epub.EpubHtml if entry["is_text"] else epub.EpubItem
        item = kind(uid=entry["id"], file_name=entry["name"], media_type=entry["media_type"], content=data)
        book.add_item(item)
        if entry["in_spine"]:
            book.spine.append(item)
    epub.write_epub(out, book, {"epub3_pages": False})


if __name__ == "__main__":
    main(*sys.argv[1:])
