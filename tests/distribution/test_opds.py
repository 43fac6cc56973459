"""Catalogues hold to the specs, and are read by what reads them: foliate-js, and the Palace project's parser."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from site_of_issues import ACCESSIBILITY, URL, issue, site
from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory

from presswork.distribution.opds1 import NAVIGATION, opds1_files
from presswork.distribution.opds2 import opds2_files
from presswork.preflight.validators import node

sys.path.insert(0, str(Path(__file__).parent.parent / "editions"))
HERE = Path(__file__).parent
ATOM = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
PUBLICATION = Draft7Validator(json.loads((HERE / "opds2_publication.schema.json").read_text("utf-8")))
ACQUISITION = "http://opds-spec.org/acquisition/open-access"
needs_foliate = pytest.mark.skipif(
    not (node.find_node() and node.find_chromium() and node.find_package("foliate-js")),
    reason="needs Node, Chromium and the Node packages (presswork doctor --install)",
)
german = replace(issue(9), language="de", identifier="urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e")
mixed = site(issues=(german, *site(80).issues))


@pytest.mark.parametrize("url", [URL, ""])
def test_every_opds_1_feed_is_valid(url):
    files = opds1_files(replace(mixed, url=url))
    for path, data in files.items():
        feed = etree.fromstring(data)
        assert ATOM.validate(feed), f"{path}: {ATOM.error_log}"
        rels = [link.get("rel") for link in feed.findall("{*}link")]
        assert rels.count("self") == rels.count("start") == 1
    identifiers = [etree.fromstring(data).findtext("{*}id") for data in files.values()]
    assert len(set(identifiers)) == len(identifiers)


def test_every_opds_1_link_leads_to_a_feed_that_is_there():
    files = opds1_files(mixed)
    for data in files.values():
        for link in etree.fromstring(data).iter("{*}link"):
            if "opds-catalog" in link.get("type"):
                path = link.get("href").removeprefix(URL)
                kind = "navigation" if link.get("type") == NAVIGATION else "acquisition"
                entries = etree.fromstring(files[path]).findall("{*}entry")
                acquires = [
                    item
                    for entry in entries
                    for item in entry.iter("{*}link")
                    if item.get("rel") == ACQUISITION
                ]
                assert bool(acquires) == (kind == "acquisition")


def test_shelves_are_offered_only_where_they_tell_issues_apart():
    assert len(opds1_files(site(3))) == 2
    titles = [
        entry.findtext("{*}title")
        for entry in etree.fromstring(opds1_files(mixed)["opds.atom"]).iter("{*}entry")
    ]
    assert titles == ["All issues", "By year", "By language"]
    german_titles = [
        entry.findtext("{*}title")
        for entry in etree.fromstring(
            opds1_files(replace(mixed, language="de"))["opds_shelves/languages.atom"]
        ).iter("{*}entry")
    ]
    assert german_titles == ["Deutsch", "English"]


def test_every_opds_2_feed_satisfies_the_palace_parser():
    parser = OPDS2FeedParserFactory().create()
    for path, data in opds2_files(mixed).items():
        if path.startswith("opds"):
            result = parser.parse_json(json.loads(data))
            assert not result.errors, f"{path}: {[str(error) for error in result.errors]}"


@pytest.mark.parametrize("url", [URL, ""])
def test_every_publication_is_valid(url):
    files = opds2_files(site(30, url=url))
    publications = [json.loads(data) for path, data in files.items() if path.endswith("publication.json")]
    publications += json.loads(files["opds_shelves/new.json"])["publications"]
    assert len(publications) == 60
    for one in publications:
        assert not [error.message for error in PUBLICATION.iter_errors(one)]


def test_a_publication_says_how_accessible_it_is_and_to_what_it_belongs():
    metadata = json.loads(opds2_files(site(1))["issue-1/publication.json"])["metadata"]
    assert metadata["belongsTo"]["series"] == {
        "name": "Orbit",
        "identifier": "urn:ISSN:2049-3630",
        "position": 1,
    }
    assert metadata["accessibility"]["conformsTo"] == "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"
    assert metadata["accessibility"]["accessModeSufficient"] == ["textual", ["textual", "visual"]]
    quiet = issue(1, accessibility={})
    metadata = json.loads(opds2_files(site(issues=(quiet,)))["issue-1/publication.json"])["metadata"]
    assert "accessibility" not in metadata


def test_a_day_that_is_not_known_is_not_given():
    undated = issue(1, published=None, updated=None)
    files = opds2_files(site(issues=(undated,)))
    assert not [path for path, data in files.items() if b"1980" in data]


def test_names_with_prefixes_say_the_same():
    prefixes = {"conformsTo": "dcterms:", "certifiedBy": "a11y:"}
    prefixed = {f"{prefixes.get(name, 'schema:')}{name}": values for name, values in ACCESSIBILITY.items()}
    assert opds2_files(site(issues=(issue(1, accessibility=prefixed),))) == opds2_files(site(1))


def test_only_what_can_be_read_is_offered():
    nothing = issue(1, editions=tuple(one for one in issue(1).editions if one.edition == "press"))
    files = opds1_files(site(issues=(nothing,)))
    assert not etree.fromstring(files["opds_shelves/new.atom"]).findall("{*}entry")


@pytest.mark.reader
@needs_foliate
def test_a_reading_app_subscribes_pages_on_downloads_and_opens_the_book(tmp_path):
    import epub_issues as given
    from test_epub_reading import write_epub

    epub = write_epub(given.lone_issue(tmp_path), tmp_path)
    shelf = site(60, url="")
    for path, data in opds1_files(shelf).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    newest = tmp_path / shelf.issues[0].editions[0].file.path
    newest.parent.mkdir(parents=True)
    newest.write_bytes(epub.read_bytes())
    command = [
        str(node.find_node()),
        str(HERE / "catalogue_driver.mjs"),
        str(node.node_folder() / "node_modules"),
    ]
    done = subprocess.run(
        [*command, str(node.find_chromium()), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["navigation"] == ["All issues", "By year"]
    assert [one["title"] for one in found["publications"]] == [one.title for one in shelf.issues]
    first = found["publications"][0]
    assert first["authors"] == ["Ada Writer", "Ben Second"]
    assert first["images"] == ["/site/issue-60/files/cover-1600.jpg", "/site/issue-60/files/cover-320.jpg"]
    assert [link["type"] for link in first["links"]] == ["application/epub+zip", "application/pdf"]
    assert found["book"] == given.lone_issue(tmp_path).identifier
    assert found["outside"] == []
