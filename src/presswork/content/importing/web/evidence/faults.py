"""Nothing in; the exceptions that a library which guesses at pages may raise on an unforeseen one, out."""

from __future__ import annotations

from lxml import etree

FAULTS = (
    AssertionError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
