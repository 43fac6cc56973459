"""An article, its photos' derivatives and a theme in, the galley out: composed HTML and its CSS."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import TemplateSyntaxError

from presswork.cache import Cache
from presswork.composition.bounds import MOST_BYTES, bounded_memory
from presswork.composition.labels import label
from presswork.composition.online import carries_address, online_view
from presswork.composition.references import resolve
from presswork.composition.templating import environment
from presswork.composition.theme import press_sheet, read_theme
from presswork.composition.theme_files import find_file, shown_name, theme_folders
from presswork.composition.view import BlockView, article_view
from presswork.errors import FindingsError
from presswork.model import PAGE_SIZES, Arrangement, Article, Derivative, Finding, Galley, Issue

# More than any issue; a template that writes this much is caught in a loop.
_MOST_CHARACTERS = 50_000_000
_TEMPLATE_SUFFIXES = (".css", ".html", ".ncx", ".svg", ".xhtml")
STYLESHEETS = ("base.css", "style.css", "publication.css")


def compose(
    issue: Issue,
    article: Article,
    *,
    derivatives: Mapping[str, Derivative],
    arrangement: Arrangement | None = None,
    folios: Mapping[str, str] | None = None,
    cache: Cache | None = None,
    bleed_mm: float | None = None,
    stroke_pt: float = 0,
    with_code: bool = True,
) -> Galley:
    """Compose an article of the issue for paged setting, in the arrangement that was found for it.

    `folios` are the page numbers of the places in other articles that it cites. With a bleed, it is the
    press edition's, whose thinnest line is `stroke_pt`. `with_code` says whether the address on the web has
    its QR code beside it. `cache` keeps compiled templates. Raises
    `FindingsError` for a template that cannot be rendered or that names a file which is not the project's,
    `UsageError` for a theme or page size that does not exist.
    """
    folders = theme_folders(issue.root, issue.theme)
    theme = read_theme(folders, issue.page, root=issue.root, bleed_mm=bleed_mm or 0, stroke_pt=stroke_pt)
    measures = theme.measures
    view = article_view(issue, article, derivatives=derivatives, folios=folios or {})
    edition: Literal["pdf", "press"] = "pdf" if bleed_mm is None else "press"
    if arrangement:
        measures["lead_lines"] = arrangement.lead_lines or measures["lead_lines"]
        view = dataclasses.replace(view, blocks=arranged(view.blocks, arrangement))
    context = {
        "article": view,
        "issue": issue_view(issue),
        "page": PAGE_SIZES[issue.page],
        "m": measures,
        "edition": "pdf",  # for a press too: both printed editions have the same words
        "for_press": edition == "press",
        "label": lambda key, **fields: label(key, view.language, **fields),
        "depths": dict(arrangement.depths) if arrangement else {},
        "heads": arrangement.heads if arrangement else (),
        "online": online_view(issue.url, with_code=with_code) if carries_address(issue, article) else None,
    }
    env = environment(issue.root, issue.theme, cache=cache)
    html = render(env, "article.html", context)
    found = ((name, find_file(folders, name, root=issue.root)) for name in STYLESHEETS)
    stylesheets = tuple(
        (shown_name(path, issue.root), render(env, name, context)) for name, path in found if path
    )
    assets, findings = resolve(
        html, stylesheets, derivatives=derivatives, folders=folders, root=issue.root, html_name="article.html"
    )
    if findings:
        raise FindingsError(findings)
    if edition == "press":  # said last, so that no theme has to know of it
        stylesheets += (press_sheet(measures),)
    return Galley(
        article=article.slug,
        language=view.language,
        html=html,
        stylesheets=stylesheets,
        assets=assets,
        measures=measures,
        setting=theme.setting,
        edition=edition,
        pictures={f"photos/{item.name}": item for item in derivatives.values()},
    )


def arranged(blocks: tuple[BlockView, ...], arrangement: Arrangement) -> tuple[BlockView, ...]:
    """Return the blocks in the arrangement's order; those that it does not know stay at the front."""
    places = {name: place for place, name in enumerate(arrangement.order)}
    return tuple(sorted(blocks, key=lambda block: places.get(block.id, -1)))


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
        "has_colophon": issue.is_magazine,
    }


def render(env: Any, name: str, context: Mapping[str, Any]) -> str:
    """Render one template; a fault in it is a finding that names the file and the line.

    Raises `FindingsError`.
    """
    pieces: list[str] = []
    written = 0
    env.budget.begin()
    try:
        with bounded_memory():
            for piece in env.get_template(name).generate(context):
                pieces.append(piece)
                written += len(piece)
                if written > _MOST_CHARACTERS:
                    raise OverflowError(f"it writes more than {_MOST_CHARACTERS:,} characters")
    except FindingsError:
        raise
    except MemoryError as error:
        pieces.clear()
        fault = OverflowError(f"it takes more than {MOST_BYTES // 2**20:,} MiB of memory")
        raise FindingsError(
            [_template_fault(fault.with_traceback(error.__traceback__), name, env.loader.root)]
        ) from None
    except Exception as error:  # a template can raise anything that Python can
        raise FindingsError([_template_fault(error, name, env.loader.root)]) from error
    return "".join(pieces)


def _template_fault(error: Exception, name: str, root: Path) -> Finding:
    file, line = _template_place(error, name, root)
    reason = str(error) or type(error).__name__
    return Finding(
        code="template-error",
        severity="error",
        file=file,
        line=line,
        message=f"The template cannot be rendered: {reason}",
        hint="Compare it with the theme's own template of the same name.",
    )


def _template_place(error: Exception, name: str, root: Path) -> tuple[str, int | None]:
    """Return the template and line that an error came from, from its traceback."""
    if isinstance(error, TemplateSyntaxError):
        return shown_name(Path(error.filename), root) if error.filename else name, error.lineno
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace:
        filename = Path(trace.tb_frame.f_code.co_filename)
        if filename.suffix in _TEMPLATE_SUFFIXES:
            place = (shown_name(filename, root), trace.tb_lineno)
        trace = trace.tb_next
    return place
