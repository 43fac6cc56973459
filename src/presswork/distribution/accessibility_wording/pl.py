"""Polish words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Sposoby czytania",) * 2,
    "conformance-title": ("Zgodność",) * 2,
    "navigation-title": ("Nawigacja",) * 2,
    "rich-content-title": ("Treści wzbogacone",) * 2,
    "hazards-title": ("Zagrożenia",) * 2,
    "accessibility-summary-title": ("Podsumowanie dostępności",) * 2,
    "legal-considerations-title": ("Kwestie prawne",) * 2,
    "additional-accessibility-information-title": ("Dodatkowe informacje o dostępności",) * 2,
    "checks-title": ("Kontrole",) * 2,
    "no-metadata": ("Brak informacji",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "Wygląd można zmieniać",
        "Wygląd tekstu i układ strony można zmieniać w miarę możliwości systemu czytania (krój i "
        "wielkość pisma, odstępy między akapitami, zdaniami, wyrazami i literami oraz kolor tła i "
        "tekstu)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "Wyglądu nie można zmieniać",
        "Tekstu i układu strony nie można zmieniać, ponieważ są zbliżone do wersji drukowanej; "
        "systemy czytania mogą jednak powiększać obraz",
    ),
    "ways-of-reading-visual-adjustments-unknown": ("Brak informacji o możliwości zmiany wyglądu",) * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Można czytać na głos lub w dynamicznym brajlu",
        "Całą treść można czytać na głos lub w dynamicznym brajlu",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Nie w pełni dostępne do czytania na głos lub w dynamicznym brajlu",
        "Nie całą treść można czytać na głos lub w dynamicznym brajlu",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Nie można czytać na głos ani w dynamicznym brajlu",
        "Treści nie można czytać na głos ani w dynamicznym brajlu",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Brak informacji o czytaniu niewzrokowym",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Zawiera teksty alternatywne",
        "Ilustracje mają opisy w tekście alternatywnym",
    ),
    "conformance-a": (
        "Ta publikacja spełnia minimalne standardy dostępności",
        "Publikacja zawiera deklarację zgodności ze standardem EPUB Accessibility i WCAG 2 na poziomie A",
    ),
    "conformance-aa": (
        "Ta publikacja spełnia przyjęte standardy dostępności",
        "Publikacja zawiera deklarację zgodności ze standardem EPUB Accessibility i WCAG 2 na poziomie AA",
    ),
    "conformance-aaa": (
        "Ta publikacja przewyższa przyjęte standardy dostępności",
        "Publikacja zawiera deklarację zgodności ze standardem EPUB Accessibility i WCAG 2 na poziomie AAA",
    ),
    "conformance-no": ("Brak informacji",) * 2,
    "conformance-unknown-standard": (
        "Nie można ustalić, czy ta publikacja spełnia przyjęte standardy dostępności",
    )
    * 2,
    "conformance-claim": ("Ta publikacja deklaruje zgodność z {standard}",) * 2,
    "conformance-certifier": ("Publikację certyfikował: {name}",) * 2,
    "navigation-toc": (
        "Spis treści",
        "Spis treści z odsyłaczami do wszystkich rozdziałów tekstu",
    ),
    "navigation-index": (
        "Indeks",
        "Indeks z odsyłaczami do haseł",
    ),
    "navigation-structural": (
        "Nagłówki",
        "Elementy takie jak nagłówki, tabele itp. do nawigacji strukturalnej",
    ),
    "navigation-page-navigation": (
        "Przejdź do strony",
        "Lista stron prowadząca do stron wersji drukowanej",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Wzory w MathML",
        "Wzory matematyczne w dostępnym formacie (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Wzory w LaTeX",
        "Wzory matematyczne w dostępnym formacie (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Wzory są opisane słowami",) * 2,
    "rich-content-extended": ("Ilustracje bogate w informacje mają rozszerzone opisy",) * 2,
    "hazards-none": (
        "Brak zagrożeń",
        "Publikacja nie zawiera zagrożeń",
    ),
    "hazards-flashing": (
        "Migające treści",
        "Publikacja zawiera migające treści, które mogą wywołać napady padaczki fotogennej",
    ),
    "hazards-motion": (
        "Symulacja ruchu",
        "Publikacja zawiera symulacje ruchu, które mogą wywołać chorobę lokomocyjną",
    ),
    "hazards-sound": (
        "Dźwięki",
        "Publikacja zawiera dźwięki, które mogą być nieprzyjemne",
    ),
    "hazards-unknown": ("Nie wiadomo, czy występują zagrożenia",) * 2,
    "legal-considerations-exempt": (
        "Powołuje się na wyjątek od dostępności w niektórych jurysdykcjach",
        "Ta publikacja powołuje się na wyjątek od dostępności w niektórych jurysdykcjach",
    ),
    "additional-accessibility-information-aria": (
        "Zawiera role ARIA",
        "Treść zawiera role ARIA, które porządkują jej budowę i ułatwiają nawigację",
    ),
    "additional-accessibility-information-page-breaks": (
        "Zawiera podziały stron",
        "Zawiera podziały stron z drukowanego pierwowzoru",
    ),
    "additional-accessibility-information-ruby-annotations": ("Nieliczne adnotacje ruby",) * 2,
    "check-passed": ("{standard}: wynik pozytywny, {tool}",) * 2,
    "check-failed": ("{standard}: wynik negatywny, {tool}",) * 2,
    "check-not-run": ("{standard}: nie sprawdzono, zabrakło {tool}",) * 2,
    "check-none": ("Żaden walidator nie czytał tych plików",) * 2,
    "check-date": ("Stan treści: {date}",) * 2,
}
