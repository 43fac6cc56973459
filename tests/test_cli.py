"""The command line: what it prints where, and the number that it ends with."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pdf_issues import article, tough

from presswork import __version__, pipeline
from presswork.cli import main
from presswork.errors import (
    EXIT_FAULT,
    EXIT_FINDINGS,
    EXIT_INTERRUPTED,
    EXIT_MISSING_TOOL,
    EXIT_OK,
    EXIT_USAGE,
)

KEYS = ["code", "severity", "file", "line", "page", "where", "message", "hint", "bbox_mm", "article", "photo"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_cache(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWORK_CACHE", str(shared_folder / "cache"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return article(tmp_path / "small", "headline: Small\nlanguage: en", "That was all.")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """An article with a warning in line 6 and errors in lines 8 and 10."""
    body = "The the first.\n\nSee [nothing](#nothing).\n\nA picture:\n\n![Alt](http://example.org/x.jpg)"
    return article(tmp_path / "faulty", "headline: Faulty\nlanguage: en", body)


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "presswork", *arguments]
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_help_says_what_there_is_and_what_it_ends_with(capsys: Capture) -> None:
    for command in ([], ["build"], ["check"], ["new"], ["doctor"]):
        with pytest.raises(SystemExit) as ended:
            main([*command, "--help"])
        assert ended.value.code == EXIT_OK
        said = capsys.readouterr().out
        assert re.search(r"exit codes: 0 .*1 .*2 .*3 .*4 .*130 ", said, re.DOTALL)
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"\n    {command} " in said for command in ("build", "check", "new", "doctor"))


def test_the_version(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == EXIT_OK
    assert capsys.readouterr().out == f"presswork {__version__}\n"


def test_the_version_needs_none_of_the_engines() -> None:
    code = "import sys; sys.argv = ['presswork', '--version']\ntry:\n import presswork.cli as c; c.main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True).stdout
    assert not {"weasyprint", "jinja2", "pikepdf", "lxml", "PIL", "yaml", "ebooklib"} & set(said.split())


def test_a_build_says_one_line_for_each_file(small: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert main(["build", str(small), "--out", str(out)]) == EXIT_OK
    said = capsys.readouterr()
    assert said.err == ""
    first, second = said.out.splitlines()
    assert re.fullmatch(rf"{re.escape(str(out))}/small\.pdf: 1 page, \d+ kB", first)
    assert re.fullmatch(rf"{re.escape(str(out))}/small\.epub: \d+ kB", second)
    assert sorted(path.name for path in out.iterdir()) == ["small.epub", "small.pdf"]


def test_files_go_to_dist_and_the_slug(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", str(small), "--edition", "pdf"]) == EXIT_OK
    assert [path.name for path in (tmp_path / "dist/small").iterdir()] == ["small.pdf"]


def test_all_faults_are_said_in_one_run(faulty: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["build", str(faulty), "--out", str(tmp_path / "out")]) == EXIT_FINDINGS
    said = capsys.readouterr()
    assert said.out == ""
    lines = [line for line in said.err.splitlines() if not line.startswith("  ")]
    assert re.match(r"article\.md:6: warning: .*\[doubled-word\]", next(x for x in lines if "doubled" in x))
    assert {line.split(":")[1] for line in lines if ": error: " in line} == {"8", "12"}
    assert not (tmp_path / "out").exists()


def test_findings_as_json(faulty: Path, capsys: Capture) -> None:
    assert main(["check", str(faulty), "--json"]) == EXIT_FINDINGS
    said = capsys.readouterr()
    assert said.err == ""
    found = json.loads(said.out)
    assert all(list(finding) == KEYS for finding in found)
    assert {finding["severity"] for finding in found} <= {"error", "warning", "note"}
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", finding["code"]) for finding in found)
    assert all(finding["message"] and finding["hint"] for finding in found)
    assert not [value for finding in found for value in finding.values() if value in ("", [], {})]
    assert {finding["file"] for finding in found} == {"article.md"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nowhere"], "no such folder"),
        (["build", "empty"], "no article.md"),
        (["build", "small/article.md"], "this is a file"),
        (["build", "small", "--theme", "nonesuch"], "Themes: feature, newspaper"),
        (["build", "small", "--theme", "../feature"], "Themes: feature, newspaper"),
        (["build", "small", "--out", "small/article.md"], "cannot be written"),
        (["build", "small", "--out", "small/article.md/below"], "cannot be written"),
    ],
)
def test_wrong_usage_is_two(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(small.parent)
    Path("empty").mkdir()
    assert main(arguments) == EXIT_USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("presswork: ")
    assert said in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["print"],
        ["build"],
        ["build", "x", "--page", "a3"],
        ["build", "x", "--edition", "web"],
        ["build", "x", "--nope"],
    ],
)
def test_unknown_arguments_are_two(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == EXIT_USAGE
    assert capsys.readouterr().err.startswith("usage: presswork")


def test_a_fault_of_ours_is_four_without_a_traceback(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the roof came down")

    monkeypatch.setattr(pipeline, "build", fail)
    monkeypatch.delenv("PRESSWORK_DEBUG", raising=False)
    assert main(["build", str(small)]) == EXIT_FAULT
    said = capsys.readouterr().err
    assert "the roof came down" in said
    assert "Traceback" not in said
    monkeypatch.setenv("PRESSWORK_DEBUG", "1")
    assert main(["build", str(small)]) == EXIT_FAULT
    assert "Traceback" in capsys.readouterr().err


def test_a_missing_validator_is_three(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setenv("JAVA_HOME", "")
    assert main(["check", str(small), "--out", str(tmp_path / "out"), "--json"]) == EXIT_MISSING_TOOL
    found = json.loads(capsys.readouterr().out)
    assert {finding["code"] for finding in found} == {"validator-missing"}
    assert all(finding["hint"] for finding in found)


def test_a_build_needs_no_validator(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setenv("JAVA_HOME", "")
    assert main(["build", str(small), "--out", str(tmp_path / "out")]) == EXIT_OK


def test_an_interrupted_build_is_a_hundred_and_thirty(tmp_path: Path) -> None:
    folder, out = tough(tmp_path / "tough"), tmp_path / "out"
    out.mkdir()
    (out / "tough.pdf").write_bytes(b"the old file")
    command = [sys.executable, "-m", "presswork", "build", str(folder), "--out", str(out)]
    environment = {**os.environ, "PRESSWORK_CACHE": str(tmp_path / "cache")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == EXIT_INTERRUPTED
    assert said.startswith("presswork: interrupted")
    assert "Traceback" not in said
    assert (out / "tough.pdf").read_bytes() == b"the old file"
    assert [path.name for path in out.iterdir()] == ["tough.pdf"]


def test_nothing_is_coloured_and_progress_is_the_terminals(small: Path, tmp_path: Path) -> None:
    quiet = run("build", str(small), "--out", str(tmp_path / "out"), "--edition", "pdf")
    assert "\033" not in quiet.stdout + quiet.stderr
    assert "\r" not in quiet.stdout + quiet.stderr
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "presswork", "build", str(small), "--out", str(tmp_path / "out")]
    # What is kept is not typeset, and not spoken of.
    environment = {**os.environ, "NO_COLOR": "1", "PRESSWORK_CACHE": str(tmp_path / "empty")}
    ended = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ended.returncode == EXIT_OK
    assert "Typesetting small" in shown
    assert not re.search(r"\033\[[0-9;]*m", shown)
    assert shown.endswith("\r\033[K")


def test_a_reader_that_leaves_early_is_no_fault(faulty: Path) -> None:
    command = f'"{sys.executable}" -m presswork check "{faulty}" --json | head -c 1'
    ended = subprocess.run(["sh", "-c", command], text=True, capture_output=True, check=False)
    assert ended.stdout == "["
    assert "Traceback" not in ended.stderr
