"""A PDF object in, a digest of what it says out: the same for objects that say the same."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

_MAX_DEPTH = 12


def fingerprint(thing: Any) -> bytes:
    """Return a digest of an object, its streams decoded; objects nested too deep count as alike."""
    digest = hashlib.sha256()
    _add(thing, digest, 0)
    return digest.digest()


def _add(thing: Any, digest: Any, depth: int) -> None:
    if depth > _MAX_DEPTH:
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


def _add_entries(thing: Any, digest: Any, depth: int, *, skip: tuple[str, ...]) -> None:
    for key in sorted(thing.keys()):
        if key not in skip:
            digest.update(key.encode())
            _add(thing.get(key), digest, depth + 1)
