"""Presswork's source in; the permanent code of every finding that it can make, with its severities, out.

    python tools/finding_codes.py

The codes are read from the syntax, not by running: `CODE` and other constants that are handed on as a code,
and the literals that stand where a call takes a parameter named `code`. `EXPANDED` says what the few codes
stand for that are put together while Presswork runs.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE = Path(__file__).resolve().parent.parent / "src" / "presswork"
KEBAB = re.compile(r"[a-z]{4,}[a-z0-9]*(-[a-z0-9]+)*|[a-z][a-z0-9]*(-[a-z0-9]+)+")
# A code made of a name and an ending, and what the name can be.
EXPANDED = {"f'{field}-wrong'": ("isbn-wrong", "issn-wrong")}
SEVERITIES = ("error", "warning", "note")
# `report.error(...)`, `log.warning(...)` are called so in the standard library too.
PAIR = 2
FOREIGN = {"LOGGER", "logging", "parser", "warnings", "LOG", "LOGS"}


def codes(source: Path = SOURCE) -> dict[str, set[str]]:
    """Return each code with the severities that its findings are made with, as far as the source says."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(source.rglob("*.py"))}
    takers = dict(_takers(trees.values()))
    found: dict[str, set[str]] = defaultdict(set)
    for tree in trees.values():
        constants = _constants(tree)
        for name in ("CODE", "code"):
            for code in constants.get(name, ()):
                if KEBAB.fullmatch(code):
                    found[code] |= set(constants.get("SEVERITY", ()))
        for call in _calls(tree):
            if (name_of(call), len(call.args)) == ("add", 1):  # to a set
                continue
            name, value = _given_code(call, takers)
            for code in _literals(value, constants):
                found[code] |= _severities(call, name, constants)
        for code, severity in _pairs(tree):
            found[code].add(severity)
    return dict(found)


def _pairs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield what tables map to: a code and its severity, written side by side."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple):
            texts = [item.value for item in node.elts if isinstance(item, ast.Constant)]
            if len(texts) == len(node.elts) == PAIR and texts[1] in SEVERITIES and "-" in str(texts[0]):
                yield str(texts[0]), str(texts[1])


def _takers(trees: Iterable[ast.Module]) -> Iterator[tuple[str, int | None]]:
    """Yield the name of each function that takes a parameter `code`, and where it stands among the others."""
    for tree in trees:
        for node in ast.walk(tree):
            for function in [node, *(getattr(node, "body", []) if isinstance(node, ast.ClassDef) else [])]:
                if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    continue
                names = [argument.arg for argument in function.args.args if argument.arg != "self"]
                called = function.name
                if called == "__init__" and isinstance(node, ast.ClassDef):
                    called = node.name
                if "code" in names and _is_text(function, "code"):
                    yield called, names.index("code")


def _is_text(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    said = next(argument.annotation for argument in function.args.args if argument.arg == name)
    return said is not None and ast.unparse(said) == "str"


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    """Return the texts that names of the module stand for."""
    found: dict[str, list[str]] = defaultdict(list)
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(value, ast.Constant):
            for target in targets:
                if isinstance(target, ast.Name) and isinstance(value.value, str):
                    found[target.id].append(value.value)
    return found


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            under = node.func.value if isinstance(node.func, ast.Attribute) else None
            if not (isinstance(under, ast.Name) and under.id in FOREIGN):
                yield node


def name_of(call: ast.Call) -> str:
    """Return the name of what is called, without what it belongs to."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _given_code(call: ast.Call, takers: dict[str, int | None]) -> tuple[str, ast.expr | None]:
    """Return the name of what is called, and what it is given as its code."""
    name = name_of(call)
    for keyword in call.keywords:
        if keyword.arg == "code":
            return name, keyword.value
    place = takers.get(name)
    given = call.args[place] if place is not None and place < len(call.args) else None
    return name, given


def _literals(value: ast.expr | None, constants: dict[str, list[str]]) -> list[str]:
    """Return the codes that an expression can be, none for one that comes from elsewhere."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value] if KEBAB.fullmatch(value.value) else []
    if isinstance(value, ast.Name):
        return [text for text in constants.get(value.id, ()) if KEBAB.fullmatch(text)]
    if isinstance(value, ast.IfExp):
        return _literals(value.body, constants) + _literals(value.orelse, constants)
    return list(EXPANDED.get(ast.unparse(value), ())) if value is not None else []


def _severities(call: ast.Call, name: str, constants: dict[str, list[str]]) -> set[str]:
    """Return the severities that a call names; by its own name, where that is one."""
    if name in SEVERITIES:
        return {name}
    found = set()
    for part in (*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "severity")):
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and node.value in SEVERITIES:
                found.add(str(node.value))
            elif isinstance(node, ast.Name) and node.id == "SEVERITY":
                found |= set(constants.get("SEVERITY", ()))
    return found


def main() -> int:
    """Print the codes, one a line; return an exit code."""
    for code, severities in sorted(codes().items()):
        print(code, *sorted(severities))
    return 0


if __name__ == "__main__":
    sys.exit(main())
