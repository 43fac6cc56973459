"""Pages of a PDF in, their ink by plate and their pictures out, drawn in child processes.

The renderer is MuPDF (through PyMuPDF), which separates as a press does: process inks and spot colours on
plates of their own, overprint and transparency resolved in the inks, DeviceCMYK numbers untouched. Its
plates agree with Ghostscript's tiffsep, and with figures reckoned by hand, within one percentage point;
tests/preflight/press/test_rendering.py shows it. A hostile file may crash it, so it never runs in our
own process: see `renderer`.
"""
