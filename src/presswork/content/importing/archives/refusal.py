"""A source that cannot be read safely in; the error that says so, with its finding, out."""

from __future__ import annotations

from presswork.errors import UnreadableError
from presswork.model import Finding


def refused(code: str, message: str, *, hint: str, file: str, where: str | None = None) -> UnreadableError:
    """Return the error to raise: the source is not read, and nothing of it is kept."""
    return UnreadableError(
        (Finding(code=code, severity="error", message=message, hint=hint, file=file, where=where),)
    )
