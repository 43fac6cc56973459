"""SHA256SUMS in, a signature beside it out, by minisign or GnuPG with the user's own key; and its check.

Keys are these programs' affair: none is read, made or kept here. They ask for a passphrase themselves.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from presswork import machine
from presswork.errors import FindingsError, MissingToolError
from presswork.model import Finding

SignedBy = Literal["minisign", "gpg"]
ENDINGS: dict[SignedBy, str] = {"minisign": ".minisig", "gpg": ".asc"}
_PROGRAMS: dict[SignedBy, tuple[str, ...]] = {"minisign": ("minisign",), "gpg": ("gpg", "gpg2")}
_PACKAGES: dict[SignedBy, str] = {"minisign": "minisign", "gpg": "gnupg"}
# Minisign would put the time there; what is signed says when it was published.
_COMMENT = "SHA256SUMS of a Presswork site"
_SHOWN = 400
_PATIENCE_S = 60.0


def sign(sums: Path, *, by: SignedBy, key: str = "") -> Path:
    """Sign the file of checksums and return the signature's path.

    `key` is minisign's secret key file, or the key or user that GnuPG knows; "" is the program's own choice.
    Raises `MissingToolError` without the program, `FindingsError` where it does not sign.
    """
    program = _program(by)
    signature = sums.with_name(f"{sums.name}{ENDINGS[by]}")
    if by == "minisign":
        command = [program, "-S", "-m", str(sums), "-x", str(signature), "-t", _COMMENT]
        command += ["-s", key] if key else []
    else:
        command = [program, "--armor", "--yes", "--output", str(signature)]
        command += ["--local-user", key] if key else []
        command += ["--detach-sign", str(sums)]
    said = _run(command)
    if said is not None or not signature.is_file():
        raise FindingsError([_not_signed(by, said or "")])
    return signature


def _run(command: Sequence[str]) -> str | None:
    """Run a program that signs and return what it said where it failed.

    On a terminal it has that for itself, to ask for a passphrase: without a time limit, for that takes time.
    """
    if sys.stderr.isatty():
        done = subprocess.run(command, stdout=sys.stderr, check=False)
        return "see above" if done.returncode else None
    quiet = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
    return (quiet.stderr or quiet.stdout) if quiet.returncode else None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a program said of a signature: right, wrong, or None where it has not the key."""

    right: bool | None
    said: str


def check(sums: Path, signature: Path, *, by: SignedBy, key: str = "") -> Checked | None:
    """Check a signature with the user's keys; None where the program is not here.

    `key` is minisign's public key, or a file with it; GnuPG looks into its keyring.
    """
    found = machine.find_program(*_PROGRAMS[by])
    if found is None:
        return None
    if by == "minisign":
        if not key:
            return Checked(right=None, said="no public key was named")
        named = ["-p", key] if Path(key).is_file() else ["-P", key]
        return _verdict([found, "-V", "-m", str(sums), "-x", str(signature), *named], lacking=())
    command = [found, "--batch", "--no-auto-key-retrieve", "--status-fd", "1"]
    return _verdict([*command, "--verify", str(signature), str(sums)], lacking=("NO_PUBKEY",))


def _verdict(command: Sequence[str], *, lacking: Sequence[str]) -> Checked:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Checked(right=None, said=str(error))
    said = " ".join((done.stderr or done.stdout).split())[:_SHOWN]
    if done.returncode and any(word in done.stdout for word in lacking):
        return Checked(right=None, said=said)
    return Checked(right=done.returncode == 0, said=said)


def _program(by: SignedBy) -> str:
    found = machine.find_program(*_PROGRAMS[by])
    if found is None:
        raise MissingToolError(
            [
                Finding(
                    code="signer-missing",
                    severity="error",
                    where=by,
                    message=f"{by} is not on this machine, so the site cannot be signed: nothing is put out.",
                    hint=f"Install your system's package {_PACKAGES[by]}, or leave out --sign.",
                )
            ]
        )
    return found


def _last(said: str) -> str:
    return " ".join(said.split())[-_SHOWN:] or "it said nothing"


def _not_signed(by: SignedBy, said: str) -> Finding:
    return Finding(
        code="site-not-signed",
        severity="error",
        where=by,
        message=f"{by} did not sign, so nothing is put out: {_last(said)}",
        hint="Make a key with it first, or name the one to sign with: --key.",
    )
