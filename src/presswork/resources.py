"""Presswork's own data: nothing goes in, its folders in a checkout or in the installed wheel come out."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from presswork import __version__

_PACKAGE = Path(__file__).resolve().parent


def version() -> str:
    """Return Presswork's version, for example "0.1.0"."""
    return __version__


@cache
def data_dir() -> Path:
    """Return the folder of `templates`, `assets` and `node`: the checkout's top, or the wheel's data."""
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def templates_dir() -> Path:
    """Return the folder of the package's templates, one folder a theme, `base` under them all."""
    return data_dir() / "templates"


def assets_dir() -> Path:
    """Return the folder of the package's assets: drawings, fonts' declarations, starter texts."""
    return data_dir() / "assets"


def node_manifest_dir() -> Path:
    """Return the folder of `package.json` and `package-lock.json` for the validators that run on Node."""
    return data_dir() / "node"


@cache
def code_stamp() -> str:
    """Return what tells this build of Presswork from any other, for the keys of caches.

    The version says it of a release; in a checkout the code's own sizes and times say it too.
    """
    stamps = [version()]
    for path in sorted(_PACKAGE.rglob("*.py")):
        state = path.stat()
        stamps.append(f"{path.relative_to(_PACKAGE)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()
