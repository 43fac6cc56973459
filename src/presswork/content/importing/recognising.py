"""A source's bytes and name in, the kind of source that it is out: judged by content first, then by name."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from presswork.content.importing.decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presswork.content.importing.source import Source

Kind = Literal[
    "text",  # pasted text
    "markdown",  # of any house
    "html",
    "mhtml",
    "docx",
    "odt",
    "rtf",
    "wxr",  # WordPress export
    "feed",  # RSS, Atom
    "jsonfeed",
    "ninjs",
    "newsml",  # NewsML-G2
    "epub",
    "archive",  # a ZIP of sources
    "pdf",
    "picture",
    "word-97",  # .doc and its kin: OLE files
    "office",  # spreadsheets, slides, layouts
    "compressed",  # other archives
    "xml",  # of a kind that we do not know
    "json",  # likewise
    "empty",
    "binary",
]

_HEAD = 64 * 1024

# How a file of each kind begins, at the byte that is named.
_MAGIC: tuple[tuple[Kind, int, bytes], ...] = (
    ("word-97", 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("picture", 0, b"\xff\xd8\xff"),
    ("picture", 0, b"\x89PNG"),
    ("picture", 0, b"GIF8"),
    ("picture", 0, b"II*\0"),
    ("picture", 0, b"MM\0*"),
    ("picture", 0, b"II+\0"),
    ("picture", 0, b"MM\0+"),
    ("picture", 0, b"8BPS"),
    ("picture", 8, b"WEBP"),
    ("picture", 4, b"ftyp"),
    ("compressed", 0, b"\x1f\x8b"),
    ("compressed", 0, b"BZh"),
    ("compressed", 0, b"\xfd7zXZ"),
    ("compressed", 0, b"7z\xbc\xaf"),
    ("compressed", 0, b"Rar!"),
    ("compressed", 0, b"\x28\xb5\x2f\xfd"),
    ("compressed", 257, b"ustar"),
)

_OTHER_DOCUMENTS = (b"application/vnd.oasis.opendocument", b"application/vnd.adobe.indesign")

_XML_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_FEEDS = frozenset(("rss", "feed", "rdf"))
_ROOTS: Mapping[str, Kind] = {"html": "html", "svg": "picture"}
_NEWSML = frozenset(("newsmessage", "nitf", "newsitem", "packageitem", "conceptitem", "knowledgeitem"))

_ELEMENT = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|section|div|table|figure|blockquote|h[1-6]|ul|ol"
    r"|p|img|br|a|title|meta)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:p|div|figure|h[1-6]|ul|ol|blockquote)\s*>", re.IGNORECASE)
_HTML_NAMES = frozenset((".html", ".htm", ".xhtml", ".xht"))

_FIELD = re.compile(r"[A-Za-z][A-Za-z-]*:[ \t]?\S")
_SAVED_PAGE = re.compile(r"^(?:MIME-Version:|From:\s*<Saved by)", re.IGNORECASE | re.MULTILINE)
_PARTS = re.compile(
    r"^Content-Type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=\s*[\w-]+[ \t]*:|\s*#|---)(?:.*\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?:.*\n)??\+\+\+[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_MARKDOWN_PICTURE = re.compile(r"!\[[^\]\n]{0,1000}\]\([^)\n]{1,1000}\)")
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"(?<!!)\[[^\]\n]{1,500}\]\((?:https?:|mailto:|/|#)[^)\n]{0,1000}\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]{1,100}\]: ", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,500}\*\*(?![\w*])"),
    re.compile(r"^\|?[ :]*-{3,}[ :]*\|[-| :]*$", re.MULTILINE),
)
_MARKDOWN_NAMES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"))

_NINJS_KEYS = frozenset(
    [
        "body_xhtml",
        "body_text",
        "body_html",
        "bodies",
        "headline",
        "headlines",
        "description_text",
        "renditions",
    ]
)


def recognise(source: Source) -> Kind:
    """Return what the source is."""
    if not source.data.strip(b"\0 \t\r\n"):
        return "empty"
    return _by_first_bytes(source.data) or _by_text(source)


def _by_first_bytes(data: bytes) -> Kind | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return next((kind for kind, place, magic in _MAGIC if data.startswith(magic, place)), None)


def _zip(data: bytes) -> Kind:
    """Tell a package by what its format says must be in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {info.filename for info in package.infolist()}
            media_type = b""
            if "mimetype" in names:
                with package.open("mimetype") as member:
                    media_type = member.read(100).strip()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return "archive"  # a broken one: its reader says so
    if media_type == b"application/epub+zip" or "META-INF/container.xml" in names:
        return "epub"
    if media_type.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    parts = {name.lower().partition("/")[0] for name in names if "/" in name}
    if "word/document.xml" in names or ("[Content_Types].xml" in names and "word" in parts):
        return "docx"
    if media_type.startswith(_OTHER_DOCUMENTS) or ("[Content_Types].xml" in names and {"xl", "ppt"} & parts):
        return "office"
    return "office" if any(name.endswith(".iwa") for name in names) else "archive"


