"""Pasted text in, its paragraphs as they stand out: what is read until photo lines are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presswork.content.importing.decoding import decoded
from presswork.model.imported import Imported, ImportedArticle, ImportedBlock

if TYPE_CHECKING:
    from presswork.content.importing.source import Source


def read_plain(source: Source) -> Imported:
    """Return one article: a paragraph for each run of lines between blank ones."""
    read = decoded(source.data)
    text = read.text if read else ""
    paragraphs = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks = tuple(
        ImportedBlock(kind="paragraph", text=" ".join(paragraph.split()))
        for paragraph in paragraphs
        if paragraph.strip()
    )
    return Imported(articles=(ImportedArticle(blocks=blocks, language=source.language),))
