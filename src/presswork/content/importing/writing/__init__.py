"""What an importer found in; a folder with `article.md`, its photos and a report of the import out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from presswork.content.importing.writing.article import Composed, compose
from presswork.content.importing.writing.issue import issue_toml, slugs
from presswork.content.importing.writing.photo_names import file_names
from presswork.content.importing.writing.place import target_of, write_folder
from presswork.content.importing.writing.report import Reported, report_markdown
from presswork.content.project import slugify
from presswork.content.read import ARTICLE_FILE, ISSUE_FILE
from presswork.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from presswork.model.imported import Imported, ImportedArticle, ImportedBlock

REPORT_FILE = "import-report.md"
_PHOTOS, _ORIGINALS = "photos", "photos/originals"


@dataclass(frozen=True, kw_only=True)
class ReadyPicture:
    """A picture as it is written: its bytes, its format's suffix, what tells it from other files."""

    data: bytes
    suffix: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Ready:
    """An article whose every photo has a picture with a name, and those pictures that are supplied.

    `originals` are files in formats that are not built from; they are kept, so that nothing is lost.
    """

    article: ImportedArticle
    supplied: Mapping[str, ReadyPicture] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was written: the folder, its article's or issue's file, what stood there before, all findings."""

    folder: Path
    main: Path
    backup: Path | None
    findings: tuple[Finding, ...]


def write(
    imported: Imported,
    ready: Sequence[Ready],
    *,
    name: str,
    source: str,
    to: Path | None,
    force: bool,
    findings: Sequence[Finding],
) -> Done:
    """Write one article, or an issue of several.

    `name` is the source's without its suffix, for where there is no title; the report calls it `source`.

    Raises:
        UsageError: the target is taken, lies outside the project or cannot be written.
    """
    several = len(ready) > 1
    title = imported.title if several else ready[0].article.slug or ready[0].article.title
    target = target_of(to, slugify(title) or slugify(name) or "imported", force=force)
    folders = slugs([one.article for one in ready]) if several else [""]
    files: dict[str, bytes | Path] = {}
    written: list[Reported] = []
    found = list(findings)
    for one, folder in zip(ready, folders, strict=True):
        reported, more = _add(one, f"{folder}/" if folder else "", files)
        written.append(reported)
        found += more
    if several:
        files[ISSUE_FILE] = issue_toml(imported, folders, title=name).encode()
    files[REPORT_FILE] = report_markdown(source, written, found).encode()
    backup = write_folder(target, files, force=force)
    main = target / (ISSUE_FILE if several else ARTICLE_FILE)
    return Done(folder=target, main=main, backup=backup, findings=tuple(found))


def _add(one: Ready, prefix: str, files: dict[str, bytes | Path]) -> tuple[Reported, list[Finding]]:
    """Add an article's files, and return what the report says of it."""
    suffixes = {key: picture.suffix for key, picture in one.supplied.items()}
    digests = {key: picture.digest for key, picture in one.supplied.items()}
    names = file_names(one.article, suffixes, digests)
    composed = compose(one.article, names)
    file = f"{prefix}{ARTICLE_FILE}"
    files[file] = composed.text.encode()
    for key, picture in one.supplied.items():
        files[f"{prefix}{_PHOTOS}/{names[key]}"] = picture.data
    for key, data in one.originals.items():
        stem = names[key].rpartition(".")[0]
        suffix = slugify(one.article.pictures[key].name.rpartition(".")[2])[:8] or "bin"
        files[f"{prefix}{_ORIGINALS}/{stem}.{suffix}"] = data
    reported = Reported(article=one.article, file=file, files=names, supplied=frozenset(one.supplied))
    return reported, _findings(composed, file)


def _findings(composed: Composed, file: str) -> list[Finding]:
    found = [replace(_UNMARKED, file=file, where=_start_of(block)) for block in composed.unmarked]
    if composed.is_untitled:
        found.append(replace(_UNTITLED, file=file))
    return found


def _start_of(block: ImportedBlock) -> str:
    words = " ".join(block.text.split())
    return words if len(words) <= 60 else f"{words[:60].rstrip()} ..."


_UNMARKED = Finding(
    code="import-markup-dropped",
    severity="note",
    message="Emphasis, links or other markup of a passage could not be kept; its words are all there.",
    hint="Mark it up by hand, if it matters.",
)
_UNTITLED = Finding(
    code="import-no-title",
    severity="warning",
    message="No title was found; the article is called Untitled.",
    hint="Write the title into its `headline`, and give its folder a better name.",
)
