"""An issue's finished editions in; their verdicts, findings and the hashes of just these bytes out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from presswork.distribution.checksums import sha256_of
from presswork.distribution.media_types import media_type
from presswork.errors import FindingsError
from presswork.model import Finding, Written
from presswork.model.site import SiteEdition, SiteFile, Verdict
from presswork.pipeline.order import Edition, Order, Read
from presswork.pipeline.reading import has_errors

CODE = "edition-changed"


@dataclass(frozen=True, kw_only=True)
class Proved:
    """The editions with their verdicts, and all that was found about them."""

    editions: tuple[SiteEdition, ...]
    findings: tuple[Finding, ...]


def prove(read: Read, written: Iterable[Written], order: Order, *, folder: str) -> Proved:
    """Judge the finished editions as they lie in `read.out`, which is the site's `folder`.

    Raises `FindingsError` where a file is not the one any more that was built and judged.
    """
    files = {file.edition: file for file in written}
    verdicts, findings = _judge(read, files, order)
    editions = []
    for edition in ("pdf", "epub", "press", "booklet"):
        if edition not in files:
            continue
        said = tuple(
            dataclasses.replace(verdict, findings=_placed(verdict.findings, read.out, folder))
            for verdict in verdicts.get(edition, ())
        )
        editions.append(_edition(edition, files[edition], said, folder=folder))
    return Proved(editions=tuple(editions), findings=_placed(findings, read.out, folder))


def validators() -> Mapping[str, str]:
    """Return the validators that are here, with their versions."""
    from presswork.preflight.validators import ace, epubcheck, java, verapdf

    pdf = verapdf.find()
    found = {
        epubcheck.NAME: epubcheck.version() if epubcheck.find() else "",
        ace.NAME: ace.version() if ace.find() else "",
        verapdf.NAME: java.verapdf_version(pdf.jar) if pdf else "",
    }
    return {name: version for name, version in found.items() if version}


def _judge(
    read: Read, files: Mapping[str, Written], order: Order
) -> tuple[Mapping[str, tuple[Verdict, ...]], tuple[Finding, ...]]:
    from presswork.preflight.run import prove_files

    def path(edition: Edition) -> Path | None:
        return files[edition].path if edition in files else None

    proof = prove_files(
        path("pdf"),
        path("epub"),
        issue=read.issue,
        progress=lambda stage: order.progress(f"{read.issue.slug}: {stage}", 0, 1),
    )
    verdicts: dict[str, tuple[Verdict, ...]] = {"pdf": proof.pdf, "epub": proof.epub}
    findings = proof.findings
    if "press" in files:
        found, verdict = _preflight(read, order)
        verdicts["press"] = (verdict,)
        findings = (*findings, *found)
    return verdicts, findings


def _preflight(read: Read, order: Order) -> tuple[tuple[Finding, ...], Verdict]:
    from presswork import resources
    from presswork.pipeline.preflighting import preflight_built

    found = preflight_built(read, progress=order.progress)
    return found, Verdict(
        tool="Presswork preflight",
        version=resources.version(),
        standard="PDF/X-4",
        passed=not has_errors(found),
        findings=found,
    )


def _edition(
    edition: Edition, written: Written, verdicts: tuple[Verdict, ...], *, folder: str
) -> SiteEdition:
    path = f"{folder}{written.path.name}"
    digest = sha256_of(written.path)
    if digest != written.sha256:
        raise FindingsError([_changed(path)])
    return SiteEdition(
        edition=edition,
        file=SiteFile(
            path=path, media_type=media_type(path), size_bytes=written.path.stat().st_size, sha256=digest
        ),
        page_count=written.page_count,
        verdicts=verdicts,
        forced=any(not verdict.passed for verdict in verdicts),
    )


def _changed(path: str) -> Finding:
    return Finding(
        code=CODE,
        severity="error",
        file=path,
        message="The file changed while it was checked.",
        hint="Let nothing else write into that folder, and run it again.",
    )


def _placed(findings: Iterable[Finding], out: Path, folder: str) -> tuple[Finding, ...]:
    """Name finished files by their places on the site: that which they were built in has a random name."""
    return tuple(_on_site(finding, out, folder) for finding in findings)


def _on_site(finding: Finding, out: Path, folder: str) -> Finding:
    def cleaned(text: str | None) -> str | None:
        return text and text.replace(f"{out}/", folder).replace(f"{out.resolve()}/", folder)

    name = (finding.file or "").rpartition("/")[2]
    return dataclasses.replace(
        finding,
        file=f"{folder}{name}" if name and (out / name).is_file() else finding.file,
        message=cleaned(finding.message) or "",
        hint=cleaned(finding.hint),
        where=cleaned(finding.where),
    )
