"""A page in; what it says of its article besides its text, as evidence, out."""
