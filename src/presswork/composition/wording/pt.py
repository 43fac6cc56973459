"""Portuguese words for both sides of the ocean; Brazil writes 1º for a month's first day."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Foto:",
    "photo-not-supplied": "Fotografia não fornecida; um desenho ocupa o seu lugar.",
    "stand-in-alt": "Desenho no lugar de uma fotografia não fornecida: {caption}",
    "byline-prefix": "Por {names}",
    "and": "e",
    "published": "Publicado",
    "published-on": "Publicado em {date}",
    "notes": "Notas",
    "filler-notes": "Anotações",
    "note": "Nota {number}",
    "note-back": "Voltar ao texto",
    "corrections": "Correções",
    "contents": "Índice",
    "landmarks": "Pontos de referência",
    "list-of-pages": "Lista de páginas",
    "start-of-text": "Início do texto",
    "cover": "Capa",
    "cover-alt": "Capa de {title}",
    "page": "Página {number}",
    "end": "Fim",
    "colophon": "Colofão",
    "colophon-pdf": "Composto em Source Serif e Source Sans. Feito com Presswork.",
    "colophon-epub": "Feito com Presswork a partir do mesmo texto das páginas impressas.",
    "colophon-fpo": "Um desenho ocupa o lugar de cada fotografia não fornecida.",
    "page-reference": "(página\u00a0{number})",
    "see-page": "ver página\u00a0{number}",
    "imprint": "Ficha técnica",
    "contributors": "Colaboradores",
    "photo-credits": "Créditos fotográficos",
    "issue-number": "N.º\u00a0{number}",
    "cover-credit": "Capa: {credit}",
    "barcode": "Código de barras\u00a0{number}",
    "online": "Na web",
    "qr-code": "Código QR: {address}",
    "summary-headings": "Os títulos e o índice dão acesso ao texto na sua ordem de leitura.",
    "summary-pages": "Uma lista de páginas traz os números de página da edição impressa.",
    "summary-pictures": "Toda imagem com significado tem um texto alternativo.",
    "summary-no-pictures": "O livro não contém imagens com significado.",
    "summary-stand-ins": "Desenhos ocupam o lugar de fotografias não fornecidas.",
}

MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip

DATE = {"": "{day} de {month} de {year}"}
FIRST_DAY = {"": "1º", "pt-pt": "1"}
NAMES = {"": (", ", " e ", " e ")}
