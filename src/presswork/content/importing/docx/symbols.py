"""A character of a symbol font in; the Unicode character that it shows, out."""

from __future__ import annotations

# Symbol's Greek letters stand where their Latin neighbours do; the rest are the signs that texts use.
_SYMBOL = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL |= {
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
}
_SYMBOL |= {
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD3: "©",
    0xD2: "®",
    0xD4: "™",
    0xE5: "∑",
    0x2D: "−",
}
_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFE: "☑", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """Return the character; "" for one of a font that is not known. `code` is in hexadecimal."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().lower())
    place = number - _PRIVATE if _PRIVATE <= number <= _PRIVATE + 0xFF else number
    if table is not None:
        return table.get(place, chr(place) if 0x20 < place < 0x7F and font.lower() == "symbol" else "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
