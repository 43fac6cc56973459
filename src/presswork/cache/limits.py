"""The environment in; where the cache stands, and how large it may become, out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from presswork.errors import UsageError

FOLDER_VARIABLE, LIMIT_VARIABLE = "PRESSWORK_CACHE", "PRESSWORK_CACHE_LIMIT"
# Some hundred issues of a dozen pages, or two of four hundred articles with their photos.
DEFAULT_LIMIT_BYTES = 2_000_000_000
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_SIZE = re.compile(r"(?P<number>\d{1,15}(?:\.\d{1,6})?)\s*(?P<unit>[kmgt]?)b?", re.ASCII | re.IGNORECASE)


def default_cache_dir() -> Path | None:
    """Return PRESSWORK_CACHE, else `presswork` in the user's cache folder (XDG Base Directory).

    None where the user has no home to hold one.
    """
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():  # "consider a relative path invalid and ignore it"
        return base / "presswork"
    try:
        return Path.home() / ".cache" / "presswork"
    except RuntimeError:
        return None


def limit_bytes() -> int:
    """Return PRESSWORK_CACHE_LIMIT in bytes, else 2 GB; 0 keeps nothing. Raises `UsageError` for no size."""
    text = os.environ.get(LIMIT_VARIABLE, "").strip()
    if not text:
        return DEFAULT_LIMIT_BYTES
    match = _SIZE.fullmatch(text)
    if match is None:
        raise UsageError(f'{LIMIT_VARIABLE} is "{text}".\n  Write a size, as 500MB or 2GB; 0 keeps nothing.')
    return int(float(match["number"]) * _UNITS[match["unit"].lower()])
