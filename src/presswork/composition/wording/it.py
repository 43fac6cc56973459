"""Italian words."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Foto:",
    "photo-not-supplied": "Fotografia non fornita; al suo posto un disegno.",
    "stand-in-alt": "Disegno al posto di una fotografia non fornita: {caption}",
    "byline-prefix": "Di {names}",
    "and": "e",
    "published": "Pubblicato",
    "published-on": "Pubblicato il {date}",
    "notes": "Note",
    "filler-notes": "Appunti",
    "note": "Nota {number}",
    "note-back": "Torna al testo",
    "corrections": "Correzioni",
    "contents": "Indice",
    "landmarks": "Punti di riferimento",
    "list-of-pages": "Elenco delle pagine",
    "start-of-text": "Inizio del testo",
    "cover": "Copertina",
    "cover-alt": "Copertina di {title}",
    "page": "Pagina {number}",
    "end": "Fine",
    "colophon": "Colophon",
    "colophon-pdf": "Composto in Source Serif e Source Sans. Realizzato con Presswork.",
    "colophon-epub": "Realizzato con Presswork dallo stesso testo delle pagine stampate.",
    "colophon-fpo": "Un disegno sta al posto di ogni fotografia non fornita.",
    "page-reference": "(pagina\u00a0{number})",
    "see-page": "vedi pagina\u00a0{number}",
    "imprint": "Colophon editoriale",
    "contributors": "Collaboratori",
    "photo-credits": "Crediti fotografici",
    "issue-number": "N.\u00a0{number}",
    "cover-credit": "Copertina: {credit}",
    "barcode": "Codice a barre\u00a0{number}",
    "online": "Sul web",
    "qr-code": "Codice QR: {address}",
    "summary-headings": "I titoli e l’indice danno accesso al testo nell’ordine di lettura.",
    "summary-pages": "Un elenco delle pagine riporta i numeri di pagina dell’edizione stampata.",
    "summary-pictures": "Ogni immagine significativa ha un testo alternativo.",
    "summary-no-pictures": "Il libro non contiene immagini significative.",
    "summary-stand-ins": "Alcuni disegni stanno al posto di fotografie non fornite.",
}

MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip

DATE = {"": "{day} {month} {year}"}
FIRST_DAY = {"": "1º"}
NAMES = {"": (", ", " e ", " e ")}
