"""A press's TOML file, and those it is based on, in; its profile, or all its faults at once, out."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from presswork.errors import FindingsError, UsageError
from presswork.press_profile import OutputCondition, PressProfile, Source, fields
from presswork.press_profile.finding import find
from presswork.press_profile.icc import MAX_BYTES, UnusableIccError, read_icc
from presswork.press_profile.tables import Table, read_table

if TYPE_CHECKING:
    from pathlib import Path

MAX_BASES = 8


def read(name: str, root: Path) -> PressProfile:
    """Return the press of this name; see `read_press`."""
    tables, complete = _chain(name, root)
    merged = _merged(tables)
    values = {row.name: merged[row.name] for row in fields.PROFILE if row.name in merged}
    condition = None
    if complete:
        _check_missing(tables)
        condition = _condition(tables)
    _check_order(values, tables)
    findings = [finding for table in tables for finding in table.faults.findings]
    if findings or condition is None:
        raise FindingsError(findings)
    sources = (source for table in tables for source in table.entries.get("sources", ()))
    return PressProfile(
        name=name,
        condition=condition,
        severities=merged.get("severities", {}),
        sources=tuple(
            Source(title=one["title"], address=one["address"], fields=tuple(one["fields"])) for one in sources
        ),
        **values,
    )


def _check_missing(tables: list[Table]) -> None:
    for row in fields.PROFILE:
        if row.required and not any(row.name in table.given for table in tables):
            tables[0].faults.add(
                "press-field-missing",
                f"The press has no `{row.name}`.",
                hint=f"Add a line, for example `{row.name} = {row.example}`, or base it on another press.",
            )


def _chain(name: str, root: Path) -> tuple[list[Table], bool]:
    """Return the press's own table, that of the press it is based on, and so on; whether all are there."""
    path, base = find(name, root)
    tables = [read_table(path, base, root)]
    while basis := tables[-1].entries.get("based_on"):
        faults = tables[-1].faults
        try:
            # A press that is based on its own name adds to Presswork's own of that name.
            path, base = find(basis, root if basis != tables[-1].path.stem else root / "presses")
        except UsageError as fault:
            faults.add(
                "press-basis-unknown",
                str(fault).split("\n", maxsplit=1)[0],
                hint=str(fault).split("\n", maxsplit=1)[1].strip(),
                key="based_on",
            )
            return tables, False
        if any(path == table.path for table in tables) or len(tables) >= MAX_BASES:
            faults.add(
                "press-basis-circular",
                f"`{basis}` is, in the end, based on this press.",
                hint="Base it on one of Presswork's own, for example `sheetfed-coated`.",
                key="based_on",
            )
            return tables, False
        tables.append(read_table(path, base, root))
    return tables, all(table.whole for table in tables) and "based_on" not in tables[-1].given


def _merged(tables: list[Table]) -> dict[str, Any]:
    """Return each field's value from the first table that has it; severities add to each other."""
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        severities = {**merged.get("severities", {}), **table.entries.get("severities", {})}
        merged |= table.entries
        merged["severities"] = severities
    return merged


def _condition(tables: list[Table]) -> OutputCondition | None:
    """Return the condition of the first table that has one.

    A table with only `icc = "..."` names a printer's own profile: the condition is then that profile's
    and no longer the registered one of the press that it is based on.
    """
    for table in tables:
        own = dict(table.entries.get("condition", {}))
        named = own.get("icc") or table.entries.get("icc")
        if not named:
            if table.given & {"condition", "icc"}:
                if table.faults.findings:
                    return None
                table.faults.add(
                    "press-field-missing",
                    "`[condition]` has no `icc`.",
                    hint='Add a line, for example `icc = "presses/my-printer.icc"`.',
                    key="condition",
                )
                return None
            continue
        return _with_profile(table, own, named)
    tables[0].faults.add(
        "press-field-missing",
        "The press has no ICC profile.",
        hint='Add `icc = "presses/my-printer.icc"`, or `based_on = "sheetfed-coated"`.',
    )
    return None


def _with_profile(table: Table, own: dict[str, str], named: str) -> OutputCondition | None:
    data = _icc_data(table, named)
    if data is None:
        return None
    try:
        facts = read_icc(data)
    except UnusableIccError as fault:
        table.faults.add(
            "press-icc-unusable",
            f"{named}: {fault}",
            hint="Ask the printer for the CMYK output profile (`.icc`) of the press and paper.",
            key="icc",
        )
        return None
    return OutputCondition(
        identifier=own.get("identifier", "Custom"),
        registry=own.get("registry", ""),
        name=own.get("name") or facts.description or table.path.stem,
        icc=table.base / named,
        icc_sha256=hashlib.sha256(data).hexdigest(),
    )


def _icc_data(table: Table, named: str) -> bytes | None:
    path, reason = table.place(named)
    if path is not None:
        try:
            if path.stat().st_size > MAX_BYTES:
                reason = "It is larger than any ICC profile."
            else:
                return _bytes_of(path, path.stat().st_mtime_ns)
        except OSError as fault:
            reason = f"It cannot be read: {fault.strerror or fault}."
    table.faults.add(
        "press-icc-unreadable",
        f"{named}: {reason}",
        hint="Put the profile into `presses` and name it from the project's root: `presses/my.icc`.",
        key="icc",
    )
    return None


@lru_cache(maxsize=8)
def _bytes_of(path: Path, _changed: int) -> bytes:
    return path.read_bytes()


def _check_order(values: dict[str, Any], tables: list[Table]) -> None:
    """Report thresholds that contradict each other, at the first of the two that the press itself gives."""
    for low, high in (
        ("ppi_fail", "ppi_warn"),
        ("ppi_warn", "ppi_resample"),
        ("bitmap_ppi_fail", "bitmap_ppi_warn"),
    ):
        if low in values and high in values and values[low] > values[high]:
            table = next(table for table in tables if low in table.entries or high in table.entries)
            table.faults.add(
                "press-fields-contradict",
                f"`{low}` ({values[low]:g}) is greater than `{high}` ({values[high]:g}).",
                hint=f"Let `{low}` be at most `{high}`.",
                key=low if low in table.entries else high,
            )
