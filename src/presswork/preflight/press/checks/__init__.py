"""One check a file: a PDF or one of its pages in, findings of one permanent code out."""
