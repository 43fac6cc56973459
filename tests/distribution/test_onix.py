"""ONIX messages are read whole by classes made from EDItEUR's schema, in its order, with its code lists."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import pytest
from lxml import etree
from site_of_issues import URL, edition, issue, site
from xsdata.exceptions import ConverterWarning, ParserError

from presswork.distribution.onix import onix_files
from presswork.model.site import Verdict

# The classes want what the schema has as one of several that may stand there.
OF_SEVERAL = {("TitleElement", "part_number"), ("Subject", "subject_code")}
NAMESPACE = {"o": "http://ns.editeur.org/onix/3.0/reference"}


@cache
def reading() -> tuple[Any, Any, Any]:
    from pyonix_core.models.reference.onixmessage import Onixmessage
    from xsdata.formats.dataclass.parsers import XmlParser
    from xsdata.formats.dataclass.parsers.config import ParserConfig
    from xsdata.formats.dataclass.serializers import XmlSerializer

    strict = ParserConfig(
        fail_on_unknown_properties=True, fail_on_unknown_attributes=True, fail_on_converter_warnings=True
    )
    return XmlParser(config=strict), XmlSerializer(), Onixmessage


def faults(data: bytes) -> list[str]:
    """Say what the schema's classes hold against a message: what they lack, and elements out of order."""
    parser, serializer, message_class = reading()
    try:
        message = parser.from_bytes(data, message_class)
    except (ParserError, ConverterWarning) as error:
        return [str(error)]
    again = etree.fromstring(serializer.render(message).encode())
    before = [
        (element.tag, (element.text or "").strip()) for element in etree.fromstring(data).iter(etree.Element)
    ]
    after = [(element.tag, (element.text or "").strip()) for element in again.iter(etree.Element)]
    return [*lacking(message), *([] if before == after else ["its elements are out of order"])]


def lacking(thing: Any) -> list[str]:
    found = []
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        name = (type(thing).__name__, field.name)
        if field.metadata.get("required") and value in (None, "") and name not in OF_SEVERAL:
            found.append(f"{type(thing).__name__} has no {field.name}")
        for part in value if isinstance(value, list) else [value]:
            if dataclasses.is_dataclass(part):
                found += lacking(part)
    return found


def codes(data: bytes, product: int, kind: str = "09") -> dict[str, str]:
    features = (
        etree.fromstring(data)
        .findall(".//o:Product", NAMESPACE)[product]
        .iterfind(".//o:ProductFormFeature", NAMESPACE)
    )
    return {
        feature.findtext("o:ProductFormFeatureValue", namespaces=NAMESPACE): feature.findtext(
            "o:ProductFormFeatureDescription", default="", namespaces=NAMESPACE
        )
        for feature in features
        if feature.findtext("o:ProductFormFeatureType", namespaces=NAMESPACE) == kind
    }


bare = issue(
    2, published=None, publisher="", authors=(), tags=(), cover=None, publication="", accessibility={},
    standfirst="", plain_standfirst="", issn="", isbn="9780306406157", language="tlh",
)  # fmt: skip


@pytest.mark.parametrize("url", [URL, ""])
def test_messages_hold_to_the_schema(url):
    several = issue(3, articles=4, title="A <title> & \x0b more", tags=("a;b", "c"))
    files = onix_files(site(issues=(several, bare, issue(1)), url=url))
    assert sorted(files) == ["issue-1/onix.xml", "issue-2/onix.xml", "issue-3/onix.xml", "onix.xml"]
    for path, data in files.items():
        assert not faults(data), path


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<ProductForm>ED<", b"<ProductForm>QQ<"),
        (b"<NotificationType>03</NotificationType>", b""),
        (b"<SentDateTime>", b"<MessageNote>x</MessageNote><SentDateTime>"),
        (b"<ProductComposition>", b"<Colour>x</Colour><ProductComposition>"),
        (b"<TitleElementLevel>01</TitleElementLevel>", b""),
    ],
)
def test_what_breaks_the_schema_is_seen(right, wrong):
    data = onix_files(site(1))["onix.xml"]
    assert right in data
    assert faults(data.replace(right, wrong))


def test_the_epub_carries_the_codes_of_what_it_says():
    data = onix_files(site(1))["issue-1/onix.xml"]
    found = codes(data, 0)
    assert sorted(found) == ["00", "04", "10", "11", "13", "14", "19", "29", "36", "52", "82", "85", "90"]
    assert (found["00"], found["90"]) == ("Headings give access to the text.", "Orbit Press")
    assert codes(data, 0, "16") == {"5.3.0": "EPUBCheck"}


def test_the_pdf_claims_pdf_ua_where_a_validator_said_so():
    assert codes(onix_files(site(1))["issue-1/onix.xml"], 1) == {"05": "veraPDF 5.3.0"}
    failed = dataclasses.replace(
        edition("issue-1", "pdf", "application/pdf", tool="veraPDF", standard="PDF/UA-1"),
        verdicts=(Verdict(tool="veraPDF", version="1", standard="PDF/UA-1", passed=False),),
    )
    one = issue(1, editions=(failed,))
    assert codes(onix_files(site(issues=(one,)))["onix.xml"], 0) == {"08": ""}


def test_what_is_not_known_is_not_claimed():
    assert codes(onix_files(site(issues=(bare,)))["onix.xml"], 0) == {"08": ""}


def test_an_isbn_is_that_of_the_printed_copy():
    data = etree.fromstring(onix_files(site(issues=(bare,)))["onix.xml"])
    related = data.findall(".//o:RelatedProduct", NAMESPACE)
    kinds = [one.findtext("o:ProductRelationCode", namespaces=NAMESPACE) for one in related]
    assert kinds == ["06", "13", "06", "13"]
    own = [
        one.findtext("o:ProductIdentifier/o:ProductIDType", namespaces=NAMESPACE)
        for one in data.findall("o:Product", NAMESPACE)
    ]
    assert own == ["22", "22"]
    assert related[1].findtext(".//o:IDValue", namespaces=NAMESPACE) == "9780306406157"


def test_the_site_s_message_is_paged_by_issues():
    files = onix_files(site(520))
    assert sorted(path for path in files if "issue" not in path) == ["onix.xml", "onix_archive/1.xml"]
