"""Where Node, its packages and a Chromium lie: names in, paths out, None where one is absent.

The set-up installs Node packages into the environment, in share/presswork/node/node_modules; the
variable PRESSWORK_NODE names another folder that holds a node_modules. PRESSWORK_CHROMIUM or
PUPPETEER_EXECUTABLE_PATH name the browser.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_BROWSER_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_node() -> Path | None:
    """Return the Node launcher on PATH."""
    found = shutil.which("node") or shutil.which("nodejs")
    return Path(found) if found else None


def node_folder() -> Path:
    """Return the folder whose node_modules holds our Node packages, whether or not it exists."""
    named = os.environ.get("PRESSWORK_NODE")
    if not named:
        return Path(sys.prefix) / "share" / "presswork" / "node"
    folder = Path(named)
    return folder.parent if folder.name == "node_modules" else folder


def find_package(name: str) -> Path | None:
    """Return the folder of an installed Node package, such as "@daisy/ace-cli"."""
    folder = node_folder() / "node_modules" / name
    return folder if (folder / "package.json").is_file() else None


def find_chromium() -> Path | None:
    """Return a Chromium or Chrome: the variables' first, then the usual names on PATH."""
    for variable in ("PRESSWORK_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH"):
        named = os.environ.get(variable)
        if named and Path(named).is_file():
            return Path(named)
    for name in _BROWSERS:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(path) for path in _BROWSER_PATHS if Path(path).is_file()), None)
