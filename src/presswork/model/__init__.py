"""The data that passes between the stages: frozen, keyword-only, the unit in the name.

`Article` is what the author wrote, `Galley` what is to be set, `Part` a typeset article, `Book` an
e-book ready to be packed. Nothing flows back but findings and page numbers. What only importing and
distribution know, `imported` and `site`, is not loaded here: a build has no use for it.
"""

from presswork.model.book import Book, BookDocument, Written
from presswork.model.content import (
    Article,
    Block,
    BlockKind,
    Contributor,
    Correction,
    Note,
    Photo,
    Placement,
    Start,
)
from presswork.model.findings import Finding, Severity
from presswork.model.galley import Arrangement, Asset, Derivative, Galley, Plan
from presswork.model.issue import Cover, FolioStyle, HouseAd, Issue, Piece, PieceKind, Publication, Section
from presswork.model.pages import MARKS, MM_PER_INCH, PAGE_SIZES, PT_PER_INCH, Mark, PageSize
from presswork.model.part import CitedNumber, EmbeddedFont, FolioPlace, PageStart, Part

__all__ = [
    "Arrangement",
    "Article",
    "Asset",
    "Block",
    "BlockKind",
    "Book",
    "BookDocument",
    "CitedNumber",
    "Contributor",
    "Correction",
    "Cover",
    "Derivative",
    "EmbeddedFont",
    "Finding",
    "FolioPlace",
    "FolioStyle",
    "Galley",
    "HouseAd",
    "Issue",
    "MARKS",
    "MM_PER_INCH",
    "Mark",
    "Note",
    "PAGE_SIZES",
    "PT_PER_INCH",
    "PageSize",
    "PageStart",
    "Part",
    "Photo",
    "Piece",
    "PieceKind",
    "Placement",
    "Plan",
    "Publication",
    "Section",
    "Severity",
    "Start",
    "Written",
]
