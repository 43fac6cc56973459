"""A rights statement in, the Creative Commons licence that it names out, by its short name and address."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The licences' conditions stand in this order only: by, by-sa, by-nd, by-nc, by-nc-sa, by-nc-nd.
_TERMS = r"by(?:-nc)?(?:-(?:sa|nd))?"
_NAMED = re.compile(rf"\bcc(?:[ -](?=by|zero))?({_TERMS}|0|zero)[ -](\d\.\d)(?!\d)", re.IGNORECASE)
_LINKED = re.compile(
    rf"creativecommons\.org/(?:licenses/({_TERMS})|publicdomain/(zero))/(\d\.\d)(?!\d)", re.IGNORECASE
)
_HOST = "https://creativecommons.org"


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence: its name, such as `CC BY-SA 4.0`, and where its text is to be read."""

    name: str
    address: str


def licence_of(rights: str) -> Licence | None:
    """Return the licence; None for none, and where the statement names several."""
    text = rights.replace("\u00a0", " ").replace("\u2011", "-")
    found = {(match[1], match[2]) for match in _NAMED.finditer(text)}
    found |= {(match[1] or match[2], match[3]) for match in _LINKED.finditer(text)}
    named = {(terms.lower().replace("zero", "0"), version) for terms, version in found}
    if len(named) != 1:
        return None
    ((terms, version),) = named
    if terms == "0":
        return Licence(name=f"CC0 {version}", address=f"{_HOST}/publicdomain/zero/{version}/")
    return Licence(name=f"CC {terms.upper()} {version}", address=f"{_HOST}/licenses/{terms}/{version}/")
