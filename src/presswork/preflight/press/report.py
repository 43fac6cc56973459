"""Verdicts on press files in, one self-contained HTML page with every finding marked on its page out.

The report fetches nothing and runs nothing: style, pictures and marks stand in it. It is the same for the
same file. Large files stay readable: see the limits below; what is left out is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from presswork import resources
from presswork.preflight.press.rendering.measures import PagePicture
from presswork.preflight.press.rendering.renderer import Renderer, RenderJob
from presswork.preflight.press.report_view import FileView, PageView, Thumbnail, file_view

if TYPE_CHECKING:
    import jinja2

    from presswork.preflight.press.running import Verdict

TEMPLATE = "preflight-report.html"
Progress = Callable[[str, int, int], None]

# Pages shown large, the worst first chosen: some 60 kB each. Pages with findings listed one by one.
MOST_PICTURES = 48
MOST_PAGES = 240
# Small pictures in the overview: some 3 kB each.
MOST_THUMBNAILS = 160
_PICTURE_PX = 760
_THUMBNAIL_PX = 132
# What is shown beyond the bleed: room enough for crop marks.
_MARKS_MM = 9.0


def as_html(verdicts: Sequence[Verdict], *, progress: Progress | None = None) -> str:
    """Return the report on these files; `progress` is told what begins, the pages done and their number."""
    say = progress or (lambda *_: None)
    views = [_illustrated(verdict, number, say) for number, verdict in enumerate(verdicts, 1)]
    template = _environment().get_template(TEMPLATE)
    return template.render(files=views, version=resources.version())


def _illustrated(verdict: Verdict, number: int, say: Progress) -> FileView:
    view = file_view(verdict, number, most_pages=MOST_PAGES)
    if not verdict.readable or not verdict.page_count:
        return view
    job = RenderJob(
        bleed_mm=verdict.profile.bleed_mm,
        total_ink_percent=verdict.profile.total_ink_percent,
        icc=verdict.profile.condition.icc,
    )
    with Renderer(verdict.path, job, page_count=verdict.page_count, measure=False) as renderer:
        _add_pictures(view, renderer, verdict, say)
        _add_thumbnails(view, renderer, verdict, say)
    return view


def _add_pictures(view: FileView, renderer: Renderer, verdict: Verdict, say: Progress) -> None:
    shown = _worst(view.pages)[:MOST_PICTURES]
    by_index = {page.index: page for page in shown}
    beyond = verdict.profile.bleed_mm + _MARKS_MM
    drawn = renderer.pictures(by_index, width_px=_PICTURE_PX, beyond_mm=beyond)
    for done, picture in enumerate(_told(drawn, say, verdict, len(shown))):
        if isinstance(picture, PagePicture):
            shown[done].show(picture, verdict.profile)
    view.pictures_left_out = len(view.pages) - len(shown)


def _add_thumbnails(view: FileView, renderer: Renderer, verdict: Verdict, say: Progress) -> None:
    indices = range(min(verdict.page_count, MOST_THUMBNAILS))
    drawn = renderer.pictures(indices, width_px=_THUMBNAIL_PX, beyond_mm=0)
    for picture in _told(drawn, say, verdict, len(indices)):
        if isinstance(picture, PagePicture):
            view.overview.append(Thumbnail.of(picture, view))
    view.overview_left_out = verdict.page_count - len(indices)


def _worst(pages: Iterable[PageView]) -> list[PageView]:
    """Return the pages, those with errors first, then warnings; back in order they go by their own."""
    return sorted(pages, key=lambda page: (-page.count("error"), -page.count("warning"), page.index))


def _told(drawn: Iterable[Any], say: Progress, verdict: Verdict, total: int) -> Iterable[Any]:
    for done, picture in enumerate(drawn):
        say(f"Drawing {verdict.path.name}", done, total)
        yield picture


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates_dir() / "base"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
