"""An imported article in; the same with an alt text for every photo, and what stands in for one, out.

Without alt text an article is not built. What stands in for it never claims to describe the photo.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from presswork.model import Finding
from presswork.model.undescribed import undescribed

if TYPE_CHECKING:
    from collections.abc import Collection

    from presswork.model.imported import ImportedArticle, ImportedBlock


def with_alts(
    article: ImportedArticle, *, supplied: Collection[str], source: str
) -> tuple[ImportedArticle, list[Finding]]:
    """Return the article and a finding for each photo that nobody has described.

    The caption stands in, since it is what the source says of the photo; without one, words that say so.
    A photo that is not supplied needs no words: the drawing in its place has its own.
    """
    findings: list[Finding] = []
    blocks = []
    for block in article.blocks:
        alt = block.alt
        if block.kind == "image" and not alt.strip() and (block.caption.strip() or block.src in supplied):
            alt = block.caption or undescribed(article.language)
            findings.append(_finding(block, article, source))
        blocks.append(replace(block, alt=alt))
    return replace(article, blocks=tuple(blocks)), findings


def _finding(block: ImportedBlock, article: ImportedArticle, source: str) -> Finding:
    picture = article.pictures.get(block.src)
    name = picture.name if picture else block.src
    stand_in = "its caption stands in for it" if block.caption.strip() else "words that say so stand there"
    return Finding(
        code="import-no-alt",
        severity="warning",
        message=f'The photo "{name}" has no alt text; {stand_in}.',
        hint="Look at the photo, and say in the square brackets what a reader who cannot see it misses.",
        file=source,
        line=block.line,
        where=name,
    )
