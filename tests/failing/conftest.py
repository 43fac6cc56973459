"""What the tests of failing share: a small issue of several articles, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdf_issues import article, jpeg, prose

Command = Callable[..., "subprocess.Popen[str]"]
COUNT = 3


@pytest.fixture
def magazine(tmp_path: Path) -> Path:
    """An issue of three articles, each with a photo of its own."""
    folder = tmp_path / "project" / "magazine"
    names = [f"story-{number}" for number in range(COUNT)]
    for number, name in enumerate(names):
        jpeg(folder / name / "photos" / "view.jpg", 300, 200, shade=40 * number)
        photo = '![A view.](view.jpg "The view."){credit="Ada Example"}'
        article(folder / name, f"headline: Story {number}", f"{prose(40, start=9 * number)}\n\n{photo}")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "issue.toml").write_text(
        f'title = "Magazine"\nlanguage = "en"\narticles = [{listed}]\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Command]:
    """Return a function that begins a command with a cache of the test's own, and hands back its process."""

    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: object, cache: Path | None = None, **options: object) -> subprocess.Popen[str]:
        variables = options.pop("variables", {})
        environment = {**os.environ, "PRESSWORK_CACHE": str(cache or tmp_path / "cache"), **variables}  # type: ignore[dict-item]
        process = subprocess.Popen(
            [sys.executable, "-m", "presswork", *map(str, arguments)],
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            **options,  # type: ignore[call-overload]
        )

        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()
