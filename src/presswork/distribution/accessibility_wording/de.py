"""German words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Lesearten",) * 2,
    "conformance-title": ("Konformität",) * 2,
    "navigation-title": ("Navigation",) * 2,
    "rich-content-title": ("Reichhaltige Inhalte",) * 2,
    "hazards-title": ("Gefahren",) * 2,
    "accessibility-summary-title": ("Zusammenfassung der Barrierefreiheit",) * 2,
    "legal-considerations-title": ("Rechtliche Hinweise",) * 2,
    "additional-accessibility-information-title": ("Weitere Angaben zur Barrierefreiheit",) * 2,
    "checks-title": ("Prüfungen",) * 2,
    "no-metadata": ("Keine Angaben verfügbar",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "Darstellung ist anpassbar",
        "Die Darstellung von Text und Seite lässt sich anpassen, soweit das Lesesystem es kann "
        "(Schriftart und Schriftgröße, Abstände zwischen Absätzen, Sätzen, Wörtern und Buchstaben "
        "sowie Farbe von Hintergrund und Text)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "Darstellung ist nicht anpassbar",
        "Text und Seitenaufteilung lassen sich nicht anpassen, da die Darstellung der gedruckten "
        "Ausgabe entspricht; Lesesysteme können aber vergrößern",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "Keine Angaben zur Anpassbarkeit der Darstellung verfügbar",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Lesbar durch Vorlesen oder dynamische Brailleschrift",
        "Der gesamte Inhalt kann vorgelesen oder in dynamischer Brailleschrift gelesen werden",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Nicht vollständig lesbar durch Vorlesen oder dynamische Brailleschrift",
        "Nicht der gesamte Inhalt kann vorgelesen oder in dynamischer Brailleschrift gelesen werden",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Nicht lesbar durch Vorlesen oder dynamische Brailleschrift",
        "Der Inhalt kann weder vorgelesen noch in dynamischer Brailleschrift gelesen werden",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Keine Angaben zum nichtvisuellen Lesen verfügbar",)
    * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Mit Alternativtexten",
        "Bilder haben beschreibende Alternativtexte",
    ),
    "conformance-a": (
        "Diese Publikation erfüllt Mindeststandards der Barrierefreiheit",
        "Die Publikation enthält eine Erklärung, dass sie den Standard EPUB Accessibility und "
        "WCAG 2 Stufe A erfüllt",
    ),
    "conformance-aa": (
        "Diese Publikation erfüllt anerkannte Standards der Barrierefreiheit",
        "Die Publikation enthält eine Erklärung, dass sie den Standard EPUB Accessibility und "
        "WCAG 2 Stufe AA erfüllt",
    ),
    "conformance-aaa": (
        "Diese Publikation übertrifft anerkannte Standards der Barrierefreiheit",
        "Die Publikation enthält eine Erklärung, dass sie den Standard EPUB Accessibility und "
        "WCAG 2 Stufe AAA erfüllt",
    ),
    "conformance-no": ("Keine Angaben verfügbar",) * 2,
    "conformance-unknown-standard": (
        "Ob diese Publikation anerkannte Standards der Barrierefreiheit erfüllt, lässt sich nicht "
        "feststellen",
    )
    * 2,
    "conformance-claim": ("Diese Publikation erklärt, {standard} zu erfüllen",) * 2,
    "conformance-certifier": ("Die Publikation wurde zertifiziert von {name}",) * 2,
    "navigation-toc": (
        "Inhaltsverzeichnis",
        "Inhaltsverzeichnis mit Links zu allen Kapiteln des Textes",
    ),
    "navigation-index": (
        "Register",
        "Register mit Links zu den Einträgen",
    ),
    "navigation-structural": (
        "Überschriften",
        "Elemente wie Überschriften, Tabellen usw. zur strukturierten Navigation",
    ),
    "navigation-page-navigation": (
        "Gehe zu Seite",
        "Seitenliste, die zu den Seiten der gedruckten Ausgabe führt",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Formeln als MathML",
        "Mathematische Formeln in barrierefreiem Format (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Formeln als LaTeX",
        "Mathematische Formeln in barrierefreiem Format (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Formeln sind in Worten beschrieben",) * 2,
    "rich-content-extended": ("Informationsreiche Bilder sind ausführlich beschrieben",) * 2,
    "hazards-none": (
        "Keine Gefahren",
        "Die Publikation enthält keine Gefahren",
    ),
    "hazards-flashing": (
        "Blitzende Inhalte",
        "Die Publikation enthält blitzende Inhalte, die photosensitive Anfälle auslösen können",
    ),
    "hazards-motion": (
        "Simulierte Bewegung",
        "Die Publikation enthält Bewegungssimulationen, die Schwindel auslösen können",
    ),
    "hazards-sound": (
        "Geräusche",
        "Die Publikation enthält Geräusche, die unangenehm sein können",
    ),
    "hazards-unknown": ("Ob Gefahren vorhanden sind, ist nicht bekannt",) * 2,
    "legal-considerations-exempt": (
        "Beansprucht in einigen Rechtsordnungen eine Ausnahme von der Barrierefreiheit",
        "Diese Publikation beansprucht in einigen Rechtsordnungen eine Ausnahme von der Barrierefreiheit",
    ),
    "additional-accessibility-information-aria": (
        "Mit ARIA-Rollen",
        "Der Inhalt ist mit ARIA-Rollen ausgezeichnet, die Gliederung und Navigation erleichtern",
    ),
    "additional-accessibility-information-page-breaks": (
        "Mit Seitenumbrüchen",
        "Mit den Seitenumbrüchen der gedruckten Vorlage",
    ),
    "additional-accessibility-information-ruby-annotations": ("Einige Ruby-Anmerkungen",) * 2,
    "check-passed": ("{standard}: bestanden, {tool}",) * 2,
    "check-failed": ("{standard}: nicht bestanden, {tool}",) * 2,
    "check-not-run": ("{standard}: nicht geprüft, {tool} fehlte",) * 2,
    "check-none": ("Kein Prüfprogramm hat diese Dateien gelesen",) * 2,
    "check-date": ("Stand des Inhalts: {date}",) * 2,
}
