"""A language tag in, the typographic conventions of that language out: frozen tables of data.

Each language has a module in `languages`, named by its primary subtag, whose CONVENTIONS map a tag to
its table; the key '' is the language at large. An unknown language gets UNIVERSAL, which changes only what
no orthography disputes. Spaces: NBSP is a word space that does not break, NNBSP its narrow form.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NBSP = "\u00a0"
NNBSP = "\u202f"

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "nl", "pl", "pt", "ru")


def words(text: str) -> frozenset[str]:
    """Return the words of a table's row, written with spaces between them."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a table's row, written with semicolons between them."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


# SI Brochure 9, 5.4.3: a space between number and unit; ISO 4217 codes and signs stand likewise.
UNITS = words(
    """
    km m dm cm mm µm μm nm ha km² m² cm² km³ m³ cm³ km2 m2 m3 kg g mg µg t l L ml mL cl hl s ms min h Hz
    kHz MHz GHz W kW MW GW TW kWh MWh GWh TWh V kV A mA Ah mAh Ω K °C °F °K J kJ MJ kcal N kN Pa hPa kPa
    MPa bar mbar dB lm lx Bq Sv mSv eV keV MeV GeV B kB KB MB GB TB PB kbit Mbit Gbit bit/s Mbit/s Gbit/s
    ppm ppi dpi px pt em mph km/h m/s rpm % ‰ ° € $ £ ¥ ₽ zł EUR USD GBP CHF PLN RUB CAD AUD JPY CNY
    """
)


@dataclass(frozen=True, kw_only=True)
class Conventions:
    """How one language sets its punctuation and its spaces.

    `quotes` are outer open, outer close, inner open, inner close; empty leaves straight marks alone.
    `guillemet_space` stands inside « » and ‹ ›. `single_first`: an apostrophe-like mark on its own is an
    outer one.

    `dash` replaces ` - `, and `--` between words, spaces included; `opening_dash` the hyphens that begin a
    line (an attribution, or a single one before speech where there is a `speech_dash`). `raya`: dashes in
    pairs close up to what they enclose, as in Spanish. `ranges`: numbers get en dashes and minus signs.

    `space_before` maps a punctuation mark to the space before it; `insert_space` are those that get one
    where the author wrote none. `percent_space` is put between a digit and %, `group_space` where a space
    parts groups of digits.

    Words are compared without brackets, quotation marks and closing punctuation. `elisions` are words that
    begin with an apostrophe, `likely_elisions` those that do unless a quotation closes later. `titles` hold
    on to a capital after them, `numbered` to a number; `units` to the number before them, `centuries` to a
    Roman one; `short` to whatever follows and `enclitic` to whatever precedes. `abbreviations` are written
    with spaces (`z. B.`), which become `abbreviation_space` also where the author left them out. `months`
    hold on to the day before them, which ends in `day_suffix`, and in `month_first` languages to the day
    after them; `day_words` to a day's number.
    """

    quotes: tuple[str, str, str, str] | tuple[()] = ()
    single_first: bool = False
    guillemet_space: str = ""
    gershayim: bool = False

    dash: str = ""
    opening_dash: str = ""
    raya: bool = False
    speech_dash: bool = False
    ranges: bool = True

    space_before: Mapping[str, str] = field(default_factory=dict)
    insert_space: str = ""
    percent_space: str = ""
    group_space: str = ""
    superscript_ordinals: bool = False

    elisions: frozenset[str] = frozenset()
    likely_elisions: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    units: frozenset[str] = UNITS
    short: frozenset[str] = frozenset()
    enclitic: frozenset[str] = frozenset()
    not_initials: frozenset[str] = frozenset()
    abbreviations: tuple[str, ...] = ()
    abbreviation_space: str = NBSP
    centuries: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    month_first: bool = False
    day_words: frozenset[str] = frozenset()
    day_suffix: str = ""

    @cached_property
    def abbreviation_pairs(self) -> frozenset[tuple[str, str]]:
        """The neighbouring parts of every abbreviation: z. and B."""
        parts = [abbreviation.split() for abbreviation in self.abbreviations]
        return frozenset(pair for each in parts for pair in pairwise(each))

    @cached_property
    def compact_abbreviations(self) -> frozenset[str]:
        """Every abbreviation as it looks when its spaces were left out: z.B."""
        return frozenset(abbreviation.replace(" ", "") for abbreviation in self.abbreviations)

    @property
    def spaced_quotes(self) -> tuple[str, str, str, str]:
        """The quotation marks, guillemets with the space inside them; straight ones where none are known."""
        if not self.quotes:
            return ('"', '"', "'", "'")
        first, second, third, fourth = (self._spaced(mark) for mark in self.quotes)
        return (first, second, third, fourth)

    def _spaced(self, mark: str) -> str:
        if mark in "«‹":
            return mark + self.guillemet_space
        if mark in "»›":
            return self.guillemet_space + mark
        return mark


UNIVERSAL = Conventions(ranges=False)


@cache
def conventions_for(language: str) -> Conventions:
    """Return the conventions of a BCP 47 tag: its own, else its language's at large, else UNIVERSAL."""
    tag = language.replace("_", "-").lower()
    primary = tag.split("-")[0]
    if primary not in LANGUAGES:
        return UNIVERSAL
    module = importlib.import_module(f"presswork.composition.typography.languages.{primary}")
    table: Mapping[str, Conventions] = module.CONVENTIONS
    parts = tag.split("-")
    for length in range(len(parts), 1, -1):
        found = table.get("-".join(parts[:length]))
        if found is not None:
            return found
    # A script subtag may stand before the region: en-Latn-GB.
    return table.get(f"{primary}-{parts[-1]}", table[""]) if len(parts) > 2 else table[""]
