"""A WordPress export in; its published posts and pages as articles, in its order, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from presswork.content.importing.archives import parse_xml_leniently
from presswork.content.importing.bodies import (
    body_of,
    date_of,
    located,
    plain_of,
    with_attached,
    without_title,
)
from presswork.content.importing.feeds.xml_feed import report_fault, words
from presswork.content.importing.source import refused
from presswork.content.importing.wordpress import blocks, paragraphs, shortcodes
from presswork.content.importing.wordpress.library import Library, encoded, meta_of, text_of_child
from presswork.content.report import Report
from presswork.model.imported import Imported, ImportedArticle

if TYPE_CHECKING:
    from presswork.content.importing.bodies import Attached
    from presswork.content.importing.markup import MarkupParts
    from presswork.content.importing.source import Source, Surroundings

_NOT_ARTICLES = frozenset(
    [
        "attachment",
        "revision",
        "nav_menu_item",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "user_request",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
        "acf-field",
        "acf-field-group",
        "feedback",
    ]
)
_UNPUBLISHED = frozenset(("draft", "pending", "private", "future"))
_THROWN_AWAY = frozenset(("trash", "auto-draft", "inherit"))
# Categories that a site has before anybody names one.
_NO_SECTION = frozenset(
    ("uncategorized", "allgemein", "unkategorisiert", "non classé", "sin categoría", "senza categoria")
)


def read_wxr(source: Source) -> Imported:
    """Return the export's articles. Drafts are left out, with a finding each, unless there is nothing else.

    Raises:
        UnreadableError: it cannot be read, or holds no posts.
    """
    root, fault = parse_xml_leniently(source.data, file=source.name)
    report = Report(source.name)
    report_fault(fault, report)
    channel = next(root.iter("channel"), root)
    items = list(root.iter("item"))
    language = source.language or words(channel, "language")
    export = _Export(items, channel, language, source.around)
    posts = [item for item in items if _is_article(item)]
    published = [item for item in posts if not _is_draft(item)]
    if not posts:
        raise refused(
            source,
            "export-empty",
            "The export holds no posts or pages.",
            hint="In WordPress, choose Tools, Export, All content.",
        )
    for item in posts:
        if _is_draft(item):
            _report_draft(item, report, left_out=bool(published))
    articles = tuple(export.article(item) for item in published or posts)
    return Imported(
        articles=articles,
        title=words(channel, "title"),
        language=language,
        findings=report.in_order_of_making,
    )


def _is_article(item: Any) -> bool:
    kind = text_of_child(item, "post_type") or "post"
    return (
        kind not in _NOT_ARTICLES
        and text_of_child(item, "status") not in _THROWN_AWAY
        and bool(encoded(item, "content").strip() or words(item, "title"))
    )


def _is_draft(item: Any) -> bool:
    return text_of_child(item, "status") in _UNPUBLISHED or bool(text_of_child(item, "post_password"))


def _report_draft(item: Any, report: Report, *, left_out: bool) -> None:
    state = text_of_child(item, "status")
    state = state if state in _UNPUBLISHED else "protected by a password"
    outcome = "it was left out" if left_out else "it was imported, since there is nothing else"
    report.warning(
        "draft-unpublished",
        f"{words(item, 'title') or 'A post without a title'!r} is not published ({state}); {outcome}.",
        hint="Publish it in WordPress and export again, or export it alone, if it belongs here.",
        where=words(item, "title") or None,
    )


class _Export:
    """What the whole export says: its authors, its pictures, its reused blocks."""

    def __init__(self, items: list[Any], channel: Any, language: str, around: Surroundings) -> None:
        self._language = language
        self._around = around
        self._library = Library(items)
        self._reused = {
            text_of_child(item, "post_id"): encoded(item, "content")
            for item in items
            if text_of_child(item, "post_type") == "wp_block"
        }
        self._authors = {
            text_of_child(author, "author_login"): text_of_child(author, "author_display_name")
            for author in channel.iterchildren("{*}author")
        }

    def article(self, item: Any) -> ImportedArticle:
        """Return the article of a post or page."""
        title = words(item, "title")
        meta = meta_of(item)
        html, dropped = self._html(item, meta)
        address = (item.findtext("link") or "").strip()
        body = self._with_library(body_of(html, address=address))
        featured = self._library.get(meta.get("_thumbnail_id", ""))
        body = with_attached(body, [featured] if featured else [])
        return ImportedArticle(
            title=title,
            standfirst=plain_of(encoded(item, "excerpt")),
            authors=self._names(item),
            date=date_of(text_of_child(item, "post_date")) or date_of(item.findtext("pubDate")),
            language=self._language,
            section=next(iter(_terms(item, "category")), ""),
            tags=_terms(item, "post_tag"),
            slug=text_of_child(item, "post_name"),
            blocks=without_title(body.blocks, title),
            pictures=located(body.pictures, self._around),
            findings=body.findings,
            dropped=(*dropped, *body.dropped),
        )

    def _html(self, item: Any, meta: dict[str, str]) -> tuple[str, list[Any]]:
        text, dropped = blocks.fill(
            encoded(item, "content"),
            library=self._library,
            reused=self._reused,
            notes=meta.get("footnotes", ""),
        )
        text, more = shortcodes.expand(text, library=self._library, post=text_of_child(item, "post_id"))
        return paragraphs.as_html(text), [*dropped, *more]

    def _with_library(self, body: MarkupParts) -> MarkupParts:
        """Return the body with what the library knows of its pictures filled in."""
        known: list[Attached] = []
        for block in body.blocks:
            picture = body.pictures.get(block.src) if block.kind == "image" else None
            each = self._library.at(picture.address) if picture else None
            if each is not None:
                known.append(replace(each, placed=False))
        return with_attached(body, known)

    def _names(self, item: Any) -> tuple[str, ...]:
        creators = (
            element.text or "" for element in item.iterchildren("{http://purl.org/dc/elements/1.1/}creator")
        )
        return tuple(dict.fromkeys(self._authors.get(name) or name for name in creators if name.strip()))


def _terms(item: Any, domain: str) -> tuple[str, ...]:
    elements = list(item.iterchildren("category"))
    if domain == "category" and not any(element.get("domain") for element in elements):
        return ()  # an old export, which does not say which are categories and which are tags
    if not any(element.get("domain") for element in elements):
        names = [plain_of(element.text or "") for element in elements]
    else:
        names = [plain_of(element.text or "") for element in elements if element.get("domain") == domain]
    return tuple(dict.fromkeys(name for name in names if name and name.casefold() not in _NO_SECTION))
