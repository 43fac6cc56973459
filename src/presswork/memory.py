"""A function in, the same function out, run with Python's garbage collector looking less often.

Laying out makes hundreds of thousands of objects that live until the end: looking through them for
garbage again and again costs a tenth of a build and finds little. Nor is there a use in looking once
more when the process ends.
"""

from __future__ import annotations

import atexit
import functools
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
# New objects before a first look (some 50 MB of them), and looks before a longer look.
_THRESHOLDS = (200_000, 20, 20)


def rarely_collecting(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Return the function; the collector is as it was when the function returns or raises."""

    @functools.wraps(function)
    def run(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> _Result:
        before = gc.get_threshold()
        gc.set_threshold(*_THRESHOLDS)
        try:
            return function(*arguments, **options)
        finally:
            gc.set_threshold(*before)

    return run


def leave_at_once() -> None:
    """Let the process end without a last look for garbage; the system takes its memory back."""
    atexit.register(gc.freeze)
