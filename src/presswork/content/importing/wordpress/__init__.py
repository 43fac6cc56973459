"""A WordPress export (WXR) in; its posts and pages as articles out."""

from presswork.content.importing.wordpress.read import read_wxr

__all__ = ["read_wxr"]
