"""An imported photo and what its file says in; its empty fields filled, and where the two disagree, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presswork.model import Finding

if TYPE_CHECKING:
    from presswork.model import Severity
    from presswork.model.imported import ImportedArticle, ImportedBlock
    from presswork.photos.metadata import PhotoMetadata
    from presswork.pipeline.importing.pictures import Pictures

# What programs and cameras write where nobody wrote anything.
_NO_WORDS = frozenset(
    (
        "null",
        "none",
        "n/a",
        "unknown",
        "undefined",
        "untitled",
        "default",
        "olympus digital camera",
        "samsung camera pictures",
        "sony dsc",
        "digital camera",
        "exif_jpeg_picture",
    )
)
# Below this share of common words, two captions are of two pictures, or one of them is wrong.
_COMMON_SHARE = 0.3


def fill(
    article: ImportedArticle, pictures: Pictures, *, source: str
) -> tuple[ImportedArticle, list[Finding]]:
    """Return the article, its photos' empty fields filled from their files, and findings about that.

    What the text says stays, also where the file says something else.
    """
    findings: list[Finding] = []
    blocks = []
    known = dict(article.pictures)
    for block in article.blocks:
        supplied = pictures.supplied.get(block.src) if block.kind == "image" else None
        if supplied is None:
            blocks.append(block)
            continue
        picture = known[block.src]
        own = {"alt": block.alt, "caption": block.caption, "credit": block.credit}
        own["copyright"] = picture.copyright
        desk = _Desk(block=block, name=picture.name, own=own, said=_said(supplied.metadata), source=source)
        whole = {name: text if text.strip() else desk.said[name] for name, text in own.items()}
        findings += desk.findings()
        known[block.src] = replace(picture, copyright=whole["copyright"])
        blocks.append(replace(block, alt=whole["alt"], caption=whole["caption"], credit=whole["credit"]))
    return replace(article, blocks=tuple(blocks), pictures=known), findings


def _said(metadata: PhotoMetadata) -> dict[str, str]:
    said = {
        "alt": metadata.alt or metadata.extended_description,
        "caption": metadata.caption,
        "credit": metadata.credit_line,
        "copyright": metadata.copyright,
    }
    return {name: "" if text.strip().casefold() in _NO_WORDS else text for name, text in said.items()}


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """A photo's words in the text and in its file, held against each other."""

    block: ImportedBlock
    name: str
    own: dict[str, str]
    said: dict[str, str]
    source: str

    def findings(self) -> list[Finding]:
        found = []
        taken = [name for name, text in self.own.items() if not text.strip() and self.said[name]]
        if taken:
            found.append(
                self._finding(
                    "import-photo-filled",
                    "note",
                    f'The {_listed(taken)} of the photo "{self.name}" {"is" if len(taken) == 1 else "are"} '
                    "taken from its own fields (IPTC, XMP).",
                    "See that they fit; they were not written for this article.",
                )
            )
        for name, text in self.own.items():
            if text.strip() and self.said[name] and _disagree(name, text, self.said[name]):
                found.append(
                    self._finding(
                        "import-photo-differs",
                        "warning" if name in {"credit", "copyright"} else "note",
                        f'The {_listed([name])} of the photo "{self.name}" is "{_short(text)}" in the text, '
                        f'and "{_short(self.said[name])}" in its own fields; the text\'s was kept.',
                        "Ask whoever sent the photo, and correct the one that is wrong.",
                    )
                )
        return found

    def _finding(self, code: str, severity: Severity, message: str, hint: str) -> Finding:
        return Finding(
            code=code,
            severity=severity,
            message=message,
            hint=hint,
            file=self.source,
            line=self.block.line,
            where=self.name,
        )


def _listed(names: list[str]) -> str:
    words = ["alt text" if name == "alt" else name for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:80].rstrip()} ..."


def _disagree(field: str, text: str, said: str) -> bool:
    """Whether two texts about one photo cannot both be right.

    One credit or notice may say more than the other; captions are rewritten, so they only have to be about
    the same things.
    """
    ours, theirs = _words(text), _words(said)
    if not ours or not theirs:
        return False
    if field in {"credit", "copyright"}:
        return not (ours <= theirs or theirs <= ours)
    return len(ours & theirs) < _COMMON_SHARE * min(len(ours), len(theirs))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"photo", "by", "foto", "the", "a", "of", "in"}
