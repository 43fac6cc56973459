"""A Word file (.docx, ISO/IEC 29500) in; its article, with pictures, captions and notes, out."""

from presswork.content.importing.docx.read import read_docx

__all__ = ["read_docx"]
