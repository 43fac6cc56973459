"""A photo in, the file that is drawn for it and that file's bytes out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from presswork.photos.faults import PictureError
from presswork.resources import assets_dir

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.model import Photo

FILE_LIMIT_BYTES = 512 * 1024 * 1024


def source_of(photo: Photo) -> Path:
    """Return the photo's file, else its stand-in, else the drawing that stands in for any photograph."""
    return photo.source or assets_dir() / "drawings" / "photograph.svg"


def read_source(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        PictureError: photo-unreadable or photo-bomb.
    """
    try:
        if not path.is_file():
            raise PictureError("photo-unreadable", "is not a file", "Put the picture file itself there.")
        if path.stat().st_size > FILE_LIMIT_BYTES:
            raise PictureError(
                "photo-bomb",
                f"is larger than {FILE_LIMIT_BYTES // 2**20} MiB",
                "Scale the picture down in a picture editor; no page needs so many pixels.",
            )
        return path.read_bytes()
    except OSError as error:
        raise PictureError(
            "photo-unreadable", f"cannot be read: {error.strerror}", "Check the file's permissions."
        ) from error


def digest_of(data: bytes) -> str:
    """Return what tells a file from what may stand in its place later: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def changed() -> PictureError:
    """Return the error for a file that is not the one that was looked at."""
    return PictureError(
        "photo-changed",
        "changed while the issue was built",
        "Wait until it is copied or saved, then build again.",
    )
