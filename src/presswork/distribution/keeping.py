"""What a site knows of an issue in, the record that it keeps of it out; and that in, the issue out.

From the records, index, feeds and catalogues are made anew when issues come to the site or leave it: the
source of those that stay is not needed for that.
"""

from __future__ import annotations

from dataclasses import dataclass

from presswork.model import Finding
from presswork.model.site import (
    SiteArticle,
    SiteEdition,
    SiteFile,
    SiteIssue,
    SitePicture,
    Verdict,
)
from presswork.records import Records

RECORD = "record.json"


@dataclass(frozen=True, kw_only=True)
class KeptIssue:
    """An issue of the site, and all files that were made for it.

    `options` are the choices and validators that it was made with, `theme` and `site_title` what its pages
    were made with. `made_with` are the versions of Presswork, Python and the libraries.
    """

    issue: SiteIssue
    files: tuple[SiteFile, ...] = ()
    options: str = ""
    theme: str = ""
    site_title: str = ""
    made_with: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """The record's own path below the site's root."""
        return f"{self.issue.path}{RECORD}"


_RECORDS = Records(
    (KeptIssue, SiteIssue, SiteArticle, SiteEdition, SitePicture, SiteFile, Verdict, Finding),
)


def write_record(kept: KeptIssue) -> bytes:
    """Return the record."""
    return _RECORDS.write(kept) + b"\n"


def read_record(data: bytes) -> KeptIssue:
    """Return the issue. Raises `ValueError`, `TypeError` or `LookupError` for what is no record."""
    kept = _RECORDS.read(data)
    if not isinstance(kept, KeptIssue) or not isinstance(kept.issue, SiteIssue):
        raise TypeError("it is the record of no issue")
    return kept
