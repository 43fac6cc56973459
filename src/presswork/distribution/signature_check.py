"""A site's folder in, whose signature is under its checksums, and the findings about that, out."""

from __future__ import annotations

from pathlib import Path

from presswork.distribution.checksums import SUMS
from presswork.distribution.signing import ENDINGS, Checked, SignedBy, check
from presswork.distribution.walking import Found
from presswork.model import Finding

_HINTS: dict[SignedBy, str] = {
    "minisign": "Name the publisher's public key, from a source that you trust: --key FILE or --key RW...",
    "gpg": "Import the publisher's public key, from a source that you trust: gpg --import FILE",
}


def check_signatures(folder: Path, found: Found, *, key: str = "") -> tuple[str, list[Finding]]:
    """Return what said that a signature is right ("" where nothing did), and the findings.

    A signature that nobody here can check is a warning: it proves nothing, and does no harm.
    """
    findings: list[Finding] = []
    signed_by = ""
    for by, ending in ENDINGS.items():
        name = f"{SUMS}{ending}"
        if name not in found.files:
            continue
        checked = check(folder / SUMS, folder / name, by=by, key=key)
        if checked is not None and checked.right:
            signed_by = f"{by}: {checked.said}"
        else:
            findings.append(_unproved(name, by, checked))
    if key and not any(f"{SUMS}{ending}" in found.files for ending in ENDINGS.values()):
        findings.append(_unsigned())
    return signed_by, findings


def _unproved(name: str, by: SignedBy, checked: Checked | None) -> Finding:
    if checked is None:
        return Finding(
            code="signature-unchecked",
            severity="warning",
            file=name,
            message=f"The site is signed with {by}, which is not on this machine.",
            hint=f"Install {by}, and verify it again.",
        )
    if checked.right is None:
        return Finding(
            code="signature-unchecked",
            severity="warning",
            file=name,
            message=f"The site is signed with {by}, and the key to check it with is not here: {checked.said}",
            hint=_HINTS[by],
        )
    return Finding(
        code="signature-wrong",
        severity="error",
        file=name,
        message=f"The signature is not right: {checked.said}",
        hint="Do not trust the site: it is not what the owner of that key put out.",
    )


def _unsigned() -> Finding:
    return Finding(
        code="signature-missing",
        severity="error",
        file=SUMS,
        where="--key",
        message="A key was named, and the site is not signed.",
        hint="Download the signature too; where there is none, ask the publisher.",
    )
