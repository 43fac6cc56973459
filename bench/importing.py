"""A corpus in; the importer's predictions in its format, and the table of its own scorer, out."""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from presswork.errors import FindingsError

PARTS = ("html", "raw", "noisy", "html-readability", "credits", "photos", "docx")
_REFUSED = "refused"
Job = tuple[str, str, Path]  # part, case, its file


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/import", description=__doc__)
    parser.add_argument("suite", type=Path, metavar="SUITE", help="folder of the corpus, with score_suite.py")
    parser.add_argument("pred", type=Path, metavar="PRED", help="folder for the predictions")
    parser.add_argument("--only", action="append", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one a core)")
    options = parser.parse_args()
    if not options.suite.is_dir():
        parser.error(f"no such folder: {options.suite}")
    parts = [part for part in PARTS if part in (options.only or PARTS)]
    faults = predict(options.suite, options.pred, parts, options.jobs)
    score = subprocess.run(
        [sys.executable, options.suite / "score_suite.py", options.suite, options.pred], check=False
    )
    return 1 if faults else score.returncode


def predict(suite: Path, pred: Path, parts: list[str], jobs: int) -> int:
    """Write the predictions of the parts, and return how many cases failed; one that is refused did not."""
    work = [job for part in parts for job in jobs_of(suite, part)]
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        done = list(pool.map(_tried, work, chunksize=4))
    faults = 0
    lists: dict[str, Any] = {}
    for (part, case, _), (value, fault) in zip(work, done, strict=True):
        if fault:
            print(f"{part}/{case}: {fault}", file=sys.stderr)
            faults += not fault.startswith(_REFUSED)
        if part in ("photos", "docx"):
            lists.setdefault(part, {})[case] = value
        elif part == "credits":
            lists[part] = value
        else:
            _write(pred / part / f"{case}.json", value)
    for part, value in lists.items():
        _write(pred / f"{part}.json", value)
    return faults


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def jobs_of(suite: Path, part: str) -> list[Job]:
    """Return the cases of a part, those that the suite has."""
    if part == "credits":
        return [(part, part, suite / "credits.tsv")] if (suite / "credits.tsv").exists() else []
    if part == "raw":
        return [(part, file.stem, file) for file in sorted((suite / "raw").glob("*.txt"))]
    if part in ("photos", "docx"):
        files = sorted((suite / part).glob("*"))
        return [(part, file.name, file) for file in files if file.name != "expected.json"]
    folder, name = {
        "html": ("html", "page.html"),
        "noisy": ("html", "noisy.txt"),
        "html-readability": ("html-readability", "source.html"),
    }[part]
    return [(part, file.parent.name, file) for file in sorted((suite / folder).glob(f"*/{name}"))]


def _tried(job: Job) -> tuple[Any, str]:
    """Return the case's prediction, an empty one with what went wrong where it failed."""
    part, _, file = job
    try:
        return _PREDICTORS.get(part, _article)(file), ""
    except FindingsError as error:
        said = "; ".join(f"{finding.message} [{finding.code}]" for finding in error.findings)
        return {}, f"{_REFUSED}: {said}"
    except Exception as error:  # noqa: BLE001  one case that fails is a finding of this bench
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        return [] if part == "credits" else {}, f"{type(error).__name__}: {error} ({place})"


def _imported(file: Path) -> Any:
    from presswork.content.importing.readers import read
    from presswork.content.importing.source import FolderAround, Source

    around = FolderAround(folder=file.parent, root=file.parent)
    return read(Source(name=file.name, data=file.read_bytes(), path=file, around=around))


def _article(file: Path) -> dict[str, Any]:
    from presswork.content.importing.as_json import article_record

    return article_record(_imported(file).articles[0])


def _credits(file: Path) -> list[dict[str, str]]:
    from presswork.content.importing.credits import split_caption

    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    split = [split_caption(row["raw"]) for row in rows]
    return [{"caption": line.caption, "credit": line.credit} for line in split]


def _photo(file: Path) -> dict[str, Any]:
    from presswork.photos.telling import tell

    return tell(file).record()


def _docx(file: Path) -> dict[str, Any]:
    blocks = [block for article in _imported(file).articles for block in article.blocks]
    images = [block for block in blocks if block.kind == "image"]
    return {
        "images": len(images),
        "alts": sum(bool(block.alt) for block in images),
        "notes": sum(block.kind == "note" for block in blocks),
        "captions": [block.caption for block in blocks if block.caption],
    }


_PREDICTORS: dict[str, Callable[[Path], Any]] = {"credits": _credits, "photos": _photo, "docx": _docx}
