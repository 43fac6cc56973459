"""A finished file in, findings out: one check a file, with its permanent code, rationale and source."""
