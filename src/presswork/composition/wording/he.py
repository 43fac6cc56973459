"""Hebrew words. `And` is written onto the word after it; a date's month takes the prefix `in`."""

DIRECTION = "rtl"

LABELS = {
    "photo": "צילום:",
    "photo-not-supplied": "התצלום לא סופק; במקומו מופיע איור.",
    "stand-in-alt": "איור במקום תצלום שלא סופק: {caption}",
    "byline-prefix": "מאת {names}",
    "and": "ו",
    "published": "פורסם",
    "published-on": "פורסם: {date}",
    "notes": "הערות",
    "filler-notes": "רשימות",
    "note": "הערה {number}",
    "note-back": "חזרה לטקסט",
    "corrections": "תיקונים",
    "contents": "תוכן העניינים",
    "landmarks": "ציוני דרך",
    "list-of-pages": "רשימת העמודים",
    "start-of-text": "תחילת הטקסט",
    "cover": "כריכה",
    "cover-alt": "כריכה: {title}",
    "page": "עמוד {number}",
    "end": "סוף",
    "colophon": "קולופון",
    "colophon-pdf": "הופק באמצעות Presswork.",
    "colophon-epub": "הופק באמצעות Presswork מאותו טקסט שממנו הודפסו העמודים.",
    "colophon-fpo": "איורים מופיעים במקום תצלומים שלא סופקו.",
    "page-reference": "(עמוד\u00a0{number})",
    "see-page": "ראו עמוד\u00a0{number}",
    "imprint": "פרטי ההוצאה",
    "contributors": "המשתתפים",
    "photo-credits": "קרדיטים לצילומים",
    "issue-number": "גיליון\u00a0{number}",
    "cover-credit": "השער: {credit}",
    "barcode": "ברקוד\u00a0{number}",
    "online": "ברשת",
    "qr-code": "קוד QR: {address}",
    "summary-headings": "כותרות ותוכן עניינים מאפשרים גישה לטקסט לפי סדר הקריאה.",
    "summary-pages": "רשימת העמודים מציגה את מספרי העמודים של המהדורה המודפסת.",
    "summary-pictures": "לכל תמונה בעלת משמעות יש טקסט חלופי.",
    "summary-no-pictures": "אין בספר תמונות בעלות משמעות.",
    "summary-stand-ins": "איורים מופיעים במקום תצלומים שלא סופקו.",
}

MONTHS = (
    "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני",
    "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר",
)  # fmt: skip

DATE = {"": "{day} ב{month} {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (", ", " ו", " ו")}
