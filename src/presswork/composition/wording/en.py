"""English words. The serial comma, and month before day, are American (Chicago 6.19, 6.38)."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Photo:",
    "photo-not-supplied": "Photograph not supplied; a drawing stands in its place.",
    "stand-in-alt": "Drawing standing in for a photograph that was not supplied: {caption}",
    "byline-prefix": "By {names}",
    "and": "and",
    "published": "Published",
    "published-on": "Published {date}",
    "notes": "Notes",
    "filler-notes": "Notes",
    "note": "Note {number}",
    "note-back": "Back to the text",
    "corrections": "Corrections",
    "contents": "Contents",
    "landmarks": "Landmarks",
    "list-of-pages": "List of pages",
    "start-of-text": "Start of text",
    "cover": "Cover",
    "cover-alt": "Cover of {title}",
    "page": "Page {number}",
    "end": "End",
    "colophon": "Colophon",
    "colophon-pdf": "Set in Source Serif and Source Sans. Composed with Presswork.",
    "colophon-epub": "Made with Presswork from the same text as the printed pages.",
    "colophon-fpo": "A drawing stands in for each photograph that was not supplied.",
    "page-reference": "(page\u00a0{number})",
    "see-page": "see page\u00a0{number}",
    "imprint": "Imprint",
    "contributors": "Contributors",
    "photo-credits": "Photo credits",
    "issue-number": "No.\u00a0{number}",
    "cover-credit": "Cover: {credit}",
    "barcode": "Barcode\u00a0{number}",
    "online": "On the web",
    "qr-code": "QR code: {address}",
    "summary-headings": "Headings and a table of contents give access to the text in its reading order.",
    "summary-pages": "A list of pages gives the page numbers of the printed edition.",
    "summary-pictures": "Every picture that carries meaning has a text alternative.",
    "summary-no-pictures": "The book has no pictures that carry meaning.",
    "summary-stand-ins": "Drawings stand in for photographs that were not supplied.",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

DATE = {"": "{month} {day}, {year}"}
DATE |= dict.fromkeys(("en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in"), "{day} {month} {year}")
FIRST_DAY = {"": "1"}

# Between names; between two names; before the last of three or more.
NAMES = {"": (", ", " and ", ", and ")}
NAMES |= dict.fromkeys(("en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in"), (", ", " and ", " and "))
