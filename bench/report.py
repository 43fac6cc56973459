"""Measured rows in, the table that a person reads, or records for JSON, out."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bench.seed import Row

_NOTES = """\
A ratio is Presswork's time by the bare libraries', run in turns; below it the least and the greatest of
the pairs. `wall` is the clock's, `cpu` the processors' (user and system), which a busy machine disturbs
less. PDF: against WeasyPrint alone on the very HTML, CSS, fonts and options that Presswork hands to it
(its lines set, its photos arranged), with no other fonts on the machine to look through. EPUB: against
that and EbookLib alone on the same files of the book, one after the other. A command line is a new
process; a warm process has built, or rendered, before, and keeps what it keeps in memory; `caches` are
those on disk. Press: the press PDF's build beside the reader PDF's, both ours, the reader's from empty
caches. `make` and validation are not in any of them. Files of the system and Python's bytecode
are in memory for both. Where Presswork needs less than WeasyPrint it is because it subsets variable
fonts by HarfBuzz alone, parses a style sheet once, and lets the garbage collector rest. Preflight: against
Ghostscript's inkcov on the same press file, which sums four inks a page and checks nothing; ours draws on
all cores. Issue: against one bare WeasyPrint run over the whole issue as one document, which comes out the
same page by page, and Pandoc over the same Markdown; M is MiB of memory at the peak, all processes together,
pages that they share counted once."""


def as_text(facts: Mapping[str, str], entries: Mapping[str, Sequence[Row]]) -> str:
    """Return the table, with what it depends on above it."""
    lines = [f"{name:10} {text}" for name, text in facts.items()]
    for entry, rows in entries.items():
        pairs = sorted({len(row.result.ours) for row in rows})
        lines += ["", f"{entry}: {'-'.join(map(str, pairs)) or 0} pairs a row", _head()]
        lines += [line for row in rows for line in _lines(row)]
    return "\n".join([*lines, "", _NOTES])


def _head() -> str:
    return f"{'':58} {'ours s':>7} {'bare s':>7}  {'wall':>15}  {'cpu':>15}  aim"


def _lines(row: Row) -> list[str]:
    if row.clock == "memory":
        ours, bare = row.result.median("ours", "memory"), row.result.median("bare", "memory")
        span = _span(row.result.ratios("memory"))
        named = f"{row.name + ': ' + row.state:58} {ours:6.0f}M {bare:6.0f}M"
        return [f"{named}  {span}  {'':15}  {_verdict(row)}"]
    ours, bare = row.result.median("ours", "wall"), row.result.median("bare", "wall")
    spans = "  ".join(_span(row.result.ratios(clock)) for clock in ("wall", "cpu"))
    lines = [f"{row.name + ': ' + row.state:58} {ours:7.3f} {bare:7.3f}  {spans}  {_verdict(row)}"]
    if row.pages:
        lines.append(f"{'  pages a second':58} {row.pages / ours:7.1f} {row.pages / bare:7.1f}")
    return lines


def _span(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):4.2f} {ratios[0]:4.2f}-{ratios[-1]:4.2f}"


def _verdict(row: Row) -> str:
    if row.aim is None:
        return ""
    met = statistics.median(row.result.ratios(row.clock)) <= row.aim
    return f"{row.aim:.3g} {'met' if met else 'missed'}"


def as_record(facts: Mapping[str, str], entries: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Return everything that was measured; times in seconds."""
    return {**facts, "entries": {name: [_record(row) for row in rows] for name, rows in entries.items()}}


def _record(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "state": row.state,
        "aim": row.aim,
        "pages": row.pages,
        **{
            f"ratio_{clock}": {
                "median": statistics.median(row.result.ratios(clock)),
                "min": min(row.result.ratios(clock)),
                "max": max(row.result.ratios(clock)),
            }
            for clock in (("memory",) if row.clock == "memory" else ("wall", "cpu"))
        },
        **{side: [asdict(time) for time in getattr(row.result, side)] for side in ("ours", "bare")},
    }
