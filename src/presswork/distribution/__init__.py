"""Finished files in, what is handed on out: the printer's package."""
