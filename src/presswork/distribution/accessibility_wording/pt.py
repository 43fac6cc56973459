"""Portuguese words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Formas de leitura",) * 2,
    "conformance-title": ("Conformidade",) * 2,
    "navigation-title": ("Navegação",) * 2,
    "rich-content-title": ("Conteúdo enriquecido",) * 2,
    "hazards-title": ("Riscos",) * 2,
    "accessibility-summary-title": ("Resumo da acessibilidade",) * 2,
    "legal-considerations-title": ("Considerações legais",) * 2,
    "additional-accessibility-information-title": ("Informações adicionais sobre acessibilidade",) * 2,
    "checks-title": ("Verificações",) * 2,
    "no-metadata": ("Não há informações disponíveis",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "A aparência pode ser modificada",
        "A aparência do texto e o layout da página podem ser modificados conforme os recursos do "
        "sistema de leitura (tipo e tamanho da letra, espaços entre parágrafos, frases, palavras "
        "e letras, e cor do fundo e do texto)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "A aparência não pode ser modificada",
        "O texto e o layout da página não podem ser modificados, pois a leitura é próxima da "
        "versão impressa; os sistemas de leitura podem, contudo, oferecer ampliação",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "Não há informações sobre a possibilidade de modificar a aparência",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Legível em voz alta ou em braille dinâmico",
        "Todo o conteúdo pode ser lido em voz alta ou em braille dinâmico",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Não totalmente legível em voz alta ou em braille dinâmico",
        "Nem todo o conteúdo pode ser lido em voz alta ou em braille dinâmico",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Não legível em voz alta nem em braille dinâmico",
        "O conteúdo não pode ser lido em voz alta nem em braille dinâmico",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("Não há informações sobre a leitura não visual",) * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Tem textos alternativos",
        "As imagens têm descrições em texto alternativo",
    ),
    "conformance-a": (
        "Esta publicação cumpre os padrões mínimos de acessibilidade",
        "A publicação contém uma declaração de conformidade com o padrão EPUB Accessibility e WCAG 2 nível A",
    ),
    "conformance-aa": (
        "Esta publicação cumpre os padrões de acessibilidade aceites",
        "A publicação contém uma declaração de conformidade com o padrão EPUB Accessibility e "
        "WCAG 2 nível AA",
    ),
    "conformance-aaa": (
        "Esta publicação supera os padrões de acessibilidade aceites",
        "A publicação contém uma declaração de conformidade com o padrão EPUB Accessibility e "
        "WCAG 2 nível AAA",
    ),
    "conformance-no": ("Não há informações disponíveis",) * 2,
    "conformance-unknown-standard": (
        "Não é possível determinar se esta publicação cumpre os padrões de acessibilidade aceites",
    )
    * 2,
    "conformance-claim": ("Esta publicação declara cumprir {standard}",) * 2,
    "conformance-certifier": ("A publicação foi certificada por {name}",) * 2,
    "navigation-toc": (
        "Sumário",
        "Sumário com ligações a todos os capítulos do texto",
    ),
    "navigation-index": (
        "Índice remissivo",
        "Índice remissivo com ligações às entradas",
    ),
    "navigation-structural": (
        "Títulos",
        "Elementos como títulos, tabelas etc. para navegação estruturada",
    ),
    "navigation-page-navigation": (
        "Ir para a página",
        "Lista de páginas para ir às páginas da versão impressa",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Fórmulas em MathML",
        "Fórmulas matemáticas em formato acessível (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Fórmulas em LaTeX",
        "Fórmulas matemáticas em formato acessível (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("As fórmulas são descritas em texto",) * 2,
    "rich-content-extended": ("As imagens ricas em informação têm descrições longas",) * 2,
    "hazards-none": (
        "Sem riscos",
        "A publicação não contém riscos",
    ),
    "hazards-flashing": (
        "Conteúdo intermitente",
        "A publicação contém clarões que podem provocar crises fotossensíveis",
    ),
    "hazards-motion": (
        "Simulação de movimento",
        "A publicação contém simulações de movimento que podem causar enjoo",
    ),
    "hazards-sound": (
        "Sons",
        "A publicação contém sons que podem ser incómodos",
    ),
    "hazards-unknown": ("Não se sabe se há riscos",) * 2,
    "legal-considerations-exempt": (
        "Invoca uma isenção de acessibilidade em algumas jurisdições",
        "Esta publicação invoca uma isenção de acessibilidade em algumas jurisdições",
    ),
    "additional-accessibility-information-aria": (
        "Inclui papéis ARIA",
        "O conteúdo inclui papéis ARIA que melhoram a organização e facilitam a navegação",
    ),
    "additional-accessibility-information-page-breaks": (
        "Inclui quebras de página",
        "Inclui as quebras de página da edição impressa original",
    ),
    "additional-accessibility-information-ruby-annotations": ("Algumas anotações ruby",) * 2,
    "check-passed": ("{standard}: aprovado, {tool}",) * 2,
    "check-failed": ("{standard}: não aprovado, {tool}",) * 2,
    "check-not-run": ("{standard}: não validado, faltava {tool}",) * 2,
    "check-none": ("Nenhum validador leu estes ficheiros",) * 2,
    "check-date": ("Conteúdo em {date}",) * 2,
}
