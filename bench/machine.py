"""Nothing in, what the figures depend on out: cores, load, system and versions."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

LIBRARIES = ("weasyprint", "EbookLib", "pikepdf", "Jinja2", "lxml", "pillow", "pymupdf")


def facts() -> dict[str, str]:
    """Return the facts, each as one short text; no name or path of this machine."""
    return {
        "machine": f"{platform.machine()}, {_cores()} cores, load {os.getloadavg()[0]:.1f} at the start",
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    }


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
