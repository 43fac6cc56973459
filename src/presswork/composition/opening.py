"""The first paragraph's inline XHTML in, the same with its drop cap and lead-in marked out."""

from __future__ import annotations

import re

from markupsafe import Markup

# Opening quotation marks stand with the initial, as in any printed drop cap.
_INITIAL = re.compile(r"^([“”„«‹‘\"'¿¡]?\s?)([^\W\d_])(?=\w|[’'])", re.UNICODE)
_WORD = re.compile(r"[^\s<&]+")
_LEAD_IN_WORDS = 4
_LEAD_IN_CHARACTERS = 26
_SHORTEST_PARAGRAPH = 160
# Scripts in which a drop cap of one letter is customary: Latin, Greek, Cyrillic.
_LAST_CASED_SCRIPT = "\u052f"
_TAG = re.compile(r"<[^>]*>")


def opened(html: str, language: str = "en") -> Markup:  # noqa: ARG001
    """Return the paragraph with its initial in `span.drop-cap` and first words in `span.lead-in`.

    A paragraph that opens with markup or a figure, or is too short to carry a drop cap (fewer than
    160 characters: three lines beside it), is returned as it is.
    """
    html = str(html)  # Markup would escape what is put before it
    match = _INITIAL.match(html)
    if not match or len(_TAG.sub("", html)) < _SHORTEST_PARAGRAPH or match[2] > _LAST_CASED_SCRIPT:
        return Markup(html)  # noqa: S704
    rest = html[match.end() :]
    end = _lead_in_end(rest)
    initial = f'<span class="drop-cap">{match[1].strip()}{match[2]}</span>'
    lead_in = f'<span class="lead-in">{rest[:end]}</span>' if end else ""
    return Markup(initial + lead_in + rest[end:])  # noqa: S704


def _lead_in_end(rest: str) -> int:
    """Return where the lead-in ends: a few whole words, before any markup or sentence end."""
    end = 0
    for count, match in enumerate(_WORD.finditer(rest)):
        gap = rest[end : match.start()]
        if count >= _LEAD_IN_WORDS or match.end() > _LEAD_IN_CHARACTERS or "<" in gap or "&" in gap:
            break
        end = match.end()
        if match[0][-1] in ",.;:!?…—–":
            end -= 1
            break
    return end
