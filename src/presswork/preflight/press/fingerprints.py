"""A PDF object in, a digest of what it says out: the same for objects that say the same."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

_MAX_DEPTH = 12
# Objects that refer to one another many times over would otherwise take for ever.
_MAX_OBJECTS = 10_000


def fingerprint(thing: Any) -> bytes:
    """Return a digest of an object, its streams decoded; what lies too deep, or is too much, is left out."""
    digest = _Digest()
    _add(thing, digest, 0)
    return digest.hash.digest()


class _Digest:
    """A hash, and how many more objects may go into it."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.left = _MAX_OBJECTS

    def update(self, data: bytes) -> None:
        """Add bytes."""
        self.hash.update(data)


def _add(thing: Any, digest: _Digest, depth: int) -> None:
    digest.left -= 1
    if depth > _MAX_DEPTH or digest.left < 0:
        return
    if isinstance(thing, pikepdf.Stream):
        try:
            digest.update(b"stream" + bytes(thing.read_bytes()))
        except pikepdf.PdfError:
            digest.update(b"damaged")
        _add_entries(thing, digest, depth, skip=("/Length", "/Filter", "/DecodeParms"))
    elif isinstance(thing, pikepdf.Dictionary):
        _add_entries(thing, digest, depth, skip=())
    elif isinstance(thing, pikepdf.Array):
        digest.update(b"[")
        for item in list(thing):
            _add(item, digest, depth + 1)
        digest.update(b"]")
    elif isinstance(thing, pikepdf.Object):
        digest.update(thing.unparse())
    else:
        # 0, 0.0 and 0.000 are one number.
        digest.update(repr(float(thing) if isinstance(thing, int | float) else str(thing)).encode() + b" ")


def _add_entries(thing: Any, digest: _Digest, depth: int, *, skip: tuple[str, ...]) -> None:
    for key in sorted(thing.keys()):
        if key not in skip:
            digest.update(key.encode())
            _add(thing.get(key), digest, depth + 1)
