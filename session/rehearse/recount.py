"""Counts a session's ballots again, from the exported JSON record alone, and compares every figure.

Shares no code with the server: only the standard library, and formulas written down a second time. Run it on a file:
`python session/rehearse/recount.py record.json`. Called by the rehearsal with the record it downloaded. The counts of a
kind stand in a file of their own beside this one, recount_<kind>.py: `count` for ballots, `listed` when nobody votes.
"""

from __future__ import annotations

import json
import math
import re
import runpy
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

MERGED = "*"
SMALLEST_DIFFERENCE = Fraction(1, 500_000)


class Comparison:
    """Collects what differs in one round. A path names the figure."""

    def __init__(self, round_: str) -> None:
        self.round = round_
        self.differences: list[str] = []

    def same(self, path: str, told: Any, counted: Any) -> None:
        if not _equal(told, counted):
            self.differences.append(f"{self.round} {path}: the record says {told!r}, counted {counted!r}")

    def withheld(
        self, name: str, told: Mapping[str, Any], n: int, answers: list[Any], threshold: int
    ) -> bool:
        """Whether a question had so few answers, told as `n`, that their figures are withheld.

        The exported ballots do not have such answers either; older records did.
        """
        too_few = bool(told.get("withheld")) if not answers else len(answers) < threshold
        self.same(f"{name} withheld", bool(told.get("withheld")), too_few)
        if too_few:
            self.same(f"{name} few answers", n, len(answers) if answers else min(max(n, 1), threshold - 1))
        return too_few

    def counted_for(
        self, name: str, told: Mapping[str, Any], answers: list[Any], threshold: int
    ) -> list[Any]:
        """The answers that count: only "don't know" when so few people gave another that its figures are withheld.

        The exported ballots do not have those few answers either.
        """
        given, withheld = [each for each in answers if each is not None], bool(told.get("withheld"))
        if given:
            self.same(f"{name} withheld", withheld, len(given) < threshold)
        return [None] * (len(answers) - len(given)) if withheld else answers

    def texts(self, path: str, told: Iterable[str], on_ballots: Iterable[str], every: bool = False) -> None:
        """What people said. The exported ballots are without words, so there only how many texts there can be.

        `every`: each of these answers came with a text.
        """
        texts, answers = sorted(told), list(on_ballots)
        said = sorted(each for each in answers if each)
        if said or not texts:
            self.same(path, texts, said)
        self.same(f"{path}, at most", len(texts) <= len(answers), True)
        if every:
            self.same(f"{path}, each", len(texts), len(answers))

    def order(self, result: Mapping[str, Any], scores: Mapping[str, Any]) -> None:
        """Places, ties and tiers of `result` follow from the scores: equals share a place (1, 2, 2, 4)."""
        _order(result, scores, self)

    def agreement(self, counts: list[int]) -> Fraction | None:
        """Van der Eijk's A of counts on a scale."""
        return _agreement(counts)

    def consensus(self, counts: list[int]) -> float | None:
        """Tastle and Wierman's consensus of counts on a scale."""
        return _consensus(counts)


def _equal(told: Any, counted: Any) -> bool:
    if isinstance(counted, float | Fraction) and isinstance(told, int | float) and not isinstance(told, bool):
        return abs(Fraction(told) - Fraction(counted)) < SMALLEST_DIFFERENCE
    return bool(told == counted)


def recount(document: Mapping[str, Any]) -> list[str]:
    """Every difference between the figures of a record and its ballots; [] when all are equal."""
    threshold, differences = document["record"]["threshold"], list[str]()
    sections = {each["round"]: each for each in document["record"]["sections"]}
    rounds = {each["id"]: each for each in document["rounds"]}
    for round_ in rounds.values():
        comparison = Comparison(f"round {round_['n']} ({round_['kind']})")
        section = sections.get(round_["id"], {"appendix": [], "lists": [], "tables": []})
        if round_["result"] is not None:
            _round(round_, section, threshold, comparison)
        if round_.get("again") in rounds:
            _beside("second_vote")["compare"](round_, rounds[round_["again"]], section, comparison)
        _lots(round_, comparison)
        differences += comparison.differences
    return differences


def _round(
    round_: Mapping[str, Any], section: Mapping[str, Any], threshold: int, comparison: Comparison
) -> None:
    result, ballots, known = round_["result"], round_["ballots"], _beside(round_["kind"])
    if result.get("withheld"):
        comparison.same("withheld below the threshold", result["ballots"] < threshold, True)
        comparison.same("withheld ballots", ballots, None)
    elif "listed" in known:
        known["listed"](round_, section, comparison)
    elif ballots is not None:
        _groups(ballots, result, threshold, comparison)
        if "count" in known:
            known["count"](round_, [each["choice"] for each in ballots], threshold, comparison)
    elif "count" in known:
        comparison.same("ballots to count", ballots is not None, True)


