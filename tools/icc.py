"""Public characterization data in, the ICC profiles of `assets/icc/` out.

    python tools/icc.py [NAME ...]

The data are the files `FOGRA*.ti3` and `TR002.ti3` of Debian's package icc-profiles-free (zlib licence,
assets/icc/LICENCE.txt), the maker is `colprof` of Debian's package argyll. One profile takes a minute or
two. The header's date is set to the data's, so the same data and the same Argyll give the same bytes.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import weasyprint

DATA = Path("/usr/share/color/icc")
OUT = Path(__file__).resolve().parent.parent / "assets" / "icc"
# The source that the perceptual table is made for: what the photos come from.
SRGB = Path(weasyprint.__file__).parent / "pdf" / "sRGB2014.icc"
COPYRIGHT = "No copyright is claimed in this profile. Data: {data}."


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a profile is made: from which data, with how much ink, and how the black grows.

    `ink_percent` stands below the press profile's `total_ink_percent`: JPEG noise and interpolation in
    the table must not carry a photo over the printer's limit. `black` is colprof's `-k`; on newsprint
    it begins early and grows heavy, since three wet inks there neither dry nor stay in register.
    """

    data: str
    source: str
    description: str
    ink_percent: int
    black: tuple[str, ...]
    date: tuple[int, int]


# Black comes in below the light tones and grows late: skin stays clean, neutral shadows stay neutral.
PHOTOS = ("-kp", "0", "0.15", "1", "1", "0.3")

RECIPES = {
    "coated": Recipe(
        data="FOGRA39L.ti3",
        source="FOGRA39L, Fogra, www.fogra.org, December 2006",
        description="Presswork coated (FOGRA39, 300 %)",
        ink_percent=300,
        black=PHOTOS,
        date=(2006, 12),
    ),
    "uncoated": Recipe(
        data="FOGRA29L.ti3",
        source="FOGRA29, Fogra, www.fogra.org, September 2003",
        description="Presswork uncoated (FOGRA29, 285 %)",
        ink_percent=285,
        black=PHOTOS,
        date=(2003, 9),
    ),
    "web-coated": Recipe(
        data="FOGRA28L.ti3",
        source="FOGRA28, Fogra, www.fogra.org, September 2003",
        description="Presswork web coated (FOGRA28, 285 %)",
        ink_percent=285,
        black=PHOTOS,
        date=(2003, 9),
    ),
    "newsprint": Recipe(
        data="TR002.ti3",
        source="ANSI CGATS/SNAP TR 002-2007, copyright 2007 by NPES",
        description="Presswork newsprint (CGATS TR 002, 210 %)",
        ink_percent=210,
        black=("-kp", "0", "0", "0.75", "1", "1"),
        date=(2006, 12),
    ),
}


def main(names: list[str]) -> int:
    """Make the named profiles, or all; return an exit code."""
    unknown = set(names) - set(RECIPES)
    if unknown:
        print(f"No recipe for {', '.join(sorted(unknown))}; there are {', '.join(RECIPES)}.", file=sys.stderr)
        return 2
    for name in names or RECIPES:
        path = OUT / f"{name}.icc"
        path.write_bytes(make(RECIPES[name]))
        print(f"{path}: {path.stat().st_size} bytes")
    return 0


def make(recipe: Recipe) -> bytes:
    """Return the profile that colprof makes, its date set.

    -qm: a table of 9 points for CMYK to Lab and 33 for Lab to CMYK. -S with -cmt -dpp: the perceptual
    table brings sRGB, as seen on a screen at work, into the paper's gamut, as seen in print. -nc leaves
    out the copy of the data. Intents other than perceptual are colorimetric.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(DATA / recipe.data, Path(folder, "data.ti3"))
        command = [
            "colprof",
            "-qm",
            *recipe.black,
            f"-l{recipe.ink_percent}",
            "-S",
            str(SRGB),
            "-cmt",
            "-dpp",
        ]
        command += ["-nc", "-D", recipe.description, "-C", COPYRIGHT.format(data=recipe.source)]
        command += ["-A", "Presswork", "-M", recipe.data, "-O", "made.icc", "data"]
        subprocess.run(command, check=True, cwd=folder)
        return dated(Path(folder, "made.icc").read_bytes(), recipe)


def dated(profile: bytes, recipe: Recipe) -> bytes:
    """Return the profile with the data's date in its header (ICC.1:2010, 7.2.8) and no profile id."""
    year, month = recipe.date
    return (
        profile[:24]
        + struct.pack(">6H", year, month, 1, 0, 0, 0)
        + profile[36:84]
        + bytes(16)
        + profile[100:]
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
