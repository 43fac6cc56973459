"""A Rich Text Format file (.rtf, RTF 1.9.1) in; its article, with pictures, captions and notes, out."""

from presswork.content.importing.rtf.read import read_rtf

__all__ = ["read_rtf"]
