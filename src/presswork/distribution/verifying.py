"""A downloaded site's folder in, the findings about what is missing, changed, added or untrue in it out.

The checksums say whether the files are those that were put out, the signature who put them out, and the
manifest has to agree with both. Nothing is asked of any network, and no symbolic link is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from presswork.distribution.checksums import SUMS, read_sums, sha256_of
from presswork.distribution.manifest_check import check_manifest
from presswork.distribution.signature_check import check_signatures
from presswork.distribution.standing_site import SIGNATURES
from presswork.distribution.walking import Found, shown, walk
from presswork.errors import UsageError
from presswork.model import Finding

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was found, how many files were as they should be, and whose signature is right ("" for none)."""

    findings: tuple[Finding, ...]
    right: int
    signed_by: str = ""


def verify(folder: Path, *, key: str = "", progress: Progress = lambda stage, done, total: None) -> Verified:
    """Verify a site's folder, and its signature with the user's keys; `key` is minisign's public one.

    Raises `UsageError` for a folder that is not there, or holds no site.
    """
    found = _walked(folder)
    sums_file = folder / SUMS
    if SUMS not in found.files and SUMS not in found.others:
        raise UsageError(
            f"{folder} holds no {SUMS}, so there is nothing to verify it by.\n"
            "  Name the folder in which the site's index.html lies."
        )
    try:
        sums = read_sums(sums_file.read_bytes() if SUMS in found.files else b"")
    except ValueError as error:
        return Verified(findings=(_damaged(str(error)),), right=0)
    findings = [*_others(found), *_added(found, sums)]
    right = set(sums) - {*found.others}
    for number, (path, digest) in enumerate(sums.items()):
        progress(f"Verifying {shown(path)}", number, len(sums))
        if path in right and (finding := _file(folder, path, digest, found)):
            findings.append(finding)
            right.discard(path)
    if not sums:
        findings.append(_damaged("it names no file"))
    signed_by, about_signatures = check_signatures(folder, found, key=key)
    findings += about_signatures
    findings += check_manifest(folder, sums, found, right=right)
    return Verified(findings=tuple(findings), right=len(right), signed_by=signed_by)


def _walked(folder: Path) -> Found:
    try:
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder.\n  Name that in which the site's index.html lies.")
        return walk(folder)
    except OSError as error:
        raise UsageError(f"{error.filename or folder} cannot be read: {error.strerror}.") from error


def _file(folder: Path, path: str, digest: str, found: Found) -> Finding | None:
    if path not in found.files:
        return Finding(
            code="site-file-missing",
            severity="error",
            file=shown(path),
            message=f"The file is missing: {SUMS} names it.",
            hint="Download it again.",
        )
    try:
        is_right = sha256_of(folder / path) == digest
    except OSError as error:
        return Finding(
            code="site-file-unreadable",
            severity="error",
            file=shown(path),
            message=f"The file cannot be read: {error.strerror}.",
            hint="Check its permissions, and the disk.",
        )
    if is_right:
        return None
    return Finding(
        code="site-file-changed",
        severity="error",
        file=path,
        message=f"The file is not the one that was put out: its SHA-256 differs from that in {SUMS}.",
        hint="Download it again; where that does not help, tell the publisher.",
    )


def _others(found: Found) -> Iterator[Finding]:
    for path in found.others:
        yield Finding(
            code="site-not-plain",
            severity="error",
            file=shown(path),
            message="This is a symbolic link, or no plain file; no site that was put out has any.",
            hint="Remove it, and download the file again where there is one of that name.",
        )


def _added(found: Found, sums: Mapping[str, str]) -> Iterator[Finding]:
    known = {*sums, SUMS, *SIGNATURES}
    for path in found.files:
        if path not in known:
            yield Finding(
                code="site-file-added",
                severity="error",
                file=shown(path),
                message=f"The file was added: {SUMS} does not name it.",
                hint="Do not open it unless you know where it comes from.",
            )


def _damaged(why: str) -> Finding:
    return Finding(
        code="site-sums-damaged",
        severity="error",
        file=SUMS,
        message=f"The checksums cannot be used: {why}.",
        hint="Download it again.",
    )
