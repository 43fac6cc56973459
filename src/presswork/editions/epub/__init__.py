"""A composed book in, an EPUB out."""
