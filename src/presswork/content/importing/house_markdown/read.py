"""A Markdown file of another house in; its article out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from presswork.content.importing.bodies import body_of, located, with_attached, without_title
from presswork.content.importing.decoding import decoded
from presswork.content.importing.feeds.entries import standfirst_of
from presswork.content.importing.house_markdown import dialect, directives, shortcodes
from presswork.content.importing.house_markdown.front_matter import take_front_matter
from presswork.content.importing.house_markdown.head import head_of
from presswork.content.importing.house_markdown.kept import Kept, without_marks
from presswork.content.importing.house_markdown.tree import tree_of_markdown
from presswork.content.importing.source import refused
from presswork.content.report import Report
from presswork.model.imported import Dropped, Imported, ImportedArticle

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.importing.house_markdown.front_matter import FrontMatter
    from presswork.content.importing.house_markdown.head import Head
    from presswork.content.importing.markup import MarkupParts
    from presswork.content.importing.source import Source

MAX_CHARACTERS = 8_000_000
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]*")
_AUTHOR_FILES = ("/_data/authors.yml", "/_data/authors.yaml", "/data/authors.yml", "_data/authors.yml")


def read_markdown(source: Source) -> Imported:
    """Return the file's article.

    Raises:
        UnreadableError: it is no text, or larger than any.
    """
    read = decoded(source.data)
    text = without_marks(read.text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")) if read else ""
    if len(text) > MAX_CHARACTERS:
        raise refused(source, "source-too-large", "The text is longer than any book.", hint="Divide it.")
    report = Report(source.name)
    front_matter, body = take_front_matter(text)
    _report_front_matter(front_matter, report)
    head = head_of(front_matter.fields, file=source.name, names=_author_names(source))
    language = source.language or head.language
    dropped: list[Dropped] = []
    parts = _parts(body, front_matter.kind, dropped)
    parts = with_attached(parts, head.pictures)
    report.add(parts.findings)
    article = replace(
        _article(head, parts, report),
        language=language,
        pictures=located(parts.pictures, source.around),
        findings=report.in_order_of_making,
        dropped=(*dropped, *parts.dropped),
    )
    return Imported(articles=(article,), language=language)


def _parts(text: str, front_matter: str, dropped: list[Dropped]) -> MarkupParts:
    kept = Kept()
    text = kept.put_code(text)
    text = shortcodes.expand(text, kept, dropped) if "{%" in text or "{{" in text else text
    text = directives.expand(text, kept, dropped)
    pandoc = dialect.is_pandoc(text, front_matter)
    text = kept.restore(dialect.adapt(text, pandoc=pandoc))
    return body_of(tree_of_markdown(text, pandoc=pandoc))


def _article(head: Head, parts: MarkupParts, report: Report) -> ImportedArticle:
    blocks = parts.blocks
    title = head.title
    first = next((place for place, block in enumerate(blocks) if block.kind != "image"), None)
    if not title and first is not None and blocks[first].kind == "heading":
        title = blocks[first].text
    if not title:
        title = head.slug.replace("-", " ").replace("_", " ").strip().capitalize()
    if head.is_draft:
        report.warning(
            "draft-unpublished",
            "The file's header says that it is a draft; it was imported all the same.",
            hint="Leave it out of the issue if it is not to be printed.",
        )
    keys = [name for name in head.authors if _KEY.fullmatch(name)]
    if keys:
        report.note(
            "author-is-key",
            f"{', '.join(keys)} may be the key of an author, whose name the site keeps elsewhere.",
            hint="Write the name in `byline`.",
        )
    return ImportedArticle(
        title=title,
        kicker=head.kicker,
        standfirst=head.standfirst or standfirst_of(head.summary, blocks),
        authors=head.authors,
        date=head.date,
        section=head.section,
        tags=head.tags,
        rights=head.rights,
        slug=head.slug,
        blocks=without_title(blocks, title),
    )


def _report_front_matter(front_matter: FrontMatter, report: Report) -> None:
    if front_matter.fault:
        report.warning(
            "front-matter-damaged",
            f"The fields at the top are no {front_matter.kind.upper()}: {front_matter.fault}. Plain lines of "
            "them were read.",
            hint="Compare title, authors and date; texts with a colon belong in quotation marks.",
        )


def _author_names(source: Source) -> dict[str, str]:
    """Return the authors' names by their keys, where the site has a file of them."""
    for name in _AUTHOR_FILES:
        found = source.around.find(name)
        if found is None:
            continue
        try:
            data = found if isinstance(found, bytes) else _read(found)
            value = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes only texts
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            return {}
        return {
            key: str(each.get("name") or each.get("full_name") or key)
            for key, each in (value.items() if isinstance(value, dict) else ())
            if isinstance(each, dict)
        }
    return {}


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1_000_000)
