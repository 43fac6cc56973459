"""A PDF, or an issue, and how it is to be imposed in; the sheets to print, fold and cut out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.errors import UsageError
from presswork.files import write_whole
from presswork.model import Finding, Written
from presswork.pipeline.order import Progress

if TYPE_CHECKING:
    from presswork.editions.pdf.imposition.job import Job


@dataclass(frozen=True, kw_only=True)
class Printable:
    """The file that was written, what was found, and one line that says how to print and fold it."""

    written: Written
    findings: tuple[Finding, ...]
    instructions: str


def impose_file(path: Path, job: Job, *, out: Path | None, progress: Progress) -> Printable:
    """Impose any PDF; without `out`, the sheets go beside it.

    Raises `UsageError` for a file that cannot be read and `FindingsError` for one that cannot be imposed;
    then nothing is written.
    """
    from presswork import resources
    from presswork.editions.pdf.imposition.describing import title_of
    from presswork.editions.pdf.imposition.imposing import impose
    from presswork.editions.pdf.imposition.job import Description
    from presswork.editions.pdf.imposition.source_pages import open_pdf

    target = out or path.with_name(f"{path.stem}-{job.scheme}.pdf")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError(f"{target} is the file to impose itself.\n  Name another with --out.")
    with open_pdf(path) as source:
        description = Description(
            title=title_of(source) or path.stem, producer=f"Presswork {resources.version()}"
        )
        imposed = impose(source, job, file=path.name, description=description, progress=progress)
    write_whole(target, imposed.data)
    return Printable(
        written=Written(
            path=target,
            edition=job.scheme,
            size_bytes=len(imposed.data),
            page_count=imposed.side_count,
            sha256=hashlib.sha256(imposed.data).hexdigest(),
        ),
        findings=imposed.findings,
        instructions=imposed.instructions,
    )
