"""A PDF from any producer and a press profile in, everything a printer would telephone about out."""
