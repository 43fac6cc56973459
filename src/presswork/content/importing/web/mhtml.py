"""A page saved as one MHTML file in; the page and the files in it out (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.markup.addresses import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

MAX_PARTS = 5_000


@dataclass(frozen=True, kw_only=True)
class SavedPage:
    """A page's bytes, the encoding declared outside them, its address, and what finds files beside it."""

    data: bytes
    declared: str = ""
    address: str = ""
    find: Callable[[str], Path | bytes | None]


def opened(data: bytes) -> SavedPage | None:
    """Return the page in the file, None where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(_leaves(message))
    page = next(
        (part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None
    )
    content = _content(page) if page is not None else None
    if page is None or not content:
        return None
    files = _Files(parts)
    address = (page.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    return SavedPage(
        data=content,
        declared=str(page.get_content_charset() or ""),
        address=address if address.startswith(("http://", "https://")) else "",
        find=files.find,
    )


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, without recursion; a message within a message is not opened."""
    stack: list[Message] = [message]
    count = 0
    while stack and count < MAX_PARTS:
        part = stack.pop()
        count += 1
        inner = part.get_payload()
        if isinstance(inner, list):
            if part.get_content_maintype() == "multipart":
                stack.extend(item for item in reversed(inner) if not isinstance(item, str))
        else:
            yield part


def _content(part: Message) -> bytes | None:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else None


class _Files:
    """The pictures of the file, by their address and by their content identifier."""

    def __init__(self, parts: list[Message]) -> None:
        self._parts: dict[str, Message] = {}
        for part in parts:
            if part.get_content_maintype() != "image":
                continue
            identifier = (part.get("Content-ID") or "").strip().strip("<>")
            for name in (
                str(part.get("Content-Location") or "").strip(),
                f"cid:{identifier}" if identifier else "",
            ):
                if name:
                    self._parts.setdefault(name, part)

    def find(self, name: str) -> bytes | None:
        """Return the bytes of the picture at an address, None where the file holds none."""
        part = self._parts.get(name)
        if part is None and "://" not in name and ":" not in name:
            part = next((one for key, one in self._parts.items() if file_name(key) == file_name(name)), None)
        return _content(part) if part is not None else None
