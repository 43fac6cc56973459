"""Issues are put out as a site: proved, whole, the same from the same input; they come, change and go."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bench.planted_site import plant
from small_sites import URL, Dist, make_article, tree

from presswork.cache import Cache
from presswork.cli import main
from presswork.distribution.checksums import SUMS, read_sums, sha256_of, write_sums
from presswork.distribution.verifying import verify
from presswork.errors import FindingsError, MissingToolError, UsageError
from presswork.pipeline import distributing
from presswork.pipeline.distributing import making, putting_out


def codes(error: pytest.ExceptionInfo[FindingsError]) -> list[str]:
    return [finding.code for finding in error.value.findings if finding.severity == "error"]


def test_what_goes_out_is_what_was_checked(proved: Path) -> None:
    manifest = json.loads((proved / "manifest.json").read_bytes())
    sums = dict(reversed(line.split("  ")) for line in (proved / "SHA256SUMS").read_text().splitlines())
    assert [issue["slug"] for issue in manifest["issues"]] == ["tea", "rain"]
    for issue in manifest["issues"][:1]:
        for edition in issue["editions"]:
            assert edition["sha256"] == sums[edition["path"]]
            assert edition["verdicts"] and all(verdict["passed"] for verdict in edition["verdicts"])
            assert all(verdict["ran"] and verdict["version"] for verdict in edition["verdicts"])
        judged = {v["standard"] for edition in issue["editions"] for v in edition["verdicts"]}
        assert judged >= {"PDF/UA-1", "PDF/A-2a", "EPUB 3.3", "EPUB Accessibility 1.1"}
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=proved, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(sums) == {*tree(proved)} - {"SHA256SUMS"}
    assert verify(proved).findings == ()


def test_the_same_input_gives_the_same_bytes(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist(tea, rain, url=URL)
    other = shutil.copytree(tea.parent, tmp_path / "elsewhere" / "by-another-name")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("PRESSWORK_WORKERS", "1")
    cache = Cache(tmp_path / "other cache")
    dist(other / "rain", other / "tea", url=URL, target=tmp_path / "second", cache=cache)
    assert tree(tmp_path / "site") == tree(tmp_path / "second")


def test_a_site_that_grew_is_the_one_made_at_once(tea: Path, rain: Path, dist: Dist, tmp_path: Path) -> None:
    with (tea.parent / "presswork.toml").open("a") as project:
        project.write('[publication]\nname = "The Orbit"\n')  # else a site of one bears that one's title
    dist(tea, rain, url=URL)
    for number, order in enumerate(([tea, rain], [rain, tea])):
        target = tmp_path / f"grown-{number}"
        for folder in order:
            dist(folder, url=URL, target=target)
        assert tree(target) == tree(tmp_path / "site")


def test_what_has_not_changed_is_not_made_again(tea: Path, rain: Path, dist: Dist, tmp_path: Path) -> None:
    dist(tea, rain)
    before = tree(tmp_path / "site")
    inode = (tmp_path / "site" / "tea" / "files" / "tea.pdf").stat().st_ino
    again = dist(tea, rain)
    assert (again.made, again.unchanged) == ((), ("tea", "rain"))
    assert tree(tmp_path / "site") == before
    assert (tmp_path / "site" / "tea" / "files" / "tea.pdf").stat().st_ino == inode, "copied, not kept"


def test_files_that_vanish_from_the_issue_vanish_from_the_site(tea: Path, dist: Dist, tmp_path: Path) -> None:
    dist(tea)
    assert any("kettle" in path for path in tree(tmp_path / "site"))
    (tea / "kettle.jpg").unlink()
    make_article(tea)
    assert dist(tea).made == ("tea",)
    assert not [path for path in tree(tmp_path / "site") if "kettle" in path]
    assert verify(tmp_path / "site").findings == ()


def test_one_more_issue_needs_no_source_of_the_others(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path
) -> None:
    dist(tea)
    before = tree(tmp_path / "site")
    shutil.rmtree(tea)
    added = dist(rain)
    after = tree(tmp_path / "site")
    assert (added.made, added.unchanged) == (("rain",), ("tea",))
    catalogued = {"tea/onix.xml", "tea/publication.json"}  # these name the site too
    own = [path for path in before if path.startswith("tea/") and path not in catalogued]
    assert {path: after.get(path) for path in own} == {path: before[path] for path in own}
    for name in ("index.html", "feed.atom", "opds_shelves/new.atom", "manifest.json"):
        assert b"rain" in after[name] and b"tea" in after[name], name
    assert verify(tmp_path / "site").findings == ()


def test_one_is_taken_off(tea: Path, rain: Path, dist: Dist, tmp_path: Path) -> None:
    dist(tea, rain)
    alone = dist(tea, target=tmp_path / "alone")
    removed = dist(remove=("rain",))
    assert removed.removed == ("rain",) and [issue.slug for issue in removed.issues] == ["tea"]
    assert not [path for path in tree(tmp_path / "site") if "rain" in path]
    assert tree(tmp_path / "site").keys() == tree(tmp_path / "alone").keys() and alone.made == ("tea",)
    with pytest.raises(UsageError, match=r"no issue rain.*\n.*tea"):
        dist(remove=("rain",))
    with pytest.raises(UsageError, match="No issue would be left"):
        dist(remove=("tea",))
    assert verify(tmp_path / "site").findings == ()


def test_a_site_keeps_its_address(tea: Path, rain: Path, dist: Dist, tmp_path: Path) -> None:
    dist(tea, url=URL)
    assert dist(rain).url == URL
    with pytest.raises(UsageError, match=r"made for https://example\.org/magazine/.*\n.*tea"):
        dist(rain, url="https://example.com/")
    assert dist(tea, rain, url="https://example.com/").made == ("tea", "rain")
    assert URL.encode() not in b"".join(tree(tmp_path / "site").values())
    assert dist(tea, rain, url="").url == ""


def test_one_issue_more_on_a_large_site_touches_little_of_it(rain: Path, dist: Dist, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    plant(site, 120)
    files = [path for path in tree(site) if path.count("/") > 1 or path.endswith("record.json")]
    before = {path: (site / path).stat().st_ino for path in files}
    told = dist(rain)
    assert told.made == ("rain",) and len(told.issues) == 121
    assert {path: (site / path).stat().st_ino for path in files} == before, "copied, not kept"
    # The planted editions are filler: that is all that is wrong.
    assert {finding.code for finding in verify(site).findings} == {"site-edition-unreadable"}


def test_errors_keep_an_issue_from_being_put_out(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist(tea)
    before = tree(tmp_path / "site")
    broken_by(monkeypatch, "PdfError")
    make_article(tea, text="Changed.")
    with pytest.raises(FindingsError) as refused:
        dist(tea, rain)
    assert codes(refused) == ["pdf-title-not-shown", "dist-refused"] * 2, "not every issue was looked at"
    assert not isinstance(refused.value, MissingToolError)
    assert tree(tmp_path / "site") == before

    forced = dist(tea, force=True)
    assert [issue.forced for issue in forced.issues] == [True]
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_bytes())
    assert manifest["presswork_site"]["forced"] and manifest["issues"][0]["forced"]
    (pdf,) = [item for item in manifest["issues"][0]["editions"] if item["edition"] == "pdf"]
    assert pdf["forced"] and [v["passed"] for v in pdf["verdicts"]] == [False]
    page = (tmp_path / "site" / "tea" / "index.html").read_text("utf-8")
    assert "although its checks found errors" in page and "was not validated" not in page
    assert "pdf-title-not-shown" in {finding["code"] for finding in manifest["issues"][0]["findings"]}
    assert [finding.code for finding in verify(tmp_path / "site").findings] == ["site-issue-forced"]
    with pytest.raises(FindingsError):
        dist(tea)  # what was forced once is not let through in silence the next time


def broken_by(monkeypatch: pytest.MonkeyPatch, _: str) -> None:
    """Have a check find an error in every PDF."""
    from presswork.model import Finding
    from presswork.preflight import profiles

    def find(file: object) -> list[Finding]:
        path = str(file.path)  # type: ignore[attr-defined]
        return [Finding(code="pdf-title-not-shown", severity="error", file=path, message="planted")]

    monkeypatch.setattr(profiles, "READER_PDF", (find,))


def test_a_missing_validator_is_no_pass(
    tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("JAVA_HOME", "")
    command = ["dist", str(tea), "--out", str(tmp_path / "site")]
    assert main(command) == 3
    assert "validator-missing" in capsys.readouterr().err and not (tmp_path / "site").exists()
    assert main([*command, "--force"]) == 0
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_bytes())
    verdicts = [v for item in manifest["issues"][0]["editions"] for v in item["verdicts"]]
    outside = [v for v in verdicts if v["tool"] != "Presswork"]
    assert {v["tool"] for v in outside} == {"veraPDF", "EPUBCheck", "Ace"}
    assert all(v["ran"] is False and v["passed"] is False and v["version"] is None for v in outside)
    assert manifest["issues"][0]["forced"]
    for data in tree(tmp_path / "site").values():
        assert str(tmp_path).encode() not in data and b"presswork doctor" not in data
    page = (tmp_path / "site" / "tea" / "index.html").read_text("utf-8")
    assert "This issue was not validated" in page and "although its checks found errors" not in page
    assert "PDF/UA-1: not validated, veraPDF was missing" in page


def test_broken_content_is_put_out_by_no_force(tea: Path, rain: Path, dist: Dist, tmp_path: Path) -> None:
    dist(rain)
    before = tree(tmp_path / "site")
    make_article(tea, text="![](nothing.jpg){lead}", header="byline: [")
    with pytest.raises(FindingsError) as refused:
        dist(tea, rain, force=True)
    assert codes(refused)
    assert tree(tmp_path / "site") == before


def test_two_issues_of_one_name_are_told_apart(tea: Path, dist: Dist, tmp_path: Path) -> None:
    dist(tea)
    other = make_article(tmp_path / "another" / "tea", "Another Tea")
    (tmp_path / "another" / "presswork.toml").write_text('name = "another"\n')
    with pytest.raises(FindingsError) as twice:
        dist(tea, other)
    assert codes(twice) == ["site-issue-twice"]
    with pytest.raises(FindingsError) as differs:
        dist(other)
    assert codes(differs) == ["site-issue-differs"]
    assert dist(other, remove=("tea",)).made == ("tea",)
    assert b"Another Tea" in (tmp_path / "site" / "tea" / "index.html").read_bytes()


def test_a_folder_that_is_no_site_is_not_touched(tea: Path, dist: Dist, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("ten years")
    for manifest in (None, "{}", "[]", '{"presswork_site": 1}', "\x00"):
        if manifest is not None:
            (tmp_path / "site" / "manifest.json").write_text(manifest)
        with pytest.raises(UsageError, match=r"no site of Presswork's making"):
            dist(tea)
    assert (tmp_path / "site" / "thesis.txt").read_text() == "ten years"
    with pytest.raises(UsageError, match="which would be exchanged"):
        dist(tea, target=tea.parent)


@pytest.mark.parametrize("damage", ["SHA256SUMS", "manifest.json", "tea/record.json"])
def test_a_damaged_site_is_not_built_on(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path, damage: str
) -> None:
    dist(tea)
    path = tmp_path / "site" / damage
    data = path.read_bytes()
    path.write_bytes(data[:-2])
    with pytest.raises(UsageError, match="that is damaged|is no site of"):
        dist(rain)
    path.write_bytes(data)
    dist(rain)


def test_a_record_that_names_what_is_not_its_own_is_refused(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path
) -> None:
    dist(tea)
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.write_text("precious")
    record = site / "tea" / "record.json"
    data = record.read_bytes()
    sums = read_sums((site / SUMS).read_bytes())
    for path in ("../outside", "/etc/passwd", "rain/index.html", "tea/../../outside", "index.html"):
        record.write_bytes(data.replace(b'"path":"tea/files/tea.pdf"', f'"path":"{path}"'.encode()))
        (site / SUMS).write_bytes(write_sums(sums | {"tea/record.json": sha256_of(record)}))
        with pytest.raises(UsageError, match="not its own"):
            dist(rain)
    for other in (b"{}", b"[]", b'{"":"SiteIssue"}', b'{"":"KeptIssue","issue":1}', b'{"":"os"}', b"\xff"):
        record.write_bytes(other)
        (site / SUMS).write_bytes(write_sums(sums | {"tea/record.json": sha256_of(record)}))
        with pytest.raises(UsageError, match="record.json cannot be read"):
            dist(rain)
    assert outside.read_text() == "precious"


def test_a_file_that_an_issue_lost_is_not_papered_over(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path
) -> None:
    dist(tea)
    (tmp_path / "site" / "tea" / "files" / "tea.pdf").write_bytes(b"%PDF")
    with pytest.raises(FindingsError) as damaged:
        dist(rain)
    assert codes(damaged) == ["site-issue-damaged"]
    assert dist(rain, tea).made == ("tea", "rain")
    assert verify(tmp_path / "site").findings == ()


def test_what_is_not_ours_stays_and_links_are_not_followed(
    tea: Path, rain: Path, dist: Dist, tmp_path: Path
) -> None:
    dist(tea, rain)
    site = tmp_path / "site"
    (site / "CNAME").write_text("example.org\n")
    (site / "rain" / "notes").write_text("mine")
    odd = os.fsencode(site) + b"/\xff\x1b[31m"
    Path(os.fsdecode(odd)).write_text("odd")
    (site / ".DS_Store").write_bytes(b"\0")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("precious")
    (site / "link").symlink_to(outside)
    (site / "tea" / "over").symlink_to(outside / "precious")
    told = dist(remove=("rain",))
    assert {finding.file: finding.code for finding in told.findings if finding.severity == "warning"} == {
        "CNAME": "site-file-foreign",
        "rain/notes": "site-file-foreign",
        "\\udcff\\x1b[31m": "site-file-foreign",
        "link": "site-link-dropped",
        "tea/over": "site-link-dropped",
    }
    after = tree(site)
    assert (after["CNAME"], after["rain/notes"]) == (b"example.org\n", b"mine")
    assert not {"link", "tea/over", ".DS_Store"} & {*after}
    assert (outside / "precious").read_text() == "precious"
    assert verify(site).findings == ()
    again = dist(tea)
    named = [(found.file, found.severity) for found in again.findings if found.code == "site-file-foreign"]
    assert named == [("CNAME", "note"), ("rain/notes", "note"), ("\\udcff\\x1b[31m", "note")]
    assert main(["verify", str(site), "--json"]) == 0
    (site / "CNAME").write_text("evil.example\n")
    warned = [found.file for found in dist(tea).findings if found.severity == "warning"]
    assert [name for name in warned if not name.startswith("tea/")] == ["CNAME"]


def test_a_site_that_something_else_changed_meanwhile_is_not_touched(
    tea: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist(tea)
    make_article(tea, text="Changed.")
    make = making.prove

    def changed(*arguments: object, **options: object) -> object:
        with (tmp_path / "site" / "SHA256SUMS").open("a") as file:
            file.write(f"{'0' * 64}  other\n")
        return make(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "prove", changed)
    with pytest.raises(UsageError, match="changed by something else"):
        dist(tea)


def test_a_file_that_changes_while_it_is_judged_is_not_put_out(
    tea: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from presswork.pipeline.distributing import proving

    judge = proving._judge

    def judged(*arguments: object) -> object:
        verdict = judge(*arguments)  # type: ignore[arg-type]
        read = arguments[0]
        with read.path("epub").open("ab") as file:  # type: ignore[attr-defined]
            file.write(b"more")
        return verdict

    monkeypatch.setattr(proving, "_judge", judged)
    with pytest.raises(FindingsError) as changed:
        dist(tea)
    assert codes(changed) == ["edition-changed"]
    assert not (tmp_path / "site").exists()


def test_an_interrupt_leaves_the_old_site(
    tea: Path, dist: Dist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist(tea)
    before = tree(tmp_path / "site")
    make_article(tea, text="Changed.")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(putting_out, "_seal", interrupt)
    with pytest.raises(KeyboardInterrupt):
        dist(tea)
    assert tree(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"project", "site"}


def test_a_name_in_capitals_is_no_other_name(tmp_path: Path) -> None:
    from presswork.distribution.site_writer import SiteWriter

    writer = SiteWriter(tmp_path)
    writer.write("tea/index.html", b"1")
    writer.write("tea/index.html", b"1")
    for path in ("tea/Index.html", "TEA/INDEX.HTML", "tea/index.html", "tea", "tea/index.html/x"):
        with pytest.raises(FindingsError) as taken:
            writer.write(path, b"2")
        assert codes(taken) == ["site-name-taken"]
    for path in ("../x", "/x", "tea/../x", "", "tea//x", "tea/./x"):
        with pytest.raises(ValueError, match="out of the site"):
            writer.write(path, b"2")
    assert tree(tmp_path) == {"tea/index.html": b"1"}


def test_it_runs_from_the_command_line_without_an_issue(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "presswork", "dist", "--out", str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert (done.returncode, "No issue is named" in done.stderr) == (2, True)
    assert dataclasses.is_dataclass(distributing.Wish)
