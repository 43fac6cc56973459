"""Saved web pages in; the article of each, with its pictures, captions and credits, out."""

from presswork.content.importing.web.reading import read_mhtml, read_page

__all__ = ["read_mhtml", "read_page"]
