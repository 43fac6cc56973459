"""Articles made for tests: a folder, its files, what is read from it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from presswork.content import copy_checks
from presswork.content.read import read_issue
from presswork.model import Article, Finding, Issue

PHOTO = '![Alt](pad.jpg "Caption"){credit="Agency"}'


class Desk:
    """An issue's folder, written and read."""

    def __init__(self, root: Path, name: str = "launch") -> None:
        self.root = root
        self.folder = root / "content" / name
        self.folder.mkdir(parents=True)
        (root / "presswork.toml").write_text('name = "test"\n', encoding="utf-8")
        self.findings: tuple[Finding, ...] = ()
        self.issue: Issue | None = None

    def read(self, body: str | bytes = "Text.\n", header: str = "headline: Launch\nlanguage: en") -> Article:
        """Write the article, read it, and return it."""
        start = f"---\n{header}\n---\n".encode()
        data = start + (body if isinstance(body, bytes) else body.encode())
        return self.read_raw(data)

    def read_raw(self, data: bytes) -> Article:
        (self.folder / "article.md").write_bytes(data)
        result = read_issue(self.folder)
        self.findings, self.issue = result.findings, result.issue
        assert result.issue is not None, self.findings
        article = result.issue.articles[0]
        well_formed(article)
        return article

    def check(
        self, body: str, header: str = "headline: Launch\nlanguage: en"
    ) -> list[tuple[str, int | None]]:
        """Return the copy checks' codes and lines."""
        self.read(body, header)
        assert self.issue is not None
        self.findings = copy_checks.check(self.issue)
        assert all(finding.file == "content/launch/article.md" for finding in self.findings)
        assert all(finding.hint and finding.message for finding in self.findings)
        return [(finding.code, finding.line) for finding in self.findings]

    @property
    def codes(self) -> list[tuple[str, int | None]]:
        for finding in self.findings:
            assert finding.hint, finding
            assert finding.message, finding
            assert finding.file, finding
        return [(finding.code, finding.line) for finding in self.findings]


def well_formed(article: Article) -> None:
    """Parse every piece of markup as XML."""
    pieces = [article.headline, article.kicker, article.standfirst, article.dateline]
    pieces += [piece for block in article.blocks for piece in (block.html, block.attribution)]
    pieces += [photo.caption for photo in article.photos] + [note.html for note in article.notes]
    pieces += [correction.html for correction in article.corrections]
    for piece in pieces:
        ElementTree.fromstring(f"<x>{piece}</x>")
