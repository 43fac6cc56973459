"""How much an archive or an XML file may hold before it is taken for an attack."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds that no manuscript comes near, and every bomb leaps over.

    Sizes are in bytes after unpacking. The ratio counts only beyond `ratio_from`: a page of blanks, packed,
    shrinks a thousandfold and harms nobody.
    """

    files: int = 10_000
    one_file: int = 256 * _MIB
    all_files: int = 1024 * _MIB
    ratio: int = 100
    ratio_from: int = 64 * _MIB
    xml: int = 64 * _MIB


LIMITS = Limits()
