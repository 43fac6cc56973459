"""`presswork doctor`: what is here, what is not, and the one line that installs it."""

from __future__ import annotations

import dataclasses
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from presswork import doctor, machine
from presswork.cli import main
from presswork.errors import EXIT_MISSING_TOOL, EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Callable

ABSENT: Callable[[], str | None] = lambda: None  # noqa: E731


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    tools = tuple(
        dataclasses.replace(tool, probe=ABSENT if tool.name in names else lambda: "1.0")
        for tool in machine.TOOLS
    )
    monkeypatch.setattr(machine, "TOOLS", tools)


def with_manager(monkeypatch: pytest.MonkeyPatch, program: str | None, *, root: bool) -> None:
    find = shutil.which
    programs = {"apt-get", "dnf", "pacman", "brew"}
    monkeypatch.setattr(
        shutil,
        "which",
        lambda name, *rest, **more: (
            (f"/usr/bin/{name}" if name == program else None)
            if name in programs
            else find(name, *rest, **more)
        ),
    )
    monkeypatch.setattr(machine, "is_root", lambda: root)


def test_this_machine_builds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == EXIT_OK
    report = json.loads(capsys.readouterr().out)
    found = {tool["name"]: tool["version"] for tool in report["tools"]}
    assert report["ready"] is True
    assert found["weasyprint"] == "70.0"
    assert {"pango", "harfbuzz-subset", "java", "node", "chromium", "veraPDF", "EPUBCheck", "Ace"} <= set(
        found
    )


def test_missing_validators_are_told_and_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, "java", "chromium")
    with_manager(monkeypatch, "apt-get", root=False)
    assert doctor.run(as_json=False, install=False) == EXIT_OK
    told = capsys.readouterr().out
    assert "Building works." in told
    assert "sudo apt-get install --no-install-recommends default-jre-headless chromium" in told


def test_a_missing_library_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, "pango", "pangoft2")
    with_manager(monkeypatch, "dnf", root=False)
    assert doctor.run(as_json=False, install=False) == EXIT_MISSING_TOOL
    told = capsys.readouterr().out
    assert "Building does not work yet" in told
    assert "sudo dnf install pango\n" in told


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("apt-get", "apt-get install --no-install-recommends libpango-1.0-0 chromium"),
        ("dnf", "dnf install pango chromium"),
        ("pacman", "pacman -S --needed pango chromium"),
        ("brew", "brew install pango && brew install --cask chromium"),
        (None, ""),
    ],
)
def test_each_package_manager_has_its_line(
    monkeypatch: pytest.MonkeyPatch, program: str | None, line: str
) -> None:
    with_manager(monkeypatch, program, root=True)
    assert machine.install_line("pango", "chromium") == line


def test_every_tool_has_a_package_everywhere() -> None:
    for tool in (machine.VENV, *machine.TOOLS):
        assert set(tool.packages) == {"apt", "dnf", "pacman", "brew"}
        assert all(tool.packages.values())


def test_a_program_that_does_not_run_is_missing() -> None:
    assert machine.program_version(["/nonexistent/program", "--version"]) is None
    assert machine.program_version(["false"]) == ""
