"""Names of modules in, WeasyPrint imported without them out: they are loaded when one is first used.

WeasyPrint 70 imports fontTools' subsetter and instancer, a seventh of its loading time, for what our
HarfBuzz does (font_subsets); only fonts with colours, pictures or cubic outlines still come to need them.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

LATE = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


@contextmanager
def imported_late() -> Iterator[None]:
    """Let what is imported within take stand-ins of these modules, unless they are loaded already."""
    names = [name for name in LATE if name not in sys.modules]
    for name in names:
        sys.modules[name] = _stand_in(name)
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    for attribute in LATE[name]:
        setattr(module, attribute, _late(name, attribute))
    return module


def _late(name: str, attribute: str) -> Any:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(importlib.import_module(name), attribute)(*arguments, **options)

    return call
