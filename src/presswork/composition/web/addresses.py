"""An issue, an article or a page's number in; its folder below the site's root out.

Links are relative and name `index.html`, so that they work from a disk too, where a folder has no index.
"""

from __future__ import annotations

import hashlib
import posixpath

PAGE = "index.html"
# A slug holds no underscore, so neither can be an issue's folder.
SHARED = "site_assets"
_INDEX_PAGES = "page_"


def article_folder(issue: str, article: str) -> str:
    """Return an article's folder, by the slugs."""
    return f"{issue}/{article}/"


def index_folder(number: int) -> str:
    """Return the folder of a page of the index: 0 is the first, the others count from the oldest issue."""
    return f"{_INDEX_PAGES}{number}/" if number else ""


def between(folder: str, path: str) -> str:
    """Return the relative address of a path, seen from a page in a folder; a folder's is its page's."""
    target = f"{path}{PAGE}" if not path or path.endswith("/") else path
    return posixpath.relpath(target, folder or ".")


def absolute(url: str, path: str) -> str:
    """Return a path's address below the site's own, "" where that is not known."""
    return f"{url.rstrip('/')}/{path}" if url else ""


def named_after_content(stem: str, ending: str, data: bytes) -> str:
    """Return a file's name that another content would change."""
    return f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}{ending}"
