"""Polish words; months stand in the genitive, as in a date. A byline names its author in the nominative."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Fot.",
    "photo-not-supplied": "Fotografii nie dostarczono; zastępuje ją rysunek.",
    "stand-in-alt": "Rysunek zastępujący niedostarczoną fotografię: {caption}",
    "byline-prefix": "{names}",
    "and": "i",
    "published": "Opublikowano",
    "published-on": "Opublikowano {date}",
    "notes": "Przypisy",
    "filler-notes": "Notatki",
    "note": "Przypis {number}",
    "note-back": "Powrót do tekstu",
    "corrections": "Sprostowania",
    "contents": "Spis treści",
    "landmarks": "Punkty orientacyjne",
    "list-of-pages": "Lista stron",
    "start-of-text": "Początek tekstu",
    "cover": "Okładka",
    "cover-alt": "Okładka: {title}",
    "page": "Strona {number}",
    "end": "Koniec",
    "colophon": "Kolofon",
    "colophon-pdf": "Złożono krojami Source Serif i Source Sans. Wykonano za pomocą Presswork.",
    "colophon-epub": "Wykonano za pomocą Presswork z tego samego tekstu co strony drukowane.",
    "colophon-fpo": "Fotografie, których nie dostarczono, zastępują rysunki.",
    "page-reference": "(strona\u00a0{number})",
    "see-page": "zob. strona\u00a0{number}",
    "imprint": "Stopka redakcyjna",
    "contributors": "Współpracownicy",
    "photo-credits": "Źródła fotografii",
    "issue-number": "Nr\u00a0{number}",
    "cover-credit": "Okładka: {credit}",
    "barcode": "Kod kreskowy\u00a0{number}",
    "online": "W internecie",
    "qr-code": "Kod QR: {address}",
    "summary-headings": "Nagłówki i spis treści dają dostęp do tekstu w kolejności czytania.",
    "summary-pages": "Lista stron podaje numery stron wydania drukowanego.",
    "summary-pictures": "Każda ilustracja niosąca treść ma tekst alternatywny.",
    "summary-no-pictures": "Książka nie zawiera ilustracji niosących treść.",
    "summary-stand-ins": "Fotografie, których nie dostarczono, zastępują rysunki.",
}

MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip

DATE = {"": "{day} {month} {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " i ", " i ")}
