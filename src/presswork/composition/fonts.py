"""The URL of a font in a style sheet in, the file of the dependency that carries it out."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

# URL in a style sheet: package of fonts (a dependency), file in it.
FONT_FILES = {
    "fonts/source-serif-4.ttf": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    "fonts/source-serif-4-italic.ttf": ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
    "fonts/source-sans-3.ttf": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "fonts/source-sans-3-italic.ttf": ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    "fonts/source-code-pro.ttf": ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf"),
    "fonts/amiri.ttf": ("fontpkg_amiri", "Amiri-Regular.ttf"),
    "fonts/amiri-bold.ttf": ("fontpkg_amiri", "Amiri-Bold.ttf"),
    "fonts/frank-ruhl-libre.ttf": ("fontpkg_frank_ruhl_libre", "FrankRuhlLibre[wght].ttf"),
}


@cache
def font_path(url: str) -> Path | None:
    """Return the file behind a font's URL, or None where the URL is not one of ours."""
    if url not in FONT_FILES:
        return None
    package, name = FONT_FILES[url]
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    paths = (Path(folder) / "files" / name for folder in folders or ())
    return next((path for path in paths if path.is_file()), None)
