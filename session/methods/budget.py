"""Participatory budget from approval ballots: the method of equal shares, and greedy for comparison.

Source: D. Peters, G. Pierczynski & P. Skowron, NeurIPS 34 (2021): every voter gets an equal share, supporters pay for
a project together and as equally as they can, and with cost utilities the project that costs each euro of support
least goes first (see equal_shares). Completion "add1": raise everyone's share in steps as long as the outcome stays
within the budget and something could still be added. Tie rule: lowest price first, then more supporters, then the
lower cost; what is still equal is tried in every order, at every share anew. `funded` is in every outcome, `tied` in
some. Projects that cost more than the budget, or that nobody supports, are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from session.methods.equal_shares import Approvals, Outcome, Voters, run, voters_of
from session.methods.tiers import Tier


@dataclass(frozen=True)
class Funding:
    """A funded set. `spending` is (amount, voters) from low to high, empty when a tie leaves it open.

    `share` is what each voter could spend in the end; None for greedy, where nobody owns a share.
    """

    funded: Tier
    tied: Tier
    cost: int
    rest: int
    votes: dict[str, int]
    share: Fraction | None
    spending: tuple[tuple[Fraction, int], ...]


def equal_shares(
    budget: int, costs: Mapping[str, int], ballots: Sequence[Approvals], step: int | None = None
) -> Funding:
    """Equal shares with cost utilities and add1. `step` is 1 unit of money, or more when a share is above 10,000 units.

    Raises ValueError for a budget below zero, a cost of zero or less, or an unknown project.
    """
    votes = count_votes(budget, costs, ballots)
    candidates = {project: cost for project, cost in costs.items() if votes[project] and cost <= budget}
    if not candidates:
        return _funding(budget, costs, votes, frozenset(), (), None)
    share = Fraction(budget, sum(ballot.count for ballot in ballots))
    ended = _grown(
        budget, candidates, voters_of(candidates, ballots), share, step or max(1, int(share) // 10_000)
    )
    certain = frozenset.intersection(*(outcome.funded for outcome in ended))
    return _funding(budget, costs, votes, certain, ended, max(outcome.share for outcome in ended))


def _grown(
    budget: int, costs: Mapping[str, int], voters: Voters, share: Fraction, step: int
) -> tuple[Outcome, ...]:
    """The outcomes in which the ways to break ties can end when the share grows in steps.

    A way ends when nothing can be added any more, or when what it comes to next costs more than the budget.
    """
    now, ended = run(share, costs, voters), list[Outcome]()
    fitting = now.outcomes
    while True:
        growing = [outcome for outcome in fitting if not _is_full(budget, costs, outcome)]
        ended += [outcome for outcome in fitting if outcome not in growing]
        if not growing or now.horizon is None:
            return *ended, *growing
        steps = max(1, ceil(now.horizon / step))
        ahead = run(share + steps * step, costs, voters)
        fitting = tuple(outcome for outcome in ahead.outcomes if _cost(costs, outcome.funded) <= budget)
        if len(fitting) < len(ahead.outcomes):
            last = run(share + (steps - 1) * step, costs, voters)
            ended += [outcome for outcome in last.outcomes if not _is_full(budget, costs, outcome)]
        if not fitting:
            return tuple(ended)
        share, now = share + steps * step, ahead


def greedy(budget: int, costs: Mapping[str, int], ballots: Sequence[Approvals]) -> Funding:
    """Most votes first, then the lower cost, skipping what no longer fits.

    Equal in votes and cost, and not all of them fit: then none is funded, they are tied, and the room for as many
    as fit is kept free. Errors as in equal_shares.
    """
    votes = count_votes(budget, costs, ballots)
    funded, tied, rest = list[str](), list[str](), budget
    classes = {(-votes[project], cost) for project, cost in costs.items() if votes[project]}
    for supporters, cost in sorted(classes):
        alike = [project for project in costs if (-votes[project], costs[project]) == (supporters, cost)]
        fitting = min(len(alike), rest // cost)
        rest -= fitting * cost
        if fitting == len(alike):
            funded += alike
        elif fitting:
            tied += alike
    spent = _cost(costs, frozenset(funded))
    return Funding(
        tuple(project for project in costs if project in funded),
        tuple(project for project in costs if project in tied),
        spent,
        budget - spent,
        votes,
        None,
        (),
    )


def count_votes(budget: int, costs: Mapping[str, int], ballots: Sequence[Approvals]) -> dict[str, int]:
    """Approvals per project, after the checks both rules share."""
    if budget < 0 or any(cost <= 0 for cost in costs.values()) or any(ballot.count < 0 for ballot in ballots):
        raise ValueError("a budget is zero or more, a cost above zero, a count zero or more")
    if any(not ballot.approved <= set(costs) for ballot in ballots):
        raise ValueError("a ballot approves a project that is not on the list")
    return {
        project: sum(ballot.count for ballot in ballots if project in ballot.approved) for project in costs
    }


def _cost(costs: Mapping[str, int], funded: frozenset[str]) -> int:
    return sum(costs[project] for project in funded)


def _is_full(budget: int, candidates: Mapping[str, int], outcome: Outcome) -> bool:
    """There is no room for another candidate."""
    rest = budget - _cost(candidates, outcome.funded)
    return all(cost > rest for project, cost in candidates.items() if project not in outcome.funded)


def _funding(
    budget: int,
    costs: Mapping[str, int],
    votes: dict[str, int],
    certain: frozenset[str],
    outcomes: tuple[Outcome, ...],
    share: Fraction | None,
) -> Funding:
    possible = {project for outcome in outcomes for project in outcome.funded}
    spent = _cost(costs, certain)
    return Funding(
        funded=tuple(project for project in costs if project in certain),
        tied=tuple(project for project in costs if project in possible - certain),
        cost=spent,
        rest=budget - spent,
        votes=votes,
        share=share,
        spending=outcomes[0].spending if len(outcomes) == 1 else (),
    )
