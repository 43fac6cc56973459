"""A page's text in; the same without the pictures that stand in it as `data:` addresses, and these, out."""

from __future__ import annotations

import re

from presswork.content.importing.markup.pictures import decoded

# Standing alone in an attribute or in a style; shorter ones are stand-ins and icons, and stay.
_PICTURE = re.compile(
    r"data:image/[a-z0-9.+-]{2,20}(?:;[a-z0-9=-]{1,40}){0,3},[A-Za-z0-9+/=%_.~-]{2800,}", re.IGNORECASE
)


def taken_out(text: str) -> tuple[str, dict[str, bytes]]:
    """Return the text with `cid:` addresses for its pictures, and the pictures by these addresses.

    A page saved in one piece is mostly pictures; without them it is read in a fraction of the time.
    """
    found: dict[str, bytes] = {}

    def kept(match: re.Match[str]) -> str:
        picture = decoded(match[0])
        if picture is None:
            return ""
        name, data = picture
        found[f"cid:{name}"] = data
        return f"cid:{name}"

    return _PICTURE.sub(kept, text), found
