"""A theme's name and a project in, a sandboxed Jinja2 environment out.

A template is looked up in the project's `templates/THEME/`, its `templates/`, then Presswork's own
`THEME/` and `base/`; so a publication overrides one file by putting one of the same name in its
own folder. Templates are data from the project: they run sandboxed, autoescaped, and read nothing
outside these folders, not through a symbolic link either.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from presswork import resources
from presswork.cache import Cache
from presswork.composition.bounds import BoundedEnvironment
from presswork.composition.opening import opened
from presswork.composition.spots import spot_book
from presswork.composition.template_cache import KeptTemplates
from presswork.errors import FindingsError, UsageError
from presswork.model import Finding

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


def find_file(folders: tuple[Path, ...], name: str, *, root: Path) -> Path | None:
    """Return the first file of this name in the folders.

    Raises `FindingsError` for one that a symbolic link leads out of the project's root with, or out of
    Presswork's own folder.
    """
    for folder in folders:
        path = folder / name
        if not path.is_file():
            continue
        own = folder.is_relative_to(resources.data_dir())
        if path.resolve().is_relative_to(folder.resolve() if own else root.resolve()):
            return path
        raise FindingsError([_leads_out(shown_name(path, root))])
    return None


def shown_name(path: Path, root: Path) -> str:
    """Return how a file is named to its reader: from the project's root, or from Presswork's own folder."""
    for folder in (root, resources.data_dir()):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _leads_out(name: str) -> Finding:
    return Finding(
        code="path-outside-project",
        severity="error",
        file=name,
        message="The file is a link that leads out of the project.",
        hint="Put the file itself there.",
    )


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
