"""A theme's name and a project in, a sandboxed Jinja2 environment out.

A template is looked up in the project's `templates/THEME/`, its `templates/`, then Presswork's own
`THEME/` and `base/`; so a publication overrides one file by putting one of the same name in its
own folder. Templates are data from the project: they run sandboxed, autoescaped, and read nothing
outside these folders, not through a symbolic link either.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from presswork import resources
from presswork.cache import Cache
from presswork.composition.opening import opened
from presswork.composition.template_cache import KeptTemplates
from presswork.errors import UsageError

_BASE = "base"


def theme_folders(root: Path, theme: str) -> tuple[Path, ...]:
    """Return the folders in which a theme's files are looked up, the first match winning.

    Raises `UsageError` when neither the project nor Presswork has the theme.
    """
    own, ours = root / "templates", resources.templates_dir()
    safe = theme.isascii() and theme.replace("-", "").replace("_", "").isalnum()
    if not safe or theme == _BASE or not ((own / theme).is_dir() or (ours / theme).is_dir()):
        raise UsageError(f'There is no theme "{theme}".\n  Themes: {", ".join(theme_names(root))}.')
    return (own / theme, own, ours / theme, ours / _BASE)


def theme_names(root: Path) -> list[str]:
    """Return the names of the themes that a project can use, sorted."""
    places = (root / "templates", resources.templates_dir())
    folders = (entry for place in places if place.is_dir() for entry in place.iterdir())
    return sorted({entry.name for entry in folders if (entry / "article.html").is_file()})


def find_file(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the first file of this name in the folders, refusing to leave them."""
    for folder in folders:
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path
    return None


class _ThemeLoader(BaseLoader):
    """Loads templates from a theme's folders, never from outside them."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        path = find_file(self.folders, template)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), None


def environment(root: Path, theme: str, *, cache: Cache | None = None) -> ImmutableSandboxedEnvironment:
    """Return the environment in which a theme's templates are rendered; `cache` keeps them compiled.

    Raises `UsageError` for a theme that does not exist.
    """
    env = ImmutableSandboxedEnvironment(
        loader=_ThemeLoader(theme_folders(root, theme)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=KeptTemplates(cache) if cache else None,
    )
    env.filters["opened"] = opened
    return env
