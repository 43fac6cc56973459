"""Requests as lines of JSON on standard input in, measured pages and pictures as lines of JSON out.

A process of its own, because a hostile PDF may crash MuPDF or make it eat the machine: it may have so much
memory and no more, and `renderer` ends it when it takes too long. The first line names the file and what
to measure; then {"page": 0} and {"picture": 0, "width_px": 900} are answered one by one, in order. A page
that cannot be drawn is answered with {"page": 0, "failed": why}.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

# How much address space the process may take: MuPDF's store and the plates of the largest page fit well.
MOST_MEMORY = 3 * 1024**3
_FORGET_AFTER = 16
_JPEG = {"quality": 80, "subsampling": 0, "optimize": True, "progressive": True}


def main() -> int:
    """Answer until the input ends."""
    answers = _take_standard_output()
    _limit_memory()
    job = json.loads(sys.stdin.readline())
    from presswork.preflight.press.rendering.plates import CannotRender, Document

    try:
        document = Document(Path(job["file"]), condition_icc=Path(job["icc"]) if job.get("icc") else None)
    except CannotRender as error:
        _say(answers, {"cannot_open": str(error)})
        return 0
    _say(answers, {"pages": document.page_count})
    for number, line in enumerate(sys.stdin, 1):
        request = json.loads(line)
        try:
            answer = _picture(document, request) if "picture" in request else _page(document, request, job)
        except CannotRender as error:
            index = request["picture"] if "picture" in request else request["page"]
            answer = {"page": index, "failed": str(error)}
        _say(answers, answer)
        if number % _FORGET_AFTER == 0:
            document.forget()
    return 0


def _take_standard_output() -> IO[str]:
    """Keep standard output for the answers: what MuPDF prints there goes nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has the limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(answers: IO[str], record: Mapping[str, Any]) -> None:
    answers.write(json.dumps(record) + "\n")
    answers.flush()


def _page(document: Any, request: Mapping[str, Any], job: Mapping[str, Any]) -> dict[str, Any]:
    from presswork.preflight.press.rendering import edges, ink

    plates = document.plates(request["page"], px_per_mm=job["px_per_mm"], beyond_mm=job["bleed_mm"])
    heavy, count = ink.heavy_areas(plates, job["total_ink_percent"])
    return {
        "page": request["page"],
        "trim_mm": plates.trim_mm,
        "coverage": ink.coverage(plates),
        "heavy": [
            {
                "bbox_mm": area.bbox_mm,
                "area_mm2": area.area_mm2,
                "percent": area.percent,
                "inks": area.inks,
            }
            for area in heavy
        ],
        "heavy_count": count,
        "faults": plates.faults,
        "edges": {
            side: {"inside": _text(edge.inside), "outside": _text(edge.outside), "step_mm": edge.step_mm}
            for side, edge in edges.edges(plates, job["bleed_mm"]).items()
        },
    }


def _picture(document: Any, request: Mapping[str, Any]) -> dict[str, Any]:
    from presswork.preflight.press.rendering import ink

    picture, area_mm, plates = document.proof(
        request["picture"], width_px=request["width_px"], beyond_mm=request["beyond_mm"]
    )
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", **_JPEG)
    return {
        "page": request["picture"],
        "jpeg": _text(jpeg.getvalue()),
        "size_px": picture.size,
        "area_mm": area_mm,
        "trim_mm": plates.trim_mm,
        "coverage": ink.coverage(plates),
    }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


if __name__ == "__main__":
    sys.exit(main())
