"""Composed HTML in, the same with the numbers of its lists said in CSS out.

WeasyPrint reads `start` and `value` only with all of HTML's presentational hints, which would also let
a picture's width and height decide over a theme's style sheet.
"""

from __future__ import annotations

import re

_START = re.compile(r'<ol\b(?=[^<>]*\sstart="(-?\d{1,9})")')
_VALUE = re.compile(r'<li\b(?=[^<>]*\svalue="(-?\d{1,9})")')


def number_lists(html: str) -> str:
    """Return the HTML; an ordered list begins at its `start`, an item bears its `value`."""
    html = _START.sub(lambda found: f'<ol style="counter-reset: list-item {int(found[1]) - 1}"', html)
    return _VALUE.sub(
        lambda found: f'<li style="counter-set: list-item {int(found[1])}; counter-increment: list-item 0"',
        html,
    )
