"""Articles and templates in, galleys out."""
