"""A manuscript's parts, pictures, notes and properties in; the article out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.credits import split_caption
from presswork.content.importing.manuscript.alt import is_machine_made, without_signature
from presswork.content.importing.manuscript.code import code_block
from presswork.content.importing.manuscript.crossheads import with_crossheads
from presswork.content.importing.manuscript.figures import Figure, figures_of
from presswork.content.importing.manuscript.head import take_head
from presswork.content.importing.manuscript.language import other_language
from presswork.content.importing.manuscript.lists import list_block
from presswork.content.importing.manuscript.parts import Paragraph, Properties, Table
from presswork.content.importing.manuscript.tables import markdown_of_table, text_of
from presswork.content.importing.manuscript.typed_lists import with_typed_lists
from presswork.content.importing.markup.captions import cut
from presswork.content.importing.markup.runs import BREAK, is_plain, markdown_of, text_of_runs, tidy
from presswork.model.imported import Dropped, ImportedArticle, ImportedBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from presswork.content.importing.manuscript.figures import Item
    from presswork.content.importing.manuscript.parts import Part
    from presswork.content.importing.markup.runs import Run
    from presswork.content.report import Report
    from presswork.model.imported import ImportedPicture


def article_of(
    parts: Sequence[Part],
    *,
    pictures: Mapping[str, ImportedPicture],
    notes: Mapping[str, Sequence[Part]],
    properties: Properties,
    report: Report,
    dropped: Iterable[Dropped] = (),
    language: str = "",
) -> ImportedArticle:
    """Return the article. `notes` are by the label that runs refer to; `language` is what the user says."""
    language = language or _language(parts, properties.language, report)
    left_out = list(dropped)
    items = _without_contents(figures_of(with_typed_lists(parts)), left_out)
    head, items = take_head(items, properties)
    items, guessed = with_crossheads(items)
    if guessed:
        report.note(
            "headings-by-type",
            f"{guessed} short line{'s' * (guessed > 1)} in bold {'were' if guessed > 1 else 'was'} taken for "
            f"crosshead{'s' * (guessed > 1)}, since the document has no headings.",
            hint="Look at them; take away `##` where a line is text.",
        )
    blocks = list(_blocks(items, report))
    blocks += _notes(notes)
    return ImportedArticle(
        title=head.title,
        kicker=head.kicker,
        standfirst=head.standfirst,
        authors=head.authors,
        date=head.date,
        language=language,
        tags=properties.keywords,
        rights=properties.rights,
        blocks=tuple(blocks),
        pictures=pictures,
        findings=report.in_order_of_making,
        dropped=tuple(left_out),
    )


def _language(parts: Sequence[Part], said: str, report: Report) -> str:
    """Return the document's language. Word says that of whoever set it up, until somebody corrects it."""
    text = "\n".join(part.text for part in parts if isinstance(part, Paragraph))
    found = other_language(text, said)
    if not found:
        return said
    report.warning(
        "language-by-words",
        f"The document says that its language is {said}; by its words it is {found}, which was taken.",
        hint="If that is wrong, import it again with --language, or correct `language` in the header.",
        where="language",
    )
    return found


def _without_contents(items: Sequence[Item], left_out: list[Dropped]) -> list[Item]:
    contents = [item for item in items if isinstance(item, Paragraph) and item.role == "contents"]
    if contents:
        left_out.append(
            Dropped(
                what=f"{contents[0].text.strip()[:60]} …",
                why="a table of contents; the editions make their own",
            )
        )
    return [item for item in items if not (isinstance(item, Paragraph) and item.role == "contents")]


def _blocks(items: Sequence[Item], report: Report) -> Iterator[ImportedBlock]:
    place = 0
    while place < len(items):
        item = items[place]
        if isinstance(item, Paragraph) and item.role in {"item", "code", "quote", "pull-quote"}:
            together = _same(items[place:], item)
            place += len(together)
            yield _block_of_several(together)
            continue
        place += 1
        if isinstance(item, Figure):
            yield _image(item, report)
        elif isinstance(item, Table):
            yield from _table(item)
        else:
            if item.role == "caption":
                _report_orphan(item, report)
            yield from _paragraphs(item)


