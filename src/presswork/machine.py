"""The machine's programs and libraries: a tool's name in, what is there and how to install it out.

Standard library only: the bootstrap runs this file before any dependency is installed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Need = Literal["build", "test"]
Manager = Literal["apt", "dnf", "pacman", "brew"]

MINIMUM_PYTHON = (3, 11)
_MANAGER_PROGRAMS: Mapping[Manager, str] = {
    "apt": "apt-get",
    "dnf": "dnf",
    "pacman": "pacman",
    "brew": "brew",
}
_MANAGER_LINES: Mapping[Manager, str] = {
    "apt": "apt-get install --no-install-recommends",
    "dnf": "dnf install",
    "pacman": "pacman -S --needed",
    "brew": "brew install",
}
_VERSION = re.compile(r"\d+(?:\.\d+)+")
_BREW_LIBRARIES = ("/opt/homebrew/lib", "/usr/local/lib")


@dataclass(frozen=True, kw_only=True)
class Tool:
    """Something that a package manager of the machine installs.

    `probe` returns its version, "" where it is there but tells none, None where it is missing.
    `packages` names what to install, by package manager.
    """

    name: str
    purpose: str
    need: Need
    probe: Callable[[], str | None]
    packages: Mapping[Manager, tuple[str, ...]]


def _library(*stems: str) -> Callable[[], str | None]:
    """Return a probe that tries to load a shared library under any of its names."""

    def probe() -> str | None:
        for stem in stems:
            names = [f"lib{stem}.so.0", f"lib{stem}.dylib", f"lib{stem}.0.dylib"]
            names += [f"{folder}/lib{stem}.0.dylib" for folder in _BREW_LIBRARIES if sys.platform == "darwin"]
            for name in names:
                try:
                    library = ctypes.CDLL(name)
                except OSError:
                    continue
                return _library_version(library)
        return None

    return probe


def _library_version(library: ctypes.CDLL) -> str:
    """Return the version that Pango or HarfBuzz tells of itself, "" for any other library."""
    for function in ("pango_version_string", "hb_version_string"):
        try:
            call = getattr(library, function)
        except AttributeError:
            continue
        call.restype = ctypes.c_char_p
        text: bytes = call()
        return text.decode()
    return ""


def find_program(*names: str) -> str | None:
    """Return the path of the first of these programs that is on PATH."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    return None


def program_version(command: Iterable[str]) -> str | None:
    """Run a program that prints its version; return that, "" if it shows none, None if it does not run."""
    try:
        done = subprocess.run([*command], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode not in {0, 1, 99}:  # xpdf's family of tools ends `-v` with 99
        return None
    found = _VERSION.search(done.stdout + done.stderr)
    return found[0] if found else ""


def _program(*names: str, flag: str = "--version") -> Callable[[], str | None]:
    """Return a probe that looks a program up on PATH and asks for its version."""

    def probe() -> str | None:
        path = find_program(*names)
        return program_version([path, flag]) if path else None

    return probe


def _venv() -> str | None:
    """Say whether this Python can make a virtual environment with pip in it."""
    there = all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))
    return ".".join(map(str, sys.version_info[:3])) if there else None


CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_CASK: tuple[str, ...] = ("--cask",)

