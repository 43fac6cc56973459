import io
import stat
import struct
import zipfile

import pytest

from presswork.content.importing.archives import Limits, open_archive, parse_xml, parse_xml_leniently
from presswork.errors import UnreadableError


def packed(entries, *, compress=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compress) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def refusal(act):
    with pytest.raises(UnreadableError) as caught:
        act()
    assert caught.value.exit_code == 2
    (finding,) = caught.value.findings
    assert (finding.severity, finding.file) == ("error", "copy.zip")
    assert finding.hint
    return finding.code


def opening(data, **limits):
    return lambda: open_archive(data, file="copy.zip", limits=Limits(**limits))


def test_files_are_read_by_plain_names_whatever_wrote_them():
    data = packed(
        [("word\\document.xml", b"text"), ("./a/", b""), ("__MACOSX/._x", b"-"), (".DS_Store", b"-")]
    )
    with open_archive(data, file="copy.zip") as archive:
        assert archive.names == ("word/document.xml",)
        assert archive.read("WORD/document.xml") == b"text"
        assert "word/none.xml" not in archive


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/evil", "C:/evil", "..\\evil", "a\nb", "C:evil"]
)
def test_a_name_that_leads_elsewhere_is_refused(name):
    assert refusal(opening(packed([("good", b"x"), (name, b"x")]))) == "archive-unsafe"


def test_a_symbolic_link_is_refused():
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refusal(opening(packed([(info, b"/etc/passwd")]))) == "archive-unsafe"


@pytest.mark.parametrize("pair", [("a.jpg", "A.JPG"), ("é.txt", "e\u0301.txt"), ("x/y", "x//y")])
def test_two_names_that_one_disk_takes_for_one_are_refused(pair):
    assert refusal(opening(packed([(name, b"x") for name in pair]))) == "archive-unsafe"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_stands_twice_is_refused():
    assert refusal(opening(packed([("a", b"1"), ("a", b"2")]))) == "archive-unsafe"


@pytest.mark.parametrize(
    "limits",
    [{"files": 2}, {"one_file": 900_000}, {"all_files": 2_000_000}, {"ratio_from": 1_000_000, "ratio": 100}],
)
def test_a_bomb_is_refused_before_it_is_unpacked(limits):
    data = packed([(str(number), bytes(1_000_000)) for number in range(3)])
    assert refusal(opening(data, **limits)) == "archive-too-large"


def test_an_entry_that_lies_about_its_size_is_refused():
    data = bytearray(packed([("a", bytes(1_000_000))]))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", 10)
    with open_archive(bytes(data), file="copy.zip") as archive:
        assert refusal(lambda: archive.read("a")) in {"archive-damaged", "archive-too-large"}


def test_a_damaged_archive_is_refused():
    data = packed([("a", bytes(range(256)) * 40)], compress=zipfile.ZIP_STORED)
    assert refusal(opening(data[: len(data) // 2])) == "archive-damaged"
    assert refusal(opening(b"")) == "archive-damaged"
    changed = bytearray(data)
    changed[100] ^= 0xFF
    with open_archive(bytes(changed), file="copy.zip") as archive:
        assert refusal(lambda: archive.read("a")) == "archive-damaged"


def test_a_locked_archive_is_refused():
    data = bytearray(packed([("a", b"text")]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    with open_archive(bytes(data), file="copy.zip") as archive:
        assert refusal(lambda: archive.read("a")) == "archive-encrypted"


BOMB = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
GROWING = b"".join(b'<!ENTITY e%d "%s">' % (n, (b"&e%d;" % (n - 1)) * 10) for n in range(1, 9))
LAUGHS = b'<!DOCTYPE a [<!ENTITY e0 "ha ha ha ha ha">' + GROWING + b"]><a>&e8;</a>"
PARAMETER = b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><a/>'


@pytest.mark.parametrize("data", [BOMB, LAUGHS, OUTSIDE, PARAMETER, BOMB.decode().encode("utf-16")])
def test_xml_that_declares_entities_is_refused(data):
    assert refusal(lambda: parse_xml(data, file="copy.zip")) == "xml-unsafe"
    assert refusal(lambda: parse_xml_leniently(data, file="copy.zip")) == "xml-unsafe"


def test_xml_too_deep_too_large_or_broken_is_refused():
    assert refusal(lambda: parse_xml(b"<a>" * 5000 + b"</a>" * 5000, file="copy.zip")) == "xml-damaged"
    assert refusal(lambda: parse_xml(b"<a>x</a>", file="copy.zip", limits=Limits(xml=5))) == "xml-unsafe"
    for data in (b"", b"plain", b"<a>", b"\x00\xff"):
        assert refusal(lambda data=data: parse_xml(data, file="copy.zip")) == "xml-damaged"


def test_names_of_html_are_written_out_without_their_dtd():
    data = b'<!DOCTYPE html SYSTEM "http://www.w3.org/x.dtd"><p>a&nbsp;b<b/>&eacute;c&nosuch;</p>'
    assert "".join(parse_xml(data, file="copy.zip").itertext()) == "a\u00a0b\u00e9c"


def test_a_feed_with_a_fault_is_read_up_to_it_and_says_so():
    root, fault = parse_xml_leniently(b"<a><b>one</b><b>t\x0bwo</b><b>three", file="copy.zip")
    assert [b.text for b in root][:1] == ["one"]
    assert fault
    assert parse_xml_leniently(b"<a/>", file="copy.zip")[1] == ""
