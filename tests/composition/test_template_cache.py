"""Compiled templates are kept, and a changed template is never set from an old one."""

from __future__ import annotations

from pathlib import Path

from presswork.cache import Cache
from presswork.composition.templating import environment


def render(root: Path, cache: Cache) -> str:
    return environment(root, "feature", cache=cache).get_template("note.html").render(word="<tea>")


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    cache = Cache(tmp_path / "cache")
    (templates / "note.html").write_text("<p>{{ word }}</p>")
    assert render(tmp_path, cache) == render(tmp_path, cache) == "<p>&lt;tea&gt;</p>"
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    (templates / "note.html").write_text("<b>{{ word }}</b>")
    assert render(tmp_path, cache) == "<b>&lt;tea&gt;</b>"


def test_a_spoilt_entry_is_compiled_anew(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "note.html").write_text("<p>{{ word }}</p>")
    cache = Cache(tmp_path / "cache")
    render(tmp_path, cache)
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9])
    assert render(tmp_path, cache) == "<p>&lt;tea&gt;</p>"
