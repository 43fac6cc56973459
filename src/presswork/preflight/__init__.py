"""Finished files in, findings out."""
