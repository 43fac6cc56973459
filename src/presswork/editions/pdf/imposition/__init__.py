"""Pages of finished PDFs in, sheets to print, fold and cut out."""
