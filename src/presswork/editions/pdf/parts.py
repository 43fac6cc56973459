"""Galleys in, parts out: from the cache where nothing that shapes a part has changed, else typeset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from presswork import resources
from presswork.cache import Cache, key_of
from presswork.errors import FindingsError
from presswork.model import (
    Arrangement,
    Asset,
    CitedNumber,
    EmbeddedFont,
    Finding,
    FolioPlace,
    Galley,
    PageStart,
    Part,
    Plan,
)


def part_key(galley: Galley) -> str:
    """Return the key of a part: all that shapes it, the versions of the code included."""
    assets = [f"{url}\0{_stamp(asset)}" for url, asset in sorted(galley.assets.items())]
    sheets = [f"{name}\0{css}" for name, css in galley.stylesheets]
    return key_of("part", resources.code_stamp(), galley.html, *sheets, "assets", *assets)


def _stamp(asset: Asset) -> str:
    if asset.path is None:
        return hashlib.sha256(asset.data).hexdigest()
    if asset.media_type.startswith("font/"):
        return f"{asset.path.name} {asset.path.stat().st_size}"  # pinned dependencies, and large
    return hashlib.sha256(asset.read()).hexdigest()


def cached_part(key: str, cache: Cache, *, whole: bool = True) -> Part | None:
    """Return the part kept under the key, if it is there and sound; without its PDF unless it is to be whole.

    What has to be known of a part to place it is kept apart from what is bound: an e-book needs no more.
    """
    facts = cache.read(key, _read_facts)
    if facts is None:
        return None
    facts = replace(facts, kept_as=key)
    try:
        return loaded(facts, cache) if whole else facts
    except PartLostError:
        return None


class PartLostError(LookupError):
    """What was kept of a part is no longer there, or no longer sound."""


def without_pdf(part: Part) -> Part:
    """Return the part without what only binding needs, if that is kept on disk."""
    return replace(part, pdf=b"", fonts=(), names=()) if part.kept_as else part


def loaded(part: Part, cache: Cache) -> Part:
    """Return the part with its PDF. Raises `PartLostError` where the cache no longer has it."""
    if part.pdf:
        return part
    bound = cache.read(_pdf_key(part.kept_as), _read_bound)
    if bound is None:
        raise PartLostError(part.kept_as)
    return replace(part, **bound)


def _pdf_key(key: str) -> str:
    return key_of("pdf", key)


def _read_facts(entry: bytes) -> Part:
    facts = json.loads(entry)
    return Part(
        article=facts["article"],
        pdf=b"",
        page_starts=tuple(PageStart(**start) for start in facts["page_starts"]),
        places=facts["places"],
        last_fill=facts["last_fill"],
        findings=tuple(Finding(**finding) for finding in facts["findings"]),
        first_folio=facts["first_folio"],
        begins_at=facts["first_folio"],
        turns=tuple(facts["turns"]),
        folios=tuple(tuple(FolioPlace(**place) for place in places) for places in facts["folios"]),
        cites=tuple(CitedNumber(**cited) for cited in facts["cites"]),
    )


def _read_bound(entry: bytes) -> dict[str, Any]:
    """Return what of a part only the bindery needs."""
    head, _, pdf = entry.partition(b"\n")
    facts = json.loads(head)
    return {
        "pdf": pdf,
        "fonts": tuple(_font(font) for font in facts["fonts"]),
        "names": tuple(tuple(names) for names in facts["names"]),
    }


def _font(facts: dict[str, Any]) -> EmbeddedFont:
    axes = tuple((tag, value) for tag, value in facts["axes"])
    return EmbeddedFont(**{**facts, "axes": axes, "glyphs": tuple(facts["glyphs"])})


def part_behind(pointer: str, *, cache: Cache, whole: bool = True) -> Part | None:
    """Return the part whose key is kept under another, if both are there and sound; see `cached_part`."""
    key = cache.get(pointer)
    return cached_part(key.decode(), cache, whole=whole) if key else None


def part_at(first_folio: int, key: str, cache: Cache, make: Callable[[], Part]) -> Part:
    """Return the part kept under the key, as it begins with that folio; else the part that `make` sets.

    What `make` raises is passed on; then nothing is kept.
    """
    if (kept := cached_part(key, cache)) and (begun := begun_at(kept, first_folio)):
        return begun
    part = make()
    return replace(part, kept_as=key) if keep_part(key, part, cache) else part


def placed_at(part: Part, first_folio: int, numbers: Mapping[str, str]) -> Part | None:
    """Return the part as it is when it begins with that folio and cites those numbers, by their places.

    None where it has to be set anew for them.
    """
    begun = begun_at(part, first_folio) if can_cite(part) else None
    return replace(begun, numbers=numbers) if begun else None


def begun_at(part: Part, first_folio: int) -> Part | None:
    """Return the part as it is when it begins with that folio; None where it has to be set anew for it."""
    if not _can_begin_at(part, first_folio):
        return None
    starts = tuple(replace(start, label=str(first_folio + start.page_index)) for start in part.page_starts)
    return replace(part, page_starts=starts, begins_at=first_folio)


def can_cite(part: Part) -> bool:
    """Whether the numbers that the part cites can be put in when it is bound, if there are any."""
    return all(cited.digits for cited in part.cites)


def _can_begin_at(part: Part, first_folio: int) -> bool:
    """Whether the part can be bound to begin with another folio than it was set with; see `folios`."""
    for number, places in enumerate(part.folios):
        index = number % part.page_count
        old, new = str(part.first_folio + index), str(first_folio + index)
        if places and old != new and (len(old) != len(new) or not all(place.digits for place in places)):
            return False
    return True


def keep_part(key: str, part: Part, cache: Cache) -> bool:
    """Keep a part under its key; return whether it is kept."""
    facts = {
        "article": part.article,
        "page_starts": [asdict(start) for start in part.page_starts],
        "places": dict(part.places),
        "last_fill": part.last_fill,
        "findings": [asdict(finding) for finding in part.findings],
        "first_folio": part.first_folio,
        "turns": part.turns,
        "folios": [[asdict(place) for place in places] for places in part.folios],
        "cites": [asdict(cited) for cited in part.cites],
    }
    bound = {"fonts": [asdict(font) for font in part.fonts], "names": part.names}
    whole = cache.put(_pdf_key(key), json.dumps(bound).encode() + b"\n" + part.pdf)
    return cache.put(key, json.dumps(facts).encode()) and whole


def find_plan(stamp: str, compose: Callable[[], Galley], *, cache: Cache) -> Plan:
    """Return the arrangement that suits a galley best, and how many pages it then fills, by a model.

    `stamp` tells the galley from any other, `compose` makes it where the plan is not kept.
    """
    key = key_of("plan", resources.code_stamp(), stamp)
    if kept := cache.read(key, _read_plan):
        return kept
    from presswork.editions.pdf.typeset import lay_out

    galley = compose()
    document = lay_out(galley)  # before the others: it imports WeasyPrint as it has to be
    from presswork.editions.pdf.arranging.measuring import measure
    from presswork.editions.pdf.arranging.searching import arrange

    plan = arrange(measure(document, galley))
    cache.put(key, json.dumps(asdict(plan)).encode())
    return plan


def _read_plan(entry: bytes) -> Plan:
    facts = json.loads(entry)
    return Plan(arrangement=_arrangement(facts["arrangement"]), pages=facts["pages"])


def _arrangement(facts: dict[str, Any] | None) -> Arrangement | None:
    if facts is None:
        return None
    return Arrangement(
        order=tuple(facts["order"]),
        lead_lines=facts["lead_lines"],
        depths=tuple((name, depth) for name, depth in facts["depths"]),
        heads=tuple(facts["heads"]),
    )


def set_part(galley: Galley, *, first_folio: int) -> Part:
    """Return the part of a galley, newly typeset.

    Raises `FindingsError` with all that WeasyPrint could not read or set.
    """
    from presswork.editions.pdf.typeset import typeset  # a cached part needs no WeasyPrint

    result = typeset(galley, first_folio=first_folio)
    if result.findings:
        raise FindingsError(result.findings)
    return result.part
