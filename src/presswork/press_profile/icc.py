"""An ICC profile's bytes in; whether it can be a press's output profile, and its name, out.

Source: ICC.1:2010 (profile version 4.3), 7.2 (header), 7.3 (tag table), 10.13, 10.17 (text types); version
2 profiles share header and table.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAX_BYTES = 32 * 1024 * 1024  # the largest published CMYK profiles have some 4 MiB
_HEADER_BYTES = 128
_TAG = struct.Struct(">4sII")


class UnusableIccError(Exception):
    """The bytes cannot be an output profile; the message says why, in a sentence."""


@dataclass(frozen=True, kw_only=True)
class IccFacts:
    """What a press needs to know of its profile: its description and its version ("2.2")."""

    description: str
    version: str


def read_icc(data: bytes) -> IccFacts:
    """Return the profile's facts. Raises UnusableIccError where it is no CMYK output profile.

    Both ways through the colour space must be in it: the press edition separates by B2A, and a proof is
    made by A2B.
    """
    if len(data) < _HEADER_BYTES + 4 or data[36:40] != b"acsp":
        raise UnusableIccError("It is no ICC profile.")
    if (size := int.from_bytes(data[:4], "big")) != len(data):
        raise UnusableIccError(
            f"It is cut or damaged: its header says {size} bytes, the file has {len(data)}."
        )
    if data[8] not in {2, 4}:
        raise UnusableIccError(f"It is of ICC version {data[8]}; PDF/X-4 takes versions 2 and 4.")
    if (kind := data[12:16]) != b"prtr":
        raise UnusableIccError(f"It is of the class {_sign(kind)}, not of the class `prtr` (output).")
    if (space := data[16:20]) != b"CMYK":
        raise UnusableIccError(f"It is for the colour space {_sign(space)}, not for `CMYK`.")
    if data[20:24] not in {b"Lab ", b"XYZ "}:
        raise UnusableIccError(f"It connects to {_sign(data[20:24])}, neither to Lab nor to XYZ.")
    tags = _tags(data)
    if missing := [tag for tag in ("A2B0", "B2A0", "B2A1") if tag.encode() not in tags]:
        raise UnusableIccError(f"It lacks the table {', '.join(missing)}, so colours cannot be converted.")
    return IccFacts(description=_description(tags.get(b"desc", b"")), version=f"{data[8]}.{data[9] >> 4}")


def _sign(data: bytes) -> str:
    return f"`{data.decode('ascii', 'replace').strip()}`"


def _tags(data: bytes) -> dict[bytes, bytes]:
    count = int.from_bytes(data[128:132], "big")
    if not 0 < count <= 256 or _HEADER_BYTES + 4 + count * _TAG.size > len(data):
        raise UnusableIccError("Its table of tags is damaged.")
    tags = {}
    for index in range(count):
        name, start, size = _TAG.unpack_from(data, _HEADER_BYTES + 4 + index * _TAG.size)
        if start < _HEADER_BYTES or start + size > len(data):
            raise UnusableIccError(f"Its tag {_sign(name)} points outside the file.")
        tags[name] = data[start : start + size]
    return tags


def _description(tag: bytes) -> str:
    """Return the text of a `desc` (version 2) or `mluc` (version 4) tag, '' where there is none."""
    if tag[:4] == b"desc":
        length = int.from_bytes(tag[8:12], "big")
        return tag[12 : 12 + length].split(b"\0")[0].decode("ascii", "replace").strip()
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, start = struct.unpack_from(">II", tag, 20)
        return tag[start : start + length].decode("utf-16-be", "replace").strip("\0 ")
    return ""
