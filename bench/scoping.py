"""The style sheets of many documents in, one sheet for all of them as one document out.

A rule that all have is kept as it is. One that only some have is held to those by `:where(.NAME)`, which
adds nothing to its weight. `@page` rules are held to named pages, and `:first` to each name's first page.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import tinycss2

_OF_THE_ROOT = re.compile(r"^(html|:root|body)\b")
_FIRST = re.compile(r":first\b")


@dataclass(frozen=True, kw_only=True)
class Scoped:
    """One sheet, and for each document the classes and the names of pages that its rules are held to.

    A document is to use the second of its two page names where the one before it used the first.
    """

    css: str
    classes: tuple[tuple[str, ...], ...]
    pages: tuple[tuple[str, str], ...]


@dataclass
class _Merged:
    """Rules in an order that is every document's, each with the documents that have it."""

    rules: list[str] = field(default_factory=list)
    having: list[set[int]] = field(default_factory=list)
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)

    def add(self, number: int, rules: Sequence[str]) -> None:
        key = tuple(rules)
        if key not in self.known:
            self._merge(key)
            self.known = {each: self._places(each) for each in (*self.known, key)}
        for place in self.known[key]:
            self.having[place].add(number)

    def _merge(self, rules: Sequence[str]) -> None:
        steps = difflib.SequenceMatcher(None, self.rules, rules, autojunk=False).get_opcodes()
        for kind, _, at, begin, end in reversed(steps):
            if kind in {"insert", "replace"}:
                self.rules[at:at] = rules[begin:end]
                self.having[at:at] = [set() for _ in range(end - begin)]

    def _places(self, rules: Sequence[str]) -> list[int]:
        places, place = [], -1
        for rule in rules:
            place = self.rules.index(rule, place + 1)
            places.append(place)
        return places


def scoped(documents: Sequence[Sequence[str]], *, resets: Sequence[int | None]) -> Scoped:
    """Return one sheet for the documents' sheets; `resets` are the page numbers at which each begins anew.

    ValueError where a rule that only some have is about the root, or is an at-rule with rules in it.
    """
    merged, shared = _Merged(), dict[str, None]()
    pages: list[tuple[str, ...]] = []
    for number, sheets in enumerate(documents):
        rules, page_rules = _rules_of(sheets, shared)
        merged.add(number, rules)
        reset = resets[number]
        if reset is not None:
            page_rules.append(f"@page :first{{counter-reset:page {reset}}}")
        pages.append(tuple(page_rules))
    groups = {having: f"v{count}" for count, having in enumerate(map(frozenset, _distinct(merged.having)))}
    everybody = frozenset(range(len(documents)))
    css = [*shared]
    for rule, having in zip(merged.rules, merged.having, strict=True):
        css.append(rule if having == everybody else _held(rule, groups[frozenset(having)]))
    names = {kept: (f"p{count}a", f"p{count}b") for count, kept in enumerate(dict.fromkeys(pages))}
    css += [_named(rule, name) for kept, both in names.items() for name in both for rule in kept]
    return Scoped(
        css="\n".join(css),
        classes=tuple(
            tuple(name for having, name in groups.items() if number in having)
            for number in range(len(documents))
        ),
        pages=tuple(names[kept] for kept in pages),
    )


def _distinct(sets: Iterable[set[int]]) -> Iterable[frozenset[int]]:
    return dict.fromkeys(frozenset(each) for each in sets)


def _rules_of(sheets: Sequence[str], shared: dict[str, None]) -> tuple[list[str], list[str]]:
    """Return a document's rules and its rules of pages; faces, which are the same for all, go to `shared`."""
    rules: list[str] = []
    pages: list[str] = []
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            keyword = getattr(rule, "lower_at_keyword", None)
            text = rule.serialize()
            if keyword == "font-face":
                shared[text] = None
            else:
                (pages if keyword == "page" else rules).append(text)
    return rules, pages


def _held(rule: str, name: str) -> str:
    (parsed,) = tinycss2.parse_stylesheet(rule)
    if parsed.type != "qualified-rule":
        raise ValueError(f"cannot be held to some documents: {rule[:60]}")
    selectors: list[list[tinycss2.ast.Node]] = [[]]
    for token in parsed.prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    texts = [tinycss2.serialize(tokens).strip() for tokens in selectors]
    if any(_OF_THE_ROOT.match(text) for text in texts):
        raise ValueError(f"cannot be held to some documents: {rule[:60]}")
    held = ", ".join(f":where(.{name}) {text}" for text in texts)
    return f"{held} {{{tinycss2.serialize(parsed.content)}}}"


def _named(rule: str, name: str) -> str:
    (parsed,) = tinycss2.parse_stylesheet(rule)
    selectors = tinycss2.serialize(parsed.prelude).strip().split(",")
    named = (name + _FIRST.sub(f":nth(1 of {name})", selector.strip()) for selector in selectors)
    return f"@page {', '.join(named)} {{{tinycss2.serialize(parsed.content)}}}"
