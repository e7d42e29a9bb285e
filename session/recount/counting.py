"""Counts all rounds of a record and tells what was compared, how much of it, and where it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from session.recount.comparison import Comparison, Difference
from session.recount.kinds import Counting, counting_of
from session.recount.part import NotARecord, Part
from session.recount.round import Ballot, Round, read_round
from session.recount.second_vote import compare_votes
from session.recount.tables import compare_decisions, compare_tables

SCHEMA = "versnelkamer-record/1"
NOTHING_SAID: dict[str, list[Any]] = {
    "appendix": [],
    "lists": [],
    "tables": [],
}  # of a round without a section

# What Python says of a value that is not what this kind of round has at that place.
_MISSHAPEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    StopIteration,
)


@dataclass(frozen=True)
class RoundCounted:
    """How one round was counted: `by` is "ballots", "lists", "withheld" or "nothing" (it has no result)."""

    round: Round
    by: str
    figures: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Recount:
    """What came of a second count."""

    rounds: tuple[RoundCounted, ...]

    @property
    def figures(self) -> int:
        return sum(counted.figures for counted in self.rounds)

    @property
    def differences(self) -> list[Difference]:
        """In the order of the record; empty when everything is equal."""
        return [difference for counted in self.rounds for difference in counted.differences]


def recount(document: Mapping[str, Any]) -> Recount:
    """Count the ballots of a whole record. Raises NotARecord for what is no record, or has a kind unknown here."""
    whole = Part(document)
    if whole["schema"].value != SCHEMA:
        whole["schema"].refuse(f"says {whole['schema'].value!r}; this program counts {SCHEMA}")
    threshold = whole["record"]["threshold"].whole()
    sections = {section["round"].text(): section for section in whole["record"]["sections"]}
    decisions = list(whole["record"]["decisions"])
    rounds: dict[str, Round] = {}
    for part in whole["rounds"]:
        name = part["id"].text()
        if name in rounds:
            part["id"].refuse(f"{name!r} is the id of an earlier round")
        made_here = tuple(decision for decision in decisions if decision["round"].value == name)
        rounds[name] = read_round(part, sections.get(name, Part(NOTHING_SAID)), made_here)
    return Recount(tuple(_counted(round_, rounds, threshold) for round_ in rounds.values()))


def _counted(round_: Round, rounds: Mapping[str, Round], threshold: int) -> RoundCounted:
    counting = counting_of(round_.kind)
    if counting is None:
        round_.part["kind"].refuse(f"this program cannot count the kind {round_.kind!r}")
    paper = round_.part["paper"].value or 0
    all_on_paper = round_.pool is not None and 0 < paper == len(round_.ballots or ())
    fewest = 1 if all_on_paper else threshold  # what a room wrote down is told, however little it is
    comparison = Comparison(round_.n, round_.kind, fewest, divided=round_.pool is not None, paper=paper)
    try:
        by = _figures(round_, counting, comparison, threshold)
        first = rounds.get(str(round_.part["again"].value))
        if first is not None:
            compare_votes(first, round_, counting, comparison)
        _lots(round_, comparison)
    except _MISSHAPEN as fault:
        reason = (
            f"is not what a round of the kind {round_.kind!r} looks like ({type(fault).__name__}: {fault})"
        )
        raise NotARecord(round_.part.path, reason) from fault
    return RoundCounted(round_, by, comparison.figures, tuple(comparison.differences))


def _figures(round_: Round, counting: Counting, comparison: Comparison, threshold: int) -> str:
    """Compare the result of one round; what it was counted by."""
    result = round_.result
    is_over, has_result = round_.part["phase"].value in ("closed", "released"), result.value is not None
    comparison.holds(result, "a round has a result when it is over, and not before", is_over == has_result)
    if not has_result:
        return "nothing"
    if result["withheld"].value is True:
        on_paper = 0 if result["paper"].is_missing else result["paper"].whole()
        few = result["ballots"].whole() - on_paper < threshold
        comparison.holds(result["ballots"], "fewer ballots than may be shown", few)
        comparison.same(result["threshold"], threshold)
        comparison.same(round_.part["ballots"], None)
        return "withheld"
    if counting.count_lists is not None:
        counting.count_lists(round_, comparison)
        compare_tables(round_, comparison)
        return "lists"
    if round_.ballots is None or counting.count is None:
        comparison.holds(round_.part["ballots"], "the ballots are there to be counted", False)
        return "nothing"
    _roles(round_, round_.ballots, result, comparison)
    counting.count(round_, comparison)
    if counting.resolutions is not None:
        compare_decisions(round_, counting.resolutions(result), comparison)
    compare_tables(round_, comparison)
    return "ballots"


def _roles(round_: Round, ballots: tuple[Ballot, ...], result: Part, comparison: Comparison) -> None:
    """The number of ballots, in all and by group, that no group is shown that is too small, and who is in the pool."""
    comparison.same(result["ballots"], len(ballots))
    comparison.holds(result["ballots"], "enough ballots to show", len(ballots) >= comparison.threshold)
    if round_.pool is not None:
        alone = {ballot.role for ballot in ballots} - {"*"}
        comparison.holds(result["roles"], "no role alone that is in the pool", not alone & round_.pool)
    sizes = Counter(ballot.role for ballot in ballots)
    if len(sizes) > 1:
        smallest = min(sizes.values())
        comparison.holds(
            result["roles"], "no role that is too small to show", smallest >= comparison.threshold
        )
    if result["roles"].value:
        listed = [role["role"].text() for role in result["roles"]]
        comparison.holds(result["roles"], "every role that voted, once", sorted(listed) == sorted(sizes))
        for role in result["roles"]:
            comparison.same(role["ballots"], sizes[role["role"].text()])
            if round_.pool is not None and role["role"].value == "*":
                comparison.same(role["of"], round_.pool)


def _lots(round_: Round, comparison: Comparison) -> None:
    """A lot puts options in the order of the SHA-256 of "seed:option", lowest first."""
    if round_.part["ties"].is_missing:
        return
    for act in round_.part["ties"]:
        if act["how"].value == "lot":
            seed, options = act["seed"].value, [option.text() for option in act["order"]]
            drawn = sorted(options, key=lambda option: sha256(f"{seed}:{option}".encode()).digest())
            comparison.same(act["order"], drawn)
