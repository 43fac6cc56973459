"""Several imported articles in; a folder name for each, and the `issue.toml` that lists them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.importing.writing import escaping
from presswork.content.project import slugify
from presswork.content.values import parse_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presswork.model.imported import Imported, ImportedArticle

_UNTITLED = "article"


def slugs(articles: Sequence[ImportedArticle]) -> list[str]:
    """Return a folder name for each article, each once: its own, else from its title."""
    found: list[str] = []
    for article in articles:
        base = slugify(article.slug) or slugify(article.title) or _UNTITLED
        slug, number = base, 2
        while slug in found:
            slug = f"{base}-{number}"
            number += 1
        found.append(slug)
    return found


def issue_toml(imported: Imported, folders: Sequence[str], *, title: str) -> str:
    """Return the issue's file: title, language, articles in order, by section where all of them name one."""
    lines = [f"title = {escaping.toml(imported.title or title)}"]
    languages = {article.language for article in imported.articles}
    language = imported.language or (languages.pop() if len(languages) == 1 else "")
    if parse_language(language):
        lines.append(f"language = {escaping.toml(parse_language(language) or '')}")
    sections = _sections(imported.articles, folders)
    if not sections:
        return "\n".join((*lines, _articles(folders))) + "\n"
    for name, members in sections:
        lines += ["", "[[sections]]", f"name = {escaping.toml(name)}", _articles(members)]
    return "\n".join(lines) + "\n"


def _sections(articles: Sequence[ImportedArticle], folders: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the sections with their articles; none where one names none, or the order would change."""
    found: list[tuple[str, list[str]]] = []
    for article, folder in zip(articles, folders, strict=True):
        if not article.section:
            return []
        if found and found[-1][0] == article.section:
            found[-1][1].append(folder)
        elif article.section in (name for name, _ in found):
            return []
        else:
            found.append((article.section, [folder]))
    return found


def _articles(folders: Sequence[str]) -> str:
    return "articles = [\n" + "".join(f"    {escaping.toml(folder)},\n" for folder in folders) + "]"