def _beside(kind: str) -> dict[str, Any]:
    """What the file for a kind holds; nothing when nobody knows how to count it."""
    beside = Path(__file__).with_name(f"recount_{kind}.py")
    if kind not in _KNOWN and re.fullmatch("[a-z0-9_]+", kind) and beside.is_file():
        _KNOWN[kind] = runpy.run_path(str(beside))
    return _KNOWN.get(kind, {})


def _lots(round_: Mapping[str, Any], comparison: Comparison) -> None:
    """A lot puts options in the order of the SHA-256 of "seed:option", lowest first."""
    for act in round_.get("ties", ()):
        if act["how"] == "lot":
            drawn = sorted(act["order"], key=lambda each: sha256(f"{act['seed']}:{each}".encode()).digest())
            comparison.same("order of the lot", act["order"], drawn)


def _groups(
    ballots: list[dict[str, Any]], result: Mapping[str, Any], threshold: int, comparison: Comparison
) -> None:
    """The number of ballots, in all and by role, and that no group is shown that is too small."""
    comparison.same("ballots", result["ballots"], len(ballots))
    comparison.same("enough ballots to show", len(ballots) >= threshold, True)
    sizes = Counter(each["role"] or "" for each in ballots)
    if len(sizes) > 1:
        comparison.same("roles that are too small", [role for role, n in sizes.items() if n < threshold], [])
    if result["roles"]:
        told = {each["role"]: each["ballots"] for each in result["roles"]}
        comparison.same("ballots by role", told, dict(sizes))


def _order(result: Mapping[str, Any], scores: Mapping[str, Any], comparison: Comparison) -> None:
    ranked = Counter(scores.values())
    for option in result["options"]:
        score = scores[option["id"]]
        place = 1 + sum(number for other, number in ranked.items() if other > score)
        comparison.same(f"{option['id']} place", option["place"], place)
        comparison.same(f"{option['id']} tied", option["tied"], ranked[score] > 1)
    levels = sorted(ranked, reverse=True)
    tiers = [sorted(option for option in scores if scores[option] == level) for level in levels]
    comparison.same("tiers", [sorted(tier) for tier in result["tiers"]], tiers)


def _agreement(counts: list[int]) -> Fraction | None:
    """Van der Eijk's A (Quality & Quantity 35, 2001): flat layers, weighed."""
    steps, total = len(counts), sum(counts)
    if steps < 3 or not total:
        return None
    agreement, floor = Fraction(0), 0
    for top in sorted(set(counts) - {0}):
        filled = [at for at, count in enumerate(counts) if count >= top]
        weight = Fraction((top - floor) * len(filled), total)
        agreement += weight * _flat(filled, steps)
        floor = top
    return agreement


def _flat(filled: list[int], steps: int) -> Fraction:
    """A of a layer: of every two filled steps, how many empty ones lie between them and how many outside."""
    if len(filled) == steps:
        return Fraction(0)
    if len(filled) == 1:
        return Fraction(1)
    unimodal = split = 0
    for at, low in enumerate(filled):
        for between, high in enumerate(filled[at + 1 :]):
            empty = high - low - 1 - between
            split += empty
            unimodal += steps - len(filled) - empty
    shape = Fraction((steps - 2) * unimodal - (steps - 1) * split, (steps - 2) * (unimodal + split))
    return shape * (1 - Fraction(len(filled) - 1, steps - 1))


def _consensus(counts: list[int]) -> float | None:
    """Tastle and Wierman (International Journal of Approximate Reasoning 45, 2007), from the ballots one by one."""
    places = [at for at, count in enumerate(counts) for _ in range(count)]
    if len(counts) < 2 or not places:
        return None
    middle, length = statistics.fmean(places), len(counts) - 1
    return 1 + statistics.fmean(math.log2(1 - abs(at - middle) / length) for at in places)


_KNOWN: dict[str, dict[str, Any]] = {}


def main(arguments: list[str]) -> int:
    """Recount the files named; the exit code is 1 when a figure differs, 2 without a file."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    differences = [
        f"{name}: {each}"
        for name in arguments
        for each in recount(json.loads(Path(name).read_text(encoding="utf-8")))
    ]
    print("\n".join(differences) or "equal")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
