"""The pattern of what looks like text but is an address: URLs, e-mail addresses, host names with a path.

Works on markup as well as on text: an entity inside a URL belongs to it, the punctuation at its end does
not.
"""

from __future__ import annotations

_END = r"""[^\s<>"“”«».,;:!?'’()\[\]]"""

ADDRESS = (
    rf"""(?:(?:https?|ftp|file)://|mailto:|urn:|doi:|www\.)[^\s<>"“”«»]*{_END}"""
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    rf"""|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\.(?:com|org|net|edu|gov|int|info|io|eu|[a-z]{{2}})/[^\s<>"“”«»]*{_END}"""
)


def may_hold_address(text: str) -> bool:
    """Return whether it is worth looking for addresses in the text."""
    return "/" in text or "@" in text or "www." in text or "urn:" in text or "doi:" in text
