"""An article, its photos' derivatives and a theme in, the galley out: composed HTML and its CSS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SecurityError

from presswork.composition.labels import label
from presswork.composition.references import resolve
from presswork.composition.templating import environment, theme_folders
from presswork.composition.theme import read_measures
from presswork.composition.view import article_view
from presswork.errors import FindingsError
from presswork.model import PAGE_SIZES, Article, Derivative, Finding, Galley, Issue

STYLESHEETS = ("base.css", "style.css", "publication.css")


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A galley, and what was found while composing it."""

    galley: Galley
    findings: tuple[Finding, ...]


def compose(issue: Issue, article: Article, *, derivatives: Mapping[str, Derivative]) -> Composed:
    """Compose an article of the issue for paged setting.

    Raises `FindingsError` for a template that cannot be rendered, `UsageError` for a theme or page
    size that does not exist.
    """
    folders = theme_folders(issue.root, issue.theme)
    measures = read_measures(folders, issue.page)
    view = article_view(issue, article, derivatives=derivatives)
    context = {
        "article": view,
        "issue": issue_view(issue),
        "page": PAGE_SIZES[issue.page],
        "m": measures,
        "edition": "pdf",
        "label": lambda key: label(key, view.language),
        "start": "recto",
    }
    env = environment(issue.root, issue.theme)
    html = render(env, "article.html", context)
    names = [name for name in STYLESHEETS if any((folder / name).is_file() for folder in folders)]
    stylesheets = tuple((name, render(env, name, context)) for name in names)
    assets, findings = resolve(
        html, stylesheets, derivatives=derivatives, folders=folders, root=issue.root, html_name="article.html"
    )
    galley = Galley(
        article=article.slug,
        language=view.language,
        html=html,
        stylesheets=stylesheets,
        assets=assets,
        measures=measures,
    )
    return Composed(galley=galley, findings=findings)


def issue_view(issue: Issue) -> dict[str, Any]:
    """Return what a template may know of the issue: words, never paths."""
    return {
        "title": issue.title,
        "language": issue.language,
        "identifier": issue.identifier,
        "publication": {
            "name": issue.publication.name,
            "tagline": issue.publication.tagline,
            "publisher": issue.publication.publisher,
        },
        "article_count": len(issue.articles),
    }


def render(env: Any, name: str, context: Mapping[str, Any]) -> str:
    """Render one template; a fault in it is a finding that names the file and the line."""
    try:
        return str(env.get_template(name).render(context))
    except (TemplateError, SecurityError, OverflowError, TypeError, ValueError, AttributeError) as error:
        file, line = _template_place(error, name)
        raise FindingsError(
            [
                Finding(
                    code="template-error",
                    severity="error",
                    file=file,
                    line=line,
                    message=f"The template cannot be rendered: {error}",
                    hint="Compare it with the theme's own template of the same name.",
                )
            ]
        ) from error


def _template_place(error: Exception, name: str) -> tuple[str, int | None]:
    """Return the template and line that an error came from, from its traceback."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename).name if error.filename else name, error.lineno
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace:
        filename = Path(trace.tb_frame.f_code.co_filename)
        if filename.suffix in {".html", ".css", ".xhtml", ".svg"}:
            place = (filename.name, trace.tb_lineno)
        trace = trace.tb_next
    return place
