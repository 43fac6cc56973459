import sys

import pytest
from tests.importing.word_files import p, word_file

from presswork.content.importing import word97
from presswork.content.importing.readers import read
from presswork.content.importing.recognising import recognise
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def source(stream="WordDocument"):
    made = Source(name="copy.doc", data=OLE + stream.encode("utf-16-le"))
    assert recognise(made) == "word-97"
    return made


def office(tmp_path, monkeypatch, script):
    """Put a program in LibreOffice's place. It gets the arguments that LibreOffice would."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def refusal(made):
    with pytest.raises(UnreadableError) as caught:
        read(made)
    return caught.value.findings[0].code


def test_an_old_word_file_is_read_by_way_of_libreoffice(tmp_path, monkeypatch):
    (tmp_path / "made.docx").write_bytes(word_file(p("Ships wait.")))
    office(
        tmp_path,
        monkeypatch,
        "import pathlib, shutil, sys\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        "assert pathlib.Path(sys.argv[-1]).read_bytes().startswith(b'\\xd0\\xcf') and '--headless' in sys.argv\n"
        f"shutil.copy({str(tmp_path / 'made.docx')!r}, out / 'copy.docx')",
    )
    assert [block.text for block in read(source()).articles[0].blocks] == ["Ships wait."]


def test_without_libreoffice_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(source()) == "office-missing"


@pytest.mark.parametrize("script", ["import time; time.sleep(60)", "raise SystemExit(1)"])
def test_an_office_that_fails_or_hangs_is_ended(tmp_path, monkeypatch, script):
    monkeypatch.setattr(word97, "SECONDS", 1)
    office(tmp_path, monkeypatch, script)
    assert refusal(source()) == "office-failed"


def test_a_locked_file_and_one_of_another_program_are_refused():
    assert refusal(source("EncryptedPackage")) == "archive-encrypted"
    assert refusal(source("Workbook")) == "source-not-imported"
