"""Recount a folder of published votes: `python bench/voting_cases.py FOLDER`.

Every .json file goes through `run.py tally`; each figure the file expects is a line. "ok": equal within the tolerance
of the file. "rounded": further off than that, but equal when rounded to the decimals that were published. "DIFFERS":
neither. Exit 1 on a difference or when there is nothing to check.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from session.methods.equal_shares import Approvals, run, voters_of
from session.tally import main as tally
from session.tally.figures import figures
from session.tally.json_ballots import read_document
from session.tally.strict_json import parse

Check = tuple[str, Any, Any]  # what, expected, computed
RENAMED = {
    "pairwise_recomputed": "pairwise",
    "published_pairwise": "pairwise",
    "official_first_round": "plurality_votes",
    "published_winners": "equal_shares_winners",
    "published_total_cost": "total_cost",
    "greedy_by_votes_skip_too_expensive": "greedy_winners",
}
NOT_A_FIGURE = {"published_rule"}  # says how the outcome was made
COUNTED_BALLOTS = 3  # how far a published count of votes may be off when the file allows for damaged ballots


def main(argv: list[str]) -> int:
    """Check every file of the folder in `argv`."""
    if len(argv) != 1:
        print("usage: python bench/voting_cases.py FOLDER", file=sys.stderr)
        return 2
    checked = wrong = 0
    for path in sorted(Path(argv[0]).glob("*.json")):
        for what, expected, computed, allowed in _file(path):
            verdict = "ok" if same(expected, computed, allowed) else "DIFFERS"
            if verdict != "ok" and equal_when_rounded(expected, computed):
                verdict = "rounded"
            checked, wrong = checked + 1, wrong + (verdict == "DIFFERS")
            print(f"{verdict:7} {path.stem}: {what}: {_short(expected)} = {_short(computed)}")
    print(f"{checked} checks, {wrong} differences")
    return 1 if wrong or not checked else 0


def _file(path: Path) -> Iterator[tuple[str, Any, Any, float]]:
    document = json.loads(path.read_text(encoding="utf-8"))
    if "statements" in document and "votes" in document:
        print(f"skipped {path.stem}: opinion groups are not a tally")
        return
    out, err = StringIO(), StringIO()
    if tally([str(path)], out, err):
        yield "can be read", "yes", err.getvalue().strip(), 0
        return
    computed = json.loads(out.getvalue())
    tolerance = document.get("tolerance", 0)
    for what, expected, found in (*_expected(document, computed), *_extra(document)):
        lenient = isinstance(tolerance, str) and what.startswith("official_")
        yield (
            what,
            expected,
            found,
            COUNTED_BALLOTS if lenient else tolerance if not isinstance(tolerance, str) else 0,
        )


def _expected(document: dict[str, Any], computed: dict[str, Any]) -> Iterator[Check]:
    for key, expected in document["expected"].items():
        if key in NOT_A_FIGURE:
            continue
        found = (
            SPECIAL[key](document, computed)
            if key in SPECIAL
            else computed.get(RENAMED.get(key, key), "nothing")
        )
        if isinstance(expected, dict) and isinstance(found, dict):
            yield from (
                (f"{key} {name}", value, found.get(name, "nothing")) for name, value in expected.items()
            )
        else:
            yield key, expected, found


def _extra(document: dict[str, Any]) -> Iterator[Check]:
    """Small examples that some files carry beside the main one."""
    if second := document.get("second_example"):
        yield "second example: W", second["W"], _figures({"ranks_by_judge": second["ranks_by_judge"]})["W"]
    names = {"A": "agreement_A", "Cns": "tastle_wierman_consensus"}
    for name, (counts, expected) in document.get("extremes", {}).items():
        found = _figures({"counts": counts})
        yield from ((f"{name}: {key}", value, found[names[key]]) for key, value in expected.items())


def _figures(document: dict[str, Any]) -> dict[str, Any]:
    return figures(read_document(parse(json.dumps(document))))


def _plain_shares(document: dict[str, Any], _: dict[str, Any]) -> list[str]:
    """Equal shares before anything is added: the budget divided over the voters, once."""
    ballots = [Approvals(frozenset(row["approved"]), row["count"]) for row in document["ballots"]]
    costs = {project: row["cost"] for project, row in document["projects"].items()}
    share = Fraction(document["budget"], sum(ballot.count for ballot in ballots))
    (outcome,) = run(share, costs, voters_of(costs, ballots)).outcomes
    return sorted(outcome.funded)


SPECIAL: dict[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
    "mes_cost_utility_without_completion": _plain_shares,
    "official_irv_final_round": lambda _, computed: computed["irv_rounds"][-1]["votes"],
    "polarization_1_minus_A_over_2": lambda _, computed: (1 - computed["agreement_A"]) / 2,
    "tallies_equal_published_votes": lambda document, computed: all(
        computed["votes"][project] == row["published_votes"] for project, row in document["projects"].items()
    ),
}


def same(expected: Any, computed: Any, tolerance: float) -> bool:
    """Equal within the tolerance. A single winner equals a list of one, none an empty list, an order tiers of one."""
    if isinstance(expected, bool) or expected is None or isinstance(expected, str):
        return bool(computed == expected or computed == ([] if expected is None else [expected]))
    if isinstance(expected, int | float):
        return isinstance(computed, int | float) and abs(expected - computed) <= tolerance + 1e-12
    if not isinstance(computed, list) or len(computed) != len(expected):
        return False
    if all(isinstance(one, str) for one in (*expected, *computed)):
        return sorted(expected) == sorted(computed)
    return all(same(one, other, tolerance) for one, other in zip(expected, computed, strict=True))


def equal_when_rounded(expected: Any, computed: Any) -> bool:
    """A published decimal such as 28.58 stands for everything that rounds to it."""
    if not isinstance(expected, float) or not isinstance(computed, int | float):
        return False
    return round(computed, len(repr(expected).partition(".")[2])) == expected


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"(.{100}).+", r"\1…", text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
