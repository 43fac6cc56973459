"""A site is signed by minisign and GnuPG with a key that they keep, and whoever has its other half can tell."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from small_sites import Dist, tree

from presswork.cli import main
from presswork.distribution.verifying import Verified, verify
from presswork.errors import FindingsError, MissingToolError

ADA = "ada@example.org"


@pytest.fixture(scope="module")
def minisign_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A key pair without a passphrase: the secret one, the public one."""
    folder = tmp_path_factory.mktemp("minisign")
    secret, public = folder / "secret.key", folder / "public.key"
    subprocess.run(["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True)
    return secret, public


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """GnuPG's folder with a key of Ada's, without a passphrase."""
    folder = Path(f"/tmp/presswork-gnupg-{os.getpid()}")  # the agent's socket allows no long path
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(folder))
    make = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key", ADA, "ed25519", "sign", "never"]
    subprocess.run(make, check=True, capture_output=True)
    yield folder
    subprocess.run(["gpgconf", "--kill", "all"], check=False, capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)


def said(verified: Verified) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in verified.findings]


def test_minisign_signs_and_its_public_key_tells(
    tea: Path, dist: Dist, tmp_path: Path, minisign_keys: tuple[Path, Path]
) -> None:
    secret, public = minisign_keys
    site = tmp_path / "site"
    dist(tea, sign="minisign", key=str(secret))
    before = tree(site)
    words = public.read_text().splitlines()[1]
    for key in (str(public), words):
        verified = verify(site, key=key)
        assert verified.findings == () and verified.signed_by.startswith("minisign: ")
    assert said(verify(site)) == [("signature-unchecked", "warning")]
    dist(tea, sign="minisign", key=str(secret))
    assert tree(site) == before, "the signature holds the time"

    with (site / "index.html").open("a") as file:
        file.write("<!-- changed -->")
    sums = site / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes().replace(b"  index.html", b"  index.htm"))
    assert ("signature-wrong", "error") in said(verify(site, key=words))


def test_gpg_signs_and_who_has_the_key_can_tell(
    tea: Path, dist: Dist, tmp_path: Path, keyring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    dist(tea, sign="gpg", key=ADA)
    verified = verify(site)
    assert verified.findings == () and ADA in verified.signed_by
    sums = site / "SHA256SUMS"
    data = sums.read_bytes()
    sums.write_bytes(data.replace(b"index.html", b"indox.html"))
    assert ("signature-wrong", "error") in said(verify(site))
    sums.write_bytes(data)
    stranger = tmp_path / "stranger"
    stranger.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(stranger))
    assert said(verify(site)) == [("signature-unchecked", "warning")]
    monkeypatch.setenv("GNUPGHOME", str(keyring))


def test_without_a_key_or_the_program_nothing_is_put_out(
    tea: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = tmp_path / "stranger"
    stranger.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(stranger))
    monkeypatch.setenv("HOME", str(stranger))
    for by, key in (("minisign", str(tmp_path / "none")), ("gpg", "")):
        with pytest.raises(FindingsError) as unsigned:
            dist(tea, sign=by, key=key)
        assert [found.code for found in unsigned.value.findings if found.severity == "error"] == [
            "site-not-signed"
        ]
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(MissingToolError, match="1 finding"):
        dist(tea, sign="minisign")
    assert not (tmp_path / "site").exists()


def test_what_was_signed_and_now_is_not_says_so(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path, minisign_keys: tuple[Path, Path]
) -> None:
    dist(tea, sign="minisign", key=str(minisign_keys[0]))
    unsigned = dist(rain)
    assert "site-unsigned" in {finding.code for finding in unsigned.findings}
    assert not (tmp_path / "site" / "SHA256SUMS.minisig").exists()
    assert said(verify(tmp_path / "site", key="RWQ")) == [("signature-missing", "error")]


def test_a_signature_without_its_program_is_a_warning(
    tea: Path,
    dist: Dist,
    tmp_path: Path,
    minisign_keys: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dist(tea, sign="minisign", key=str(minisign_keys[0]))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert said(verify(tmp_path / "site")) == [("signature-unchecked", "warning")]
    assert main(["verify", str(tmp_path / "site")]) == 0
