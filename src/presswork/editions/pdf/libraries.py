"""The names of WeasyPrint's libraries in; a stretch of the program in which they are loaded by these out.

WeasyPrint 70 tries the names of all systems one after another, and cffi asks the C compiler and the linker
for each that it cannot load: twenty processes, as long as all of WeasyPrint's import. Linux has them under
one name each.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NAMES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@contextmanager
def loaded_by_name() -> Iterator[None]:
    """Let nobody look for libraries while the block runs, if all that are needed are there by their names."""
    find = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_can_be_loaded, _NAMES)):
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _can_be_loaded(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _find_nothing(name: str) -> None:  # noqa: ARG001  the signature of what it stands in for
    """Stand in for `ctypes.util.find_library`."""
