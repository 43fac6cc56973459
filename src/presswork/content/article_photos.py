"""The photos that an article's Markdown places and its header describes in; finished `Photo`s and blocks out.

What the Markdown says goes before what the header says; what both leave empty the file's own fields
may fill later.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

from presswork.content.header import Values
from presswork.content.photo_files import PhotoFiles
from presswork.content.placed_photo import PlacedPhoto
from presswork.content.places import anchor
from presswork.content.report import did_you_mean
from presswork.content.values import FALSE_WORDS, PLACEMENTS, TRUE_WORDS, parse_point
from presswork.model import Block, Photo

if TYPE_CHECKING:
    from pathlib import Path

    from presswork.content.body import Body
    from presswork.content.inline import Inliner
    from presswork.content.report import Report
    from presswork.model import Placement


class PhotoDesk:
    """Makes the photos of one article."""

    def __init__(
        self, body: Body, header: Values, *, folder: Path, root: Path, report: Report, inliner: Inliner
    ) -> None:
        self._body = body
        self._header = header
        self._described: dict[str, Values] = header.get("photos", {})
        self.files = PhotoFiles(folder, root, report)
        self._report = report
        self._inliner = inliner
        self._used: set[str] = set()
        self._ids: dict[str, int] = {}

    def make(self) -> tuple[tuple[Block, ...], tuple[Photo, ...]]:
        """Return the body's blocks, each photo in its place, and the photos in order."""
        self._place_lead()
        made: dict[str, Photo] = {}
        for placed in self._body.photos:
            photo = self._photo(placed)
            if photo is not None:
                made[placed.key] = photo
        self._report_unplaced()
        blocks = self._blocks(made)
        return blocks, self._placements(blocks, tuple(made.values()))

    def _place_lead(self) -> None:
        """Put the header's lead photo first where the text does not place it."""
        lead = self._header.get("lead")
        if lead and not any(self._names(lead, placed.src) for placed in self._body.photos):
            line = self._header.lines.get("lead", 1)
            placed = PlacedPhoto(key="lead", src=lead, alt="", title="", attributes={}, classes=(), line=line)
            self._body.photos.insert(0, placed)
            self._body.blocks.insert(0, Block(kind="photo", id="", photo="lead", line=line))

    def _key_of(self, src: str) -> str | None:
        """Return the name under which the header describes the photo, or None."""
        for key, fields in self._described.items():
            if src in {key, fields.get("file")} or _id_of(src) == key:
                return key
        return None

    def _names(self, name: str, src: str) -> bool:
        """Whether a name in the header means the photo that the text places by `src`."""
        key = self._key_of(name)
        return name == src or name == _id_of(src) or (key is not None and key == self._key_of(src))

    def _photo(self, placed: PlacedPhoto) -> Photo | None:
        src = self.files.name(placed.src, placed.line)
        if src is None:
            return None
        key = self._key_of(src)
        fields = self._described.get(key, Values()) if key else Values()
        self._used.add(key or "")
        name = src
        if fields.get("file"):
            name = self.files.name(fields.get("file"), fields.lines.get("file")) or src
        given = self._given(placed, fields)
        decorative = bool(given["decorative"])
        files = self.files.look_up(name, placed.line)
        self._report.add(files.findings)
        return Photo(
            id=self._id(placed, src),
            file=name,
            path=files.picture,
            stand_in=files.stand_in,
            alt="" if decorative else str(given["alt"]),
            caption=self._body.places.settle(self._inliner.text(given["caption"], placed.line), placed.line),
            credit=str(given["credit"]),
            copyright=str(given["copyright"]),
            placement=cast("Placement", given["placement"] or "column"),
            focal_point=given["focal_point"] or (0.5, 0.5),
            decorative=decorative,
            line=placed.line,
        )

    def _given(self, placed: PlacedPhoto, fields: Values) -> dict[str, Any]:
        """Return each field as the Markdown gives it, else as the header does."""
        own: dict[str, Any] = {
            name: " ".join(value.split()) for name, value in placed.attributes.items() if value.strip()
        }
        own["alt"] = placed.alt or own.get("alt")
        own["caption"] = placed.title or own.get("caption")
        own["placement"] = self._placement(placed)
        own["decorative"] = self._decorative(placed)
        own["focal_point"] = self._focal_point(placed)
        names = ("alt", "caption", "credit", "copyright", "placement", "decorative", "focal_point")
        return {name: own.get(name) or fields.get(name, "") for name in names}

    def _placement(self, placed: PlacedPhoto) -> str:
        word = placed.attributes.get("placement", "").lower()
        if word and word not in PLACEMENTS:
            self._wrong(placed, "placement", "lead, column, wide or plate." + did_you_mean(word, PLACEMENTS))
            word = ""
        return word or next((name for name in placed.classes if name in PLACEMENTS), "")

    def _decorative(self, placed: PlacedPhoto) -> bool:
        word = placed.attributes.get("decorative", "").lower()
        if word and word not in TRUE_WORDS | FALSE_WORDS:
            self._wrong(placed, "decorative", "true or false.")
        return word in TRUE_WORDS

    def _focal_point(self, placed: PlacedPhoto) -> tuple[float, float] | None:
        text = placed.attributes.get("focal_point", "")
        point = parse_point(text.replace(",", " ").split()) if text else None
        if text and point is None:
            self._wrong(placed, "focal_point", 'two numbers from 0 to 1, or two percentages: "50% 30%".')
        return point

    def _wrong(self, placed: PlacedPhoto, name: str, takes: str) -> None:
        self._report.error(
            "attribute-wrong-type",
            f"A photo's `{name}` takes {takes}",
            hint="Correct the word in the braces after the photo.",
            line=placed.line,
            where=name,
        )

    def _id(self, placed: PlacedPhoto, src: str) -> str:
        base = anchor(placed.attributes.get("id", "")) or _id_of(src)
        while True:
            self._ids[base] = count = self._ids.get(base, 0) + 1
            photo_id = base if count == 1 else f"{base}-{count}"
            if count == 1 or photo_id not in self._ids:
                self._ids.setdefault(photo_id, 1)
                return photo_id

    def _blocks(self, made: dict[str, Photo]) -> tuple[Block, ...]:
        blocks = []
        for block in self._body.blocks:
            if block.kind != "photo":
                blocks.append(block)
            elif block.photo in made:
                photo_id = made[block.photo].id
                name = self._body.places.keep(f"photo-{photo_id}")
                blocks.append(dataclasses.replace(block, id=name, photo=photo_id))
        return tuple(blocks)

    def _placements(self, blocks: tuple[Block, ...], photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
        """Return the photos with one lead at most: the one so marked or named, else one that stands first."""
        lead_name = self._header.get("lead")
        marked = [photo for photo in photos if photo.placement == "lead"]
        named = [p for p in photos if lead_name and (self._names(lead_name, p.file) or lead_name == p.id)]
        first = blocks[0].photo if blocks and blocks[0].kind == "photo" else ""
        # A photo that stands first is the lead unless its place was chosen: `column` by word is not told
        # from `column` by default, and needs no lead above it either way.
        by_place = [photo for photo in photos if photo.id == first and photo.placement == "column"]
        lead = next(iter(named or marked or by_place), None)
        for photo in marked:
            if photo is not lead:
                self._report.warning(
                    "lead-repeated",
                    f"The photo {photo.file!r} is marked as a second lead photo; it is set in the column.",
                    hint="Mark one photo `.lead`.",
                    line=photo.line,
                    where=photo.id,
                )
        return tuple(
            dataclasses.replace(photo, placement="lead")
            if photo is lead
            else dataclasses.replace(photo, placement="column")
            if photo.placement == "lead"
            else photo
            for photo in photos
        )

    def _report_unplaced(self) -> None:
        for key, fields in self._described.items():
            if key not in self._used:
                self._report.warning(
                    "photo-unused",
                    f"The header describes the photo {key!r}, which the text does not place.",
                    hint=f"Place it with `![]({key})`, or delete its entry.",
                    line=fields.lines.get("", 1),
                    where=key,
                )

    def cover(self, photos: tuple[Photo, ...]) -> str:
        """Return the id of the photo that the header names for the cover, '' where it names none."""
        name = self._header.get("cover")
        if not name:
            return ""
        for photo in photos:
            if name in {photo.id, photo.file} or self._names(name, photo.file):
                return photo.id
        self._report.error(
            "cover-unknown",
            f"The cover {name!r} is not a photo of the article."
            + did_you_mean(name, [photo.file for photo in photos]),
            hint="Name a photo that the article places, by its file or its id.",
            line=self._header.lines.get("cover"),
            where="cover",
        )
        return ""


def _id_of(src: str) -> str:
    return anchor(src.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "photo"
