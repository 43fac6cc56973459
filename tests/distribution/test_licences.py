"""A licence is named only where the rights statement names just that one."""

from __future__ import annotations

import json

import pytest
from lxml import etree
from site_of_issues import issue, site

from presswork.distribution.atom import atom_files
from presswork.distribution.licences import licence_of
from presswork.distribution.onix import onix_files
from presswork.distribution.opds2 import opds2_files

BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.mark.parametrize(
    ("rights", "name", "address"),
    [
        ("© 2026 Ada. CC BY-SA 4.0.", "CC BY-SA 4.0", BY_SA),
        ("© 2026 Ada. CC-BY-SA-4.0", "CC BY-SA 4.0", BY_SA),
        (
            "Text: cc by\u2011nc\u2011nd\u00a03.0",
            "CC BY-NC-ND 3.0",
            "https://creativecommons.org/licenses/by-nc-nd/3.0/",
        ),
        (
            "See http://creativecommons.org/licenses/by/4.0/deed.de",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        ("CC0 1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (f"CC BY-SA 4.0\nCC BY-SA 4.0, {BY_SA}", "CC BY-SA 4.0", BY_SA),
    ],
)
def test_a_licence_is_known_by_its_name_or_address(rights, name, address):
    licence = licence_of(rights)
    assert licence
    assert (licence.name, licence.address) == (name, address)


@pytest.mark.parametrize(
    "rights",
    ["", "© 2026 Ada", "All rights reserved", "CC BY", "CC BY 4.0\nCC BY-SA 4.0", "ACCBY 4.0", "CC BY 4.01"],
)
def test_what_is_not_clear_is_no_licence(rights):
    assert licence_of(rights) is None


def test_feeds_catalogues_and_records_name_it():
    one = site(issues=(issue(1, rights="© 2026 Ada. CC BY-SA 4.0"),))
    entry = etree.fromstring(atom_files(one)["feed.atom"]).find("{*}entry")
    assert [link.get("href") for link in entry.findall("{*}link") if link.get("rel") == "license"] == [BY_SA]
    links = json.loads(opds2_files(one)["issue-1/publication.json"])["links"]
    assert [link["href"] for link in links if link["rel"] == "license"] == [BY_SA]
    licences = etree.fromstring(onix_files(one)["onix.xml"]).iter("{*}EpubLicenseName")
    assert {element.text for element in licences} == {"CC BY-SA 4.0"}
