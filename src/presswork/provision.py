"""What this machine lacks goes in; system packages, validators and Node packages, installed, come out."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from presswork import machine, resources
from presswork.errors import EXIT_MISSING_TOOL, EXIT_OK
from presswork.preflight.validators import node

if TYPE_CHECKING:
    from pathlib import Path

_EXTRA = re.compile(r"""extra\s*==\s*['"]validators['"]""")


def own_requirements(*, extra: bool = False) -> tuple[str, ...]:
    """Return our own pinned requirements, those of the extra `validators` if asked."""
    try:
        lines = importlib.metadata.requires("presswork") or []
    except importlib.metadata.PackageNotFoundError:
        return ()
    chosen = (line for line in lines if bool(_EXTRA.search(line)) == extra)
    return tuple(sorted((line.partition(";")[0].strip() for line in chosen), key=str.casefold))


def installed_version(name: str) -> str | None:
    """Return the version of a Python package that is installed, None where it is not."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def install_missing() -> None:
    """Install what is missing: system packages (as root on Debian or Ubuntu), validators, Node packages."""
    lacking = machine.missing("test")
    if lacking and machine.package_manager() == "apt" and machine.is_root():
        packages = machine.packages_of(lacking, "apt")
        _say(f"installing {' '.join(packages)} ...")
        done = machine.apt_install(packages)
        if done.returncode:
            _say(f"apt-get failed:\n{done.stdout}")
    extra = [
        line for line in own_requirements(extra=True) if installed_version(line.partition("==")[0]) is None
    ]
    if extra:
        _say(f"installing {' '.join(extra)} ...")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", *extra]
        if subprocess.run(pip, check=False).returncode:
            _say("pip could not install them; install presswork[validators] as you installed presswork.")
    install_node()


def install_node() -> int:
    """Install the locked Node packages where the validators look for them.

    Returns npm's exit code, 3 where npm is missing or the folder cannot be written.
    """
    npm = shutil.which("npm")
    folder = node.node_folder()
    manifest = resources.node_manifest_dir()
    if npm is None:
        _say(f"npm is missing: {machine.install_line('npm') or 'install it'}")
        return EXIT_MISSING_TOOL
    if _node_is_current(manifest, folder):
        return EXIT_OK
    _say(f"installing Node packages into {folder} ...")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(manifest / name, folder / name)
    except OSError as error:
        _say(f"{folder} cannot be written ({error.strerror}); PRESSWORK_NODE may name another folder.")
        return EXIT_MISSING_TOOL
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "true"}  # the machine's own Chromium is used
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        _say(f"npm could not install the Node packages:\n{done.stdout}")
    return done.returncode


def _node_is_current(manifest: Path, folder: Path) -> bool:
    """Say whether npm finished an install of this very lock file there (it writes its own list last)."""
    lock, copied = manifest / "package-lock.json", folder / "package-lock.json"
    finished = folder / "node_modules" / ".package-lock.json"
    return finished.is_file() and copied.is_file() and lock.read_bytes() == copied.read_bytes()


def _say(text: str) -> None:
    print(f"presswork: {text}", file=sys.stderr, flush=True)
