"""Ace by DAISY: EPUB files in, one finding for each accessibility rule broken out (`ace-violation`).

Ace opens every document of the book in headless Chromium. It starts the browser without its sandbox
by itself, so that root may run it; it reads local files only and refuses every http request.
"""

from __future__ import annotations

import json
import shlex
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from presswork.model import Finding
from presswork.preflight.validators import node, process
from presswork.preflight.validators.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from presswork.model import Severity
    from presswork.model.site import Verdict

NAME = "Ace"
CODE = "ace-violation"
# What a machine can judge of it; the rest takes people.
STANDARD = "EPUB Accessibility 1.1"
PACKAGE = "@daisy/ace-cli"

_IMPACTS: Final[dict[str, Severity]] = {"critical": "error", "serious": "error", "moderate": "error"}
_SNIPPET = 120


@dataclass(frozen=True, kw_only=True)
class Ace:
    """An installed Ace: Node, the command's script, and a Chromium."""

    node: Path
    script: Path
    chromium: Path


def find() -> Ace | None:
    """Return the installed validator, None where Node, its package or a Chromium is absent."""
    launcher, package, chromium = node.find_node(), node.find_package(PACKAGE), node.find_chromium()
    if not (launcher and package and chromium):
        return None
    return Ace(node=launcher, script=package / "bin" / "ace.js", chromium=chromium)


def run(paths: Sequence[Path]) -> tuple[Finding, ...]:
    """Check EPUB files and return every violation."""
    tool = find()
    if tool is None:
        return (_missing(paths),)
    findings: list[Finding] = []
    for path in paths:
        try:
            findings += _findings(path, _patient_report(tool, path))
        except process.ValidatorFailure as failure:
            findings.append(process.failed(NAME, path, str(failure)))
    return tuple(findings)


def judge(path: Path) -> tuple[Verdict, ...]:
    """Check an EPUB file and return the verdict."""
    tool = find()
    return (verdict(NAME, version() if tool else "", STANDARD, run([path])),)


def version() -> str:
    """Return the version of the installed package, "" without one."""
    package = node.find_package(PACKAGE)
    try:
        return str(json.loads((package / "package.json").read_text("utf-8"))["version"]) if package else ""
    except (OSError, ValueError, KeyError):
        return ""


def _missing(paths: Sequence[Path]) -> Finding:
    file = paths[0] if len(paths) == 1 else None
    if node.find_node() is None:
        return process.missing(NAME, "Node", hint=process.install_hint("node", "npm"), file=file)
    if node.find_chromium() is None:
        return process.missing(NAME, "Chromium", hint=process.install_hint("chromium"), file=file)
    hint = f"Install it with: presswork doctor --install (it belongs in {node.node_folder()})"
    return process.missing(NAME, f"the Node package {PACKAGE}", hint=hint, file=file)


def _patient_report(tool: Ace, path: Path) -> dict[str, Any]:
    """Return the report; where the browser stops answering, as it now and then does, ask once more."""
    try:
        return _report(tool, path, timeout_s=_patience_s(path))
    except process.TimedOut:
        return _report(tool, path, timeout_s=process.TIMEOUT_S + _patience_s(path))


def _patience_s(path: Path) -> float:
    """Return how long Ace may take: some seconds a document, on a busy machine."""
    try:
        with zipfile.ZipFile(path) as book:
            documents = sum(name.endswith((".xhtml", ".html", ".svg")) for name in book.namelist())
    except (OSError, zipfile.BadZipFile):
        documents = 0
    return 60.0 + 4.0 * documents


def _browser(tool: Ace, folder: Path) -> Path:
    """Return a launcher of the browser without what it does not need here and sometimes stops at."""
    launcher = folder / "browser"
    flags = "--disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update"
    launcher.write_text(f'#!/bin/sh\nexec {shlex.quote(str(tool.chromium))} {flags} "$@"\n', encoding="utf-8")
    launcher.chmod(0o700)
    return launcher


def _report(tool: Ace, path: Path, *, timeout_s: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="presswork-") as name:
        folder = Path(name)
        for inner in ("home", "out", "work"):
            (folder / inner).mkdir()
        # Ace and Chromium write logs and caches into the home folder; a home of their own goes with them.
        env = {
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home"),
            "XDG_STATE_HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home"),
            "TMPDIR": str(folder / "work"),
            "PUPPETEER_EXECUTABLE_PATH": str(_browser(tool, folder)),
            "ACE_TIMEOUT_INITIAL": "60000",  # milliseconds; five seconds are too few on a busy machine
        }
        command = (tool.node, tool.script, "--force", "--silent", "--lang", "en")
        output = process.run(
            [*command, "--outdir", folder / "out", "--tempdir", folder / "work", path.resolve()],
            env=env,
            timeout_s=timeout_s,
        )
        try:
            report: dict[str, Any] = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise process.ValidatorFailure(process.last_words(output)) from error
        return report


def _findings(path: Path, report: dict[str, Any]) -> Iterator[Finding]:
    try:
        subjects = report["assertions"]
        outcome = report["earl:result"]["earl:outcome"]
        findings = [finding for subject in subjects for finding in _subject(path, subject)]
    except (KeyError, TypeError) as error:
        raise process.ValidatorFailure(f"its report has no {error}") from error
    if not subjects:
        raise process.ValidatorFailure("it looked at no document of the book")
    if outcome != "pass" and not findings:
        raise process.ValidatorFailure(f"its verdict is {outcome!r}, but it named no rule")
    # Ace's own order of documents is that of their being done.
    yield from sorted(findings, key=lambda finding: (finding.where or "", finding.message))


def _subject(path: Path, subject: dict[str, Any]) -> Iterator[Finding]:
    url = subject["earl:testSubject"]["url"]
    for assertion in subject["assertions"]:
        result, test = assertion["earl:result"], assertion["earl:test"]
        if result["earl:outcome"] == "pass":
            continue
        selectors = result.get("earl:pointer", {}).get("css", [])
        snippet = (result.get("html") or "")[:_SNIPPET]
        help_text = test.get("help", {})
        yield Finding(
            code=CODE,
            severity=_IMPACTS.get(test.get("earl:impact", "serious"), "warning"),
            file=str(path),
            where=" ".join([url, *selectors]),
            message=f"{test['dct:title']}: {result['dct:description'].splitlines()[0]}"
            + (f" ({snippet})" if snippet else ""),
            hint=" ".join(part for part in (help_text.get("dct:description"), help_text.get("url")) if part)
            or None,
        )
