"""An issue's edition in, its ONIX 3.0 product record out, in reference tags.

Code lists are named by number: List 150 (product form), 175 (detail), 79 and 196 (features), 23 and 24
(extents), 163 (dates), 51 (relations). An ISBN that the printed cover carries is never an e-book's: ISO 2108
wants one for each format, so it stands as the print product that the edition is based on.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from presswork.distribution.accessibility import said_of
from presswork.distribution.atom import add
from presswork.distribution.feed_items import editions_for_readers, tidy_tags
from presswork.distribution.languages import iso_639_2
from presswork.distribution.licences import licence_of
from presswork.distribution.onix_accessibility import accessibility_codes
from presswork.distribution.pictures import largest

if TYPE_CHECKING:
    from presswork.model.site import Site, SiteEdition, SiteIssue

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"
_DETAILS = {"epub": ("E101", "E200"), "pdf": ("E107", "E201")}
_IMAGE_FORMATS = {"image/gif": "D501", "image/jpeg": "D502", "image/png": "D503"}
# A name of more letters than any shop shows; the rest stand in the e-book.
_MOST_CONTRIBUTORS = 50


def products_of(issue: SiteIssue) -> tuple[SiteEdition, ...]:
    """Return the editions that are products of their own."""
    return tuple(edition for edition in editions_for_readers(issue) if edition.edition in _DETAILS)


def product_urn(issue: SiteIssue, edition: SiteEdition) -> str:
    """Return the edition's own URN: the same over corrected editions."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{issue.identifier}/{edition.edition}')}"


def add_product(message: etree._Element, site: Site, issue: SiteIssue, edition: SiteEdition) -> None:
    """Add the edition's record to a message."""
    product = add(message, "Product")
    add(product, "RecordReference", product_urn(issue, edition))
    add(product, "NotificationType", "03")
    _identifier(product, "22", product_urn(issue, edition))
    _describe(add(product, "DescriptiveDetail"), issue, edition)
    _collateral(product, site, issue)
    _publishing(add(product, "PublishingDetail"), site, issue)
    _related(add(product, "RelatedMaterial"), issue, edition)
    _supply(add(product, "ProductSupply"), site, issue)


def _identifier(parent: etree._Element, kind: str, value: str) -> None:
    identifier = add(parent, "ProductIdentifier")
    add(identifier, "ProductIDType", kind)
    add(identifier, "IDValue", value)


def _fields(parent: etree._Element, name: str, **fields: str) -> etree._Element:
    """Add a composite with its fields in order, those that are empty left out."""
    composite = add(parent, name)
    for field, text in fields.items():
        if text:
            add(composite, field, text)
    return composite


def _describe(detail: etree._Element, issue: SiteIssue, edition: SiteEdition) -> None:
    add(detail, "ProductComposition", "00")
    add(detail, "ProductForm", "ED")
    for code in _DETAILS[edition.edition]:
        add(detail, "ProductFormDetail", code)
    for code, description in accessibility_codes(issue, edition):
        _feature(detail, "09", code, description)
    for verdict in edition.verdicts:
        if verdict.passed and verdict.standard.startswith("EPUB") and verdict.version:
            _feature(detail, "16", verdict.version, verdict.tool)
    add(detail, "PrimaryContentType", "10")
    if "visual" in said_of(issue).get("accessMode", ()):
        add(detail, "ProductContentType", "07")
    add(detail, "EpubTechnicalProtection", "00")
    if licence := licence_of(issue.rights):
        terms = add(_fields(detail, "EpubLicense", EpubLicenseName=licence.name), "EpubLicenseExpression")
        add(terms, "EpubLicenseExpressionType", "01")
        add(terms, "EpubLicenseExpressionLink", licence.address)
    _collection(detail, issue)
    _title(detail, level="01", text=issue.title, language=issue.language)
    _contributors(detail, issue)
    _fields(detail, "Language", LanguageRole="01", LanguageCode=iso_639_2(issue.language))
    _extents(detail, issue, edition)
    if tags := tidy_tags(*(tag.replace(";", ",") for tag in issue.tags)):
        subject = _fields(detail, "Subject", SubjectSchemeIdentifier="20")
        add(subject, "SubjectHeadingText", "; ".join(tags))


def _feature(detail: etree._Element, kind: str, value: str, description: str) -> None:
    _fields(
        detail,
        "ProductFormFeature",
        ProductFormFeatureType=kind,
        ProductFormFeatureValue=value,
        ProductFormFeatureDescription=description.strip(),
    )


