"""Dutch words."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Foto:",
    "photo-not-supplied": "Foto niet aangeleverd; een tekening neemt de plaats in.",
    "stand-in-alt": "Tekening in plaats van een foto die niet is aangeleverd: {caption}",
    "byline-prefix": "Door {names}",
    "and": "en",
    "published": "Gepubliceerd",
    "published-on": "Gepubliceerd op {date}",
    "notes": "Noten",
    "filler-notes": "Aantekeningen",
    "note": "Noot {number}",
    "note-back": "Terug naar de tekst",
    "corrections": "Rectificaties",
    "contents": "Inhoud",
    "landmarks": "Oriëntatiepunten",
    "list-of-pages": "Lijst van pagina’s",
    "start-of-text": "Begin van de tekst",
    "cover": "Omslag",
    "cover-alt": "Omslag van {title}",
    "page": "Pagina {number}",
    "end": "Einde",
    "colophon": "Colofon",
    "colophon-pdf": "Gezet in Source Serif en Source Sans. Gemaakt met Presswork.",
    "colophon-epub": "Met Presswork gemaakt uit dezelfde tekst als de gedrukte pagina’s.",
    "colophon-fpo": "Een tekening neemt de plaats in van elke foto die niet is aangeleverd.",
    "page-reference": "(pagina\u00a0{number})",
    "see-page": "zie pagina\u00a0{number}",
    "imprint": "Impressum",
    "contributors": "Medewerkers",
    "photo-credits": "Fotoverantwoording",
    "issue-number": "Nr.\u00a0{number}",
    "cover-credit": "Omslag: {credit}",
    "barcode": "Streepjescode\u00a0{number}",
    "online": "Op het web",
    "qr-code": "QR-code: {address}",
    "summary-headings": "Koppen en een inhoudsopgave geven toegang tot de tekst in de leesvolgorde.",
    "summary-pages": "Een lijst van pagina’s geeft de paginanummers van de gedrukte uitgave.",
    "summary-pictures": "Elke afbeelding met betekenis heeft een tekstalternatief.",
    "summary-no-pictures": "Het boek bevat geen afbeeldingen met betekenis.",
    "summary-stand-ins": "Tekeningen nemen de plaats in van foto’s die niet zijn aangeleverd.",
}

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

DATE = {"": "{day} {month} {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " en ", " en ")}
