"""A verdict in, what the report's template shows of it out: counts, pages, marks on their pictures."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presswork.reporting import summary

if TYPE_CHECKING:
    from presswork.model import Finding, Severity
    from presswork.preflight.press.rendering.measures import BoxMm, PagePicture
    from presswork.preflight.press.running import Verdict
    from presswork.press_profile import PressProfile

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
# Control characters and those that turn the direction of text: a file's names must not rearrange the report.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+")
# A mark smaller than this is not seen on the page.
_SMALLEST_MM = 2.5
_MOST_PAGES_OF_A_CODE = 12
_SHORT_INKS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}


def plain(text: str | None) -> str:
    """Return a text on one line, without characters that cannot be seen."""
    return " ".join(_UNSEEN.sub(" ", text or "").split())


@dataclass(kw_only=True)
class Item:
    """One finding in a list. `number` is its mark's on the page, 0 where it has no place there."""

    severity: Severity
    code: str
    message: str
    hint: str
    number: int
    id: str
    place: str = ""
    source: str = ""


@dataclass(kw_only=True)
class Mark:
    """A numbered box on a page's picture, in mm from the trim's top left; (x, y) is its number's middle."""

    number: int
    severity: Severity
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    id: str
    href: str


@dataclass(kw_only=True)
class Sheet:
    """A page's picture and the lines over it. Boxes are left, top, width, height in mm."""

    uri: str
    view: BoxMm
    picture: tuple[float, float, float, float]
    trim: BoxMm
    bleed: BoxMm
    safe: BoxMm | None
    unit: float
    marks: list[Mark]
    inks: list[tuple[str, str, float]]


@dataclass(kw_only=True)
class PageView:
    """A page with findings."""

    index: int
    id: str
    items: list[Item]
    places: list[tuple[Item, BoxMm]]
    sheet: Sheet | None = None

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity the page has."""
        return sum(item.severity == severity for item in self.items)

    @property
    def worst(self) -> Severity:
        """The gravest severity on the page."""
        return next((severity for severity in SEVERITIES if self.count(severity)), "note")

    def show(self, picture: PagePicture, profile: PressProfile) -> None:
        """Put the page's picture there, with its marks."""
        self.sheet = _sheet(picture, profile, self.places)


@dataclass(kw_only=True)
class CodeView:
    """How often a code was found, and on which pages: (number, link) of the first, and how many more."""

    code: str
    severity: Severity
    count: int
    pages: list[tuple[int, str]]
    more: int


@dataclass(kw_only=True)
class Thumbnail:
    """A small picture of a page: its link where it has findings."""

    number: int
    uri: str
    width: int
    height: int
    href: str
    count: int
    worst: str

    @classmethod
    def of(cls, picture: PagePicture, view: FileView) -> Thumbnail:
        """Return the thumbnail of a page of this file."""
        number = picture.page_index + 1
        findings = view.counts.get(number, Counter())
        return cls(
            number=number,
            uri=_uri(picture),
            width=picture.width_px,
            height=picture.height_px,
            href=view.links.get(number, ""),
            count=sum(findings.values()),
            worst=next((severity for severity in SEVERITIES if findings[severity]), ""),
        )


@dataclass(kw_only=True)
class FileView:
    """All that the report shows of one file."""

    id: str
    name: str
    profile: PressProfile
    page_count: int
    readable: bool
    totals: dict[Severity, int]
    summary: str
    counts: dict[int, Counter[str]]
    links: dict[int, str]
    codes: list[CodeView]
    items: list[Item]
    pages: list[PageView]
    pages_left_out: list[tuple[int, int]] = field(default_factory=list)
    pictures_left_out: int = 0
    overview: list[Thumbnail] = field(default_factory=list)
    overview_left_out: int = 0

    @property
    def title(self) -> str:
        """The file's name, without the folders before it."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def verdict(self) -> str:
        """The verdict: "unreadable", "error", "warning" or "clean"."""
        if not self.readable:
            return "unreadable"
        return next((name for name in ("error", "warning") if self.totals[name]), "clean")


def file_view(verdict: Verdict, number: int, *, most_pages: int) -> FileView:
    """Return a file's view; at most so many pages are listed finding by finding, the first ones."""
    prefix = f"f{number}"
    counts: dict[int, Counter[str]] = {}
    by_page: dict[int, list[Finding]] = {}
    for finding in verdict.findings:
        if finding.page is not None:
            counts.setdefault(finding.page, Counter())[finding.severity] += 1
            by_page.setdefault(finding.page, []).append(finding)
    numbers = sorted(by_page)
    listed = numbers[:most_pages]
    links = {page: f"#{prefix}-p{page}" for page in listed}
    return FileView(
        id=prefix,
        name=plain(verdict.findings[0].file if verdict.findings else "") or plain(str(verdict.path)),
        profile=verdict.profile,
        page_count=verdict.page_count,
        readable=verdict.readable,
        totals={name: sum(f.severity == name for f in verdict.findings) for name in SEVERITIES},
        summary=summary(verdict.findings),
        counts=counts,
        links=links,
        codes=_codes(verdict.findings, links),
        items=[
            _item(finding, 0, f"{prefix}-d{at}")
            for at, finding in enumerate(_graver_first([f for f in verdict.findings if f.page is None]), 1)
        ],
        pages=[_page(page, by_page[page], f"{prefix}-p{page}") for page in listed],
        pages_left_out=[(page, len(by_page[page])) for page in numbers[most_pages:]],
    )


