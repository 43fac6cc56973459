"""Arabic words, with the month names of Egypt and the Gulf. `And` is written onto the word after it."""

DIRECTION = "rtl"

LABELS = {
    "photo": "الصورة:",
    "photo-not-supplied": "الصورة غير متوفرة، وقد حلّ محلها رسم.",
    "stand-in-alt": "رسم يحل محل صورة غير متوفرة: {caption}",
    "byline-prefix": "بقلم {names}",
    "and": "و",
    "published": "تاريخ النشر",
    "published-on": "تاريخ النشر: {date}",
    "notes": "الهوامش",
    "filler-notes": "ملاحظات",
    "note": "الهامش {number}",
    "note-back": "العودة إلى النص",
    "corrections": "تصويبات",
    "contents": "المحتويات",
    "landmarks": "معالم الكتاب",
    "list-of-pages": "قائمة الصفحات",
    "start-of-text": "بداية النص",
    "cover": "الغلاف",
    "cover-alt": "غلاف: {title}",
    "page": "الصفحة {number}",
    "end": "النهاية",
    "colophon": "بيانات النشر",
    "colophon-pdf": "أُنتج هذا الإصدار باستخدام Presswork.",
    "colophon-epub": "أُنتج باستخدام Presswork من النص نفسه الذي طُبعت منه الصفحات.",
    "colophon-fpo": "تحل الرسوم محل الصور غير المتوفرة.",
    "page-reference": "(صفحة\u00a0{number})",
    "see-page": "انظر صفحة\u00a0{number}",
    "imprint": "بيانات النشر",
    "contributors": "المساهمون",
    "photo-credits": "مصادر الصور",
    "issue-number": "العدد\u00a0{number}",
    "cover-credit": "الغلاف: {credit}",
    "barcode": "الرمز الشريطي\u00a0{number}",
    "online": "على الويب",
    "qr-code": "رمز QR: {address}",
    "summary-headings": "تتيح العناوين وقائمة المحتويات الوصول إلى النص بترتيب قراءته.",
    "summary-pages": "تعرض قائمة الصفحات أرقام صفحات الطبعة الورقية.",
    "summary-pictures": "لكل صورة ذات معنى نص بديل.",
    "summary-no-pictures": "لا يحتوي الكتاب على صور ذات معنى.",
    "summary-stand-ins": "تحل الرسوم محل الصور غير المتوفرة.",
}

MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip

DATE = {"": "{day} {month} {year}"}
FIRST_DAY = {"": "1"}
NAMES = {"": (" و", " و", " و")}
