"""Counts a choose round again: approvals, shares, who goes on, by role."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import compare_sums
from session.recount.round import Document, Round


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the votes of each option."""
    return result["options"].column("votes")


def count(round_: Round, comparison: Comparison) -> None:
    """Who chose what, how many options a person chose, and which options are among the places to go on."""
    votes = Counter(dict.fromkeys(round_.options, 0))
    most, places = round_.settings["most"] or len(votes), round_.settings["places"]
    for ballot in round_.ballots or ():
        votes.update(ballot.choice["chosen"])
        comparison.holds(
            ballot.part, "no more options than one may choose", len(ballot.choice["chosen"]) <= most
        )
    sizes = [len(choice["chosen"]) for choice in round_.choices]
    per_person = round_.result["perPerson"]
    comparison.same(round_.result["votes"], sum(sizes))
    comparison.same(per_person["mean"], Fraction(sum(sizes), len(sizes)))
    comparison.same(per_person["median"], statistics.median(map(Fraction, sizes)))
    comparison.same(per_person["none"], sizes.count(0))
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        comparison.same(row["votes"], votes[name])
        comparison.same(row["share"], Fraction(votes[name], len(sizes)))
        comparison.same(row["goesOn"], _goes_on(name, votes, places))
        for role, figures in row["byRole"].items():
            choices = round_.choices_of(role)
            approving = sum(name in choice["chosen"] for choice in choices)
            comparison.same(figures["votes"], approving)
            comparison.same(figures["ballots"], len(choices))
            comparison.same(figures["share"], Fraction(approving, len(choices)))
    comparison.order(round_.result, votes)
    _verdict(round_, votes, comparison)


def _verdict(round_: Round, votes: Mapping[str, int], comparison: Comparison) -> None:
    """How solid the first place is, and the line of the places while more options got a vote than there are places."""
    solid, places = round_.result["solid"], round_.settings["places"]
    supported = sum(number > 0 for number in votes.values())
    if not supported:
        comparison.same(solid, None)
        return
    if places and solid.value is not None:
        comparison.same(solid["line"], places if places < supported else None)
    chosen = [dict.fromkeys(choice["chosen"], 1) for choice in round_.choices]
    compare_sums(round_, chosen, 1, comparison)


def _goes_on(name: str, votes: Mapping[str, int], places: int) -> str | None:
    """ "in" when fewer than `places` others have as many; "tied" when fewer have more, but not all equals fit."""
    if not places:
        return None
    above = sum(number > votes[name] for number in votes.values())
    level = sum(number == votes[name] for number in votes.values())
    if not votes[name] or above >= places:
        return "out"
    return "in" if above + level <= places else "tied"


def tally_documents(round_: Round) -> dict[str, Document]:
    """Each option on a ballot as one point."""
    ballots = [{round_.names[option]: 1 for option in choice["chosen"]} for choice in round_.choices]
    most = round_.settings["most"] or len(round_.options)
    return {"": {"options": list(round_.names.values()), "points_per_voter_max": most, "ballots": ballots}}
