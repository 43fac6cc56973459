"""English words of the accessibility statement."""

WORDS = {
    "ways-of-reading-title": ("Ways of reading",) * 2,
    "conformance-title": ("Conformance",) * 2,
    "navigation-title": ("Navigation",) * 2,
    "rich-content-title": ("Rich content",) * 2,
    "hazards-title": ("Hazards",) * 2,
    "accessibility-summary-title": ("Accessibility summary",) * 2,
    "legal-considerations-title": ("Legal considerations",) * 2,
    "additional-accessibility-information-title": ("Additional accessibility information",) * 2,
    "checks-title": ("Checks",) * 2,
    "no-metadata": ("No information is available",) * 2,
    "ways-of-reading-visual-adjustments-modifiable": (
        "Appearance can be modified",
        "Appearance of the text and page layout can be modified according to the capabilities of "
        "the reading system (font family and font size, spaces between paragraphs, sentences, "
        "words, and letters, as well as color of background and text)",
    ),
    "ways-of-reading-visual-adjustments-unmodifiable": (
        "Appearance cannot be modified",
        "Text and page layout cannot be modified as the reading experience is close to a print "
        "version, but reading systems can still provide zooming options",
    ),
    "ways-of-reading-visual-adjustments-unknown": (
        "No information about appearance modifiability is available",
    )
    * 2,
    "ways-of-reading-nonvisual-reading-readable": (
        "Readable in read aloud or dynamic braille",
        "All content can be read as read aloud speech or dynamic braille",
    ),
    "ways-of-reading-nonvisual-reading-not-fully": (
        "Not fully readable in read aloud or dynamic braille",
        "Not all of the content will be readable as read aloud speech or dynamic braille",
    ),
    "ways-of-reading-nonvisual-reading-none": (
        "Not readable in read aloud or dynamic braille",
        "The content is not readable as read aloud speech or dynamic braille",
    ),
    "ways-of-reading-nonvisual-reading-no-metadata": ("No information about nonvisual reading is available",)
    * 2,
    "ways-of-reading-nonvisual-reading-alt-text": (
        "Has alternative text",
        "Has alternative text descriptions for images",
    ),
    "conformance-a": (
        "This publication meets minimum accessibility standards",
        "The publication contains a conformance statement that it meets the EPUB Accessibility "
        "and WCAG 2 Level A standard",
    ),
    "conformance-aa": (
        "This publication meets accepted accessibility standards",
        "The publication contains a conformance statement that it meets the EPUB Accessibility "
        "and WCAG 2 Level AA standard",
    ),
    "conformance-aaa": (
        "This publication exceeds accepted accessibility standards",
        "The publication contains a conformance statement that it meets the EPUB Accessibility "
        "and WCAG 2 Level AAA standard",
    ),
    "conformance-no": ("No information is available",) * 2,
    "conformance-unknown-standard": (
        "Conformance to accepted standards for accessibility of this publication cannot be determined",
    )
    * 2,
    "conformance-claim": ("This publication claims to meet {standard}",) * 2,
    "conformance-certifier": ("The publication was certified by {name}",) * 2,
    "navigation-toc": (
        "Table of contents",
        "Table of contents to all chapters of the text via links",
    ),
    "navigation-index": (
        "Index",
        "Index with links to referenced entries",
    ),
    "navigation-structural": (
        "Headings",
        "Elements such as headings, tables, etc for structured navigation",
    ),
    "navigation-page-navigation": (
        "Go to page",
        "Page list to go to pages from the print source version",
    ),
    "rich-content-accessible-math-as-mathml": (
        "Math as MathML",
        "Math formulas in accessible format (MathML)",
    ),
    "rich-content-accessible-math-as-latex": (
        "Math as LaTeX",
        "Math formulas in accessible format (LaTeX)",
    ),
    "rich-content-accessible-math-described": ("Text descriptions of math are provided",) * 2,
    "rich-content-extended": ("Information-rich images are described by extended descriptions",) * 2,
    "hazards-none": (
        "No hazards",
        "The publication contains no hazards",
    ),
    "hazards-flashing": (
        "Flashing content",
        "The publication contains flashing content which can cause photosensitive seizures",
    ),
    "hazards-motion": (
        "Motion simulation",
        "The publication contains motion simulations that can cause motion sickness",
    ),
    "hazards-sound": (
        "Sounds",
        "The publication contains sounds which can be uncomfortable",
    ),
    "hazards-unknown": ("The presence of hazards is unknown",) * 2,
    "legal-considerations-exempt": (
        "Claims an accessibility exemption in some jurisdictions",
        "This publication claims an accessibility exemption in some jurisdictions",
    ),
    "additional-accessibility-information-aria": (
        "ARIA roles included",
        "Content is enhanced with ARIA roles to optimize organization and facilitate navigation",
    ),
    "additional-accessibility-information-page-breaks": (
        "Page breaks included",
        "Page breaks included from the original print source",
    ),
    "additional-accessibility-information-ruby-annotations": ("Some ruby annotations",) * 2,
    "check-passed": ("{standard}: passed, {tool}",) * 2,
    "check-failed": ("{standard}: not passed, {tool}",) * 2,
    "check-not-run": ("{standard}: not validated, {tool} was missing",) * 2,
    "check-none": ("No validator has read these files",) * 2,
    "check-date": ("Content as of {date}",) * 2,
}
