"""A press file in, what several checks ask of the whole document out, each worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import pikepdf

from presswork.preflight.press.metadata import Claim, Packet, read_claim
from presswork.preflight.press.object_index import ObjectIndex, index_objects

if TYPE_CHECKING:
    from presswork.preflight.press.print_file import PrintFile
    from presswork.press_profile import OutputCondition


class Facts:
    """What the document says of itself, and where its dictionaries are."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Nothing is read before it is asked for."""
        self.pdf = pdf

    @cached_property
    def packet(self) -> Packet:
        """The XMP packet."""
        return Packet(self.pdf)

    @cached_property
    def claim(self) -> Claim:
        """Which PDF/X the file claims to be."""
        return read_claim(self.pdf, self.packet)

    @property
    def judged(self) -> bool:
        """Whether the file claims to be PDF/X and its metadata can be read.

        Where not, that is the finding; what the metadata should also have said is none.
        """
        claim = self.claim
        return bool(claim.version) and (
            claim.older or (self.packet.data is not None and not self.packet.error)
        )

    @cached_property
    def objects(self) -> ObjectIndex:
        """Dictionaries by their keys."""
        return index_objects(self.pdf)

    @cached_property
    def intents(self) -> list[Any]:
        """The catalog's output intents for PDF/X."""
        found = self.pdf.Root.get("/OutputIntents")
        if not isinstance(found, pikepdf.Array):
            return []
        return [
            intent
            for intent in list(found)
            if isinstance(intent, pikepdf.Dictionary) and intent.get("/S") == "/GTS_PDFX"
        ]

    @cached_property
    def intent_profile(self) -> bytes | None:
        """The ICC profile inside the first of them; None where there is none that can be read."""
        for intent in self.intents:
            stream = intent.get("/DestOutputProfile")
            if isinstance(stream, pikepdf.Stream):
                try:
                    return bytes(stream.read_bytes())
                except pikepdf.PdfError:
                    return None
        return None

    def has_profile_of(self, condition: OutputCondition) -> bool:
        """Whether the output intent's profile is the condition's, byte for byte."""
        try:
            return self.intent_profile is not None and self.intent_profile == condition.icc.read_bytes()
        except OSError:
            return False


_known: WeakKeyDictionary[Any, Facts] = WeakKeyDictionary()


def facts(file: PrintFile) -> Facts:
    """Return the document's facts; the same object for every check of a file."""
    if file not in _known:
        _known[file] = Facts(file.pdf)
    return _known[file]


def text_of(value: Any) -> str:
    """Return a PDF string or name as text, '' for anything else."""
    try:
        return str(value).strip() if isinstance(value, pikepdf.String | pikepdf.Name | str) else ""
    except UnicodeDecodeError:
        return ""


def excerpt(text: str, *, length: int = 80) -> str:
    """Return the beginning of a text from a file, for a message: on one line, nothing unprintable."""
    flat = "".join(letter if letter.isprintable() else " " for letter in text)
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "\u2026"
