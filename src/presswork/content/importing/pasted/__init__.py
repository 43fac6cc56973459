"""A text as somebody pastes it in; its title, byline, paragraphs and photos told apart out."""

from presswork.content.importing.pasted.reading import read_pasted

__all__ = ["read_pasted"]
