"""An issue and its pictures in, the pages of its web edition out: HTML, style sheet and type, no script."""
