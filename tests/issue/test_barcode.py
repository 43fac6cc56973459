"""Barcodes: what is drawn is what a scanner reads, and a wrong number is told from a right one."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from presswork.composition.issue.barcode import Barcode, addon_modules, ean13_modules, ean_of_issn
from presswork.content.standard_numbers import isbn, issn


def scanned(code: Barcode) -> set[str]:
    """Return what a reader makes of the symbol, drawn at four pixels a module."""
    image = Image.new("L", (code.width * 4, 320), 255)
    draw = ImageDraw.Draw(image)
    for left, width, guard in code.bars:
        draw.rectangle((left * 4, 20, (left + width) * 4 - 1, 290 if guard else 270), fill=0)
    for left, width in code.addon_bars:
        draw.rectangle((left * 4, 60, (left + width) * 4 - 1, 290), fill=0)
    reads = zxingcpp.EanAddOnSymbol.Read if code.addon else zxingcpp.EanAddOnSymbol.Ignore
    return {found.text for found in zxingcpp.read_barcodes(image, ean_add_on_symbol=reads)}


@pytest.mark.parametrize("digits", ["9772049363002", "9780306406157", "9791090636071", "4006381333931"])
def test_a_scanner_reads_the_digits(digits: str) -> None:
    assert scanned(Barcode(digits=digits, modules=ean13_modules(digits))) == {digits}


@pytest.mark.parametrize("addon", ["00", "07", "42", "99", "52495", "90000", "01234"])
def test_a_scanner_reads_the_add_on(addon: str) -> None:
    digits = "9772049363002"
    code = Barcode(
        digits=digits, modules=ean13_modules(digits), addon_digits=addon, addon=addon_modules(addon)
    )
    assert digits + addon in scanned(code)


def test_the_modules_are_those_of_the_standard() -> None:
    # Worked out by hand from the number sets of GS1 General Specifications, 5.2.
    assert len(ean13_modules("9772049363002")) == 95
    assert ean13_modules("5901234123457")[:24] == "101" + "0001011" + "0100111" + "0110011"
    assert (len(addon_modules("07")), len(addon_modules("52495"))) == (20, 47)


def test_an_issn_becomes_a_periodicals_number() -> None:
    assert ean_of_issn("2049-3630") == "9772049363002"
    assert ean_of_issn("0317-8471") == "9770317847001"  # the ISSN Manual's own example


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2049-3630", "2049-3630"),
        ("ISSN 2434-561x", "2434-561X"),
        ("20493630", "2049-3630"),
        ("2049-3631", None),
    ]
    + [("", None), ("2049-363", None), ("12٣4-5679", None)],
)
def test_an_issn_has_a_right_check_digit(written: str, read: str | None) -> None:
    assert issn(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("0-306-40615-2", "9780306406157"),
        ("080442957X", "9780804429573"),
    ]
    + [("978-0-306-40615-8", None), ("1234567890123", None), ("words", None)],
)
def test_an_isbn_has_a_right_check_digit(written: str, read: str | None) -> None:
    assert isbn(written) == read
