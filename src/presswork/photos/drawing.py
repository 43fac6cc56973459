"""A safe SVG drawing, a size in pixels and font files in; resvg's PNG of it out, within bounds.

A drawing whose filters, patterns or masks could take minutes is drawn in a process of its own, which has so
much time and memory and no more; any other is drawn here, which is quicker by a tenth of a second.

    python -m presswork.photos.drawing < job > picture.png
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from presswork.photos.faults import PictureError

MOST_SECONDS = 20.0
MOST_MEMORY = 3 * 1024**3
# More than any cover of ours holds, and than a drawing that is all lines and faces needs.
MOST_ELEMENTS = 20_000
_COSTLY = re.compile(rb"<(?:filter|pattern|mask|use|symbol)\b")
_NESTED = re.compile(rb"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True, kw_only=True)
class Job:
    """What is to be drawn: the SVG, resvg's transformation, the picture's size, the fonts' files."""

    svg: str
    transform: tuple[float, float, float, float, float, float]
    size_px: tuple[int, int]
    fonts: tuple[str, ...] = ()


def draw(job: Job) -> bytes:
    """Return the PNG, on white. Raises `PictureError` for a drawing that takes too long or too much."""
    return _drawn_apart(job) if is_costly(job.svg.encode()) else _drawn(job)


def is_costly(svg: bytes) -> bool:
    """Whether the drawing, or one that stands in it, holds what can take out of all measure to draw."""
    if _COSTLY.search(svg) or svg.count(b"<") > MOST_ELEMENTS:
        return True
    nested = [match[1] for match in _NESTED.finditer(svg)]
    return any(is_costly(base64.b64decode(text)) for text in dict.fromkeys(nested))


def _drawn(job: Job) -> bytes:
    from resvg import render, usvg

    options = usvg.Options.default()
    for path in job.fonts:
        options.load_font_file(path)
    tree = usvg.Tree.from_str(job.svg, options)
    png: bytes = render(tree, job.transform, bg_size=job.size_px, bg_color=(255, 255, 255, 255))
    return bytes(png)


def _drawn_apart(job: Job) -> bytes:
    command = [sys.executable, "-m", __spec__.name]
    try:
        ended = subprocess.run(
            command,
            input=json.dumps(asdict(job)).encode(),
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(f"takes more than {MOST_SECONDS:g} seconds to draw") from error
    if ended.returncode or not ended.stdout.startswith(b"\x89PNG"):
        raise _too_much("takes more memory to draw than there is, or cannot be drawn at all")
    return ended.stdout


def _too_much(what: str) -> PictureError:
    return PictureError(
        "drawing-too-complex",
        what,
        "Simplify its filters, patterns and masks, or export it as PNG.",
    )


def main() -> int:
    """Draw the job that standard input holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has the limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    facts = json.loads(sys.stdin.buffer.read())
    job = Job(
        svg=facts["svg"],
        transform=tuple(facts["transform"]),
        size_px=tuple(facts["size_px"]),
        fonts=tuple(facts["fonts"]),
    )
    sys.stdout.buffer.write(_drawn(job))
    return 0


if __name__ == "__main__":
    sys.exit(main())
