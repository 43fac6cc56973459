"""HTML in; the blocks and pictures of an article, with captions and credits apart, out."""

from presswork.content.importing.markup.blocks import MarkupParts, blocks_of
from presswork.content.importing.markup.decoding import decode
from presswork.content.importing.markup.escape import escape
from presswork.content.importing.markup.parse import parse

__all__ = ["MarkupParts", "blocks_of", "decode", "escape", "parse"]
