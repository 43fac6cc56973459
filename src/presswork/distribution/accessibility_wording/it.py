"""Italian words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Modalità di lettura",) * 2,
    "conformance-title": ("Conformità",) * 2,
    "navigation-title": ("Navigazione",) * 2,
    "rich-content-title": ("Contenuti arricchiti",) * 2,
    "hazards-title": ("Rischi",) * 2,
    "accessibility-summary-title": ("Sintesi dell’accessibilità",) * 2,
    "legal-considerations-title": ("Considerazioni legali",) * 2,
    "additional-accessibility-information-title": ("Altre informazioni sull’accessibilità",) * 2,
    "checks-title": ("Verifiche",) * 2,
    "no-metadata": ("Nessuna informazione disponibile",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "L’aspetto può essere modificato",
        "L’aspetto del testo e l’impaginazione possono essere modificati secondo le capacità del "
        "sistema di lettura (tipo e dimensione del carattere, spazi tra paragrafi, frasi, parole "
        "e lettere, colore dello sfondo e del testo)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "L’aspetto non può essere modificato",
        "Il testo e l’impaginazione non possono essere modificati, perché la lettura è simile "
        "alla versione a stampa; i sistemi di lettura possono comunque offrire l’ingrandimento",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "Nessuna informazione sulla possibilità di modificare l’aspetto",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Leggibile con lettura ad alta voce o braille dinamico",
        "Tutto il contenuto può essere letto ad alta voce o in braille dinamico",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Non del tutto leggibile con lettura ad alta voce o braille dinamico",
        "Non tutto il contenuto può essere letto ad alta voce o in braille dinamico",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Non leggibile con lettura ad alta voce o braille dinamico",
        "Il contenuto non può essere letto ad alta voce né in braille dinamico",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Nessuna informazione sulla lettura non visiva",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Ha testi alternativi",
        "Le immagini hanno descrizioni in testo alternativo",
    ),
    "conformance-a": (
        "Questa pubblicazione soddisfa gli standard minimi di accessibilità",
        "La pubblicazione contiene una dichiarazione di conformità allo standard EPUB "
        "Accessibility e WCAG 2 livello A",
    ),
    "conformance-aa": (
        "Questa pubblicazione soddisfa gli standard di accessibilità riconosciuti",
        "La pubblicazione contiene una dichiarazione di conformità allo standard EPUB "
        "Accessibility e WCAG 2 livello AA",
    ),
    "conformance-aaa": (
        "Questa pubblicazione supera gli standard di accessibilità riconosciuti",
        "La pubblicazione contiene una dichiarazione di conformità allo standard EPUB "
        "Accessibility e WCAG 2 livello AAA",
    ),
    "conformance-no": ("Nessuna informazione disponibile",) * 2,
    "conformance-unknown-standard": (
        "Non è possibile stabilire se questa pubblicazione sia conforme agli standard di "
        "accessibilità riconosciuti",
    )
    * 2,
    "conformance-claim": ("Questa pubblicazione dichiara di essere conforme a {standard}",) * 2,
    "conformance-certifier": ("La pubblicazione è stata certificata da {name}",) * 2,
    "navigation-toc": (
        "Indice",
        "Indice con collegamenti a tutti i capitoli del testo",
    ),
    "navigation-index": (
        "Indice analitico",
        "Indice analitico con collegamenti alle voci",
    ),
    "navigation-structural": (
        "Titoli",
        "Elementi come titoli, tabelle ecc. per una navigazione strutturata",
    ),
    "navigation-page-navigation": (
        "Vai alla pagina",
        "Elenco delle pagine per raggiungere quelle della versione a stampa",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Formule in MathML",
        "Formule matematiche in formato accessibile (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Formule in LaTeX",
        "Formule matematiche in formato accessibile (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Le formule sono descritte a parole",) * 2,
    "rich-content-extended": ("Le immagini ricche di informazioni hanno descrizioni estese",) * 2,
    "hazards-none": (
        "Nessun rischio",
        "La pubblicazione non contiene rischi",
    ),
    "hazards-flashing": (
        "Contenuti lampeggianti",
        "La pubblicazione contiene contenuti lampeggianti che possono provocare crisi da fotosensibilità",
    ),
    "hazards-motion": (
        "Simulazione di movimento",
        "La pubblicazione contiene simulazioni di movimento che possono provocare nausea",
    ),
    "hazards-sound": (
        "Suoni",
        "La pubblicazione contiene suoni che possono risultare fastidiosi",
    ),
    "hazards-unknown": ("Non è noto se vi siano rischi",) * 2,
    "legal-considerations-exempt": (
        "Dichiara un’esenzione dall’accessibilità in alcune giurisdizioni",
        "Questa pubblicazione dichiara un’esenzione dall’accessibilità in alcune giurisdizioni",
    ),
    "additional-accessibility-information-aria": (
        "Ruoli ARIA inclusi",
        "Il contenuto comprende ruoli ARIA che migliorano l’organizzazione e facilitano la navigazione",
    ),
    "additional-accessibility-information-page-breaks": (
        "Interruzioni di pagina incluse",
        "Interruzioni di pagina dell’edizione a stampa originale",
    ),
    "additional-accessibility-information-ruby-annotations": ("Alcune annotazioni ruby",) * 2,
    "check-passed": ("{standard}: superato, {tool}",) * 2,
    "check-failed": ("{standard}: non superato, {tool}",) * 2,
    "check-not-run": ("{standard}: non convalidato, mancava {tool}",) * 2,
    "check-none": ("Nessun validatore ha letto questi file",) * 2,
    "check-date": ("Contenuto aggiornato al {date}",) * 2,
}
