"""Nothing in; a stretch of the program in which fontconfig knows no font of the machine out.

Only the fonts that a theme declares may set a page, or two machines would make two files. Fontconfig
asks the environment where its configuration is each time one is made. The variable is put back at
once: a browser that inherited it would find no fonts and crash.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from presswork import resources

_VARIABLE = "FONTCONFIG_FILE"


@contextlib.contextmanager
def no_fonts_of_the_machine() -> Iterator[None]:
    """Point fontconfig at a configuration without fonts while the block runs."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(resources.assets_dir() / "fontconfig" / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
