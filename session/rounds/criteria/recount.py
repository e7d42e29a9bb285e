"""Counts a criteria round again: every cell, the totals under each set of weights, places, roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import (
    by_named_role,
    changes_until_gone,
    compare_verdict,
    judged,
    tiers_of,
    winners_of,
)
from session.recount.round import Document, Round
from session.recount.spread import on_scale

HIGHEST = {"1-5": 5, "1-10": 10}
EMPTY = {"weight": 1, "lower": False, "name": "", "question": "", "low": "", "high": ""}
UNNAMED = [EMPTY, EMPTY]  # the criteria of a round whose settings name none

Scores = dict[
    str, dict[str, int | None]
]  # of one ballot: option -> criterion -> score, None for "don't know"
Totals = Mapping[str, Fraction | None]


@dataclass(frozen=True)
class Weighing:
    """How cells become a total: the weight of each criterion, and on which of them a low score is better."""

    weights: Mapping[str, int]
    turned: frozenset[str]
    highest: int

    def total(self, ballots: Sequence[Scores], option: str) -> Fraction | None:
        """The weighed mean of the means of all criteria that weigh; None when one of those has no score."""
        total = Fraction(0)
        for criterion, weight in self.weights.items():
            values = [score for score in _scores(ballots, option, criterion) if score is not None]
            if not weight:
                continue
            if not values:
                return None
            mean = Fraction(sum(values), len(values))
            total += weight * (1 + self.highest - mean if criterion in self.turned else mean)
        return total / sum(self.weights.values())

    def totals(self, ballots: Sequence[Scores], options: Sequence[str]) -> dict[str, Fraction | None]:
        return {option: self.total(ballots, option) for option in options}

    def rated(self, ballot: Scores, option: str) -> dict[str, int]:
        """What a ballot gives an option on the criteria that weigh; higher is better."""
        scores = ballot.get(option, {})
        return {
            criterion: 1 + self.highest - score if criterion in self.turned else score
            for criterion, score in scores.items()
            if score is not None and self.weights[criterion]
        }


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the total of each option."""
    return result["options"].column("total")


def count(round_: Round, comparison: Comparison) -> None:
    """The cells from the ballots, the totals from the cells, the places from the totals."""
    result, highest = round_.result, HIGHEST[round_.settings["scale"]]
    criteria = _criteria(round_, comparison)
    comparison.same(result["lowest"], 1)
    comparison.same(result["highest"], highest)
    now, original = ({name: row[key].whole() for name, row in criteria} for key in ("weight", "original"))
    comparison.same(result["changed"], now != original)
    turned = frozenset(name for name, row in criteria if row["lower"].value is True)
    weighings = {
        name: Weighing(weights, turned, highest)
        for name, weights in (("now", now), ("original", original), ("equal", dict.fromkeys(now, 1)))
    }
    ballots = _ballots(round_, comparison)
    totals = {name: weighing.totals(ballots, round_.options) for name, weighing in weighings.items()}
    rows = comparison.rows(result["options"], round_.texts)
    for name, row in rows:
        comparison.same(row["total"], totals["now"][name])
        for criterion, cell in row["cells"].items():
            _cell(cell, _scores(ballots, name, criterion), len(ballots), highest, comparison)
        _roles(round_, name, row, weighings["now"], comparison)
    _places(result, rows, totals, comparison)
    _verdict(round_, weighings["now"], ballots, totals, comparison)


def _criteria(round_: Round, comparison: Comparison) -> list[tuple[str, Part]]:
    """The criteria with their weights. The weights may have been changed after the vote, and both are told."""
    asked, listed = round_.settings["criteria"] or UNNAMED, list(round_.result["criteria"])
    comparison.holds(round_.result["criteria"], "every criterion of the round", len(listed) == len(asked))
    rows = []
    for number, (row, criterion) in enumerate(zip(listed, asked, strict=False), 1):
        comparison.same(row["id"], f"c{number}")
        comparison.same(row["original"], criterion["weight"])
        for key, value in criterion.items():
            if key != "weight":
                comparison.same(row[key], value)
        rows.append((f"c{number}", row))
    return rows


def _ballots(round_: Round, comparison: Comparison) -> list[Scores]:
    """The ballots without the scores of cells that so few people gave that they are withheld."""
    ballots: list[Scores] = [
        {option: dict(scores) for option, scores in choice["values"].items()} for choice in round_.choices
    ]
    for option in round_.result["options"]:
        name = option["id"].text()
        for criterion, cell in option["cells"].items():
            comparison.answers_told(cell, _scores(ballots, name, criterion))
            if cell["withheld"].value is not True:
                continue
            for scores in (ballot.get(name, {}) for ballot in ballots):
                if scores.get(criterion) is not None:
                    del scores[criterion]
    return ballots


