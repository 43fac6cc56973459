"""Shared block markup in, the same as an e-book wants it out: roles, links between files, well-formed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from presswork.errors import FindingsError
from presswork.model import Finding

_NOTE_REFERENCE = re.compile(r'<a (?=[^>]*class="note-ref")')
_PULL_QUOTE = re.compile(r'<aside (?=[^>]*class="pull-quote")')
_ANCHOR = re.compile(r'\shref="#([^"]+)"')


def annotate(xhtml: str) -> str:
    """Return the XHTML with its notes' references and pull quotes marked for reading systems.

    The shared block templates know nothing of `epub:type`; the roles are those of DPUB-ARIA 1.1.
    """
    xhtml = _NOTE_REFERENCE.sub('<a epub:type="noteref" role="doc-noteref" ', xhtml)
    xhtml = xhtml.replace('<span class="end-mark">', '<span class="end-mark" aria-hidden="true">')
    return _PULL_QUOTE.sub('<aside epub:type="pullquote" role="doc-pullquote" ', xhtml)


def link_across(xhtml: str, *, own: str, files: Mapping[str, str]) -> str:
    """Return the XHTML with links to other articles' anchors (`#SLUG--ID`, `#SLUG`) leading to their files.

    `files` maps each article's slug to its file, `own` is the slug of this one.
    """

    def link(match: re.Match[str]) -> str:
        slug = match[1].partition("--")[0]
        if slug == own or slug not in files:
            return match[0]
        return f' href="{files[slug]}#{match[1]}"'

    return _ANCHOR.sub(link, xhtml)


def properties_of(xhtml: str) -> tuple[str, ...]:
    """Return the manifest properties that the XHTML needs (EPUB 3.3, appendix D.4)."""
    return tuple(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in xhtml)


def require_well_formed(xhtml: str, *, template: str) -> None:
    """Raise `FindingsError`, naming the template, for XHTML that no XML parser would read."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(xhtml.encode(), True)
    except expat.ExpatError as error:
        line = xhtml.splitlines()[error.lineno - 1] if error.lineno <= xhtml.count("\n") + 1 else ""
        raise FindingsError(
            [
                Finding(
                    code="template-not-xhtml",
                    severity="error",
                    file=template,
                    where=line.strip()[:120] or None,
                    message=f"What the template makes is not well-formed XHTML: {error}.",
                    hint="Close every element (<br/>, <img/>), quote every attribute, write & as &amp;.",
                )
            ]
        ) from error
