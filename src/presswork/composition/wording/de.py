"""German words; in Austria the first month is Jänner."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Foto:",
    "photo-not-supplied": "Das Foto liegt nicht vor; an seiner Stelle steht eine Zeichnung.",
    "stand-in-alt": "Zeichnung anstelle eines nicht vorliegenden Fotos: {caption}",
    "byline-prefix": "Von {names}",
    "and": "und",
    "published": "Veröffentlicht",
    "published-on": "Veröffentlicht am {date}",
    "notes": "Anmerkungen",
    "filler-notes": "Notizen",
    "note": "Anmerkung {number}",
    "note-back": "Zurück zum Text",
    "corrections": "Berichtigungen",
    "contents": "Inhalt",
    "landmarks": "Orientierungspunkte",
    "list-of-pages": "Seitenverzeichnis",
    "start-of-text": "Textbeginn",
    "cover": "Titelbild",
    "cover-alt": "Titelbild: {title}",
    "page": "Seite {number}",
    "end": "Ende",
    "colophon": "Kolophon",
    "colophon-pdf": "Gesetzt aus der Source Serif und der Source Sans. Hergestellt mit Presswork.",
    "colophon-epub": "Mit Presswork aus demselben Text hergestellt wie die gedruckten Seiten.",
    "colophon-fpo": "Zeichnungen stehen an der Stelle von Fotos, die nicht vorlagen.",
    "page-reference": "(Seite\u00a0{number})",
    "see-page": "siehe Seite\u00a0{number}",
    "imprint": "Impressum",
    "contributors": "Mitwirkende",
    "photo-credits": "Bildnachweis",
    "issue-number": "Nr.\u00a0{number}",
    "cover-credit": "Titelbild: {credit}",
    "barcode": "Strichcode\u00a0{number}",
    "online": "Im Netz",
    "qr-code": "QR-Code: {address}",
    "summary-headings": "Überschriften und ein Inhaltsverzeichnis erschließen den Text in Lesereihenfolge.",
    "summary-pages": "Ein Seitenverzeichnis nennt die Seitenzahlen der gedruckten Ausgabe.",
    "summary-pictures": "Jedes Bild, das etwas aussagt, hat einen Alternativtext.",
    "summary-no-pictures": "Das Buch enthält keine Bilder, die etwas aussagen.",
    "summary-stand-ins": "Zeichnungen stehen an der Stelle von Fotos, die nicht vorlagen.",
}

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
VARIANT_MONTHS = {"de-at": ("Jänner", *MONTHS[1:])}

DATE = {"": "{day}. {month} {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " und ", " und ")}
