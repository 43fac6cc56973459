"""Bytes that are no good: each is named with its line, and none ends in a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presswork.content import copy_checks, source
from presswork.content.read import read_issue
from presswork.errors import UsageError

HEADER = b"---\nheadline: x\nlanguage: en\n---\n"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"one\ntwo \xff three\n", "not-utf-8", 6),
        (b"one\r\ntwo\r\nth\xe9\n", "not-utf-8", 7),
        (b"one\ntwo\0\n", "nul-byte", 6),
        (b"one\n\nt\x0bwo\n", "control-character", 7),
        (b"word " * 30_000, "paragraph-too-long", 5),
        (b"a\n\n" + b"[" * 50_000, "nested-too-deep", 7),
        (b"a\n\n" + b"word\n" * 30_000, "paragraph-too-long", 7),
        (b">" * 500 + b" deep", "nested-too-deep", 5),
        (b"<b>" * 500 + b"deep", "nested-too-deep", 5),
        (b"- " * 500 + b"deep", "nested-too-deep", 5),
    ],
)
def test_it_is_named_with_its_line(desk: Desk, data: bytes, code: str, line: int) -> None:
    desk.read_raw(HEADER + data)
    assert (code, line) in desk.codes


def test_utf_16_is_named(desk: Desk) -> None:
    desk.read_raw("---\nheadline: x\n---\ntext".encode("utf-16"))
    assert any("UTF-16" in finding.message for finding in desk.findings)


def test_bom_and_line_ends_do_not_matter(desk: Desk) -> None:
    plain = desk.read_raw(HEADER + b"One.\n\nTwo\nlines.\n")
    for data in (
        b"\xef\xbb\xbf" + HEADER + b"One.\n\nTwo\nlines.\n",
        (HEADER + b"One.\n\nTwo\nlines.\n").replace(b"\n", b"\r\n"),
        (HEADER + b"One.\n\nTwo\nlines.\n").replace(b"\n", b"\r"),
    ):
        assert desk.read_raw(data).blocks == plain.blocks
        assert desk.codes == []


def test_a_file_too_large_to_be_text_is_named(desk: Desk) -> None:
    with (desk.folder / "article.md").open("wb") as file:
        file.truncate(source.MAX_FILE_BYTES + 1)
    result = read_issue(desk.folder)
    assert result.issue is None
    assert [finding.code for finding in result.findings] == ["file-too-large"]


def test_an_article_that_links_out_of_the_project_is_refused(desk: Desk, tmp_path: Path) -> None:
    (desk.folder / "article.md").symlink_to("/etc/passwd")
    result = read_issue(desk.folder)
    assert result.issue is None
    assert [finding.code for finding in result.findings] == ["path-outside-project"]


def test_a_folder_in_the_articles_place_is_named(desk: Desk) -> None:
    (desk.folder / "article.md").mkdir()
    assert [finding.code for finding in read_issue(desk.folder).findings] == ["file-unreadable"]


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
def test_a_pipe_in_the_articles_place_does_not_wait(desk: Desk) -> None:
    os.mkfifo(desk.folder / "article.md")
    assert [finding.code for finding in read_issue(desk.folder).findings] == ["file-unreadable"]


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_that_is_no_issue_is_wrong_usage(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"article\.md"):
        read_issue(tmp_path / name)


def test_the_article_itself_is_no_folder(desk: Desk) -> None:
    desk.read()
    with pytest.raises(UsageError, match="Name the folder"):
        read_issue(desk.folder / "article.md")


MARKUP = st.sampled_from(
    ["*", "_", "`", "[", "]", "(", ")", "!", "<", ">", "{", "}", "^", "|", "-", "#", ":", "~", '"', "\\", "&"]
    + [
        "\n",
        "\n\n",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "---",
        "```",
        "![a](b.jpg)",
        "[^1]",
        "[^1]: ",
        ": ",
        "|-|\n",
    ]
    + [
        "<script>",
        "</b>",
        "<!--",
        "<![CDATA[",
        "<?php",
        "{#p1}",
        "{.pull-quote}\n",
        "{a=b}",
        "&#12;",
        "&#xD800;",
    ]
    + ["http://[", "<http://a:99999/>", "“", "‘", "é", "𝒳", "\u202e", "\u00ad", "word", "the the", "x" * 40]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(MARKUP, max_size=60).map("".join))
def test_any_markdown_is_read_as_well_formed_xhtml(desk: Desk, body: str) -> None:
    desk.read(body)
    assert desk.issue is not None
    copy_checks.check(desk.issue)
    ids = [block.id for block in desk.issue.articles[0].blocks]
    assert len(ids) == len(set(ids))
    assert not any("--" in name for name in ids)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: HEADER + data))
def test_any_bytes_are_read_or_reported(desk: Desk, data: bytes) -> None:
    desk.read_raw(data)
    assert desk.issue is not None
    copy_checks.check(desk.issue)
    assert all(finding.hint for finding in desk.findings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(header=st.text(st.sampled_from("abchednil:-[]{}&*!'\"|>#%@, \n\t0x\\"), max_size=120))
def test_any_header_is_read_or_reported(desk: Desk, header: str) -> None:
    desk.read_raw(b"---\n" + header.encode() + b"\n---\nText.\n")
    assert desk.findings
