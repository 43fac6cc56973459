"""The fields of a header, of a photo in it and of the two TOML files: one table that code and manual read.

A row says what the field is called, what it takes, what it means and how it looks. The reader of the
header walks these tables, and `as_markdown` makes the manual's table of them, so neither can say what
the other does not.
"""

# A row a line, however long: the table is read as a table.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

FieldType = Literal[
    "text",  # plain text
    "inline",  # text that may hold emphasis and links in Markdown
    "names",  # one text or a list of texts
    "texts",  # a list of texts
    "date",
    "language",
    "page",
    "name",  # the name of a theme or press profile: letters, digits, hyphens
    "number",
    "yes-no",
    "point",
    "placement",
    "photos",
    "corrections",
    "publication",
    "choice",  # one of the field's `choices`
    "articles",  # a list of texts, each with its line
    "table",  # a mapping of the field's `fields`
    "tables",  # a list of such mappings
]

TYPE_WORDS: dict[FieldType, str] = {
    "text": "text",
    "inline": "text, may hold *emphasis* and links",
    "names": "text or a list of texts",
    "texts": "a list of texts",
    "date": "a date, 2026-11-22",
    "language": "a language tag, en or pt-BR",
    "page": "a4, letter or a5",
    "name": "a name",
    "number": "a whole number from 1",
    "yes-no": "true or false",
    "point": "two numbers from 0 to 1, or two percentages",
    "placement": "lead, column, wide or plate",
    "photos": "photos by file name, each with its fields",
    "corrections": "a list of entries with `date` and `text`",
    "publication": "`name`, `tagline`, `publisher`",
    "choice": "a word",
    "articles": "a list of texts",
    "table": "a table",
    "tables": "a list of tables",
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One row: a field's name, type, meaning and an example; `required` where nothing can stand in for it.

    `choices` are the words that a choice takes, `fields` what a table or each of several holds.
    """

    name: str
    type: FieldType
    meaning: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def takes(self) -> str:
        """What the field takes, in words."""
        if self.choices:
            return f"{', '.join(self.choices[:-1])} or {self.choices[-1]}"
        if self.fields:
            names = ", ".join(f"`{field.name}`" for field in self.fields)
            return f"{'a list of tables with ' if self.type == 'tables' else ''}{names}"
        return TYPE_WORDS[self.type]


def _field(name: str, kind: FieldType, meaning: str, example: str, *, required: bool = False) -> Field:
    return Field(name=name, type=kind, meaning=meaning, example=example, required=required)


def _choice(name: str, choices: tuple[str, ...], meaning: str, example: str) -> Field:
    return Field(name=name, type="choice", meaning=meaning, example=example, choices=choices)


def _table(name: str, kind: FieldType, fields: tuple[Field, ...], meaning: str, example: str) -> Field:
    return Field(name=name, type=kind, meaning=meaning, example=example, fields=fields)


# fmt: off
STARTS = ("recto", "verso", "either")

CONTRIBUTOR: tuple[Field, ...] = (
    _field("name", "text", "who", "Ada Byron", required=True),
    _field("note", "inline", "a sentence or two about them", "Ada Byron counts what others guess.", required=True),
)

HEADER: tuple[Field, ...] = (
    _field("headline", "inline", "the title", "An Invitation to Tea", required=True),
    _field("kicker", "inline", "a short line above the headline", "Space & Diplomacy"),
    _field("standfirst", "inline", "the summary below the headline", "The head of Roscosmos asks a rival to tea."),
    _field("byline", "names", "who wrote it", "[Ada Byron, Mary Somerville]"),
    _field("dateline", "inline", "where and when it was written", "Plesetsk, 22 May"),
    _field("published", "date", "the day of publication", "2026-11-22"),
    _field("language", "language", "the language of the text (en unless given)", "en-US"),
    _field("section", "text", "the part of the publication that it belongs to", "Space"),
    _field("tags", "texts", "subjects, for catalogues", "[SpaceX, Roscosmos]"),
    _field("description", "text", "a sentence for catalogues (the standfirst unless given)", "An invitation to Musk."),
    _field("rights", "text", "who holds the rights, on which terms", "© 2026 Ada Byron. CC BY 4.0."),
    _field("identifier", "text", "the permanent identifier (made from the project unless given)", "urn:isbn:9780000000002"),
    _field("photos", "photos", "captions, credits and alt texts not given in the text", "{soyuz-2.jpg: {credit: Roscosmos}}"),
    _field("lead", "text", "the photo that opens the article (one that stands first, unless given)", "soyuz-2.jpg"),
    _field("cover", "text", "the photo on the e-book's cover (the lead photo unless given)", "soyuz-2.jpg"),
    _field("corrections", "corrections", "corrections since publication; printed at the end", "[{date: 2026-11-23, text: Name corrected.}]"),
    _field("publication", "publication", "the magazine or paper (from presswork.toml unless given)", "{name: The Orbit}"),
    _field("conforms_to", "text", "the accessibility standard that the publisher vouches for", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
    _field("theme", "name", "the theme (feature unless given)", "newspaper"),
    _field("page", "page", "the page size (a4 unless given)", "letter"),
    _field("press", "name", "the press profile (sheetfed-coated unless given)", "sheetfed-coated"),
    _field("first_folio", "number", "the first page's number (1 unless given)", "42"),
    _choice("start", STARTS, "the page on which it starts in an issue (either unless given)", "recto"),
    _field("pages", "number", "how many pages it may fill; more is a finding", "2"),
    _table("contributors", "tables", CONTRIBUTOR, "who made it, for the issue's page of contributors", "[{name: Ada Byron, note: Ada counts.}]"),
)

PHOTO: tuple[Field, ...] = (
    _field("file", "text", "the picture's file, where the photo goes by another name", "soyuz-2.jpg"),
    _field("alt", "text", "what a reader who cannot see the photo is told", "A rocket leaves its pad."),
    _field("caption", "inline", "what the photo shows; never holds the credit", "The carrier rocket *Soyuz-2*."),
    _field("credit", "text", "the photographer or agency", "Roscosmos"),
    _field("copyright", "text", "who holds the rights in the picture", "© 2020 Roscosmos"),
    _field("focal_point", "point", "the place that a crop keeps, from the left and from the top", "[50%, 30%]"),
    _field("placement", "placement", "where it stands on the page", "wide"),
    _field("decorative", "yes-no", "whether it says nothing that a reader would miss", "true"),
)

CORRECTION: tuple[Field, ...] = (
    _field("date", "date", "the day of the correction", "2026-11-23", required=True),
    _field("text", "inline", "what was wrong and what is right", "Mr. Byron is Ms. Byron.", required=True),
)

MASTHEAD: tuple[Field, ...] = (
    _field("role", "text", "what they do", "Editor", required=True),
    _field("names", "names", "who does it", '["Ada Byron"]', required=True),
)

PUBLICATION: tuple[Field, ...] = (
    _field("name", "text", "the nameplate", "The Orbit", required=True),
    _field("tagline", "text", "the line under it", "News from above"),
    _field("publisher", "text", "who publishes it", "Orbit Press"),
    _field("issn", "text", "its International Standard Serial Number; makes the cover's barcode", "2049-3630"),
    _field("website", "text", "its address on the web", "https://orbit.example"),
    _field("contact", "inline", "where readers write to", "letters@orbit.example"),
    _table("masthead", "tables", MASTHEAD, "who makes it, by role", '[{ role = "Editor", names = ["Ada Byron"] }]'),
    _field("imprint", "texts", "the publisher's legal lines", '["Printed in Bergen."]'),
)

_PICTURE: tuple[Field, ...] = (
    _field("photo", "text", "the picture's file, in the issue's folder or its photos/", "over-tea/soyuz-2.jpg"),
    *(field for field in PHOTO if field.name in {"alt", "caption", "credit", "copyright", "focal_point"}),
)

COVER: tuple[Field, ...] = (
    *_PICTURE,
    _field("lines", "texts", "what the cover promises; may link to an article", '["[Tea for two](article:over-tea)"]'),
)

SECTION: tuple[Field, ...] = (
    _field("name", "text", "the section's name", "Space", required=True),
    _field("articles", "articles", "its articles' folders or files, in order", '["over-tea"]', required=True),
    _field("opener", "yes-no", "whether a page of its own opens it", "true"),
    _choice("start", STARTS, "the page on which that page stands (either unless given)", "recto"),
    _field("standfirst", "inline", "a summary on that page", "Above the clouds."),
    *_PICTURE,
)

HOUSE_AD: tuple[Field, ...] = (
    _field("headline", "inline", "what it says large", "Read us *twice*.", required=True),
    _field("text", "inline", "what it says small", "Twelve issues a year, by post."),
    _field("action", "inline", "what the reader can do", "orbit.example/subscribe"),
    *_PICTURE,
)

PROJECT: tuple[Field, ...] = (
    _field("name", "text", "the project's permanent name; identifiers are made from it", "orbit"),
    _field("language", "language", "the language of articles that name none", "en"),
    _field("theme", "name", "the theme of issues that name none", "feature"),
    _field("page", "page", "the page size of issues that name none", "a4"),
    _field("press", "name", "the press profile of issues that name none", "sheetfed-coated"),
    _field("publication", "publication", "the magazine, paper or series", '{ name = "The Orbit" }'),
)

ISSUE: tuple[Field, ...] = (
    _field("title", "text", "the issue's title", "The Orbit, Winter 2026", required=True),
    _field("articles", "articles", "its articles' folders or files, in order; those of sections follow them", '["over-tea", "landing/article.md"]'),
    _field("number", "text", "which number of the publication it is", "7"),
    _field("date", "text", "its date in words (that of `published` unless given)", "Winter 2026"),
    _field("published", "date", "the day of publication", "2026-11-22"),
    _field("language", "language", "the language of the issue", "en"),
    _field("identifier", "text", "the permanent identifier (made from the project unless given)", "urn:isbn:9780000000002"),
    _field("isbn", "text", "its International Standard Book Number; makes the cover's barcode", "978-0-306-40615-7"),
    _field("barcode_addon", "text", "the two or five digits beside the barcode (the number, by an ISSN, unless given)", "07"),
    _field("theme", "name", "the theme", "feature"),
    _field("page", "page", "the page size", "a4"),
    _field("press", "name", "the press profile", "sheetfed-coated"),
    _field("first_folio", "number", "the first page's number (1 unless given)", "1"),
    _choice("front_matter", ("arabic", "roman"), "the figures of the pages before the articles (arabic unless given)", "roman"),
    _field("contents", "yes-no", "whether it has a page of contents (where it has several articles, unless given)", "true"),
    _choice("fillers", ("house", "blank"), "what stands on a page that is left over (house unless given)", "blank"),
    _field("publication", "publication", "the magazine, paper or series", '{ name = "The Orbit" }'),
    _table("cover", "table", COVER, "the cover, where it has one", '{ photo = "sky.jpg" }'),
    _table("sections", "tables", SECTION, "its sections in order", '[{ name = "Space", articles = ["over-tea"] }]'),
    _table("house_ads", "tables", HOUSE_AD, "what stands on pages that are left over", '[{ headline = "Read us." }]'),
    _table("contributors", "tables", CONTRIBUTOR, "notes on those who made it; an article's header may hold them too", '[{ name = "Ada Byron", note = "Ada counts." }]'),
)
# fmt: on


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Return the table keyed by field name."""
    return {field.name: field for field in fields}


def as_markdown(fields: Iterable[Field]) -> str:
    """Return the table as Markdown, for the manual."""
    rows = ["| field | takes | means | for example |", "|---|---|---|---|"]
    for field in fields:
        name = f"`{field.name}`" + (" (required)" if field.required else "")
        example = field.example.replace("|", "\\|")
        rows.append(f"| {name} | {field.takes} | {field.meaning} | `{example}` |")
    return "\n".join(rows) + "\n"
