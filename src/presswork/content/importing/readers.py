"""A recognised source in, its articles out: the table of which reader reads which kind.

A reader is a function of one `Source` that returns an `Imported`; it raises `UnreadableError` (see
`source.refused`) for what it cannot or must not read. Readers are loaded when they are needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from presswork.content.importing.recognising import Kind, recognise
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.source import Source
    from presswork.model.imported import Imported

Reader = Callable[["Source"], "Imported"]

_HERE = "presswork.content.importing"

# What reads each kind: a module of this package, and its function.
READERS: Mapping[Kind, tuple[str, str]] = {
    "text": ("plain", "read_plain"),
    "docx": ("docx", "read_docx"),
    "epub": ("epub", "read_epub"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "word-97": ("word97", "read_word97"),
    "wxr": ("wordpress", "read_wxr"),
    "html": ("web", "read_page"),
    "mhtml": ("web", "read_mhtml"),
    "feed": ("feeds", "read_feed"),
    "jsonfeed": ("feeds", "read_json_feed"),
    "ninjs": ("news", "read_ninjs"),
    "newsml": ("news", "read_newsml"),
    "markdown": ("house_markdown", "read_markdown"),
}

# What a kind that nothing reads is called, and what to do with it.
NOT_READ: Mapping[Kind, tuple[str, str]] = {
    "empty": ("holds nothing", "Paste or save the text again."),
    "pdf": (
        "is a PDF, which holds pages and not a text",
        "Ask for the manuscript; or copy the text out of it and import what you paste.",
    ),
    "picture": (
        "is a picture",
        "Put it into an article's `photos/`; `presswork photo FILE` says what it tells of itself.",
    ),
    "office": (
        "is a spreadsheet, slides or a layout, or comes from Pages",
        "Save or export its text as .docx, .odt or .html from the program that it comes from.",
    ),
    "compressed": ("is a packed archive other than ZIP", "Unpack it, and import the folder."),
    "xml": (
        "is XML of a kind that is not imported",
        "Imported are XHTML, RSS, Atom, WordPress exports and NewsML-G2.",
    ),
    "json": ("is JSON of a kind that is not imported", "Imported are ninjs and JSON Feed."),
    "binary": (
        "is not text, and no kind of file that is imported",
        "Save it from the program that it comes from as .docx, .odt, .rtf, .html or text.",
    ),
}
_IMPORTED = (
    "Imported are text, Markdown, web pages (.html, .mhtml), .docx, .odt, .rtf, WordPress exports, feeds, "
    "ninjs, NewsML-G2, EPUB and folders or ZIP files of them."
)


def read(source: Source, *, kind: Kind | None = None) -> Imported:
    """Return what the source holds. Raises `UnreadableError` where it is of a kind that nothing reads."""
    kind = kind or recognise(source)
    reader = READERS.get(kind)
    if reader is None:
        what, hint = NOT_READ.get(kind, ("is of a kind that is not imported", _IMPORTED))
        raise refused(source, "source-not-imported", f"The source {what}.", hint=hint)
    module, name = reader
    return cast("Reader", getattr(importlib.import_module(f"{_HERE}.{module}"), name))(source)
