"""Spanish words. `y` becomes `e` before the sound i (RAE, Ortografía): see `labels.join_names`."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Foto:",
    "photo-not-supplied": "Fotografía no suministrada; un dibujo ocupa su lugar.",
    "stand-in-alt": "Dibujo que sustituye a una fotografía no suministrada: {caption}",
    "byline-prefix": "Por {names}",
    "and": "y",
    "published": "Publicado",
    "published-on": "Publicado el {date}",
    "notes": "Notas",
    "filler-notes": "Notas",
    "note": "Nota {number}",
    "note-back": "Volver al texto",
    "corrections": "Fe de errores",
    "contents": "Índice",
    "landmarks": "Puntos de referencia",
    "list-of-pages": "Lista de páginas",
    "start-of-text": "Comienzo del texto",
    "cover": "Cubierta",
    "cover-alt": "Cubierta de {title}",
    "page": "Página {number}",
    "end": "Fin",
    "colophon": "Colofón",
    "colophon-pdf": "Compuesto en Source Serif y Source Sans. Hecho con Presswork.",
    "colophon-epub": "Hecho con Presswork a partir del mismo texto que las páginas impresas.",
    "colophon-fpo": "Un dibujo ocupa el lugar de cada fotografía no suministrada.",
    "page-reference": "(página\u00a0{number})",
    "see-page": "véase la página\u00a0{number}",
    "imprint": "Aviso legal",
    "contributors": "Colaboradores",
    "photo-credits": "Créditos fotográficos",
    "issue-number": "N.º\u00a0{number}",
    "cover-credit": "Portada: {credit}",
    "barcode": "Código de barras\u00a0{number}",
    "online": "En la web",
    "qr-code": "Código QR: {address}",
    "summary-headings": "Los títulos y el índice dan acceso al texto en su orden de lectura.",
    "summary-pages": "Una lista de páginas recoge los números de página de la edición impresa.",
    "summary-pictures": "Toda imagen con significado tiene un texto alternativo.",
    "summary-no-pictures": "El libro no contiene imágenes con significado.",
    "summary-stand-ins": "Unos dibujos ocupan el lugar de las fotografías no suministradas.",
}

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

DATE = {"": "{day} de {month} de {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " y ", " y ")}