VENV = Tool(
    name="venv",
    purpose="a virtual environment for Presswork's libraries",
    need="build",
    probe=_venv,
    packages={"apt": ("python3-venv",), "dnf": ("python3",), "pacman": ("python",), "brew": ("python",)},
)
TOOLS: tuple[Tool, ...] = (
    Tool(
        name="pango",
        purpose="text layout",
        need="build",
        probe=_library("pango-1.0"),
        packages={"apt": ("libpango-1.0-0",), "dnf": ("pango",), "pacman": ("pango",), "brew": ("pango",)},
    ),
    Tool(
        name="pangoft2",
        purpose="text layout with our own fonts",
        need="build",
        probe=_library("pangoft2-1.0"),
        packages={"apt": ("libpangoft2-1.0-0",), "dnf": ("pango",), "pacman": ("pango",), "brew": ("pango",)},
    ),
    Tool(
        name="harfbuzz-subset",
        purpose="fonts embedded as subsets",
        need="build",
        probe=_library("harfbuzz-subset"),
        packages={
            "apt": ("libharfbuzz-subset0",),
            "dnf": ("harfbuzz",),
            "pacman": ("harfbuzz",),
            "brew": ("harfbuzz",),
        },
    ),
    Tool(
        name="java",
        purpose="veraPDF and EPUBCheck",
        need="test",
        probe=_program("java", flag="-version"),
        packages={
            "apt": ("default-jre-headless",),
            "dnf": ("java-latest-openjdk-headless",),
            "pacman": ("jre-openjdk-headless",),
            "brew": ("openjdk",),
        },
    ),
    Tool(
        name="node",
        purpose="Ace by DAISY",
        need="test",
        probe=_program("node", "nodejs"),
        packages={"apt": ("nodejs",), "dnf": ("nodejs",), "pacman": ("nodejs",), "brew": ("node",)},
    ),
    Tool(
        name="npm",
        purpose="installs Ace and the reading system",
        need="test",
        probe=_program("npm"),
        packages={"apt": ("npm",), "dnf": ("nodejs-npm",), "pacman": ("npm",), "brew": ("node",)},
    ),
    Tool(
        name="chromium",
        purpose="the browser that Ace and the reading system run in",
        need="test",
        probe=_program(*CHROMIUM),
        packages={
            "apt": ("chromium",),
            "dnf": ("chromium",),
            "pacman": ("chromium",),
            "brew": (*_CASK, "chromium"),
        },
    ),
    Tool(
        name="poppler",
        purpose="a second opinion on the PDF (pdfinfo, pdftotext, pdftoppm)",
        need="test",
        probe=_program("pdfinfo", flag="-v"),
        packages={
            "apt": ("poppler-utils",),
            "dnf": ("poppler-utils",),
            "pacman": ("poppler",),
            "brew": ("poppler",),
        },
    ),
    Tool(
        name="qpdf",
        purpose="a check of the PDF's syntax",
        need="test",
        probe=_program("qpdf"),
        packages={"apt": ("qpdf",), "dnf": ("qpdf",), "pacman": ("qpdf",), "brew": ("qpdf",)},
    ),
    Tool(
        name="ghostscript",
        purpose="a second opinion on the press file (tiffsep, inkcov)",
        need="test",
        probe=_program("gs"),
        packages={
            "apt": ("ghostscript",),
            "dnf": ("ghostscript",),
            "pacman": ("ghostscript",),
            "brew": ("ghostscript",),
        },
    ),
    Tool(
        name="argyll",
        purpose="a second opinion on colours (xicclu)",
        need="test",
        probe=_program("xicclu"),
        packages={
            "apt": ("argyll",),
            "dnf": ("argyllcms",),
            "pacman": ("argyllcms",),
            "brew": ("argyll-cms",),
        },
    ),
    Tool(
        name="gnupg",
        purpose="signs a site (presswork dist --sign gpg)",
        need="test",
        probe=_program("gpg"),
        packages={"apt": ("gnupg",), "dnf": ("gnupg2",), "pacman": ("gnupg",), "brew": ("gnupg",)},
    ),
    Tool(
        name="minisign",
        purpose="signs a site (presswork dist --sign minisign)",
        need="test",
        probe=_program("minisign", flag="-v"),
        packages={
            "apt": ("minisign",),
            "dnf": ("minisign",),
            "pacman": ("minisign",),
            "brew": ("minisign",),
        },
    ),
    Tool(
        name="calibre",
        purpose="converts the EPUB as a reader's library would",
        need="test",
        probe=_program("ebook-convert"),
        packages={
            "apt": ("calibre",),
            "dnf": ("calibre",),
            "pacman": ("calibre",),
            "brew": (*_CASK, "calibre"),
        },
    ),
)


def package_manager() -> Manager | None:
    """Return the machine's package manager, None where it has none that we know."""
    for manager, program in _MANAGER_PROGRAMS.items():
        if shutil.which(program):
            return manager
    return None


def missing(need: Need, *, with_venv: bool = False) -> tuple[Tool, ...]:
    """Return what building ("build"), or testing as well ("test"), lacks on this machine."""
    tools = ((VENV,) if with_venv else ()) + TOOLS
    return tuple(tool for tool in tools if need in {"test", tool.need} and tool.probe() is None)


def packages_of(tools: Iterable[Tool], manager: Manager) -> tuple[str, ...]:
    """Return the packages to install for these tools, each once."""
    return tuple(dict.fromkeys(name for tool in tools for name in tool.packages[manager] if name != "--cask"))


def install_line(*names: str) -> str:
    """Return the line that installs the named tools here, "" where we know no package manager."""
    by_name = {tool.name: tool for tool in (VENV, *TOOLS)}
    return install_line_for(by_name[name] for name in names)


def install_line_for(tools: Iterable[Tool]) -> str:
    """Return the line that installs these tools here, "" where we know no package manager."""
    manager = package_manager()
    wanted = tuple(tools)
    if manager is None or not wanted:
        return ""
    sudo = "" if manager == "brew" or is_root() else "sudo "
    casks = [tool for tool in wanted if "--cask" in tool.packages[manager]]
    plain = packages_of((tool for tool in wanted if tool not in casks), manager)
    lines = [f"{sudo}{_MANAGER_LINES[manager]} {' '.join(plain)}"] if plain else []
    if casks:
        lines.append(f"brew install --cask {' '.join(packages_of(casks, manager))}")
    return " && ".join(lines)


def is_root() -> bool:
    """Say whether we may install system packages without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Install Debian packages as root; the result holds apt's output, its return code is 0 on success."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    # Old lists name packages that the mirror has dropped; a list that fails to load is judged by the install.
    subprocess.run(update, env=environment, capture_output=True, text=True, check=False)
    return subprocess.run(
        install, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
