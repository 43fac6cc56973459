"""Set Presswork up: "build" or "test" goes in, .venv with everything that this needs comes out.

Standard library only. System libraries are installed by root on Debian and Ubuntu; on any other machine the
one line that installs them is printed, and this ends with 3.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

sys.path.insert(0, str(ROOT / "src"))
sys.dont_write_bytecode = True

from presswork import machine  # noqa: E402
from presswork.errors import EXIT_MISSING_TOOL  # noqa: E402


def say(text: str) -> None:
    """Tell the user what is being done."""
    print(f"presswork: {text}", file=sys.stderr, flush=True)


def stop(text: str, *, hint: str) -> NoReturn:
    """End with a message that says what is wrong and what to do."""
    print(f"presswork: {text}\n  {hint}", file=sys.stderr)
    raise SystemExit(EXIT_MISSING_TOOL)


def install_system_packages(need: machine.Need) -> None:
    """Install what the machine lacks, or say which line does it and stop."""
    lacking = machine.missing(need, with_venv=not PYTHON.exists())
    if not lacking:
        return
    names = ", ".join(f"{tool.name} ({tool.purpose})" for tool in lacking)
    say(f"this machine lacks {names}.")
    may_install = (
        machine.package_manager() == "apt" and machine.is_root() and not os.environ.get("PRESSWORK_NO_APT")
    )
    if not may_install:
        line = machine.install_line_for(lacking)
        again = "then run make again."
        stop(
            "install it first, then start again.",
            hint=f"{line}\n  {again}" if line else f"Use the machine's package manager, {again}",
        )
    packages = machine.packages_of(lacking, "apt")
    say(f"installing {' '.join(packages)} ...")
    done = machine.apt_install(packages)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        stop("apt-get failed.", hint="Is the network there? See apt's own words above.")
    still = machine.missing(need)
    if still:
        stop(
            f"apt-get ended well, but {', '.join(tool.name for tool in still)} cannot be used.",
            hint="Run `.venv/bin/presswork doctor` to see what this machine has.",
        )


def _venv_is_usable() -> bool:
    # Its scripts name its place, so one that was moved or copied here is of no use.
    activate = VENV / "bin" / "activate"
    if not PYTHON.exists() or not activate.is_file() or str(VENV) not in activate.read_text(encoding="utf-8"):
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make .venv where there is none that runs from here."""
    if _venv_is_usable():
        return
    say("making .venv ...")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        shutil.rmtree(VENV, ignore_errors=True)
        stop("no virtual environment could be made.", hint=machine.install_line("venv"))


def pip(*arguments: str) -> None:
    """Run the environment's pip with the machine's own configuration; show its words only if it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *arguments]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        stop(
            "pip could not install the libraries.",
            hint="Is the package index reachable (network, proxy, `pip config list`)? Then start again.",
        )


def install_libraries(need: machine.Need) -> None:
    """Install the locked libraries and Presswork itself, in place, into .venv."""
    say("installing the libraries ...")
    pip("--require-hashes", "--requirement", f"requirements/{need}.lock")
    pip("--no-deps", "--no-build-isolation", "--editable", ".")


def install_node_packages() -> None:
    """Install Ace and the reading system beside .venv's Python."""
    say("installing the Node packages ...")
    code = "import sys; from presswork.provision import install_node; sys.exit(install_node())"
    if subprocess.run([PYTHON, "-c", code], check=False, cwd=ROOT).returncode:
        stop(
            "the Node packages are not installed.",
            hint="Is the npm registry reachable from here? Then start again.",
        )


def main(need: str) -> int:
    """Set up for "build" or for "test"."""
    if need not in {"build", "test"}:
        stop(f'"{need}" is not something to set up.', hint="Say build or test.")
    wanted: machine.Need = "test" if need == "test" else "build"
    install_system_packages(wanted)
    make_venv()
    install_libraries(wanted)
    if wanted == "test":
        install_node_packages()
    say("ready.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["build"]))
