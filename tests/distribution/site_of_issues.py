"""Sites for tests, made by hand: what feeds and catalogues are given, without building an edition."""

from __future__ import annotations

import datetime
import hashlib

from presswork.model.site import Site, SiteArticle, SiteEdition, SiteFile, SiteIssue, SitePicture, Verdict

URL = "https://example.org/magazine/"
ACCESSIBILITY = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual", "textual,visual"),
    "accessibilityFeature": (
        "alternativeText",
        "displayTransformability",
        "pageBreakMarkers",
        "pageNavigation",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "unlocked",
    ),
    "accessibilityHazard": ("none",),
    "accessibilitySummary": ("Headings give access to the text.",),
    "conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",),
    "certifiedBy": ("Orbit Press",),
}
CONTENT = (
    '<h2 id="a">Crosshead</h2><p>Text &amp; <em>more</em> — <a href="../other/#b">there</a>, '
    '<a href="#a">here</a>, <a href="https://example.com/">out</a>.</p>'
    '<figure><img src="photos/one-800.jpg" srcset="photos/one-800.jpg 800w, photos/one-1600.jpg 1600w" '
    'alt="A kettle"/><figcaption>Tea</figcaption></figure>'
)


def article(number: int, issue: str, **changes: object) -> SiteArticle:
    slug = f"article-{number}"
    fields: dict[str, object] = {
        "slug": slug,
        "path": f"{issue}/{slug}/",
        "identifier": urn(f"{issue}/{slug}"),
        "language": "en-GB",
        "headline": f"Tea &amp; orbit <em>{number}</em>",
        "plain_headline": f"Tea & orbit {number}",
        "plain_standfirst": "On tea, <in orbit>.",
        "standfirst": "On tea, &lt;in orbit&gt;.",
        "byline": ("Ada Writer", "Ben Second"),
        "section": "Space",
        "tags": ("tea", "orbit"),
        "content": CONTENT,
        "word_count": 1200,
    }
    return SiteArticle(**(fields | changes))


def issue(number: int, *, articles: int = 1, **changes: object) -> SiteIssue:
    slug = f"issue-{number}"
    day = datetime.date(2000, 1, 1) + datetime.timedelta(days=7 * number)
    fields: dict[str, object] = {
        "slug": slug,
        "path": f"{slug}/",
        "identifier": urn(slug),
        "title": f"Orbit {number}",
        "language": "en-GB",
        "direction": "ltr",
        "published": day,
        "number": str(number),
        "publication": "Orbit",
        "publisher": "Orbit Press",
        "issn": "2049-3630",
        "standfirst": "About <em>orbits</em>.",
        "plain_standfirst": "About orbits.",
        "rights": "© 2026 Orbit Press. CC BY 4.0",
        "authors": ("Ada Writer", "Ben Second"),
        "tags": ("tea", "orbit"),
        "cover": SitePicture(
            variants=(
                (f"{slug}/files/cover-320.avif", 320, "image/avif"),
                (f"{slug}/files/cover-320.jpg", 320, "image/jpeg"),
                (f"{slug}/files/cover-1600.jpg", 1600, "image/jpeg"),
            ),
            width_px=1600,
            height_px=2560,
            alt="Cover of Orbit",
        ),
        "articles": tuple(article(place, slug, published=day) for place in range(1, articles + 1)),
        "editions": (
            edition(slug, "epub", "application/epub+zip", tool="EPUBCheck", standard="EPUB 3.3"),
            edition(slug, "pdf", "application/pdf", tool="veraPDF", standard="PDF/UA-1"),
            edition(slug, "press", "application/pdf", tool="Presswork", standard="PDF/X-4"),
        ),
        "accessibility": ACCESSIBILITY,
        "source_hash": hashlib.sha256(slug.encode()).hexdigest(),
    }
    return SiteIssue(**(fields | changes))


def edition(slug: str, kind: str, media_type: str, *, tool: str, standard: str) -> SiteEdition:
    ending = {"epub": ".epub", "pdf": ".pdf", "press": "-press.pdf"}[kind]
    path = f"{slug}/files/{slug}{ending}"
    digest = hashlib.sha256(path.encode()).hexdigest()
    return SiteEdition(
        edition=kind,
        file=SiteFile(path=path, media_type=media_type, size_bytes=123_456, sha256=digest),
        page_count=0 if kind == "epub" else 48,
        verdicts=(Verdict(tool=tool, version="5.3.0", standard=standard, passed=True),),
    )


def site(count: int = 3, *, articles: int = 1, url: str = URL, **changes: object) -> Site:
    """A site of so many issues, the newest first."""
    fields: dict[str, object] = {
        "title": "Orbit",
        "language": "en-GB",
        "url": url,
        "description": "A magazine about orbits.",
        "publisher": "Orbit Press",
        "identifier": urn("site"),
        "issues": tuple(issue(number, articles=articles) for number in range(count, 0, -1)),
    }
    return Site(**(fields | changes))


def urn(name: str) -> str:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
