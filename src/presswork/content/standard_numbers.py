"""An ISSN or ISBN as somebody wrote it in; its digits, or None where its check digit is wrong, out."""

from __future__ import annotations

_ISSN_LENGTH = 8
_ISBN10_LENGTH = 10
_ISBN13_LENGTH = 13


def issn(text: str) -> str | None:
    """Return an ISSN as `1234-567X` (ISO 3297, annex A: weights 8 to 2, modulo 11)."""
    digits = _bare(text, "ISSN")
    if len(digits) != _ISSN_LENGTH or not _is_modulo_11(digits):
        return None
    return f"{digits[:4]}-{digits[4:]}"


def isbn(text: str) -> str | None:
    """Return an ISBN's thirteen digits; one of ten digits is made one of thirteen (ISO 2108, annex C)."""
    digits = _bare(text, "ISBN")
    if len(digits) == _ISBN10_LENGTH and _is_modulo_11(digits):
        digits = f"978{digits[:9]}"
        return digits + ean_check_digit(digits)
    sound = len(digits) == _ISBN13_LENGTH and digits.isdigit() and digits.startswith(("978", "979"))
    return digits if sound and ean_check_digit(digits[:-1]) == digits[-1] else None


def ean_check_digit(digits: str) -> str:
    """Return the check digit of an EAN-13's first twelve digits (GS1 General Specifications, 7.9.1)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def _bare(text: str, name: str) -> str:
    text = text.upper().strip().removeprefix("URN:").removeprefix(name)
    return "".join(character for character in text if character not in " -:\u2010\u2011\u2013")


def _is_modulo_11(digits: str) -> bool:
    if not digits.isascii() or not digits[:-1].isdigit() or digits[-1] not in "0123456789X":
        return False
    values = [*map(int, digits[:-1]), 10 if digits[-1] == "X" else int(digits[-1])]
    return sum(value * (len(values) - place) for place, value in enumerate(values)) % 11 == 0
