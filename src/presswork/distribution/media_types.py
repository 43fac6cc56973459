"""A file's name in, its media type out: the same in manifests, catalogues and what the server says."""

from __future__ import annotations

from collections.abc import Mapping

# With their registrations at IANA; the machine's own tables are not asked, for no two are alike.
MEDIA_TYPES: Mapping[str, str] = {
    "asc": "application/pgp-signature",  # of SHA256SUMS: no other is given out
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "minisig": "text/plain",
    "mjs": "text/javascript",
    "opml": "text/x-opml",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "rss": "application/rss+xml",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
    "xml": "application/xml",
    "zip": "application/zip",
}
UNKNOWN = "application/octet-stream"
# Feeds and catalogues in JSON, by the folder or the name that they have on a site.
_JSON = {
    "feed.json": "application/feed+json",
    "feed_archive": "application/feed+json",
    "opds.json": "application/opds+json",
    "opds_shelves": "application/opds+json",
    "publication.json": "application/opds-publication+json",
}
_TEXT_WITHOUT_SUFFIX = frozenset(("SHA256SUMS", "CNAME", "LICENSE"))


def media_type(path: str) -> str:
    """Return the media type of a file by its name, without parameters."""
    name = path.rpartition("/")[2]
    if name in _TEXT_WITHOUT_SUFFIX:
        return "text/plain"
    if name.endswith(".json"):
        folder = path.rpartition("/")[0].rpartition("/")[2]
        return _JSON.get(name) or _JSON.get(folder) or MEDIA_TYPES["json"]
    return MEDIA_TYPES.get(name.rpartition(".")[2].lower() if "." in name else "", UNKNOWN)
