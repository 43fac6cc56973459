"""Whole issues to read and to print: each function writes one into a folder and returns the issue's folder."""

from __future__ import annotations

from pathlib import Path

from pdf_issues import article, jpeg, prose

ISSUE_TOML = """
title = "The Orbit, Winter 2026"
number = "7"
date = "Winter 2026"
published = 2026-11-22
language = "en"
front_matter = "roman"
articles = ["letters"]

[cover]
photo = "harbour/photos/harbour.jpg"
lines = ["[Ships are counted](article:harbour)", "Rain on a tin roof"]

[publication]
name = "The Orbit"
tagline = "News from above"
publisher = "Orbit Press"
issn = "2049-3630"
imprint = ["Printed in Bergen."]

[[publication.masthead]]
role = "Editor"
names = ["Ada Example"]

[[sections]]
name = "Ports"
opener = true
standfirst = "Where ships come in."
articles = ["harbour", "rain"]

[[house_ads]]
headline = "Four times a year."
"""


def orbit(root: Path) -> Path:
    """Write an issue of three articles that refer to each other, with all that an issue prints."""
    folder = root / "content" / "winter"
    (root / "presswork.toml").parent.mkdir(parents=True, exist_ok=True)
    (root / "presswork.toml").write_text('name = "orbit"\n', encoding="utf-8")
    letters = (
        f"{prose(60)} See [the harbour](article:harbour) and [](article:rain#the-roof).[^a]\n\n[^a]: A note."
    )
    article(folder / "letters", "headline: Letters\nbyline: Ada Example", letters)
    photo = '![Ships.](harbour.jpg "Ships in the harbour."){credit="Ada Example / Agency"}'
    jpeg(folder / "harbour/photos/harbour.jpg", 1500, 1000)
    header = (
        "headline: The Harbour Master\nbyline: Mary Other\nstandfirst: On ledgers.\npages: 1\ncontributors:\n"
    )
    header += "  - {name: Mary Other, note: Mary counts ships.}"
    article(folder / "harbour", header, f"{photo}\n\n{prose(900, start=9)}[^a]\n\n[^a]: Another note.")
    article(folder / "rain", "headline: Rain\nstart: recto", f"{prose(80, start=5)}\n\n## The roof\n\nTin.")
    (folder / "issue.toml").write_text(ISSUE_TOML, encoding="utf-8")
    return folder
