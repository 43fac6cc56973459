"""Finished files in, all findings about them out, in a stable order, whatever ran first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

import pikepdf

from presswork.model import Finding
from presswork.preflight import profiles
from presswork.preflight.editions_agree import check_agreement
from presswork.preflight.epub_file import EpubFile, UnreadableEpub
from presswork.preflight.epub_text import read_blocks
from presswork.preflight.parity import check_parity
from presswork.preflight.pdf_file import PdfFile
from presswork.preflight.validators import ace, epubcheck, process, verapdf
from presswork.preflight.validators.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from presswork.model import Issue
    from presswork.model.site import Verdict

    Job = Callable[[], tuple[Verdict, ...]]
    Kind = Literal["pdf", "epub"]

UNREADABLE = "file-unreadable"
CHECK_FAILED = "check-failed"
T = TypeVar("T", PdfFile, EpubFile)
# Each validator is a Java machine or a browser; a third at once only slows the others on small machines.
_AT_ONCE = 2


@dataclass(frozen=True, kw_only=True)
class Proof:
    """All findings about the files, and the verdicts that they make up, for each of the two."""

    findings: tuple[Finding, ...]
    pdf: tuple[Verdict, ...] = ()
    epub: tuple[Verdict, ...] = ()


def check_files(
    pdf: Path | None,
    epub: Path | None,
    *,
    issue: Issue | None = None,
    validators: bool = True,
    progress: Callable[[str], None] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings that `prove_files` makes."""
    return prove_files(pdf, epub, issue=issue, validators=validators, progress=progress).findings


def prove_files(
    pdf: Path | None,
    epub: Path | None,
    *,
    issue: Issue | None = None,
    validators: bool = True,
    progress: Callable[[str], None] | None = None,
) -> Proof:
    """Check a reader PDF, an EPUB, or both and that they agree.

    `issue` is what they were built from: its text is then looked up in both. Without `validators`
    only our own checks run. `progress` is told what begins, in a few words. A file that cannot be
    read is a finding; nothing is raised for it.
    """
    say = progress or (lambda _: None)
    jobs = _validator_jobs(pdf, epub, say) if validators else []
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        # The slowest first; our own checks run here meanwhile.
        running = [(kind, pool.submit(job)) for kind, job in jobs]
        try:
            own = _own_checks(pdf, epub, issue, say)
            judged = [(kind, verdict) for kind, future in running for verdict in future.result()]
        except BaseException:  # an interrupt, most of all: nobody waits for verdicts any more
            pool.shutdown(wait=False, cancel_futures=True)
            process.end_all()
            raise

    def named(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(_with_relative_file(finding, pdf, epub, issue) for finding in findings)

    own = list(named(own))
    judged = [(kind, replace(verdict, findings=named(verdict.findings))) for kind, verdict in judged]
    return Proof(
        findings=(*own, *_each_once(verdict for _, verdict in judged)),
        pdf=(*(verdict for kind, verdict in judged if kind == "pdf"), *_own_verdict(own, pdf)),
        epub=(*(verdict for kind, verdict in judged if kind == "epub"), *_own_verdict(own, epub)),
    )


def _each_once(verdicts: Iterable[Verdict]) -> list[Finding]:
    """Return the verdicts' findings; one tool says only once that it is missing."""
    return list(dict.fromkeys(finding for verdict in verdicts for finding in verdict.findings))


def _own_verdict(findings: Sequence[Finding], path: Path | None) -> tuple[Verdict, ...]:
    """Return what our own checks say of a file, and of what it has in common with the other."""
    from presswork import resources

    if path is None:
        return ()
    said = tuple(finding for finding in findings if (finding.file or "").rpartition("/")[2] == path.name)
    return (verdict("Presswork", resources.version(), "Presswork's own checks", said),)


def _validator_jobs(
    pdf: Path | None, epub: Path | None, say: Callable[[str], None]
) -> list[tuple[Kind, Job]]:
    def job(name: str, path: Path, judge: Callable[[Path], tuple[Verdict, ...]]) -> Job:
        def work() -> tuple[Verdict, ...]:
            say(f"{name}: {path.name}")
            return judge(path)

        return work

    jobs: list[tuple[Kind, Job]] = []
    if epub is not None:
        jobs += [
            ("epub", job(epubcheck.NAME, epub, epubcheck.judge)),
            ("epub", job(ace.NAME, epub, ace.judge)),
        ]
    if pdf is not None:
        jobs.append(("pdf", job(verapdf.NAME, pdf, verapdf.judge)))
    return jobs


def _own_checks(
    pdf: Path | None, epub: Path | None, issue: Issue | None, say: Callable[[str], None]
) -> list[Finding]:
    findings: list[Finding] = []
    with ExitStack() as stack:
        printed = book = None
        if pdf is not None:
            say(f"structure, pictures, fonts: {pdf.name}")
            printed = _open_pdf(pdf, stack, findings)
            if printed is not None:
                findings += _run_checks(profiles.READER_PDF, printed)
        if epub is not None:
            say(f"documents, pictures, claims: {epub.name}")
            book = _open_epub(epub, stack, findings)
            if book is not None:
                findings += _run_checks(profiles.EPUB, book)
        if printed and book:
            say("parity of PDF and EPUB")
            findings += _comparison(printed, book, issue)
    return findings


def _open_pdf(path: Path, stack: ExitStack, findings: list[Finding]) -> PdfFile | None:
    try:
        return stack.enter_context(PdfFile(path))
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        findings.append(_unreadable(path, error))
        return None


def _open_epub(path: Path, stack: ExitStack, findings: list[Finding]) -> EpubFile | None:
    try:
        return stack.enter_context(EpubFile(path))
    except UnreadableEpub as error:
        findings.append(_unreadable(path, error))
        return None


def _run_checks(checks: Iterable[Callable[[T], Iterator[Finding]]], file: T) -> list[Finding]:
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(file)
        except (UnreadableEpub, pikepdf.PdfError) as error:
            return [*findings, _unreadable(file.path, error)]
        except Exception as error:  # noqa: BLE001 - a damaged file can break any check; that must not pass
            findings.append(_check_failed(check.__module__, file.path, error))
    return findings


def _check_failed(name: str, path: Path, error: Exception) -> Finding:
    return Finding(
        code=CHECK_FAILED,
        severity="error",
        file=str(path),
        where=name.rpartition(".")[2],
        message=f"a check gave no verdict: {type(error).__name__}: {error}",
        hint="Build the file again; if that does not help, it is a fault of Presswork to report.",
    )


def _comparison(printed: PdfFile, book: EpubFile, issue: Issue | None) -> list[Finding]:
    try:
        blocks = read_blocks(book)
        agreement = list(check_agreement(printed, book))
        parity = check_parity(printed.path, printed.elements, book.path, blocks, issue=issue)
    except (UnreadableEpub, pikepdf.PdfError):
        return []  # said by its own checks
    return [*parity, *agreement]


def _unreadable(path: Path, error: Exception) -> Finding:
    return Finding(
        code=UNREADABLE,
        severity="error",
        file=str(path),
        message=f"the file cannot be read: {error}",
        hint="Build it again.",
    )


def _with_relative_file(
    finding: Finding, pdf: Path | None, epub: Path | None, issue: Issue | None
) -> Finding:
    """Name the file as seen from the project root where it lies in it."""
    for path in (pdf, epub):
        if path is not None and issue is not None and finding.file == str(path):
            try:
                name = path.resolve().relative_to(issue.root.resolve()).as_posix()
            except ValueError:
                name = path.name
            return replace(finding, file=name)
    return finding
