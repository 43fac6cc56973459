"""`presswork new --issue`: an issue that builds as it is and passes every validator."""

from __future__ import annotations

from pathlib import Path

from presswork.cache import Cache
from presswork.new import create_project
from presswork.pipeline import Order, build, check


def test_it_builds_and_passes_every_check(tmp_path: Path) -> None:
    written = create_project(tmp_path / "our-magazine", issue=True)
    folder = tmp_path / "our-magazine/content/first-issue"
    assert folder / "issue.toml" in written
    assert 'name = "Our Magazine"' in (folder / "issue.toml").read_text(encoding="utf-8")
    order = Order(folder=folder, out=tmp_path / "dist", cache=Cache(tmp_path / "cache"))
    built = build(order, ["pdf", "epub"])
    assert built.findings == ()
    assert check(order) == ()
