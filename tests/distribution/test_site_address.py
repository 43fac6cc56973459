"""The site's address as it is typed in: one spelling out, or what is wrong and what to write instead."""

from __future__ import annotations

import pytest

from presswork.distribution.address import LONGEST, site_address
from presswork.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org", "https://example.org/"),
        (" https://Example.ORG:443/mag/ ", "https://example.org/mag/"),
        ("https://straße.de/чай/", "https://xn--strae-oqa.de/%D1%87%D0%B0%D0%B9/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://example.org./a;b/%c3%a4/", "https://example.org/a%3Bb/%C3%A4/"),
        ("https://example.org/~ada/o'clock/", "https://example.org/~ada/o'clock/"),
    ],
)
def test_an_address_has_one_spelling(typed: str, address: str) -> None:
    assert site_address(typed) == address
    assert site_address(address) == address


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("https://example.org/my mag/", "no address"),
        ("example.org/mag/", "--url https://example.org/mag/"),
        ("ftp://example.org/", "neither https:// nor http://"),
        ("javascript:alert(1)", "neither https:// nor http://"),
        ("https:///mag/", "no host"),
        ("https://-example.org/", "no right host"),
        ("https://example.org:99999/", "no address"),
        ("https://ada:secret@example.org/", "user's name"),
        ("https://example.org/mag", "--url https://example.org/mag/"),
        ("https://example.org/?page=1", "query"),
        ("https://example.org/#top", "fragment"),
        ("https://example.org/%2e%2E/", "circle"),
        ("https://example.org/a//b/", "circle"),
        ("https://example.org/100%/", "per cent"),
        ("https://example.org\\mag/", "backslash"),
        (f"https://example.org/{'a' * LONGEST}/", "QR code"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_write(typed: str, why: str) -> None:
    with pytest.raises(UsageError, match=r"--url") as raised:
        site_address(typed)
    assert why in str(raised.value)
