"""Lines of program code in; a block of code out."""

from __future__ import annotations

from presswork.model.imported import ImportedBlock


def code_block(text: str) -> ImportedBlock:
    """Return the block; its fence is longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return ImportedBlock(kind="code", text=text, markdown=f"{fence}\n{text}\n{fence}")
