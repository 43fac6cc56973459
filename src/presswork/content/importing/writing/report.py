"""What an importer found, doubted and left out in; the report of the import, for a person, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presswork.content.importing.writing import escaping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from presswork.model import Finding
    from presswork.model.imported import ImportedArticle, ImportedBlock

_COUNTED = (
    ("paragraph", "paragraph", "paragraphs"),
    ("heading", "heading", "headings"),
    ("list", "list", "lists"),
    ("quote", "quotation", "quotations"),
    ("table", "table", "tables"),
    ("note", "note", "notes"),
    ("code", "listing", "listings"),
    ("image", "photo", "photos"),
)
_FIRST_WORDS = 100


@dataclass(frozen=True, kw_only=True)
class Reported:
    """An article as it was written: in which folder, and which of its photos are supplied."""

    article: ImportedArticle
    file: str
    files: Mapping[str, str]
    supplied: frozenset[str]


def report_markdown(source: str, written: Sequence[Reported], findings: Sequence[Finding]) -> str:
    """Return the report. `findings` are all, in order; each names its file."""
    lines = [
        "# Import report",
        "",
        f"Imported from {_text(source)}. Nothing reads this file; delete it when you have seen to it.",
        "",
    ]
    for reported in written:
        lines += _article(reported)
    lines += ["## What to look at", ""]
    lines += [*_findings(findings)] or ["Nothing was uncertain."]
    lines += ["", "## What was left out", ""]
    lines += [*_dropped(written)] or ["Nothing."]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return escaping.inline(text)


def _article(reported: Reported) -> Iterator[str]:
    article = reported.article
    yield f"## {escaping.heading(article.title or 'Untitled')}"
    yield ""
    facts = (
        ("File", f"`{reported.file}`"),
        ("Kicker", _text(article.kicker)),
        ("Standfirst", _text(article.standfirst)),
        ("By", _text(", ".join(article.authors))),
        ("Published", article.date.isoformat() if article.date else ""),
        ("Language", _text(article.language)),
        ("Section", _text(article.section)),
        ("Text", _counts(article.blocks)),
    )
    yield from (f"- {name}: {value or 'not found'}" for name, value in facts)
    yield ""
    photos = [block for block in article.blocks if block.kind == "image"]
    if photos:
        yield "| photo | supplied | alt text | caption | credit |"
        yield "|---|---|---|---|---|"
        yield from (_photo(block, reported) for block in photos)
        yield ""


def _counts(blocks: Iterable[ImportedBlock]) -> str:
    counts = Counter[str](block.kind for block in blocks)
    said = ((counts.get(kind, 0), one, many) for kind, one, many in _COUNTED)
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in said if count)


def _photo(block: ImportedBlock, reported: Reported) -> str:
    name = reported.files[block.src]
    cells = (
        f"`{name}`",
        "yes" if block.src in reported.supplied else "no (FPO)",
        _cell(block.alt),
        _cell(block.caption),
        _cell(block.credit),
    )
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|") or "not found"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        place = finding.file or ""
        if finding.line is not None:
            place += f", line {finding.line}"
        start = f"{_text(place)}: " if place else ""
        yield f"- {finding.severity}: {start}{_text(finding.message)} `{finding.code}`"
        if finding.hint:
            yield f"  {_text(finding.hint)}"


def _dropped(written: Sequence[Reported]) -> Iterator[str]:
    """Yield each reason with what was left out for it, in the order of the source."""
    reasons: dict[str, list[str]] = {}
    for reported in written:
        for dropped in sorted(reported.article.dropped, key=lambda dropped: dropped.line or 0):
            what = escaping.one_line(dropped.what)
            short = what if len(what) <= _FIRST_WORDS else f"{what[:_FIRST_WORDS].rstrip()} ..."
            place = f"line {dropped.line}: " if dropped.line is not None else ""
            entry = f"  - {place}{_text(short) or 'something without words'}"
            reasons.setdefault(dropped.why, []).append(entry)
    for why, entries in reasons.items():
        yield f"- {_text(why[:1].upper() + why[1:])} ({len(entries)}):"
        yield from entries
