"""Pasted text in, its one article out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.decoding import decoded
from presswork.content.importing.pasted import read_pasted
from presswork.model.imported import Imported

if TYPE_CHECKING:
    from presswork.content.importing.source import Source


def read_plain(source: Source) -> Imported:
    """Return the article: its paragraphs, and its photos told apart from them."""
    read = decoded(source.data)
    article = read_pasted(read.text if read else "", name=source.name, language=source.language)
    return Imported(articles=(article,))
