"""`python -m bench`: the entries' names in, a table of ratios (or JSON) out."""

from __future__ import annotations

import argparse
import json
import sys

from bench import issue, machine, preflight, press, report, seed, site

ENTRIES = {
    "seed": seed.measure,
    "press": press.measure,
    "preflight": preflight.measure,
    "issue": issue.measure,
    "site": site.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        epilog=f"The entry `issue`: {issue.__doc__}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("entry", nargs="*", help=f"what to measure (all: {', '.join(ENTRIES)})")
    parser.add_argument("--rounds", type=int, default=9, help="pairs of runs for each row (9)")
    parser.add_argument(
        "--row",
        action="append",
        metavar="WORDS",
        help="measure only rows whose name and state, as the table has them, hold this; may be given again",
    )
    parser.add_argument("--json", action="store_true", help="print JSON on standard output")
    parser.add_argument(
        "--articles",
        type=int,
        action="append",
        help="how many, of the entry `issue` (100); may be given again, for issues of several sizes",
    )
    options = parser.parse_args()
    unknown = [name for name in options.entry if name not in ENTRIES]
    if unknown or options.rounds < 1:
        parser.error(f"no such entry: {', '.join(unknown)}" if unknown else "at least one round")
    facts = machine.facts()
    entries = {
        name: list(
            ENTRIES[name](
                rounds=options.rounds,
                only=options.row or [],
                **({"articles": options.articles or [issue.ARTICLES]} if name == "issue" else {}),
            )
        )
        for name in options.entry or ENTRIES
    }
    if options.json:
        print(json.dumps(report.as_record(facts, entries), indent=2))
    else:
        print(report.as_text(facts, entries))
    return 0


if __name__ == "__main__":
    sys.exit(main())
