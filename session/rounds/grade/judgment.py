"""Majority judgment of counted grades, and how many ballots it would take to turn it.

Figures come from `session.methods.majority_judgment`. Grades are numbers, 1 is the best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from session.methods import exact
from session.methods.majority_judgment import Judgment, majority_judgment
from session.methods.robustness import Robustness, by_role, judge, least, pairs_at
from session.methods.scale import count_steps
from session.methods.tiers import Tier, by_score

Ballot = Mapping[str, int]  # option -> grade


def judged(counts: Mapping[str, Sequence[int]]) -> Judgment:
    """`counts`: option -> how often each grade was given, best first, all as long."""
    length = max((len(row) for row in counts.values()), default=0)
    return majority_judgment([str(number) for number in range(1, length + 1)], counts)


def robustness(
    options: Tier,
    ballots: Sequence[Ballot],
    length: int,
    roles: Sequence[str | None],
    line: int | None = None,
) -> Robustness:
    """Against the mean grade, within each role, and after a few changed ballots. `roles`: one a ballot, or none.

    `line`: after which place what goes on ends.
    """
    judgment = _of_ballots(options, ballots, length)
    within = {
        role: _of_ballots(options, [ballots[place] for place in at], length).winner
        for role, at in by_role(roles).items()
    }

    def flips(place: int) -> int | None:
        return least(_flips(one, other, ballots, length) for one, other in pairs_at(judgment.ranking, place))

    return judge(
        judgment.ranking,
        judgment.winner,
        len(ballots),
        flips=flips(1),
        cut=line,
        cut_flips=flips(line) if line else None,
        rules={"mean": _best_mean(options, ballots)},
        roles=within,
    )


def _of_ballots(options: Sequence[str], ballots: Sequence[Ballot], length: int) -> Judgment:
    return judged(_counts(options, ballots, length))


def _counts(options: Sequence[str], ballots: Sequence[Ballot], length: int) -> dict[str, list[int]]:
    return {
        option: list(count_steps([ballot[option] for ballot in ballots if option in ballot], 1, length))
        for option in options
    }


def _best_mean(options: Sequence[str], ballots: Sequence[Ballot]) -> Tier:
    means = {
        option: exact.mean([ballot[option] for ballot in ballots if option in ballot]) for option in options
    }
    ranking = by_score({option: -mean for option, mean in means.items() if mean is not None})
    return ranking[0] if ranking else ()


def _flips(first: str, second: str, ballots: Sequence[Ballot], length: int) -> int | None:
    """A number of ballots that brings the second level by turning around: worst for the first, best for the second.

    The ballots that hold up the difference most, seen from both middle grades, turn first. None when all the ballots
    that grade both do not do it.
    """
    rows = _counts((first, second), ballots, length)
    for turned, ballot in enumerate(_heaviest(first, second, ballots, rows)):
        if _is_level(first, second, rows):
            return turned
        _move(rows[first], ballot[first], length)
        _move(rows[second], ballot[second], 1)
        if _is_level(first, second, rows):
            return turned + 1
    return None


def _heaviest(
    first: str, second: str, ballots: Sequence[Ballot], rows: Mapping[str, Sequence[int]]
) -> list[Ballot]:
    middle = {option: gauge.place + 1 for option, gauge in judged(rows).gauges.items()}

    def weight(ballot: Ballot) -> tuple[int, int, int]:
        holds = _holds_up(ballot[first], middle[first]) - _holds_up(ballot[second], middle[second])
        # What is level in all of it, is the same.
        return holds, ballot[second] - ballot[first], ballot[second]

    both = [ballot for ballot in ballots if first in ballot and second in ballot]
    return sorted(both, key=weight, reverse=True)


def _holds_up(grade: int, middle: int) -> int:
    """How much a grade holds the middle up: 2 when better, 1 when equal, 0 when worse."""
    return (grade <= middle) + (grade < middle)


def _is_level(first: str, second: str, rows: Mapping[str, Sequence[int]]) -> bool:
    gauges = judged(rows).gauges
    return gauges[second].key() <= gauges[first].key()


def _move(row: list[int], grade: int, to: int) -> None:
    row[grade - 1] -= 1
    row[to - 1] += 1
