"""Galleys in, finished editions out."""
