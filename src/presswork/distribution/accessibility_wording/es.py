"""Spanish words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Formas de lectura",) * 2,
    "conformance-title": ("Conformidad",) * 2,
    "navigation-title": ("Navegación",) * 2,
    "rich-content-title": ("Contenido enriquecido",) * 2,
    "hazards-title": ("Riesgos",) * 2,
    "accessibility-summary-title": ("Resumen de accesibilidad",) * 2,
    "legal-considerations-title": ("Consideraciones legales",) * 2,
    "additional-accessibility-information-title": ("Información adicional sobre accesibilidad",) * 2,
    "checks-title": ("Comprobaciones",) * 2,
    "no-metadata": ("No hay información disponible",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "El aspecto se puede modificar",
        "El aspecto del texto y la disposición de la página se pueden modificar según las "
        "capacidades del sistema de lectura (tipo y tamaño de letra, espacios entre párrafos, "
        "frases, palabras y letras, y color del fondo y del texto)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "El aspecto no se puede modificar",
        "El texto y la disposición de la página no se pueden modificar, pues la lectura es "
        "similar a la versión impresa; los sistemas de lectura pueden ofrecer ampliación",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "No hay información sobre la posibilidad de modificar el aspecto",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Legible en voz alta o en braille dinámico",
        "Todo el contenido se puede leer en voz alta o en braille dinámico",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "No del todo legible en voz alta o en braille dinámico",
        "No todo el contenido se puede leer en voz alta o en braille dinámico",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "No legible en voz alta ni en braille dinámico",
        "El contenido no se puede leer en voz alta ni en braille dinámico",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("No hay información sobre la lectura no visual",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Tiene textos alternativos",
        "Las imágenes tienen descripciones en texto alternativo",
    ),
    "conformance-a": (
        "Esta publicación cumple los estándares mínimos de accesibilidad",
        "La publicación contiene una declaración de conformidad con el estándar EPUB "
        "Accessibility y WCAG 2 nivel A",
    ),
    "conformance-aa": (
        "Esta publicación cumple los estándares de accesibilidad aceptados",
        "La publicación contiene una declaración de conformidad con el estándar EPUB "
        "Accessibility y WCAG 2 nivel AA",
    ),
    "conformance-aaa": (
        "Esta publicación supera los estándares de accesibilidad aceptados",
        "La publicación contiene una declaración de conformidad con el estándar EPUB "
        "Accessibility y WCAG 2 nivel AAA",
    ),
    "conformance-no": ("No hay información disponible",) * 2,
    "conformance-unknown-standard": (
        "No se puede determinar si esta publicación cumple los estándares de accesibilidad aceptados",
    )
    * 2,
    "conformance-claim": ("Esta publicación declara cumplir {standard}",) * 2,
    "conformance-certifier": ("La publicación fue certificada por {name}",) * 2,
    "navigation-toc": (
        "Índice de contenidos",
        "Índice de contenidos con enlaces a todos los capítulos del texto",
    ),
    "navigation-index": (
        "Índice alfabético",
        "Índice alfabético con enlaces a las entradas",
    ),
    "navigation-structural": (
        "Encabezados",
        "Elementos como encabezados, tablas, etc. para una navegación estructurada",
    ),
    "navigation-page-navigation": (
        "Ir a la página",
        "Lista de páginas para ir a las de la versión impresa",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Fórmulas en MathML",
        "Fórmulas matemáticas en formato accesible (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Fórmulas en LaTeX",
        "Fórmulas matemáticas en formato accesible (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Las fórmulas están descritas con texto",) * 2,
    "rich-content-extended": ("Las imágenes ricas en información tienen descripciones extensas",) * 2,
    "hazards-none": (
        "Sin riesgos",
        "La publicación no contiene riesgos",
    ),
    "hazards-flashing": (
        "Contenido parpadeante",
        "La publicación contiene parpadeos que pueden provocar crisis fotosensibles",
    ),
    "hazards-motion": (
        "Simulación de movimiento",
        "La publicación contiene simulaciones de movimiento que pueden causar mareo",
    ),
    "hazards-sound": (
        "Sonidos",
        "La publicación contiene sonidos que pueden resultar molestos",
    ),
    "hazards-unknown": ("Se desconoce si hay riesgos",) * 2,
    "legal-considerations-exempt": (
        "Declara una exención de accesibilidad en algunas jurisdicciones",
        "Esta publicación declara una exención de accesibilidad en algunas jurisdicciones",
    ),
    "additional-accessibility-information-aria": (
        "Incluye roles ARIA",
        "El contenido incluye roles ARIA que mejoran la organización y facilitan la navegación",
    ),
    "additional-accessibility-information-page-breaks": (
        "Incluye saltos de página",
        "Incluye los saltos de página de la edición impresa original",
    ),
    "additional-accessibility-information-ruby-annotations": ("Algunas anotaciones ruby",) * 2,
    "check-passed": ("{standard}: superado, {tool}",) * 2,
    "check-failed": ("{standard}: no superado, {tool}",) * 2,
    "check-not-run": ("{standard}: sin validar, faltaba {tool}",) * 2,
    "check-none": ("Ningún validador ha leído estos archivos",) * 2,
    "check-date": ("Contenido a fecha de {date}",) * 2,
}
