"""WeasyPrint's log in, findings out: what it drops or cannot read stops the build, named and placed."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator

from weasyprint.urls import FatalURLFetchingError

from presswork.errors import FindingsError
from presswork.model import Finding

_CSS_PLACE = re.compile(r" at (\d+):(\d+)")
_GLYPH = re.compile(r'"(.+)" \((U\+[0-9A-F]+)\)')


class Collector(logging.Handler):
    """Turns records into findings; `file` is what is being read at the time."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.findings: list[Finding] = []
        self.file: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as a finding, once."""
        finding = _finding(record.getMessage(), self.file)
        if finding not in self.findings:
            self.findings.append(finding)

    @contextlib.contextmanager
    def reading(self, file: str) -> Iterator[None]:
        """Name the file that records come from while the block runs."""
        self.file, before = file, self.file
        try:
            yield
        finally:
            self.file = before

    @contextlib.contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn a file that was asked for and refused into a `FindingsError`, with all said before."""
        try:
            yield
        except FatalURLFetchingError as error:
            refused = Finding(
                code="reference-refused",
                severity="error",
                file=self.file,
                message=f"{error.__cause__ or error}",
                hint="Put the file into the project's assets/ and name it by its path from there.",
            )
            raise FindingsError([*self.findings, refused]) from error


@contextlib.contextmanager
def collected() -> Iterator[Collector]:
    """Collect WeasyPrint's warnings while the block runs."""
    logger = logging.getLogger("weasyprint")
    handler = Collector()
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    others = [other for other in logger.handlers if other is not handler]
    for other in others:
        logger.removeHandler(other)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        for other in others:
            logger.addHandler(other)
        logger.propagate = propagate


def _finding(message: str, file: str | None) -> Finding:
    if glyph := _GLYPH.search(message):
        return Finding(
            code="glyph-missing",
            severity="error",
            file=file,
            where=glyph[2],
            message=f"No font of the theme has the character “{glyph[1]}” ({glyph[2]}).",
            hint="Write it otherwise, or put a font that has it into the project's assets/fonts/ "
            "and name it in templates/publication.css.",
        )
    place = _CSS_PLACE.search(message)
    return Finding(
        code="typesetting-warning",
        severity="error",
        file=file,
        line=int(place[1]) if place else None,
        message=message,
        hint="Typesetting would drop this silently; mend or remove it.",
    )
