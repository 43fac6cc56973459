"""Set-up: locked parts, nothing done twice, one clear line where we may not install."""

from __future__ import annotations

import ast
import dataclasses
import importlib.metadata
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from presswork import machine
from presswork.errors import EXIT_MISSING_TOOL

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements/build.lock", "requirements/test.lock"]
PIN = re.compile(r"^(\S+)==(\S+?)(?: ;.*)? \\$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools/bootstrap.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_library_has_its_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", read(lock).strip())
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_what_pyproject_says(lock: str) -> None:
    pinned = {normal(name): version for name, version in PIN.findall(read(lock))}
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"]]
    if "test" in lock:
        wanted += project["project"]["optional-dependencies"]["validators"]
        wanted += [line for line in project["dependency-groups"]["dev"] if isinstance(line, str)]
    wanted += project["dependency-groups"]["backend"]
    for requirement in wanted:
        name, _, version = requirement.partition("==")
        numbers = [part.lstrip("0") or "0" for part in pinned[normal(name)].split(".")]
        assert numbers == [part.lstrip("0") or "0" for part in version.split(".")], requirement


def test_node_packages_are_exact_and_locked() -> None:
    wanted = json.loads(read("node/package.json"))["dependencies"]
    locked = json.loads(read("node/package-lock.json"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in package for path, package in locked.items() if path)


def test_no_lock_file_holds_an_address() -> None:
    assert not any("://" in read(lock) for lock in LOCKS)
    assert '"resolved"' not in read("node/package-lock.json")


def test_a_finished_setup_costs_next_to_nothing() -> None:
    command = ["sh", str(ROOT / "tools/bootstrap.sh"), "build"]
    subprocess.run(command, check=True, capture_output=True)
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True)
    assert time.perf_counter() - start < 0.5  # some 10 ms; a pip that was started would take a second
    assert done.stdout + done.stderr == b""


@pytest.mark.parametrize(("manager", "command"), [("apt", "apt-get"), ("dnf", "dnf"), ("brew", "brew")])
def test_without_the_right_to_install_it_prints_one_line_and_stops(
    bootstrap: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    manager: str,
    command: str,
) -> None:
    tools = tuple(
        dataclasses.replace(tool, probe=lambda: None) if tool.name == "pango" else tool
        for tool in machine.TOOLS
    )
    monkeypatch.setattr(machine, "TOOLS", tools)
    monkeypatch.setattr(machine, "package_manager", lambda: manager)
    monkeypatch.setattr(machine, "is_root", lambda: False)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.install_system_packages("build")
    told = capsys.readouterr().err
    assert stopped.value.code == EXIT_MISSING_TOOL
    assert "lacks pango (text layout)" in told
    assert len([line for line in told.splitlines() if f"{command} install" in line]) == 1


def test_building_asks_for_no_java_and_no_node() -> None:
    assert {tool.name for tool in machine.TOOLS if tool.need == "build"} == {
        "pango",
        "pangoft2",
        "harfbuzz-subset",
    }
    assert not re.search(
        r"^(epubcheck|opendataloader-pdf|pytest)==", read("requirements/build.lock"), re.MULTILINE
    )


def test_no_python_is_told_plainly(tmp_path: Path) -> None:
    """With neither a finished .venv nor a Python on PATH."""
    copy = tmp_path / "clone"
    for name in ("tools/bootstrap.sh", "tools/bootstrap.py"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(read(name), encoding="utf-8")
    for program in ("sh", "dirname", "cat", "cksum"):
        (tmp_path / program).symlink_to(
            next(p for p in (Path("/bin", program), Path("/usr/bin", program)) if p.exists())
        )
    done = subprocess.run(
        ["sh", str(copy / "tools/bootstrap.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == EXIT_MISSING_TOOL
    assert "no Python 3.11 or newer" in done.stderr
    assert not (copy / ".venv").exists()


def make(*arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(
        ["make", "-s", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_make_help_names_targets_that_exist() -> None:
    targets = set(re.findall(r"^make (\w+)", make("help"), re.MULTILINE))
    assert {"pdf", "epub", "check", "test", "clean"} <= targets
    for target in targets:
        assert make("-n", target)


@pytest.mark.parametrize("edition", ["pdf", "epub"])
def test_make_is_a_thin_face(edition: str) -> None:
    plain = make("-n", edition).strip().splitlines()
    assert plain[-1].split() == [".venv/bin/presswork", "build", '"content/over-tea"', "--edition", edition]
    other = make(
        "-n", edition, "ISSUE=my articles/tea", "PAGE=a5", "THEME=newspaper", "OUT=out"
    ).splitlines()[-1]
    assert '"my articles/tea"' in other
    assert '--page "a5" --theme "newspaper" --out "out"' in other
    assert "setup-test" not in make("-n", edition)


def test_ci_runs_what_the_readme_shows() -> None:
    lines = read(".ci/run").splitlines()
    assert "set -euo pipefail" in lines
    commands = [line for line in lines if line.startswith("make ")]
    assert commands[-2:] == ["make test", "make test-long"]
    assert all(f"`{command}`" in read("README.md") for command in commands)


def third_party_imports() -> set[str]:
    """The top-level packages that our code imports, other than the standard library and ourselves."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"presswork"}


def test_every_library_that_is_imported_is_declared() -> None:
    """A machine that already has a library must not hide that we forgot to ask for it."""
    declared = {
        normal(line.partition("==")[0])
        for line in tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    }
    providers = importlib.metadata.packages_distributions()
    for package in sorted(third_party_imports()):
        names = {normal(name) for name in providers.get(package, [package])}
        assert names & declared, (
            f"{package} is imported, and {' or '.join(sorted(names))} is not in pyproject.toml"
        )
