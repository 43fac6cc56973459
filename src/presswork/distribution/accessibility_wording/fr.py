"""French words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Modes de lecture",) * 2,
    "conformance-title": ("Conformité",) * 2,
    "navigation-title": ("Navigation",) * 2,
    "rich-content-title": ("Contenus enrichis",) * 2,
    "hazards-title": ("Dangers",) * 2,
    "accessibility-summary-title": ("Résumé de l’accessibilité",) * 2,
    "legal-considerations-title": ("Considérations légales",) * 2,
    "additional-accessibility-information-title": ("Informations complémentaires sur l’accessibilité",) * 2,
    "checks-title": ("Vérifications",) * 2,
    "no-metadata": ("Aucune information disponible",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "L’affichage peut être adapté",
        "L’apparence du texte et la mise en page peuvent être modifiées selon les possibilités du "
        "système de lecture (police et taille des caractères, espaces entre les paragraphes, les "
        "phrases, les mots et les lettres, ainsi que couleur du fond et du texte)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "L’affichage ne peut pas être adapté",
        "Le texte et la mise en page ne peuvent pas être modifiés, car la lecture est proche de "
        "la version imprimée ; les systèmes de lecture peuvent toutefois proposer un "
        "agrandissement",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "Aucune information sur la possibilité d’adapter l’affichage",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Lisible en synthèse vocale ou en braille dynamique",
        "Tous les contenus peuvent être lus en synthèse vocale ou en braille dynamique",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Pas entièrement lisible en synthèse vocale ou en braille dynamique",
        "Une partie des contenus ne peut pas être lue en synthèse vocale ou en braille dynamique",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Non lisible en synthèse vocale ou en braille dynamique",
        "Les contenus ne peuvent pas être lus en synthèse vocale ni en braille dynamique",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Aucune information sur la lecture non visuelle",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Textes alternatifs présents",
        "Les images sont décrites par des textes alternatifs",
    ),
    "conformance-a": (
        "Cette publication répond aux exigences minimales d’accessibilité",
        "La publication contient une déclaration de conformité au standard EPUB Accessibility et "
        "WCAG 2 niveau A",
    ),
    "conformance-aa": (
        "Cette publication répond aux standards d’accessibilité reconnus",
        "La publication contient une déclaration de conformité au standard EPUB Accessibility et "
        "WCAG 2 niveau AA",
    ),
    "conformance-aaa": (
        "Cette publication dépasse les standards d’accessibilité reconnus",
        "La publication contient une déclaration de conformité au standard EPUB Accessibility et "
        "WCAG 2 niveau AAA",
    ),
    "conformance-no": ("Aucune information disponible",) * 2,
    "conformance-unknown-standard": (
        "La conformité de cette publication aux standards d’accessibilité reconnus ne peut pas "
        "être déterminée",
    )
    * 2,
    "conformance-claim": ("Cette publication déclare être conforme à {standard}",) * 2,
    "conformance-certifier": ("La publication a été certifiée par {name}",) * 2,
    "navigation-toc": (
        "Table des matières",
        "Table des matières avec des liens vers tous les chapitres du texte",
    ),
    "navigation-index": (
        "Index",
        "Index avec des liens vers les entrées référencées",
    ),
    "navigation-structural": (
        "Titres",
        "Éléments tels que titres, tableaux, etc. pour une navigation structurée",
    ),
    "navigation-page-navigation": (
        "Aller à la page",
        "Liste des pages menant aux pages de la version imprimée",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Formules en MathML",
        "Formules mathématiques dans un format accessible (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Formules en LaTeX",
        "Formules mathématiques dans un format accessible (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Les formules sont décrites par un texte",) * 2,
    "rich-content-extended": ("Les images riches en information ont une description longue",) * 2,
    "hazards-none": (
        "Aucun danger",
        "La publication ne contient aucun danger",
    ),
    "hazards-flashing": (
        "Contenu clignotant",
        "La publication contient des contenus clignotants qui peuvent provoquer des crises "
        "d’épilepsie photosensible",
    ),
    "hazards-motion": (
        "Simulation de mouvement",
        "La publication contient des simulations de mouvement qui peuvent donner la nausée",
    ),
    "hazards-sound": (
        "Sons",
        "La publication contient des sons qui peuvent être gênants",
    ),
    "hazards-unknown": ("La présence de dangers est inconnue",) * 2,
    "legal-considerations-exempt": (
        "Invoque une exemption d’accessibilité dans certaines juridictions",
        "Cette publication invoque une exemption d’accessibilité dans certaines juridictions",
    ),
    "additional-accessibility-information-aria": (
        "Rôles ARIA inclus",
        "Le contenu comporte des rôles ARIA qui clarifient la structure et facilitent la navigation",
    ),
    "additional-accessibility-information-page-breaks": (
        "Sauts de page inclus",
        "Sauts de page de l’édition imprimée d’origine",
    ),
    "additional-accessibility-information-ruby-annotations": ("Quelques annotations ruby",) * 2,
    "check-passed": ("{standard} : réussi, {tool}",) * 2,
    "check-failed": ("{standard} : échoué, {tool}",) * 2,
    "check-not-run": ("{standard} : non validé, {tool} manquait",) * 2,
    "check-none": ("Aucun validateur n’a lu ces fichiers",) * 2,
    "check-date": ("État du contenu : {date}",) * 2,
}
