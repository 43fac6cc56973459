"""Arabic words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("طرق القراءة",) * 2,
    "conformance-title": ("المطابقة",) * 2,
    "navigation-title": ("التنقل",) * 2,
    "rich-content-title": ("المحتوى الثري",) * 2,
    "hazards-title": ("المخاطر",) * 2,
    "accessibility-summary-title": ("ملخص إمكانية الوصول",) * 2,
    "legal-considerations-title": ("اعتبارات قانونية",) * 2,
    "additional-accessibility-information-title": ("معلومات إضافية عن إمكانية الوصول",) * 2,
    "checks-title": ("الفحوص",) * 2,
    "no-metadata": ("لا تتوفر معلومات",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "يمكن تعديل المظهر",
        "يمكن تعديل مظهر النص وتخطيط الصفحة بحسب قدرات نظام القراءة (الخط وحجمه، والمسافات بين "
        "الفقرات والجمل والكلمات والحروف، ولون الخلفية والنص)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "لا يمكن تعديل المظهر",
        "لا يمكن تعديل النص وتخطيط الصفحة لأن القراءة قريبة من النسخة المطبوعة، وقد تتيح أنظمة "
        "القراءة التكبير",
    ),
    "ways-of-reading-visual-adjustments-unknown": ("لا تتوفر معلومات عن إمكان تعديل المظهر",) * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "يمكن قراءته جهرًا أو ببرايل الديناميكي",
        "يمكن قراءة كل المحتوى جهرًا أو ببرايل الديناميكي",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "لا يمكن قراءته كاملًا جهرًا أو ببرايل الديناميكي",
        "لا يمكن قراءة كل المحتوى جهرًا أو ببرايل الديناميكي",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "لا يمكن قراءته جهرًا أو ببرايل الديناميكي",
        "لا يمكن قراءة المحتوى جهرًا ولا ببرايل الديناميكي",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("لا تتوفر معلومات عن القراءة غير البصرية",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "يتضمن نصوصًا بديلة",
        "للصور أوصاف في نصوص بديلة",
    ),
    "conformance-a": (
        "يستوفي هذا المنشور الحد الأدنى من معايير إمكانية الوصول",
        "يتضمن المنشور بيان مطابقة لمعيار EPUB Accessibility وWCAG 2 بالمستوى A",
    ),
    "conformance-aa": (
        "يستوفي هذا المنشور معايير إمكانية الوصول المعتمدة",
        "يتضمن المنشور بيان مطابقة لمعيار EPUB Accessibility وWCAG 2 بالمستوى AA",
    ),
    "conformance-aaa": (
        "يتجاوز هذا المنشور معايير إمكانية الوصول المعتمدة",
        "يتضمن المنشور بيان مطابقة لمعيار EPUB Accessibility وWCAG 2 بالمستوى AAA",
    ),
    "conformance-no": ("لا تتوفر معلومات",) * 2,
    "conformance-unknown-standard": ("لا يمكن تحديد مدى مطابقة هذا المنشور لمعايير إمكانية الوصول المعتمدة",)
    * 2,
    "conformance-claim": ("يعلن هذا المنشور مطابقته: {standard}",) * 2,
    "conformance-certifier": ("صدّق على المنشور: {name}",) * 2,
    "navigation-toc": (
        "جدول المحتويات",
        "جدول محتويات بروابط إلى كل فصول النص",
    ),
    "navigation-index": (
        "الفهرس",
        "فهرس بروابط إلى المداخل",
    ),
    "navigation-structural": (
        "العناوين",
        "عناصر مثل العناوين والجداول للتنقل المنظّم",
    ),
    "navigation-page-navigation": (
        "الانتقال إلى صفحة",
        "قائمة صفحات للانتقال إلى صفحات النسخة المطبوعة",
    ),
    "rich-content-accessible-math-as-mathml": (
        "المعادلات بصيغة MathML",
        "معادلات رياضية بصيغة ميسّرة (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "المعادلات بصيغة LaTeX",
        "معادلات رياضية بصيغة ميسّرة (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("المعادلات موصوفة بالكلمات",) * 2,
    "rich-content-extended": ("للصور الغنية بالمعلومات أوصاف مفصّلة",) * 2,
    "hazards-none": (
        "لا مخاطر",
        "لا يتضمن المنشور مخاطر",
    ),
    "hazards-flashing": (
        "محتوى وامض",
        "يتضمن المنشور محتوى وامضًا قد يسبب نوبات لدى المتحسسين للضوء",
    ),
    "hazards-motion": (
        "محاكاة الحركة",
        "يتضمن المنشور محاكاة للحركة قد تسبب الدوار",
    ),
    "hazards-sound": (
        "أصوات",
        "يتضمن المنشور أصواتًا قد تكون مزعجة",
    ),
    "hazards-unknown": ("لا يُعرف هل توجد مخاطر",) * 2,
    "legal-considerations-exempt": (
        "يستند إلى إعفاء من متطلبات إمكانية الوصول في بعض الولايات القضائية",
        "يستند هذا المنشور إلى إعفاء من متطلبات إمكانية الوصول في بعض الولايات القضائية",
    ),
    "additional-accessibility-information-aria": (
        "يتضمن أدوار ARIA",
        "المحتوى معزّز بأدوار ARIA لتوضيح البنية وتيسير التنقل",
    ),
    "additional-accessibility-information-page-breaks": (
        "يتضمن فواصل الصفحات",
        "يتضمن فواصل صفحات الأصل المطبوع",
    ),
    "additional-accessibility-information-ruby-annotations": ("بعض تعليقات روبي",) * 2,
    "check-passed": ("{standard}: اجتاز الفحص، {tool}",) * 2,
    "check-failed": ("{standard}: لم يجتز الفحص، {tool}",) * 2,
    "check-not-run": ("{standard}: لم يُفحص، {tool} غير متوفر",) * 2,
    "check-none": ("لم يقرأ أي مدقق هذه الملفات",) * 2,
    "check-date": ("المحتوى بتاريخ {date}",) * 2,
}
