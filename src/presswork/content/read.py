"""An issue's folder in; the `Issue` that it holds, and every fault in its files, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.content import fields as tables
from presswork.content import links_out
from presswork.content.article_file import read_article
from presswork.content.header import Values, read_fields
from presswork.content.issue_file import IssueDesk, with_words_of_others
from presswork.content.press_name import check_press
from presswork.content.project import (
    PROJECT_FILE,
    find_root,
    is_inside,
    issue_identifier,
    make_slug,
    slugify,
)
from presswork.content.report import Report, relative_name
from presswork.content.sanitise import text_of
from presswork.errors import UsageError
from presswork.model import Issue, Publication

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.cache import Cache
    from presswork.model import Article, Finding

ARTICLE_FILE = "article.md"
ISSUE_FILE = "issue.toml"
DEFAULTS = {"theme": "feature", "page": "a4", "press": "sheetfed-coated"}


@dataclass(frozen=True, kw_only=True)
class ReadResult:
    """What was read. `issue` is None where no article of it could be read at all.

    An issue with error findings is as complete as its files allow; it is for checking, not for building.
    """

    issue: Issue | None
    findings: tuple[Finding, ...]


def read_issue(folder: Path, *, root: Path | None = None, cache: Cache | None = None) -> ReadResult:
    """Return the issue that a folder holds, with every fault of its files.

    A folder with an `issue.toml` holds the articles that it lists; one with only an `article.md` is an
    issue of one. `cache` keeps what each article's text was read as. Raises UsageError where the folder is
    neither.
    """
    shown = folder
    folder = folder.resolve()
    _require_folder(folder, shown)
    root = find_root(folder) if root is None else root.resolve()
    return _IssueReader(folder, root, cache).read()


def _require_folder(folder: Path, shown: Path) -> None:
    if folder.is_file() and folder.name in {ARTICLE_FILE, ISSUE_FILE}:
        raise UsageError(f"{shown}: this is a file.\n  Name the folder that holds it: {shown.parent}")
    if not folder.is_dir():
        raise UsageError(f"{shown}: there is no such folder.\n  Name a folder that holds an {ARTICLE_FILE}.")
    entries = (folder / ARTICLE_FILE, folder / ISSUE_FILE)
    if not any(entry.exists() or entry.is_symlink() for entry in entries):
        raise UsageError(
            f"{shown}: the folder holds no {ARTICLE_FILE} and no {ISSUE_FILE}.\n"
            f"  Write one, or begin with `presswork new`."
        )


class _IssueReader:
    def __init__(self, folder: Path, root: Path, cache: Cache | None) -> None:
        self._cache = cache
        self._folder = folder
        self._root = root
        self._slug = make_slug(folder.name)
        self._findings: list[Finding] = []

    def read(self) -> ReadResult:
        project = self._toml(self._root / PROJECT_FILE, tables.PROJECT, "the project file")
        if (self._folder / ISSUE_FILE).exists():
            issue = self._toml(self._folder / ISSUE_FILE, tables.ISSUE, "the issue file")
            articles, listed = self._articles(issue, project)
        else:
            listed = None
            article, issue = self._article(self._folder / ARTICLE_FILE, self._slug, project.get("language"))
            articles = (article,) if article else ()
        self._check_press(issue, project, ISSUE_FILE if listed is not None else ARTICLE_FILE)
        made = self._issue(articles, issue, project) if articles else None
        if made and listed is not None:
            made = self._with_own_pages(made, issue, project, listed)
        links = links_out.check(self._folder, self._root)
        return ReadResult(issue=made, findings=(*self._findings, *links))

    def _check_press(self, issue: Values, project: Values, file: str) -> None:
        """Report an unknown press where it is named; the issue's own goes before the project's."""
        own = bool(issue.get("press"))
        report = self._report(self._folder / file if own else self._root / PROJECT_FILE)
        check_press(issue if own else project, self._root, report)
        self._findings += report.findings

    def _report(self, path: Path) -> Report:
        return Report(relative_name(path, self._root))

    def _toml(self, path: Path, table: tuple[tables.Field, ...], of: str) -> Values:
        if not path.is_file():
            return Values()
        from presswork.content.toml_tree import read_toml

        report = self._report(path)
        if not is_inside(path, self._root):
            report.error(
                "path-outside-project",
                "The file is a link that leads out of the project.",
                hint="Put the file itself there.",
            )
            tree = None
        else:
            tree = read_toml(path, report)
        values = read_fields(tree, table, report, of=of) if tree else Values()
        self._findings += report.findings
        return values

    def _article(self, path: Path, slug: str, language: str) -> tuple[Article | None, Values]:
        report = self._report(path)
        article, header = read_article(
            path, root=self._root, slug=slug, language=language, report=report, cache=self._cache
        )
        self._findings += report.findings
        return article, header

    def _articles(
        self, issue: Values, project: Values
    ) -> tuple[tuple[Article, ...], dict[int, tuple[str, ...]]]:
        """Return the articles in order, and the slugs of each section by its place in the file."""
        report = self._report(self._folder / ISSUE_FILE)
        language = issue.get("language") or project.get("language")
        articles: dict[str, Article] = {}
        sections: tuple[Values, ...] = issue.get("sections", ())
        listed: dict[int, tuple[str, ...]] = {}
        for number, names in ((-1, issue), *enumerate(sections)):
            before = set(articles)
            for name, line in names.get("articles", ()):
                self._take(name, line, articles, language, report)
            listed[number] = tuple(slug for slug in articles if slug not in before)
        if not any(fields.get("articles", ()) for fields in (issue, *sections)) and issue.lines:
            report.error(
                "header-missing-field",
                "The issue file lists no articles.",
                hint='Add a line, for example `articles = ["over-tea"]`, at its top or in a section.',
                line=issue.lines.get("articles", 1),
                where="articles",
            )
        self._findings += report.findings
        return tuple(articles.values()), listed

    def _take(
        self, name: str, line: int, articles: dict[str, Article], language: str, report: Report
    ) -> None:
        """Read an article that the issue's file lists."""
        path = self._listed(name, line, report)
        slug = slugify(path.parent.name) if path else ""
        if path is None or not slug:
            return
        if slug in articles:
            report.error(
                "slug-repeated",
                f"Two articles of the issue go by the name `{slug}`.",
                hint="Rename the folder of one of them, or list it once.",
                line=line,
                where=name,
            )
            return
        article, _ = self._article(path, slug, language)
        if article:
            articles[slug] = article

    def _listed(self, name: str, line: int, report: Report) -> Path | None:
        path = self._folder / name
        if not name.endswith(".md"):
            path /= ARTICLE_FILE
        if not is_inside(path, self._root) or ".." in path.relative_to(self._folder).parts:
            report.error(
                "path-outside-project",
                f"The article {name!r} does not lie in the issue's folder.",
                hint="Name its folder by a path from the issue's folder, without `..`.",
                line=line,
                where=name,
            )
            return None
        if not path.is_file():
            report.error(
                "article-missing",
                f"The article {name!r} is not there.",
                hint=f"Write {relative_name(path, self._root)}, or take the name from the list.",
                line=line,
                where=name,
            )
            return None
        return path

    def _issue(self, articles: tuple[Article, ...], issue: Values, project: Values) -> Issue:
        first = articles[0]

        def setting(name: str) -> str:
            return str(issue.get(name) or project.get(name) or DEFAULTS[name])

        return Issue(
            slug=self._slug,
            folder=self._folder,
            root=self._root,
            title=issue.get("title") or text_of(first.headline),
            language=issue.get("language") or first.language,
            identifier=issue_identifier(
                project.get("name") or self._root.name, self._slug, issue.get("identifier")
            ),
            articles=articles,
            publication=self._publication(issue, project),
            first_folio=int(issue.get("first_folio") or first.options.get("first_folio", 1)),
            published=issue.get("published", None),
            theme=setting("theme"),
            page=setting("page"),
            press=setting("press"),
        )

    def _with_own_pages(
        self, made: Issue, issue: Values, project: Values, listed: dict[int, tuple[str, ...]]
    ) -> Issue:
        report = self._report(self._folder / ISSUE_FILE)
        desk = IssueDesk(issue, self._folder / ISSUE_FILE, self._root, report)
        further = desk.make(listed, language=made.language)
        further["own"] = with_words_of_others(further["own"], made.articles)
        contents = issue.get("contents", None)
        made = replace(
            made,
            number=issue.get("number"),
            date=issue.get("date"),
            contents=len(made.articles) > 1 if contents is None else contents,
            front_matter=issue.get("front_matter") or "arabic",
            fillers=issue.get("fillers") or "house",
            **further,
        )
        self._findings += report.findings
        return made

    def _publication(self, issue: Values, project: Values) -> Publication:
        """Return the publication as the issue describes it, what it leaves out as the project does."""
        merged = Values()
        file = PROJECT_FILE
        for place, fields in ((PROJECT_FILE, project), (ISSUE_FILE, issue)):
            own: Values | None = fields.get("publication", None)
            if own is not None:
                merged = Values(values={**merged.values, **own.values}, lines={**merged.lines, **own.lines})
                file = place
        folder = self._folder if file == ISSUE_FILE else self._root
        report = self._report(folder / file)
        publication = IssueDesk(issue, folder / file, self._root, report).publication(merged)
        self._findings += report.findings
        return publication
