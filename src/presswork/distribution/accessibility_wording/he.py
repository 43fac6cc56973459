"""Hebrew words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("דרכי קריאה",) * 2,
    "conformance-title": ("תאימות",) * 2,
    "navigation-title": ("ניווט",) * 2,
    "rich-content-title": ("תוכן עשיר",) * 2,
    "hazards-title": ("סיכונים",) * 2,
    "accessibility-summary-title": ("תקציר נגישות",) * 2,
    "legal-considerations-title": ("היבטים משפטיים",) * 2,
    "additional-accessibility-information-title": ("מידע נוסף על נגישות",) * 2,
    "checks-title": ("בדיקות",) * 2,
    "no-metadata": ("אין מידע זמין",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "אפשר לשנות את התצוגה",
        "אפשר לשנות את מראה הטקסט ואת פריסת העמוד לפי יכולות מערכת הקריאה (גופן וגודלו, רווחים "
        "בין פסקאות, משפטים, מילים ואותיות, וצבע הרקע והטקסט)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "אי אפשר לשנות את התצוגה",
        "אי אפשר לשנות את הטקסט ואת פריסת העמוד, כי הקריאה קרובה לגרסה המודפסת; מערכות קריאה "
        "יכולות עדיין להגדיל",
    ),
    "ways-of-reading-visual-adjustments-unknown": ("אין מידע על האפשרות לשנות את התצוגה",) * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "ניתן להקראה או לקריאה בברייל דינמי",
        "את כל התוכן אפשר להקריא או לקרוא בברייל דינמי",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "לא ניתן במלואו להקראה או לקריאה בברייל דינמי",
        "לא את כל התוכן אפשר להקריא או לקרוא בברייל דינמי",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "לא ניתן להקראה או לקריאה בברייל דינמי",
        "את התוכן אי אפשר להקריא או לקרוא בברייל דינמי",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("אין מידע על קריאה לא חזותית",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "יש טקסט חלופי",
        "לתמונות יש תיאורים בטקסט חלופי",
    ),
    "conformance-a": (
        "הפרסום עומד בתקני נגישות מינימליים",
        "הפרסום כולל הצהרת תאימות לתקן EPUB Accessibility ו־WCAG 2 ברמה A",
    ),
    "conformance-aa": (
        "הפרסום עומד בתקני נגישות מקובלים",
        "הפרסום כולל הצהרת תאימות לתקן EPUB Accessibility ו־WCAG 2 ברמה AA",
    ),
    "conformance-aaa": (
        "הפרסום עולה על תקני נגישות מקובלים",
        "הפרסום כולל הצהרת תאימות לתקן EPUB Accessibility ו־WCAG 2 ברמה AAA",
    ),
    "conformance-no": ("אין מידע זמין",) * 2,
    "conformance-unknown-standard": ("אי אפשר לקבוע אם הפרסום עומד בתקני נגישות מקובלים",) * 2,
    "conformance-claim": ("הפרסום מצהיר על תאימות: {standard}",) * 2,
    "conformance-certifier": ("הפרסום אושר בידי {name}",) * 2,
    "navigation-toc": (
        "תוכן עניינים",
        "תוכן עניינים עם קישורים לכל פרקי הטקסט",
    ),
    "navigation-index": (
        "מפתח",
        "מפתח עם קישורים לערכים",
    ),
    "navigation-structural": (
        "כותרות",
        "רכיבים כגון כותרות, טבלאות וכדומה לניווט מובנה",
    ),
    "navigation-page-navigation": (
        "מעבר לעמוד",
        "רשימת עמודים למעבר לעמודי הגרסה המודפסת",
    ),
    "rich-content-accessible-math-as-mathml": (
        "נוסחאות ב־MathML",
        "נוסחאות מתמטיות בתבנית נגישה (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "נוסחאות ב־LaTeX",
        "נוסחאות מתמטיות בתבנית נגישה (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("הנוסחאות מתוארות במילים",) * 2,
    "rich-content-extended": ("לתמונות עתירות מידע יש תיאורים מורחבים",) * 2,
    "hazards-none": (
        "אין סיכונים",
        "הפרסום אינו כולל סיכונים",
    ),
    "hazards-flashing": (
        "תוכן מהבהב",
        "הפרסום כולל תוכן מהבהב שעלול לגרום להתקפים אצל רגישים לאור",
    ),
    "hazards-motion": (
        "הדמיית תנועה",
        "הפרסום כולל הדמיות תנועה שעלולות לגרום לבחילה",
    ),
    "hazards-sound": (
        "צלילים",
        "הפרסום כולל צלילים שעלולים להיות לא נעימים",
    ),
    "hazards-unknown": ("לא ידוע אם יש סיכונים",) * 2,
    "legal-considerations-exempt": (
        "מצהיר על פטור מנגישות בתחומי שיפוט מסוימים",
        "הפרסום מצהיר על פטור מנגישות בתחומי שיפוט מסוימים",
    ),
    "additional-accessibility-information-aria": (
        "כולל תפקידי ARIA",
        "התוכן מסומן בתפקידי ARIA המבהירים את המבנה ומקלים על הניווט",
    ),
    "additional-accessibility-information-page-breaks": (
        "כולל מעברי עמוד",
        "כולל את מעברי העמוד של המקור המודפס",
    ),
    "additional-accessibility-information-ruby-annotations": ("כמה הערות רובי",) * 2,
    "check-passed": ("{standard}: עבר, {tool}",) * 2,
    "check-failed": ("{standard}: לא עבר, {tool}",) * 2,
    "check-not-run": ("{standard}: לא נבדק, {tool} היה חסר",) * 2,
    "check-none": ("שום כלי בדיקה לא קרא את הקבצים האלה",) * 2,
    "check-date": ("התוכן נכון ל־{date}",) * 2,
}
