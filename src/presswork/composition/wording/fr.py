"""French words. Before a colon or a semicolon stands a narrow no-break space."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Photo\u202f:",
    "photo-not-supplied": "Photographie non fournie\u202f; un dessin en tient lieu.",
    "stand-in-alt": "Dessin tenant lieu d’une photographie non fournie\u202f: {caption}",
    "byline-prefix": "Par {names}",
    "and": "et",
    "published": "Publié",
    "published-on": "Publié le {date}",
    "notes": "Notes",
    "filler-notes": "Notes",
    "note": "Note {number}",
    "note-back": "Retour au texte",
    "corrections": "Rectificatifs",
    "contents": "Sommaire",
    "landmarks": "Points de repère",
    "list-of-pages": "Liste des pages",
    "start-of-text": "Début du texte",
    "cover": "Couverture",
    "cover-alt": "Couverture\u202f: {title}",
    "page": "Page {number}",
    "end": "Fin",
    "colophon": "Colophon",
    "colophon-pdf": "Composé en Source Serif et en Source Sans. Réalisé avec Presswork.",
    "colophon-epub": "Réalisé avec Presswork à partir du même texte que les pages imprimées.",
    "colophon-fpo": "Un dessin tient lieu de chaque photographie non fournie.",
    "page-reference": "(page\u00a0{number})",
    "see-page": "voir page\u00a0{number}",
    "imprint": "Mentions légales",
    "contributors": "Contributeurs",
    "photo-credits": "Crédits photographiques",
    "issue-number": "N°\u00a0{number}",
    "cover-credit": "Couverture : {credit}",
    "barcode": "Code-barres\u00a0{number}",
    "online": "Sur le web",
    "qr-code": "Code QR : {address}",
    "summary-headings": "Titres et table des matières donnent accès au texte dans l’ordre de lecture.",
    "summary-pages": "Une liste des pages reprend les numéros de page de l’édition imprimée.",
    "summary-pictures": "Chaque image porteuse de sens est accompagnée d’un texte de remplacement.",
    "summary-no-pictures": "Le livre ne contient aucune image porteuse de sens.",
    "summary-stand-ins": "Des dessins tiennent lieu des photographies non fournies.",
}

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

DATE = {"": "{day} {month} {year}"}
FIRST_DAY = {"": "1er"}
NAMES = {"": (", ", " et ", " et ")}
