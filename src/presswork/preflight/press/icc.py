"""An ICC profile's bytes in, what its header and tags say of it out (ICC.1:2010, 7.2 and 8)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

# Data colour spaces and their channels, ICC.1:2010, table 19; those that PDF knows, ISO 32000-1, 8.6.5.5.
CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"CMYK": 4}
_HEADER = 128
_MAX_TAGS = 1024
# PDF 1.6 knows ICC profiles up to this version (ISO 32000-1, table 67 note; ISO 15930-7 rests on PDF 1.6).
NEWEST = (4, 4)


@dataclass(frozen=True, kw_only=True)
class IccProfile:
    """A profile's header: `profile_class` "prtr", "mntr", "scnr", "spac"..., `colour_space` "CMYK", ..."""

    version: tuple[int, int]
    profile_class: str
    colour_space: str
    connection_space: str
    channels: int
    tags: frozenset[str]

    @property
    def is_output(self) -> bool:
        """Whether it describes a printing device."""
        return self.profile_class == "prtr"


class DamagedProfileError(ValueError):
    """The bytes are no ICC profile, or not a whole one."""


def read_profile(data: bytes) -> IccProfile:
    """Return what a profile says of itself; `DamagedProfileError`, in words for people, if it is none."""
    if len(data) < _HEADER + 4:
        raise DamagedProfileError(f"it is {len(data)} bytes long, too short for an ICC profile")
    if data[36:40] != b"acsp":
        raise DamagedProfileError("it is not an ICC profile: its signature is missing")
    size = struct.unpack(">I", data[:4])[0]
    if size > len(data):
        raise DamagedProfileError(f"it is cut off: {size} bytes announced, {len(data)} there")
    return IccProfile(
        version=(data[8], data[9] >> 4),
        profile_class=_words(data[12:16]),
        colour_space=_words(data[16:20]),
        connection_space=_words(data[20:24]),
        channels=_channels(data[16:20]),
        tags=frozenset(_tags(data)),
    )


def _channels(signature: bytes) -> int:
    if signature[1:] == b"CLR" and signature[:1] in b"23456789ABCDEF":
        return int(signature[:1], 16)
    return CHANNELS.get(signature, 0)


def _tags(data: bytes) -> list[str]:
    count = struct.unpack(">I", data[_HEADER : _HEADER + 4])[0]
    end = _HEADER + 4 + 12 * count
    if count > _MAX_TAGS or end > len(data):
        raise DamagedProfileError("its table of tags is cut off")
    names = []
    for place in range(_HEADER + 4, end, 12):
        name, offset, length = struct.unpack(">4sII", data[place : place + 12])
        if offset + length > len(data):
            raise DamagedProfileError(f"its tag {_words(name)!r} lies beyond its end")
        names.append(_words(name))
    return names


def _words(signature: bytes) -> str:
    return signature.decode("latin-1").strip()
