"""Galleys in, PDF editions out."""
