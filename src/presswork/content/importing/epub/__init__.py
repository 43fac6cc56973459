"""An EPUB in; its chapters as articles, with figures, captions and notes, out."""

from presswork.content.importing.epub.read import read_epub

__all__ = ["read_epub"]
