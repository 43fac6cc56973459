"""An issue's folder in; its project root, slug and identifier, and whether a path stays inside, out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from presswork.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

PROJECT_FILE = "presswork.toml"
SLUG_LENGTH = 80  # leaves room for `-booklet.pdf` under the 143 bytes that eCryptfs allows

# Names that Windows keeps for devices, with or without a suffix (Microsoft, "Naming Files, Paths, and
# Namespaces").
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", "conin", "conout")
    + tuple(f"{port}{number}" for port in ("com", "lpt") for number in range(10))
)
# RFC 9562, 6.6: the name space for names that are URLs.
_NAMESPACE_URL = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")


def find_root(folder: Path) -> Path:
    """Return the project root of an issue's folder, resolved.

    It is the nearest folder, this one or above it, that holds a `presswork.toml`; without one, the
    folder itself.
    """
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        try:
            if (candidate / PROJECT_FILE).is_file():
                return candidate
        except OSError:
            break
    return folder


def is_inside(path: Path, root: Path) -> bool:
    """Whether the path, with every symbolic link on its way followed, lies in the root."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def make_slug(name: str) -> str:
    """Return the name made safe for a shell, a URL and a file system that does not tell case.

    Letters of every script are transliterated: `Über Tee` becomes `uber-tee`, `Чай` becomes `chay`.
    Raises UsageError where nothing is left.
    """
    slug = slugify(name)
    if not slug:
        raise UsageError(
            f"The name {name!r} holds no letter or digit, so no file can be named after it.\n"
            "  Rename the folder, for example `over-tea`."
        )
    return slug


def slugify(text: str) -> str:
    """Return the text as lower-case ASCII words joined by single hyphens; '' where nothing is left."""
    text = unicodedata.normalize("NFKC", text)
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", text.lower())).strip("-")
    slug = slug[:SLUG_LENGTH].rstrip("-")
    return f"{slug}-issue" if slug in _DEVICES else slug


def issue_identifier(root_name: str, slug: str, declared: str) -> str:
    """Return the issue's URN: the declared identifier, else one made from the root's name and the slug.

    The same over all editions and corrected editions. A declared UUID without its prefix gets
    `urn:uuid:`; whatever else is declared stays as it is.
    """
    if declared:
        bare = re.fullmatch(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", declared)
        return f"urn:uuid:{declared.lower()}" if bare else declared
    return f"urn:uuid:{_uuid5(f'presswork:{root_name}/{slug}')}"


def _uuid5(name: str) -> str:
    """RFC 9562, 5.5. The standard library's module costs 10 ms of a cold start for these lines."""
    from hashlib import sha1

    digest = bytearray(sha1(_NAMESPACE_URL + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
