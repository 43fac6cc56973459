"""A request's headers and a file's state in, the part of it to send out (RFC 9110, sections 13 and 14)."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?("[^"]*")')
# No file is longer; more digits are a way to keep a server busy.
_MOST_DIGITS = 18


@dataclass(frozen=True, kw_only=True)
class Span:
    """The bytes to send: from `start` up to, and without, `stop`."""

    start: int
    stop: int


class Unsatisfiable(Exception):  # noqa: N818 - an answer, not an error
    """The range begins after the file's end."""


def is_unchanged(headers: Mapping[str, str], *, etag: str, modified: int) -> bool:
    """Whether who asks has the file already: `modified` is its time of change in seconds."""
    known = headers.get("If-None-Match")
    if known is not None:
        return known.strip() == "*" or etag in _TAG.findall(known)
    since = _seconds(headers.get("If-Modified-Since"))
    return since is not None and modified <= since


def span_of(headers: Mapping[str, str], size: int, *, etag: str, modified: int) -> Span | None:
    """Return the part that is asked for, None for the whole file. Raises `Unsatisfiable`.

    Several ranges in one request, or what is no range, are answered with the whole, as the standard allows.
    """
    match = _RANGE.fullmatch(headers.get("Range", ""))
    if match is None or not any(match.groups()) or max(map(len, match.groups())) > _MOST_DIGITS:
        return None
    if not _is_same(headers.get("If-Range"), etag=etag, modified=modified):
        return None
    first, last = match.groups()
    if not first:  # the last so many bytes
        wanted = int(last)
        if not wanted or not size:
            raise Unsatisfiable
        return Span(start=max(0, size - wanted), stop=size)
    start, stop = int(first), int(last) + 1 if last else size
    if last and stop <= start:
        return None
    if start >= size:
        raise Unsatisfiable
    return Span(start=start, stop=min(stop, size))


def _is_same(wanted: str | None, *, etag: str, modified: int) -> bool:
    """Whether a range is of the file that they have the rest of (13.1.5): by strong tag, or very date."""
    if wanted is None:
        return True
    wanted = wanted.strip()
    return wanted == etag if wanted.startswith(('"', "W/")) else _seconds(wanted) == modified


def _seconds(date: str | None) -> int | None:
    if not date:
        return None
    try:
        return int(email.utils.parsedate_to_datetime(date).timestamp())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
