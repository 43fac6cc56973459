"""Sources from elsewhere in; articles as an importer understood them, with what it was unsure of, out."""
