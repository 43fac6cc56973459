"""One press's TOML file in; its entries, each checked by itself, and a finding for every fault, out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any

from presswork.near_words import did_you_mean
from presswork.press_profile import fields
from presswork.press_profile.faults import Faults
from presswork.press_profile.finding import is_inside
from presswork.toml_lines import NotTomlError, parse_toml

MAX_FILE_BYTES = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class Table:
    """What one file says. `base` is the folder from which it names its ICC profile, and may not leave.

    `given` are the names of all fields that stand in it, sound or not; `whole` is False where it was not
    read.
    """

    path: Path
    base: Path
    faults: Faults
    entries: dict[str, Any] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    whole: bool = True

    def place(self, named: str) -> tuple[Path | None, str]:
        """Return the file that is named, or None and why it is not read."""
        parts = PurePosixPath(named.replace("\\", "/"))
        path = self.base / parts
        if parts.is_absolute() or ".." in parts.parts or ":" in named or "\0" in named:
            return None, "It does not lie in the project."
        if not is_inside(path, self.base):
            return None, "It is a link that leads out of the project."
        if not path.is_file():
            return None, "There is no such file."
        return path, ""


def read_table(path: Path, base: Path, root: Path) -> Table:
    """Return the file's entries. What is wrong with one is a finding, and the entry is left out."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    text, why = _text(path, base)
    if text is None:
        faults = Faults(file)
        faults.add("press-unreadable", why, hint="Put a plain TOML file there.")
        return Table(path=path, base=base, faults=faults, whole=False)
    faults = Faults(file, text.split("\n"))
    try:
        table = parse_toml(text)
    except NotTomlError as fault:
        faults.add(
            "toml-unreadable",
            f"The file is not TOML: {fault.message}.",
            hint="Write `name = value` lines; texts stand in quotation marks.",
            line=fault.line,
        )
        return Table(path=path, base=base, faults=faults, whole=False)
    entries = _Checker(faults).table(table)
    return Table(path=path, base=base, faults=faults, entries=entries, given=frozenset(table))


def _text(path: Path, base: Path) -> tuple[str | None, str]:
    try:
        if not is_inside(path, base):
            return None, "The file is a link that leads out of the project."
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return None, "It is no file."
        if status.st_size > MAX_FILE_BYTES:
            return None, f"The file is larger than {MAX_FILE_BYTES // 1024} KiB; no press needs that."
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode(), ""
    except UnicodeDecodeError:
        return None, "The file is not UTF-8."
    except OSError as fault:
        return None, f"The file cannot be read: {fault.strerror or fault}."


class _Checker:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def table(self, table: dict[str, Any]) -> dict[str, Any]:
        entries = self._fields(table, fields.PROFILE, fields.OTHERS)
        for name in ("based_on", "icc"):
            if name in table:
                row = fields.Field(name=name, kind="text", example='"sheetfed-coated"')
                if self._sound(row, table[name]):
                    entries[name] = table[name]
        for name, check in (
            ("condition", self._condition),
            ("severities", self._severities),
            ("sources", self._sources),
        ):
            if name in table and (value := check(table[name])) is not None:
                entries[name] = value
        return entries

    def _fields(
        self,
        table: dict[str, Any],
        rows: tuple[fields.Field, ...],
        others: tuple[str, ...] = (),
        within: str = "",
    ) -> dict[str, Any]:
        known = {row.name: row for row in rows}
        entries = {}
        for name, value in table.items():
            if name in known:
                if self._sound(known[name], value, within):
                    entries[name] = value
            elif name not in others:
                self._unknown(name, (*known, *others), within)
        return entries

    def _unknown(self, name: str, known: tuple[str, ...], within: str) -> None:
        of = f"`[{within}]`" if within else "A press"
        self._faults.add(
            "press-unknown-key",
            f"{of} has no field `{name}`.{did_you_mean(name, known)}",
            hint=f"Its fields are: {', '.join(known)}.",
            key=name,
            within=within,
        )

    def _sound(self, row: fields.Field, value: Any, within: str = "") -> bool:
        fault = row.fault(value)
        if fault:
            shown = (
                f", not {value!r}" if isinstance(value, str | int | float) and len(repr(value)) < 60 else ""
            )
            near = (
                did_you_mean(value, row.choices, joint="-") if isinstance(value, str) and row.choices else ""
            )
            self._faults.add(
                "press-wrong-value",
                f"`{row.name}` {fault}{shown}.{near}",
                hint=f"For example `{row.name} = {row.example}`.",
                key=row.name,
                within=within,
            )
        return not fault

    def _is_table(self, name: str, value: Any) -> bool:
        if isinstance(value, dict):
            return True
        self._faults.add(
            "press-wrong-value",
            f"`{name}` takes a table.",
            hint=f"Write a line `[{name}]` and its fields below it.",
            key=name,
        )
        return False

    def _condition(self, value: Any) -> dict[str, Any] | None:
        if not self._is_table("condition", value):
            return None
        entries = self._fields(value, fields.CONDITION, within="condition")
        for name in ("identifier", "name"):
            if name not in value:
                self._faults.add(
                    "press-field-missing",
                    f"`[condition]` has no `{name}`.",
                    hint="Name the printing condition as its registry does, or leave `[condition]` out.",
                    key="condition",
                )
        return entries

    def _severities(self, value: Any) -> dict[str, str] | None:
        if not self._is_table("severities", value):
            return None
        rows = tuple(
            fields.Field(name=code, kind="choice", choices=fields.SEVERITIES, example='"warning"')
            for code in value
        )
        return self._fields(value, rows, within="severities")

    def _sources(self, value: Any) -> list[dict[str, Any]] | None:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._faults.add(
                "press-wrong-value",
                "`sources` takes tables.",
                hint="Write a line `[[sources]]`, then `title`, `address` and `fields`.",
                key="sources",
            )
            return None
        return [self._source(one) for one in value]

    def _source(self, value: dict[str, Any]) -> dict[str, Any]:
        entries = {"title": "", "address": ""}
        entries |= self._fields(value, fields.SOURCE, ("fields",), within="sources")
        names = value.get("fields", [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            names = []
            self._faults.add(
                "press-wrong-value",
                "`fields` of a source takes a list of field names.",
                hint='For example `fields = ["bleed_mm"]`.',
                key="fields",
                within="sources",
            )
        return {**entries, "fields": names}