def _same(items: Sequence[Item], first: Paragraph) -> list[Paragraph]:
    """Return the paragraphs that continue the first one: the items of its list, the lines of its code."""
    together = [first]
    for item in items[1:]:
        if not isinstance(item, Paragraph) or item.role != first.role:
            break
        if first.role == "item" and item.level == 0 and item.numbered != first.numbered:
            break
        together.append(item)
    return together


def _block_of_several(together: Sequence[Paragraph]) -> ImportedBlock:
    role = together[0].role
    if role == "item":
        return list_block(together)
    if role == "code":
        return code_block("\n".join(text_of_runs(paragraph.runs) for paragraph in together))
    texts = [tidy(paragraph.runs) for paragraph in together]
    quoted = "\n>\n".join("> " + markdown_of(runs).replace("\n", "\n> ") for runs in texts)
    return ImportedBlock(
        kind="quote",
        text="\n".join(text_of_runs(runs) for runs in texts),
        markdown=f"{{.pull-quote}}\n{quoted}" if role == "pull-quote" else quoted,
    )


def _paragraphs(item: Paragraph) -> Iterator[ImportedBlock]:
    """Yield the block; several where line breaks stand in pairs, as writers use them between paragraphs."""
    for runs in _divided(tidy(item.runs)):
        text = text_of_runs(runs)
        markdown = "" if is_plain(runs) else markdown_of(runs)
        if item.role == "heading":
            flat = tuple(replace(run, text=" ") if run.is_break else run for run in runs)
            yield ImportedBlock(
                kind="heading",
                text=" ".join(text.split()),
                markdown="" if is_plain(flat) else markdown_of(_unbold(flat)),
                level=item.level,
            )
        else:
            yield ImportedBlock(kind="paragraph", text=text, markdown=markdown)


def _unbold(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, marks=run.marks - {"strong"}) for run in runs)


def _divided(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    part: list[Run] = []
    for run in runs:
        if run.is_break and part and part[-1].is_break:
            if tidied := tidy(part):
                yield tidied
            part = []
        else:
            part.append(run)
    if tidied := tidy(part):
        yield tidied


def _image(figure: Figure, report: Report) -> ImportedBlock:
    whole = text_of_runs(figure.caption).replace(BREAK, " ").strip()
    split = split_caption(whole)
    runs = tuple(replace(run, text=" ") if run.is_break else run for run in figure.caption)
    caption_runs = cut(runs, split.caption)
    return ImportedBlock(
        kind="image",
        src=figure.picture.key,
        alt=_alt(figure, report),
        caption=split.caption,
        credit=split.credit,
        markdown="" if is_plain(caption_runs) else markdown_of(tidy(caption_runs)),
    )


def _alt(figure: Figure, report: Report) -> str:
    alt = figure.picture.alt
    if not is_machine_made(alt):
        return alt
    alt = without_signature(alt)
    report.warning(
        "alt-machine-made",
        f"A picture's description was guessed by a program: {alt[:80]!r}.",
        hint="Look at the picture, and write what a reader who cannot see it has to know.",
        where=figure.picture.key or None,
    )
    return alt


def _table(table: Table) -> Iterator[ImportedBlock]:
    markdown = markdown_of_table(table)
    if not markdown:
        return
    caption = tidy(table.caption)
    yield ImportedBlock(
        kind="table",
        text=text_of(table),
        markdown=markdown,
        caption=text_of_runs(caption).replace(BREAK, " "),
    )


def _report_orphan(item: Paragraph, report: Report) -> None:
    report.warning(
        "caption-without-picture",
        f"A caption stands beside no picture, so it is a paragraph: {' '.join(item.text.split())[:80]!r}.",
        hint="Put the picture there; its file may be missing from the document.",
    )


def _notes(notes: Mapping[str, Sequence[Part]]) -> Iterator[ImportedBlock]:
    for label, parts in notes.items():
        runs = [tidy(part.runs) for part in parts if isinstance(part, Paragraph)]
        runs = [piece for piece in runs if piece]
        if runs:
            yield ImportedBlock(
                kind="note",
                label=label,
                text="\n".join(text_of_runs(piece) for piece in runs),
                markdown="\n\n".join(markdown_of(piece) for piece in runs),
            )
