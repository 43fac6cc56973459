"""Run a validator's program: a command line in, its output out, never a process left behind.

Also the two findings every validator shares: it is not here (`validator-missing`), or it is here and
gave no verdict (`validator-failed`). Both are errors: silence must never read as a pass.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork import machine
from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MISSING = "validator-missing"
FAILED = "validator-failed"

# Ten times what a hundred-article issue took; a validator that needs longer hangs.
TIMEOUT_S = 300.0
_OUTPUT_SHOWN = 400


# A group of its own does not hear the terminal's interrupt, so we keep count of what to end.
_running: set[subprocess.Popen[bytes]] = set()


class ValidatorFailure(Exception):  # noqa: N818 - it is the validator's failure, not an error of ours
    """A validator ran but gave no verdict; the text says what happened."""


class TimedOut(ValidatorFailure):
    """The program was ended because it took too long."""


@dataclass(frozen=True, kw_only=True)
class Output:
    """What a program printed, and its exit code."""

    stdout: str
    stderr: str
    exit_code: int


def run(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, timeout_s: float = TIMEOUT_S
) -> Output:
    """Run a program to its end in a process group of its own, and return what it printed.

    Raises ValidatorFailure when it cannot be started or runs longer than `timeout_s` seconds; the
    whole group (a browser's children too) is then ended.
    """
    try:
        process = subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise ValidatorFailure(f"{os.fspath(command[0])} cannot be started: {error.strerror}") from error
    _running.add(process)
    try:
        stdout, stderr = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise TimedOut(f"no verdict after {timeout_s:g} seconds") from error
    except BaseException:
        _end(process)
        raise
    finally:
        _running.discard(process)
    return Output(
        stdout=stdout.decode("utf-8", "replace"),
        stderr=stderr.decode("utf-8", "replace"),
        exit_code=process.returncode,
    )


def end_all() -> None:
    """End every program that `run` has started and that still runs: the user has given up waiting."""
    for process in tuple(_running):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def last_words(output: Output) -> str:
    """Return the end of what a program said, for a message about its failure."""
    said = (output.stderr.strip() or output.stdout.strip())[-_OUTPUT_SHOWN:]
    return f"exit code {output.exit_code}" + (f": {said}" if said else "")


def install_hint(*programs: str) -> str:
    """Return how to install these programs with this machine's package manager."""
    line = machine.install_line(*programs)
    return f"Install with: {line}" if line else f"Install {' and '.join(programs)} on this machine."


def missing(validator: str, what: str, *, hint: str, file: Path | None = None) -> Finding:
    """Return the finding that a validator, asked for, is not on this machine."""
    return Finding(
        code=MISSING,
        severity="error",
        file=None if file is None else str(file),
        where=validator,
        message=f"{validator} cannot run: {what} is not on this machine, so the file stays unproved",
        hint=hint,
    )


def failed(validator: str, file: Path, reason: str) -> Finding:
    """Return the finding that a validator gave no verdict on a file."""
    return Finding(
        code=FAILED,
        severity="error",
        file=str(file),
        where=validator,
        message=f"{validator} gave no verdict: {reason}",
        hint="Run it again; if it fails once more, `presswork doctor` shows what the machine has.",
    )
