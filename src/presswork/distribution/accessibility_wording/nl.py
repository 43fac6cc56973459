"""Dutch words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Manieren van lezen",) * 2,
    "conformance-title": ("Conformiteit",) * 2,
    "navigation-title": ("Navigatie",) * 2,
    "rich-content-title": ("Verrijkte inhoud",) * 2,
    "hazards-title": ("Risico’s",) * 2,
    "accessibility-summary-title": ("Samenvatting van de toegankelijkheid",) * 2,
    "legal-considerations-title": ("Juridische overwegingen",) * 2,
    "additional-accessibility-information-title": ("Aanvullende informatie over toegankelijkheid",) * 2,
    "checks-title": ("Controles",) * 2,
    "no-metadata": ("Geen informatie beschikbaar",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "Weergave is aanpasbaar",
        "De weergave van tekst en bladspiegel is aan te passen voor zover het leessysteem dat kan "
        "(lettertype en lettergrootte, ruimte tussen alinea’s, zinnen, woorden en letters, en "
        "kleur van achtergrond en tekst)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "Weergave is niet aanpasbaar",
        "Tekst en bladspiegel zijn niet aan te passen, omdat de leeservaring dicht bij de "
        "gedrukte versie ligt; leessystemen kunnen wel vergroten",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "Geen informatie beschikbaar over de aanpasbaarheid van de weergave",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Leesbaar met voorlezen of dynamische braille",
        "Alle inhoud kan worden voorgelezen of in dynamische braille worden gelezen",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Niet volledig leesbaar met voorlezen of dynamische braille",
        "Niet alle inhoud kan worden voorgelezen of in dynamische braille worden gelezen",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Niet leesbaar met voorlezen of dynamische braille",
        "De inhoud kan niet worden voorgelezen of in dynamische braille worden gelezen",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Geen informatie beschikbaar over niet-visueel lezen",)
    * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Heeft alternatieve teksten",
        "Afbeeldingen hebben beschrijvingen als alternatieve tekst",
    ),
    "conformance-a": (
        "Deze publicatie voldoet aan minimale toegankelijkheidsnormen",
        "De publicatie bevat een verklaring dat zij voldoet aan de norm EPUB Accessibility en "
        "WCAG 2 niveau A",
    ),
    "conformance-aa": (
        "Deze publicatie voldoet aan aanvaarde toegankelijkheidsnormen",
        "De publicatie bevat een verklaring dat zij voldoet aan de norm EPUB Accessibility en "
        "WCAG 2 niveau AA",
    ),
    "conformance-aaa": (
        "Deze publicatie overtreft aanvaarde toegankelijkheidsnormen",
        "De publicatie bevat een verklaring dat zij voldoet aan de norm EPUB Accessibility en "
        "WCAG 2 niveau AAA",
    ),
    "conformance-no": ("Geen informatie beschikbaar",) * 2,
    "conformance-unknown-standard": (
        "Of deze publicatie voldoet aan aanvaarde toegankelijkheidsnormen, is niet vast te stellen",
    )
    * 2,
    "conformance-claim": ("Deze publicatie verklaart te voldoen aan {standard}",) * 2,
    "conformance-certifier": ("De publicatie is gecertificeerd door {name}",) * 2,
    "navigation-toc": (
        "Inhoudsopgave",
        "Inhoudsopgave met links naar alle hoofdstukken van de tekst",
    ),
    "navigation-index": (
        "Register",
        "Register met links naar de vermeldingen",
    ),
    "navigation-structural": (
        "Koppen",
        "Elementen zoals koppen, tabellen enz. voor gestructureerde navigatie",
    ),
    "navigation-page-navigation": (
        "Ga naar pagina",
        "Paginalijst om naar pagina’s van de gedrukte versie te gaan",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Formules als MathML",
        "Wiskundige formules in toegankelijke vorm (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Formules als LaTeX",
        "Wiskundige formules in toegankelijke vorm (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Formules zijn in woorden beschreven",) * 2,
    "rich-content-extended": ("Informatierijke afbeeldingen zijn uitgebreid beschreven",) * 2,
    "hazards-none": (
        "Geen risico’s",
        "De publicatie bevat geen risico’s",
    ),
    "hazards-flashing": (
        "Flitsende inhoud",
        "De publicatie bevat flitsende inhoud die lichtgevoelige aanvallen kan veroorzaken",
    ),
    "hazards-motion": (
        "Bewegingssimulatie",
        "De publicatie bevat bewegingssimulaties die misselijkheid kunnen veroorzaken",
    ),
    "hazards-sound": (
        "Geluiden",
        "De publicatie bevat geluiden die onaangenaam kunnen zijn",
    ),
    "hazards-unknown": ("Of er risico’s zijn, is niet bekend",) * 2,
    "legal-considerations-exempt": (
        "Beroept zich in sommige rechtsgebieden op een uitzondering op de toegankelijkheid",
        "Deze publicatie beroept zich in sommige rechtsgebieden op een uitzondering op de toegankelijkheid",
    ),
    "additional-accessibility-information-aria": (
        "Met ARIA-rollen",
        "De inhoud is verrijkt met ARIA-rollen die de opbouw verduidelijken en de navigatie vergemakkelijken",
    ),
    "additional-accessibility-information-page-breaks": (
        "Met paginaovergangen",
        "Met de paginaovergangen van de gedrukte bron",
    ),
    "additional-accessibility-information-ruby-annotations": ("Enkele ruby-annotaties",) * 2,
    "check-passed": ("{standard}: geslaagd, {tool}",) * 2,
    "check-failed": ("{standard}: niet geslaagd, {tool}",) * 2,
    "check-not-run": ("{standard}: niet gecontroleerd, {tool} ontbrak",) * 2,
    "check-none": ("Geen controleprogramma heeft deze bestanden gelezen",) * 2,
    "check-date": ("Stand van de inhoud: {date}",) * 2,
}
