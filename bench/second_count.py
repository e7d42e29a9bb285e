"""Count random ballots twice, here and with libraries that other people wrote: `make second-count`.

Runs in an environment of its own (see docs/decisions/08-second-count.md), because the libraries are large and the
product needs none of them. Every line is one figure: how often both counts are equal, how often the library broke a
tie that is a tie by docs/tally.md, how often the library cannot take the ballots, and how often they differ. A
difference is printed with its ballots, and makes the exit code 1. `--seed` draws other ballots, `--count` more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from second_count_budget import CHECKS as BUDGET
from second_count_draw import Check, Verdict
from second_count_ranked import CHECKS as RANKED
from second_count_spread import CHECKS as SPREAD

SHOWN = 3  # differences shown of each figure


def main(argv: list[str]) -> int:
    """Run every check until it has compared `--count` random cases; 1 when something differs."""
    parser = argparse.ArgumentParser(description="Count random ballots with this program and with libraries.")
    parser.add_argument("--count", type=int, default=2_000, help="cases compared for each figure")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only figures with this in their name")
    asked = parser.parse_args(argv)
    print(f"{'figure':44} {'second count':34} {'equal':>6} {'tie':>6} {'left out':>8} {'differs':>7}")
    found = [
        _run(check, asked.count, asked.seed)
        for check in (*RANKED, *SPREAD, *BUDGET)
        if asked.only in check.figure
    ]
    wrong = sum(tally[Verdict.DIFFERS] for tally in found)
    print(
        f"{sum(sum(tally.values()) - tally[Verdict.LEFT_OUT] for tally in found)} compared, {wrong} differences"
    )
    return 1 if wrong or not found else 0


def _run(check: Check, count: int, seed: int) -> Counter[Verdict]:
    """Draw until enough was compared. What the library cannot take is left out, and counted."""
    tally, dice, shown, began = (
        Counter[Verdict](),
        Random(f"{seed} {check.figure}"),
        list[str](),
        time.monotonic(),
    )
    while sum(tally.values()) - tally[Verdict.LEFT_OUT] < count:
        verdict, told = check.compare(dice)
        tally[verdict] += 1
        if verdict is Verdict.DIFFERS and len(shown) < SHOWN:
            shown.append(told)
    columns = [f"{tally[each]:>{width}}" for each, width in zip(Verdict, (6, 6, 8, 7), strict=True)]
    print(
        f"{check.figure:44} {check.by:34} {' '.join(columns)}  {time.monotonic() - began:4.0f} s", flush=True
    )
    for told in shown:
        print(f"    DIFFERS: {told}")
    return tally


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
