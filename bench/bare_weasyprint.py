"""`python -m bench.bare_weasyprint FOLDER OUT`: a galley's files in, WeasyPrint's PDF of them out."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: str, out: str) -> None:
    import weasyprint

    facts = json.loads((Path(folder) / "galley.json").read_text(encoding="utf-8"))
    options = {**facts["options"], "pdf_identifier": facts["identifier"].encode()}
    sheets = [str(Path(folder) / name) for name in facts["stylesheets"]]
    weasyprint.HTML(str(Path(folder) / "galley.html")).write_pdf(out, stylesheets=sheets, **options)


if __name__ == "__main__":
    main(*sys.argv[1:])