def _collection(detail: etree._Element, issue: SiteIssue) -> None:
    if not issue.publication or issue.publication == issue.title:
        add(detail, "NoCollection")
        return
    collection = _fields(detail, "Collection", CollectionType="10")
    if issn := issue.issn.replace("-", ""):
        _fields(collection, "CollectionIdentifier", CollectionIDType="02", IDValue=issn)
    _title(collection, level="02", text=issue.publication, number=issue.number, language=issue.language)


def _title(parent: etree._Element, *, level: str, text: str, language: str, number: str = "") -> None:
    title = _fields(parent, "TitleDetail", TitleType="01")
    element = _fields(title, "TitleElement", TitleElementLevel=level, PartNumber=number)
    add(element, "TitleText", text, language=iso_639_2(language))


def _contributors(detail: etree._Element, issue: SiteIssue) -> None:
    for number, name in enumerate(issue.authors[:_MOST_CONTRIBUTORS], 1):
        _fields(
            detail, "Contributor", SequenceNumber=str(number), ContributorRole="A01", PersonName=name.strip()
        )
    if not issue.authors:
        add(detail, "NoContributor")


def _extents(detail: etree._Element, issue: SiteIssue, edition: SiteEdition) -> None:
    pages = next((item.page_count for item in issue.editions if item.edition == "pdf"), 0)
    words = sum(article.word_count for article in issue.articles)
    # List 23: 22 file size, 02 length of the text, 00 pages, 08 pages of the print counterpart.
    extents = (
        ("00" if edition.edition == "pdf" else "08", pages, "03"),
        ("02", words, "02"),
        ("22", edition.file.size_bytes, "17"),
    )
    for kind, value, unit in extents:
        if value:
            _fields(detail, "Extent", ExtentType=kind, ExtentValue=str(value), ExtentUnit=unit)


def _collateral(product: etree._Element, site: Site, issue: SiteIssue) -> None:
    texts = [("03", issue.plain_standfirst)]
    if len(issue.articles) > 1:
        texts.append(("04", "\n".join(article.plain_headline for article in issue.articles)))
    texts = [(kind, text) for kind, text in texts if text.strip()]
    cover = largest(issue.cover) if site.url else None
    if not texts and not cover:
        return
    collateral = add(product, "CollateralDetail")
    for kind, text in texts:
        content = _fields(collateral, "TextContent", TextType=kind, ContentAudience="00")
        add(content, "Text", text.strip(), language=iso_639_2(issue.language))
    if cover:
        resource = _fields(
            collateral,
            "SupportingResource",
            ResourceContentType="01",
            ContentAudience="00",
            ResourceMode="03",
        )
        if issue.cover and issue.cover.alt:
            _fields(resource, "ResourceFeature", ResourceFeatureType="07", FeatureNote=issue.cover.alt)
        version = _fields(resource, "ResourceVersion", ResourceForm="02")
        _fields(
            version,
            "ResourceVersionFeature",
            ResourceVersionFeatureType="01",
            FeatureValue=_IMAGE_FORMATS[cover[2]],
        )
        add(version, "ResourceLink", f"{site.url}{cover[0]}")


def _publishing(detail: etree._Element, site: Site, issue: SiteIssue) -> None:
    publisher = issue.publisher or site.publisher or issue.publication or site.title
    composite = _fields(detail, "Publisher", PublishingRole="01", PublisherName=publisher)
    if site.url:
        _fields(composite, "Website", WebsiteRole="02", WebsiteLink=f"{site.url}{issue.path}")
    add(detail, "PublishingStatus", "04")
    if issue.published:
        date = _fields(detail, "PublishingDate", PublishingDateRole="01")
        add(date, "Date", f"{issue.published:%Y%m%d}", dateformat="00")


def _related(related: etree._Element, issue: SiteIssue, edition: SiteEdition) -> None:
    work = _fields(related, "RelatedWork", WorkRelationCode="01")
    _fields(
        work,
        "WorkIdentifier",
        WorkIDType="01",
        IDTypeName="Identifier in all editions",
        IDValue=issue.identifier,
    )
    for other in products_of(issue):
        if other.edition != edition.edition:
            product = _fields(related, "RelatedProduct", ProductRelationCode="06")
            _identifier(product, "22", product_urn(issue, other))
    if issue.isbn:
        product = _fields(related, "RelatedProduct", ProductRelationCode="13")
        _identifier(product, "15", issue.isbn.replace("-", ""))


def _supply(supply: etree._Element, site: Site, issue: SiteIssue) -> None:
    detail = add(supply, "SupplyDetail")
    name = issue.publisher or site.publisher or site.title
    supplier = _fields(detail, "Supplier", SupplierRole="09", SupplierName=name)
    if site.url:
        _fields(supplier, "Website", WebsiteRole="29", WebsiteLink=f"{site.url}{issue.path}")
    add(detail, "ProductAvailability", "20")
    add(detail, "UnpricedItemType", "01")
