"""What is wrong with a picture goes in; faults that stop a build and remarks that do not come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presswork.model import Severity


class PictureError(Exception):
    """A picture that cannot be built from. `code` is a finding's; `hint` says what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Keep the parts of the finding to come."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something about a picture that its editor should know and that stops nothing."""

    code: str
    severity: Severity
    message: str
    hint: str


def converted(what: str, hint: str) -> Remark:
    """Return the warning that something of the picture is lost in the editions."""
    return Remark(code="photo-converted", severity="warning", message=what, hint=hint)


def corrupt(why: str) -> PictureError:
    """Return the error for a picture file that does not hold what its format demands."""
    return PictureError(
        "photo-corrupt",
        f"is corrupt: {why}",
        "Ask for the file again, or open it in a picture editor and save it anew.",
    )


def cut_short() -> PictureError:
    """Return the error for a picture file whose end is missing."""
    return PictureError(
        "photo-truncated",
        "is cut short: the end of the file is missing",
        "Copy or download the file again; the transfer was broken off.",
    )
