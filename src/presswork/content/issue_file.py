"""The fields of an `issue.toml` in; the issue's own pages (cover, sections, advertisements, notes) out.

Their photos become those of one article that is not set, so that all that is done to a photo is done to
them: looked at, filled from its own IPTC fields, derived, checked for alt text and credit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from presswork.content.article import contributors_of
from presswork.content.article_photos import PhotoDesk
from presswork.content.body import Body
from presswork.content.header import Values
from presswork.content.inline import Inliner
from presswork.content.placed_photo import PlacedPhoto
from presswork.content.places import Places
from presswork.content.standard_numbers import isbn, issn
from presswork.model import Article, Block, Cover, HouseAd, Publication, Section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from presswork.content.report import Report

# No slug holds an underscore, so nothing in an article can be called so.
OWN = "issue_own"
_FIVE, _TWO = 5, 2


class IssueDesk:
    """Makes the issue's own pages of the fields of its file; every fault is reported."""

    def __init__(self, fields: Values, path: Path, root: Path, report: Report) -> None:
        self._fields = fields
        self._path = path
        self._root = root
        self._report = report
        self._inliner = Inliner(report)
        self._body = Body(places=Places(report))
        self._keys: dict[str, str] = {}
        self._texts: list[Block] = []

    def make(self, listed: Mapping[int, tuple[str, ...]], *, language: str) -> dict[str, Any]:
        """Return the issue's further fields; `listed` has each section's slugs, by its place in the file."""
        cover: Values | None = self._fields.get("cover", None)
        if cover is not None:
            self._place("cover", cover)
        ads: tuple[Values, ...] = self._fields.get("house_ads", ())
        sections: tuple[Values, ...] = self._fields.get("sections", ())
        for name, entries in (("ad", ads), ("section", sections)):
            for number, entry in enumerate(entries):
                self._place(f"{name}-{number}", entry)
        own = self._own(language)
        made = {
            "cover": self._cover(cover),
            "sections": tuple(
                self._section(number, entry, listed.get(number, ()))
                for number, entry in enumerate(sections)
                if entry.get("name")
            ),
            "house_ads": tuple(
                self._ad(number, entry) for number, entry in enumerate(ads) if entry.get("headline")
            ),
            "contributors": contributors_of(self._fields, self._inliner),
        }
        return {
            **made,
            # With the texts, what is checked in an article's text is checked in them: links, doubled words.
            "own": replace(own, blocks=(*own.blocks, *self._texts)),
            "isbn": self._isbn(),
            "barcode_addon": self._addon(),
        }

    def publication(self, fields: Values) -> Publication:
        """Return the publication that the fields of `[publication]` describe."""
        number = fields.get("issn")
        sound = issn(number) if number else ""
        if number and not sound:
            self._wrong_number("issn", number, fields.lines.get("issn", 1), "ISSN", "2049-3630")
        masthead: tuple[Values, ...] = fields.get("masthead", ())
        return Publication(
            name=fields.get("name"),
            tagline=fields.get("tagline"),
            publisher=fields.get("publisher"),
            issn=sound or "",
            website=fields.get("website"),
            contact=self._inline(fields, "contact"),
            masthead=tuple((entry.get("role"), entry.get("names", ())) for entry in masthead),
            imprint=tuple(
                self._inliner.text(text, fields.lines.get("imprint", 1)) for text in fields.get("imprint", ())
            ),
        )

    def _inline(self, fields: Values, name: str) -> str:
        return self._said(fields.get(name), fields.lines.get(name, 1))

    def _said(self, markdown: str, line: int) -> str:
        html = self._inliner.text(markdown, line)
        if html:
            name = f"text-{len(self._texts)}"
            self._texts.append(Block(kind="paragraph", id=name, html=html, line=line))
        return html

    def _place(self, key: str, fields: Values) -> None:
        """Let the photo desk make a photo of a table's fields."""
        src = fields.get("photo")
        if not src:
            return
        point = fields.get("focal_point", None)
        attributes = {name: fields.get(name) for name in ("credit", "copyright") if fields.get(name)}
        if point:
            attributes["focal_point"] = f"{point[0]:.4f} {point[1]:.4f}"
        line = fields.lines.get("photo", 1)
        self._body.photos.append(
            PlacedPhoto(
                key=key,
                src=src,
                alt=fields.get("alt"),
                title=fields.get("caption"),
                attributes=attributes,
                classes=(),
                line=line,
            )
        )
        self._body.blocks.append(Block(kind="photo", id="", photo=key, line=line))

    def _own(self, language: str) -> Article:
        desk = PhotoDesk(
            self._body,
            Values(),
            folder=self._path.parent,
            root=self._root,
            report=self._report,
            inliner=self._inliner,
        )
        blocks, photos = desk.make()
        # One that cannot be found leaves no block; it is an error, and nothing is built.
        ids = [block.photo for block in blocks] if len(blocks) == len(self._body.photos) else []
        self._keys = dict(zip((placed.key for placed in self._body.photos), ids, strict=False))
        return Article(
            slug=OWN, path=self._path, headline="", language=language, blocks=blocks, photos=photos
        )

    def _cover(self, fields: Values | None) -> Cover | None:
        if fields is None:
            return None
        line = fields.lines.get("lines", 1)
        return Cover(
            photo=self._keys.get("cover", ""),
            lines=tuple(self._said(text, line) for text in fields.get("lines", ())),
        )

    def _section(self, number: int, fields: Values, articles: tuple[str, ...]) -> Section:
        return Section(
            id=f"issue_section-{number + 1}",
            name=fields.get("name"),
            articles=articles,
            opener=bool(fields.get("opener")),
            start=fields.get("start") or "either",
            standfirst=self._inline(fields, "standfirst"),
            photo=self._keys.get(f"section-{number}", ""),
        )

    def _ad(self, number: int, fields: Values) -> HouseAd:
        return HouseAd(
            headline=self._inline(fields, "headline"),
            text=self._inline(fields, "text"),
            action=self._inline(fields, "action"),
            photo=self._keys.get(f"ad-{number}", ""),
        )

    def _isbn(self) -> str:
        text = self._fields.get("isbn")
        sound = isbn(text) if text else ""
        if text and not sound:
            self._wrong_number("isbn", text, self._fields.lines.get("isbn", 1), "ISBN", "978-0-306-40615-7")
        return sound or ""

    def _addon(self) -> str:
        text = str(self._fields.get("barcode_addon"))
        if text and not (text.isascii() and text.isdigit() and len(text) in {_TWO, _FIVE}):
            self._report.error(
                "barcode-addon",
                f"`barcode_addon` takes two or five digits, not {text!r}.",
                hint="Two for a periodical's number, five for a book's price.",
                line=self._fields.lines.get("barcode_addon", 1),
                where="barcode_addon",
            )
            return ""
        return text

    def _wrong_number(self, field: str, text: str, line: int, name: str, example: str) -> None:
        self._report.error(
            f"{field}-wrong",
            f"{text!r} is no {name}: a digit is wrong, missing or one too many.",
            hint=f'Compare it with what you were given; one looks like {field} = "{example}".',
            line=line,
            where=field,
        )


def with_words_of_others(own: Article, articles: tuple[Article, ...]) -> Article:
    """Return the issue's own photos; what one lacks is taken from an article's photo of the same file."""
    known = {photo.path: photo for article in reversed(articles) for photo in article.photos if photo.path}

    photos = []
    for photo in own.photos:
        other = known.get(photo.path) if photo.path else None
        if other is None:
            photos.append(photo)
            continue
        kept = {
            name: getattr(photo, name) or getattr(other, name)
            for name in ("alt", "caption", "credit", "copyright")
        }
        point = photo.focal_point if photo.focal_point != (0.5, 0.5) else other.focal_point
        photos.append(replace(photo, focal_point=point, **kept))
    return replace(own, photos=tuple(photos))
