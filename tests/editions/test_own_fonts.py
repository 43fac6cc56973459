"""Typesetting leaves the environment as it was: a browser without fonts crashes."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import os
os.environ.pop("FONTCONFIG_FILE", None)
from presswork.editions.pdf import typeset
from presswork.editions.pdf.typecase import TypeCase
TypeCase()
print(os.environ.get("FONTCONFIG_FILE"))
"""


def test_the_environment_stays_as_it_was() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"
    assert not done.stderr
