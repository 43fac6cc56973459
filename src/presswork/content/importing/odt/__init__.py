"""An OpenDocument text (.odt, ISO/IEC 26300) in; its article, with pictures, captions and notes, out."""

from presswork.content.importing.odt.read import read_odt

__all__ = ["read_odt"]