def _codes(findings: Sequence[Finding], links: dict[int, str]) -> list[CodeView]:
    views = []
    for code in dict.fromkeys(finding.code for finding in _graver_first(findings)):
        alike = [finding for finding in findings if finding.code == code]
        pages = sorted({finding.page for finding in alike if finding.page is not None})
        shown = pages[:_MOST_PAGES_OF_A_CODE]
        views.append(
            CodeView(
                code=code,
                severity=_graver_first(alike)[0].severity,
                count=len(alike),
                pages=[(page, links.get(page, "")) for page in shown],
                more=len(pages) - len(shown),
            )
        )
    return views


def _graver_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def _page(number: int, findings: Sequence[Finding], prefix: str) -> PageView:
    items: list[Item] = []
    places: list[tuple[Item, BoxMm]] = []
    for at, finding in enumerate(_graver_first(findings), 1):
        item = _item(finding, 0, f"{prefix}-{at}")
        items.append(item)
        if finding.bbox_mm is not None:
            item.number = len(places) + 1
            places.append((item, finding.bbox_mm))
    return PageView(index=number - 1, id=prefix, items=items, places=places)


def _item(finding: Finding, number: int, identifier: str) -> Item:
    place = ""
    if finding.bbox_mm is not None:
        left, top, right, bottom = finding.bbox_mm
        size = f"{right - left:.1f} × {bottom - top:.1f} mm"
        place = f"{size}, {left:.1f} mm from the left and {top:.1f} from the top"
    source = ", ".join(
        f"{what} {plain(name)}"
        for what, name in (("article", finding.article), ("photo", finding.photo))
        if name
    )
    return Item(
        severity=finding.severity,
        code=finding.code,
        message=plain(finding.message),
        hint=plain(finding.hint),
        number=number,
        id=identifier,
        place=place.replace("-", "\N{MINUS SIGN}"),
        source=source,
    )


def _sheet(picture: PagePicture, profile: PressProfile, places: list[tuple[Item, BoxMm]]) -> Sheet:
    width, height = picture.trim_mm
    bleed, safe = profile.bleed_mm, profile.safe_margin_mm
    left, top, right, bottom = picture.area_mm
    view = (
        min(left, -bleed - 1),
        min(top, -bleed - 1),
        max(right, width + bleed + 1),
        max(bottom, height + bleed + 1),
    )
    across, down = view[2] - view[0], view[3] - view[1]
    fits = width > 2 * safe and height > 2 * safe and safe > 0
    return Sheet(
        uri=_uri(picture),
        view=(view[0], view[1], across, down),
        picture=(
            (left - view[0]) / across * 100,
            (top - view[1]) / down * 100,
            (right - left) / across * 100,
            (bottom - top) / down * 100,
        ),
        trim=(0.0, 0.0, width, height),
        bleed=(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed),
        safe=(safe, safe, width - 2 * safe, height - 2 * safe) if fits else None,
        unit=across / 100,
        marks=_marks(places, view, across / 100),
        inks=[
            (name, _SHORT_INKS.get(name, plain(name)), percent)
            for name, percent in picture.coverage.items()
            if percent > 0 or name in _SHORT_INKS
        ],
    )


def _marks(places: list[tuple[Item, BoxMm]], view: BoxMm, unit: float) -> list[Mark]:
    """Return the boxes, cut to the picture, and their numbers' places, none upon another."""
    taken: list[tuple[float, float]] = []
    marks = []
    for item, (left, top, right, bottom) in places:
        half = max(0.0, _SMALLEST_MM - (right - left)) / 2, max(0.0, _SMALLEST_MM - (bottom - top)) / 2
        x0, x1 = (_within(value, view[0], view[2]) for value in (left - half[0], right + half[0]))
        y0, y1 = (_within(value, view[1], view[3]) for value in (top - half[1], bottom + half[1]))
        # The number stands outside the corner: a small fault must not vanish below it.
        x, y = _free(x0 - 1.5 * unit, y0 - 1.5 * unit, taken, view, 2 * unit)
        taken.append((x, y))
        marks.append(
            Mark(
                number=item.number,
                severity=item.severity,
                left=x0,
                top=y0,
                width=max(x1 - x0, unit),
                height=max(y1 - y0, unit),
                x=x,
                y=y,
                id=f"{item.id}-mark",
                href=f"#{item.id}",
            )  # fmt: skip
        )
    return marks


def _free(
    x: float, y: float, taken: list[tuple[float, float]], view: BoxMm, radius: float
) -> tuple[float, float]:
    """Return the nearest place, to the right and then below, where a number covers no other."""
    x, y = (_within(x, view[0] + radius, view[2] - radius), _within(y, view[1] + radius, view[3] - radius))
    for _ in range(400):
        if all((x - a) ** 2 + (y - b) ** 2 >= 4 * radius**2 for a, b in taken):
            break
        x += radius
        if x > view[2] - radius:
            x, y = view[0] + radius, min(y + 2 * radius, view[3] - radius)
    return x, y


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def _uri(picture: PagePicture) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture.jpeg).decode("ascii")
