"""A theme's name and a project in, a sandboxed Jinja2 environment out.

A template is looked up in the project's `templates/THEME/`, its `templates/`, then Presswork's own
`THEME/` and `base/`; so a publication overrides one file by putting one of the same name in its
own folder. Templates are data from the project: they run sandboxed, autoescaped, and read nothing
outside these folders, not through a symbolic link either.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from presswork.cache import Cache
from presswork.composition.bounds import BoundedEnvironment
from presswork.composition.opening import opened
from presswork.composition.spots import spot_book
from presswork.composition.template_cache import KeptTemplates
from presswork.composition.theme_files import find_file, theme_folders


class _ThemeLoader(BaseLoader):
    """Loads templates from a theme's folders, never from outside them."""

    def __init__(self, root: Path, folders: tuple[Path, ...]) -> None:
        self.root = root
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        name = PurePosixPath(template)
        path = None
        if not name.is_absolute() and ".." not in name.parts:
            path = find_file(self.folders, template, root=self.root)
        if path is None:
            raise TemplateNotFound(template, f'There is no template "{template}".')
        try:
            return path.read_text(encoding="utf-8"), str(path), None
        except (UnicodeDecodeError, OSError) as error:
            raise TemplateSyntaxError(f"it is not text in UTF-8 ({error})", 1, template, str(path)) from error


def environment(root: Path, theme: str, *, cache: Cache | None = None) -> BoundedEnvironment:
    """Return the environment in which a theme's templates are rendered; `cache` keeps them compiled.

    Raises `UsageError` for a theme that does not exist.
    """
    folders = theme_folders(root, theme)
    env = BoundedEnvironment(
        loader=_ThemeLoader(root, folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=KeptTemplates(cache) if cache else None,
    )
    env.filters["opened"] = opened
    env.globals["spot"] = spot_book(folders, root)
    return env
