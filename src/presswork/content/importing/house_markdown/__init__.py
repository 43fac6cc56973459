"""Markdown as other houses write it in: Jekyll, Hugo, Pandoc and their kin; an article out."""

from presswork.content.importing.house_markdown.read import read_markdown

__all__ = ["read_markdown"]
