"""A saved web page in; the article in it, with its pictures, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.content.importing.markup.decoding import decode
from presswork.content.importing.markup.parse import parse
from presswork.content.importing.source import refused
from presswork.content.importing.web.article import article_of
from presswork.content.importing.web.inlined import taken_out
from presswork.content.importing.web.mhtml import SavedPage, opened
from presswork.model import Finding
from presswork.model.imported import Imported, ImportedArticle

if TYPE_CHECKING:
    from presswork.content.importing.source import Source
    from presswork.errors import UnreadableError

MAX_BYTES = 64 * 1024 * 1024
MAX_CHARACTERS = 12_000_000
MAX_ELEMENTS = 250_000
_FEW = 200  # characters of text below which a page hardly holds an article


def read_page(source: Source) -> Imported:
    """Return the article of a saved page: HTML, with the folder that a browser saved beside it.

    Raises `UnreadableError` for a page beyond `MAX_BYTES` and for one that holds neither text nor pictures.
    """
    _check_size(source)
    return _read(source, SavedPage(data=source.data, address=source.address, find=source.around.find))


def read_mhtml(source: Source) -> Imported:
    """Return the article of a page that was saved as one MHTML file. Raises as `read_page` does."""
    _check_size(source)
    page = opened(source.data)
    if page is None:
        raise refused(
            source,
            "web-page-empty",
            "The MHTML file holds no page.",
            hint="Save the page again, as a complete page or as a single file.",
        )
    return _read(source, page)


def _check_size(source: Source) -> None:
    if len(source.data) > MAX_BYTES:
        raise _too_large(source, f"The page is larger than {MAX_BYTES // 1024 // 1024} MiB.")


def _too_large(source: Source, message: str) -> UnreadableError:
    return refused(
        source,
        "web-page-too-large",
        message,
        hint="No article is as large. If its pictures are, save it as a complete page, with them beside it.",
    )


def _read(source: Source, page: SavedPage) -> Imported:
    text, inside = taken_out(decode(page.data, declared=page.declared)[0])
    if len(text) > MAX_CHARACTERS:
        raise _too_large(
            source, f"The page has more than {MAX_CHARACTERS:,} characters without its pictures."
        )
    root = parse(text)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise _too_large(source, f"The page has more than {MAX_ELEMENTS:,} elements.")
    article = article_of(
        root,
        address=source.address or page.address,
        language=source.language,
        files=lambda name: inside.get(name) or page.find(name),
    )
    if not article.blocks and not article.title:
        raise refused(
            source,
            "web-page-empty",
            "The page holds neither text nor pictures.",
            hint="A page that a script builds is empty until it runs: save it from the browser again.",
        )
    return Imported(articles=(_with_findings(article, source),), language=article.language)


def _with_findings(article: ImportedArticle, source: Source) -> ImportedArticle:
    """Return the article; its findings name the file, and one says if it looks too short."""
    findings = [replace(finding, file=source.name) for finding in article.findings]
    length = sum(len(block.text) for block in article.blocks if block.kind != "image")
    if length < _FEW:
        findings.append(
            Finding(
                code="web-page-nearly-empty",
                severity="warning",
                message=f"Only {length} characters of text were found in the page.",
                hint="Look whether the article is behind a payment, or is built by a script: save the page "
                "from the browser, once all of it is shown.",
                file=source.name,
            )
        )
    return replace(article, findings=tuple(findings))
