"""What an importer found in; the same as JSON, for programs that take it from there, out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presswork.model.imported import Imported, ImportedArticle, ImportedBlock


def as_json(imported: Imported) -> str:
    """Return one article as an object; of several, an object with `articles`."""
    return json.dumps(as_record(imported), ensure_ascii=False, indent=2) + "\n"


def as_record(imported: Imported) -> dict[str, Any]:
    """Return what `as_json` writes."""
    articles = [article_record(article) for article in imported.articles]
    if len(articles) == 1:
        return articles[0]
    return {"title": imported.title, "language": imported.language, "articles": articles}


def article_record(article: ImportedArticle) -> dict[str, Any]:
    """Return an article: always title, authors, date, language and blocks; the rest where there is some."""
    record: dict[str, Any] = {
        "title": article.title,
        "authors": list(article.authors),
        "date": article.date.isoformat() if article.date else "",
        "language": article.language,
    }
    further = {
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "section": article.section,
        "tags": list(article.tags),
        "rights": article.rights,
    }
    record |= {name: value for name, value in further.items() if value}
    record["blocks"] = [_block(block, article) for block in _with_standfirst(article)]
    return record


def _with_standfirst(article: ImportedArticle) -> tuple[ImportedBlock, ...]:
    """Return the blocks, the standfirst first where none of them is it."""
    from presswork.model.imported import ImportedBlock

    if not article.standfirst or any(block.kind == "summary" for block in article.blocks):
        return article.blocks
    return (ImportedBlock(kind="summary", text=article.standfirst), *article.blocks)


def _block(block: ImportedBlock, article: ImportedArticle) -> dict[str, Any]:
    if block.kind == "image":
        picture = article.pictures.get(block.src)
        src = (picture.address or picture.name) if picture else block.src
        further = {"copyright": picture.copyright if picture else ""}
        words = {"alt": block.alt, "caption": block.caption, "credit": block.credit}
        return {"type": "image", "src": src, **words, **{k: v for k, v in further.items() if v}}
    further_of_text: dict[str, Any] = {
        "level": block.level,
        "label": block.label,
        "caption": block.caption,
        "credit": block.credit,
        "markdown": block.markdown,
    }
    return {"type": block.kind, "text": block.text, **{k: v for k, v in further_of_text.items() if v}}
