"""A file of Word 97-2003 (.doc) in; its article, by way of LibreOffice where the machine has it, out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.content.importing.docx import read_docx
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from presswork.content.importing.source import Source
    from presswork.model.imported import Imported

SECONDS = 120  # a manuscript takes some five
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
# The names of streams within the file, in UTF-16 (MS-CFB, 2.6.1).
_TEXT, _LOCKED = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
_SAVE = "Or open it in a word processor yourself and save it as .docx or .odt."
# A profile of its own, in which no macro runs and nothing is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="{0}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="{0}"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{0}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
""".replace("{0}", "/org.openoffice.Office.Common/Security/Scripting")


def office() -> str | None:
    """Return LibreOffice's program, None where the machine has none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read_word97(source: Source) -> Imported:
    """Return the document's article.

    Raises:
        UnreadableError: it is locked or no Word file, LibreOffice is missing, or cannot read it.
    """
    if _LOCKED in source.data:
        raise refused(
            source,
            "archive-encrypted",
            "The document is locked with a password.",
            hint="Open it with the password and save it without one.",
        )
    if _TEXT not in source.data:
        raise refused(
            source,
            "source-not-imported",
            "The source is a file of Word 97-2003 or a program of that time, but holds no text of Word.",
            hint="Save the text in it as .docx or .odt.",
        )
    program = office()
    if program is None:
        raise refused(
            source,
            "office-missing",
            "The source is a file of Word 97-2003; only LibreOffice opens it, which this machine lacks.",
            hint=f"Install LibreOffice. {_SAVE}",
        )
    return read_docx(replace(source, data=_converted(program, source)))


def _converted(program: str, source: Source) -> bytes:
    """Return the document as .docx. Everything is done in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="presswork-") as name:
        folder = Path(name)
        (folder / "profile/user").mkdir(parents=True)
        (folder / "profile/user/registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / "copy.doc").write_bytes(source.data)
        _run(program, folder)
        made = folder / "out/copy.docx"
        if made.is_file():
            return made.read_bytes()
    raise refused(
        source, "office-failed", "LibreOffice could not open the document, or took too long.", hint=_SAVE
    )


def _run(program: str, folder: Path) -> None:
    command = [
        program,
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / "copy.doc"),
    ]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 - a fixed command, on a copy of our own naming
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=SECONDS)
        except BaseException as error:
            # soffice is a script; its child does the work, so the whole group ends.
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
