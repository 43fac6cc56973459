"""caption-repeated: a caption that stands in the text as well, or twice in itself.

Rationale: text taken from a web page often carries its captions along, once as alt text, once as
caption; the reader reads the sentence two times. A caption that is also the alt text is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.content.copy_checks.blocks import finding
from presswork.content.copy_checks.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from presswork.model import Article, Finding, Issue, Photo, Severity

CODE = "caption-repeated"
SEVERITY: Severity = "warning"
WORDS = 5  # a shorter caption ("Musk in Texas") may well be said in passing


def check(issue: Issue) -> Iterator[Finding]:
    """Yield a finding for each place where a caption stands again."""
    for article in issue.articles:
        for photo in article.photos:
            caption = words_of(photo.caption)
            if _twice(caption):
                yield finding(
                    issue,
                    article,
                    CODE,
                    SEVERITY,
                    f"The caption of {photo.file!r} says the same thing twice.",
                    hint="Keep it once.",
                    line=photo.line,
                    where=photo.id,
                )
            yield from _in_text(issue, article, photo, caption)


def _twice(caption: str) -> bool:
    words = caption.split()
    half = len(words) // 2
    return half > 1 and len(words) % 2 == 0 and words[:half] == words[half:]


def _in_text(issue: Issue, article: Article, photo: Photo, caption: str) -> Iterator[Finding]:
    for block in article.blocks:
        if not caption.strip() or block.kind not in {"paragraph", "quote", "list", "html"}:
            continue
        text = words_of(block.html)
        if text == caption or (len(caption.split()) >= WORDS and caption in text):
            yield finding(
                issue,
                article,
                CODE,
                SEVERITY,
                f"The caption of {photo.file!r} stands in the text too.",
                hint="Delete it from the text; the caption is set with the photo.",
                line=block.line,
                where=block.id,
            )
