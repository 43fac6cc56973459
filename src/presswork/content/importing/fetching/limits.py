"""How much an import may fetch, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds of one import. Sizes are in bytes as they arrive unpacked, times in seconds."""

    source: int = 32 * _MIB
    picture: int = 64 * _MIB
    together: int = 1024 * _MIB
    files: int = 2000
    redirects: int = 5
    silence_seconds: float = 15.0
    file_seconds: float = 60.0
    whole_seconds: float = 900.0
