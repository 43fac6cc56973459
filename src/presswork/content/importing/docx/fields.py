"""The instructions of Word's fields in; what a field makes of its text, out (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
# Their results name pages of the document, or repeat what stands elsewhere in it.
_UNPRINTED = {
    "PAGE",
    "PAGEREF",
    "NUMPAGES",
    "SECTIONPAGES",
    "XE",
    "TC",
    "RD",
    "TA",
    "FILENAME",
    "SAVEDATE",
    "PRINTDATE",
}
_CONTENTS = {"TOC", "INDEX", "TOA"}


@dataclass(kw_only=True)
class Field:
    """A field that has begun."""

    instruction: str = ""
    shows_result: bool = False

    @property
    def words(self) -> list[str]:
        """The instruction's words, without quotation marks."""
        return [
            re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2]
            for match in _WORDS.finditer(self.instruction)
        ]

    @property
    def kind(self) -> str:
        """The field's name."""
        words = self.words
        return words[0].upper() if words else ""

    @property
    def hides_result(self) -> bool:
        """Whether the result is no text of an article."""
        return self.kind in _UNPRINTED

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents or an index."""
        return self.kind in _CONTENTS

    @property
    def href(self) -> str:
        """The address that a HYPERLINK leads to, "" for a place within the document."""
        words = self.words
        if self.kind != "HYPERLINK" or len(words) < 2 or words[1].startswith("\\"):
            return ""
        return words[1]

    @property
    def label(self) -> str:
        """What a SEQ counts: "Figure", "Table", or the words of another language."""
        words = self.words
        return words[1].replace("_", " ") if self.kind == "SEQ" and len(words) > 1 else ""
