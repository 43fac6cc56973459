"""Russian words; months stand in the genitive, as in a date. A byline names its author in the nominative."""

DIRECTION = "ltr"

LABELS = {
    "photo": "Фото:",
    "photo-not-supplied": "Фотография не предоставлена; её заменяет рисунок.",
    "stand-in-alt": "Рисунок вместо непредоставленной фотографии: {caption}",
    "byline-prefix": "{names}",
    "and": "и",
    "published": "Опубликовано",
    "published-on": "Опубликовано {date}",
    "notes": "Примечания",
    "filler-notes": "Для заметок",
    "note": "Примечание {number}",
    "note-back": "Вернуться к тексту",
    "corrections": "Исправления",
    "contents": "Содержание",
    "landmarks": "Ориентиры",
    "list-of-pages": "Список страниц",
    "start-of-text": "Начало текста",
    "cover": "Обложка",
    "cover-alt": "Обложка: {title}",
    "page": "Страница {number}",
    "end": "Конец",
    "colophon": "Выходные сведения",
    "colophon-pdf": "Набрано шрифтами Source Serif и Source Sans. Свёрстано в Presswork.",
    "colophon-epub": "Создано в Presswork из того же текста, что и печатные страницы.",
    "colophon-fpo": "Непредоставленные фотографии заменены рисунками.",
    "page-reference": "(страница\u00a0{number})",
    "see-page": "см. страницу\u00a0{number}",
    "imprint": "Выходные данные",
    "contributors": "Авторы номера",
    "photo-credits": "Источники фотографий",
    "issue-number": "№\u00a0{number}",
    "cover-credit": "Обложка: {credit}",
    "barcode": "Штрихкод\u00a0{number}",
    "online": "В интернете",
    "qr-code": "QR-код: {address}",
    "summary-headings": "Заголовки и оглавление дают доступ к тексту в порядке чтения.",
    "summary-pages": "Список страниц приводит номера страниц печатного издания.",
    "summary-pictures": "У каждого значимого изображения есть текстовое описание.",
    "summary-no-pictures": "В книге нет значимых изображений.",
    "summary-stand-ins": "Непредоставленные фотографии заменены рисунками.",
}

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip

DATE = {"": "{day} {month} {year} г."}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " и ", " и ")}