def _scores(ballots: Sequence[Mapping[str, Any]], option: str, criterion: str) -> list[int | None]:
    return [ballot[option][criterion] for ballot in ballots if criterion in ballot.get(option, {})]


def _cell(cell: Part, scores: list[int | None], ballots: int, highest: int, comparison: Comparison) -> None:
    figures = on_scale(scores, range(1, highest + 1))
    comparison.same_if_told(cell["consensus"], figures.pop("consensus"))
    for key, figure in figures.items():
        comparison.same(cell[key], figure)
    skipped = None if cell["withheld"].value is True else ballots - len(scores)
    comparison.same_if_told(cell["skipped"], skipped)


def _places(
    result: Part, rows: list[tuple[str, Part]], totals: Mapping[str, Totals], comparison: Comparison
) -> None:
    """Places under each set of weights; an option without a total has none and is told apart."""
    for weights, of_options in totals.items():
        known = [total for total in of_options.values() if total is not None]
        for name, row in rows:
            own = of_options[name]
            place = None if own is None else 1 + sum(total > own for total in known)
            comparison.same(row["places"][weights], place)
            if weights == "now":
                comparison.same(row["place"], place)
                comparison.same(row["tied"], own is not None and known.count(own) > 1)
    now = totals["now"]
    comparison.tiers(result["tiers"], {option: total for option, total in now.items() if total is not None})
    comparison.same(result["unranked"], {option for option, total in now.items() if total is None})


def _roles(round_: Round, option: str, row: Part, weighing: Weighing, comparison: Comparison) -> None:
    """The total of each role, when enough people of it scored every criterion that weighs."""
    for role, figures in row["byRole"].items():
        ballots = [choice["values"] for choice in round_.choices_of(role)]
        cells = [_scores(ballots, option, name) for name, weight in weighing.weights.items() if weight]
        fewest = min(len([score for score in cell if score is not None]) for cell in cells)
        comparison.large_enough(figures, fewest)
        comparison.same(figures["n"], fewest)
        comparison.same(figures["total"], weighing.total(ballots, option))


def _verdict(
    round_: Round,
    weighing: Weighing,
    ballots: Sequence[Scores],
    totals: Mapping[str, Totals],
    comparison: Comparison,
) -> None:
    """How solid the order is: against equal and first weights, and roles when every option is told by role."""
    solid = round_.result["solid"]
    if len(round_.options) < 2:
        comparison.same(solid, None)
        return
    rules = {"equal_weights": winners_of(totals["equal"])}
    if round_.result["changed"].value is True:
        rules["original_weights"] = winners_of(totals["original"])
    by_role = all(row["byRole"].value for row in round_.result["options"])
    roles = by_named_role(round_, ballots) if by_role else {}
    within = {role: winners_of(weighing.totals(own, round_.options)) for role, own in roles.items()}

    def gap(one: str, other: str) -> int | None:
        return _changes(weighing, ballots, one, other)

    outcome = judged(solid, tiers_of(totals["now"]), len(ballots), gap, rules, within)
    compare_verdict(solid, outcome, comparison)


def _changes(weighing: Weighing, ballots: Sequence[Scores], one: str, other: str) -> int | None:
    """The fewest ballots that must change, each in the cells it rated, before `other` draws level with `one`.

    A difference of totals is a sum over ballots: a score, times the weight, divided by how many scored that cell.
    """
    rated = {option: [weighing.rated(ballot, option) for ballot in ballots] for option in (one, other)}
    numbers = {option: Counter(name for scores in rated[option] for name in scores) for option in rated}

    def worth(option: str, scores: Mapping[str, int]) -> Fraction:
        shares = (
            Fraction(weighing.weights[name] * score, numbers[option][name]) for name, score in scores.items()
        )
        return sum(shares, Fraction(0))

    leads, losses = [], []
    for for_one, for_other in zip(rated[one], rated[other], strict=True):
        lead = worth(one, for_one) - worth(other, for_other)
        lowest, highest = dict.fromkeys(for_one, 1), dict.fromkeys(for_other, weighing.highest)
        leads.append(lead)
        losses.append(lead - worth(one, lowest) + worth(other, highest))
    return changes_until_gone(leads, losses)


def tally_documents(round_: Round) -> dict[str, Document]:
    """Scores with the weights as they are now."""
    criteria = {
        row["id"].text(): {"weight": row["weight"].value, "lower_is_better": row["lower"].value}
        for row in round_.result["criteria"]
    }
    ballots = [
        {
            round_.names[option]: {key: score for key, score in scores.items() if score is not None}
            for option, scores in choice["values"].items()
        }
        for choice in round_.choices
    ]
    highest = HIGHEST[round_.settings["scale"]]
    candidates = list(round_.names.values())
    return {"": {"criteria": criteria, "candidates": candidates, "highest": highest, "ballots": ballots}}
