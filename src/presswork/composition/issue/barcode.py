"""An ISSN or ISBN in, the bars of its EAN-13 with a two- or five-digit add-on out.

Source: GS1 General Specifications, section 5.2 (EAN/UPC symbology: number sets, guard bars, add-on
symbols, quiet zones of 11 modules on the left, 7 on the right and 5 after an add-on, module of 0.33 mm at
full size, 0.264 mm at least). A periodical's number is 977, the ISSN without its check digit, two digits
for a variant (00) and the check digit (ISSN Manual, section on bar codes).
"""

from __future__ import annotations

from dataclasses import dataclass

from presswork.model import Issue

QUIET_LEFT, QUIET_RIGHT, ADDON_GAP, QUIET_AFTER_ADDON = 11, 7, 9, 5
_TWO = 2
_SET_A = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
_SET_B = tuple("".join("10"[int(bit)] for bit in reversed(code)) for code in _SET_A)
_SET_C = tuple("".join("10"[int(bit)] for bit in code) for code in _SET_A)
_FIRST_DIGIT = (
    "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB",
    "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
)  # fmt: skip
_FIVE_DIGITS = (
    "BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA",
    "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Barcode:
    """A symbol: `modules` are bars (1) and spaces (0) without quiet zones, `addon` those of the add-on."""

    digits: str
    modules: str
    addon_digits: str = ""
    addon: str = ""
    title: str = ""

    @property
    def width(self) -> int:
        """The symbol's width in modules, quiet zones included."""
        addon = ADDON_GAP + len(self.addon) + QUIET_AFTER_ADDON if self.addon else QUIET_RIGHT
        return QUIET_LEFT + len(self.modules) + addon

    @property
    def bars(self) -> tuple[tuple[int, int, bool], ...]:
        """Each bar of the main symbol: left edge and width in modules, and whether it is a long guard bar."""
        guards = {*range(3), *range(45, 50), *range(92, 95)}
        return tuple((QUIET_LEFT + start, width, start in guards) for start, width in _runs(self.modules))

    @property
    def addon_bars(self) -> tuple[tuple[int, int], ...]:
        """Each bar of the add-on: left edge and width in modules."""
        left = QUIET_LEFT + len(self.modules) + ADDON_GAP
        return tuple((left + start, width) for start, width in _runs(self.addon))


def barcode_of(issue: Issue) -> Barcode | None:
    """Return the issue's barcode: by its ISBN, else by its publication's ISSN; None without either."""
    addon = issue.barcode_addon
    if issue.isbn:
        digits, title = issue.isbn, f"ISBN {issue.isbn}"
    elif issue.publication.issn:
        digits, title = ean_of_issn(issue.publication.issn), f"ISSN {issue.publication.issn}"
        if not addon and issue.number.isascii() and issue.number.isdigit() and int(issue.number) <= 99:  # noqa: PLR2004
            addon = f"{int(issue.number):02}"
    else:
        return None
    modules = addon_modules(addon) if addon else ""
    return Barcode(
        digits=digits, modules=ean13_modules(digits), addon_digits=addon, addon=modules, title=title
    )


def ean_of_issn(issn: str, variant: str = "00") -> str:
    """Return the thirteen digits for a periodical."""
    digits = f"977{issn.replace('-', '')[:7]}{variant}"
    return digits + _check_digit(digits)


def ean13_modules(digits: str) -> str:
    """Return the 95 modules of an EAN-13 symbol."""
    sets = _FIRST_DIGIT[int(digits[0])]
    codes = {"A": _SET_A, "B": _SET_B}
    left = "".join(codes[name][int(digit)] for name, digit in zip(sets, digits[1:7], strict=True))
    right = "".join(_SET_C[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101"


def addon_modules(digits: str) -> str:
    """Return the modules of an add-on symbol of two or five digits."""
    if len(digits) == _TWO:
        sets = ("AA", "AB", "BA", "BB")[int(digits) % 4]
    else:
        values = [int(digit) for digit in digits]
        sets = _FIVE_DIGITS[(3 * (values[0] + values[2] + values[4]) + 9 * (values[1] + values[3])) % 10]
    codes = {"A": _SET_A, "B": _SET_B}
    return "1011" + "01".join(codes[name][int(digit)] for name, digit in zip(sets, digits, strict=True))


def _check_digit(digits: str) -> str:
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


def _runs(modules: str) -> list[tuple[int, int]]:
    runs, start = [], 0
    for place in range(1, len(modules) + 1):
        if place == len(modules) or modules[place] != modules[start]:
            if modules[start] == "1":
                runs.append((start, place - start))
            start = place
    return runs