def _by_text(source: Source) -> Kind:
    read = decoded(source.data)
    if read is None:
        return "binary"
    text = read.text.lstrip("\ufeff \t\r\n")
    if not text:
        return "empty"
    head = text[:_HEAD].replace("\r\n", "\n").replace("\r", "\n")
    json_kind = _json(text) if head.startswith(("{", "[")) else None
    return json_kind or _by_head(head, source.suffix)


def _by_head(head: str, suffix: str) -> Kind:
    if _is_mhtml(head, suffix):
        return "mhtml"
    if head.startswith("<") and (marked_up := _marked_up(head)):
        return marked_up
    if suffix in _HTML_NAMES and _ELEMENT.search(head):
        return "html"
    if suffix in _MARKDOWN_NAMES or _is_markdown(head):
        return "markdown"
    return "html" if len(_ELEMENT.findall(head)) >= 2 and len(_CLOSING.findall(head)) >= 2 else "text"


def _json(text: str) -> Kind | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = value[0]
    if not isinstance(value, dict):
        return "json"
    if "jsonfeed.org" in str(value.get("version", "")):
        return "jsonfeed"
    if _NINJS_KEYS & value.keys() or any(str(key).startswith("body_") for key in value):
        return "ninjs"
    return "jsonfeed" if isinstance(value.get("items"), list) and value.get("title") else "json"


def _is_mhtml(head: str, suffix: str) -> bool:
    """Whether it opens with a mail's header fields and holds a page (RFC 2557)."""
    fields = head.partition("\n\n")[0]
    if not (_FIELD.match(fields) and _PARTS.search(fields)):
        return False
    return bool(_SAVED_PAGE.search(fields)) or suffix in {".mht", ".mhtml", ".eml"}


def _marked_up(head: str) -> Kind | None:
    """Tell XML by its root element, HTML by any of its elements; None where it is neither."""
    rest = head
    while match := _BEFORE_ROOT.match(rest):
        if re.search(r"<!doctype\s+html", match[0], re.IGNORECASE):
            return "html"
        rest = rest[match.end() :]
    root = _XML_ROOT.match(rest.lstrip())
    if root and (kind := _by_root(root[1].lower(), head)):
        return kind
    if head.startswith("<?xml") and root and root[1].lower() != "html":
        return "xml"
    return "html" if _ELEMENT.search(head) else None


def _by_root(name: str, head: str) -> Kind | None:
    if name in _FEEDS:
        return "wxr" if re.search(r"wordpress\.org/export/|<wp:wxr_version", head) else "feed"
    if name == "document" and "opendocument:xmlns:office" in head:
        return "odt"
    return "newsml" if name in _NEWSML else _ROOTS.get(name)


def _is_markdown(head: str) -> bool:
    if _FRONT_MATTER.match(head) or _MARKDOWN_PICTURE.search(head):
        return True
    return sum(bool(sign.search(head)) for sign in _MARKDOWN_SIGNS) >= 2
