"""Presswork: articles and their photographs in, the files that readers hold out."""

__version__ = "0.1.0"
