"""A date as feeds and agencies write it in; the day, as it was where it was written, out."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?")


def date_of(text: str | None) -> datetime.date | None:
    """Return the day of an ISO 8601, RFC 3339, RFC 822 or NITF date; None where there is none."""
    text = (text or "").strip()
    if not text or text.startswith("0000"):
        return None
    compact = _COMPACT.fullmatch(text)
    iso = "-".join(compact.groups()) if compact else text[:10]
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text[:60]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
