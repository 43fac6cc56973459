"""A laid-out article in, the same galley with space again above what does not begin a column out.

The model by which articles are arranged says what will begin a column, and so needs no space above it.
Where the layout comes out otherwise, a photo would touch the line above.
"""

from __future__ import annotations

import dataclasses
import re

from weasyprint import Document

from presswork.editions.pdf.arranging.measuring import column_heads
from presswork.model import Galley

_AT_HEAD = re.compile(r'(<[a-z0-9]+ id="([^"]*)" class="[^"]*?) at-head(?=[" ])')


def respaced(galley: Galley, document: Document) -> Galley | None:
    """Return the galley with its spaces mended; None where every one is as it should be."""
    heads = column_heads(document)
    html = _AT_HEAD.sub(lambda found: found[0] if found[2] in heads else found[1], galley.html)
    return dataclasses.replace(galley, html=html) if html != galley.html else None
