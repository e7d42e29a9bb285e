"""Equal shares and greedy against pabutools, in exact fractions. Used by second_count.

pabutools takes the order in which ties are broken. Ours first looks at the number of supporters and then at the cost,
and leaves what is then still equal tied. So pabutools counts with every order of the projects behind those two:
`funded` must be what all orders fund and `tied` what only some fund. An order there holds for all shares; here a tie
can be broken otherwise when the share has grown, so a tie of ours can be wider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from random import Random

from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule
from second_count_draw import Check, Told, Verdict, verdict

from session.methods import budget
from session.methods.equal_shares import Approvals, run, voters_of

NAMES = "abcdef"


@dataclass(frozen=True)
class Election:
    """A budget, what projects cost, and a ballot for each voter."""

    money: int
    costs: dict[str, int]
    voters: tuple[frozenset[str], ...]

    @property
    def ballots(self) -> list[Approvals]:
        return [Approvals(approved) for approved in self.voters]

    def supporters(self, project: str) -> int:
        return sum(project in approved for approved in self.voters)


def election(dice: Random, most: int = 5) -> Election:
    """Few different costs make many ties. Projects above the budget take no part here and stay out of the draw."""
    money, names = dice.randint(5, 60), NAMES[: dice.randint(1, most)]
    costs = {p: dice.choice((dice.randint(1, money), max(1, money // 3), max(1, money // 2))) for p in names}
    voters = [frozenset(p for p in names if dice.random() < 0.5) for _ in range(dice.randint(1, 9))]
    return Election(money, costs, tuple(voters))


def compare_shares(dice: Random) -> Told:
    """Equal shares with add1. A tie of ours may be wider, because ours can break it otherwise at another share."""
    drawn = election(dice)
    found = budget.equal_shares(drawn.money, drawn.costs, drawn.ballots)
    second = _orders(drawn, list(drawn.costs), _shares(1))
    certain, possible = frozenset.intersection(*second), frozenset.union(*second)
    ours = set(found.funded), set(found.tied)
    if (
        found.tied
        and ours[0] <= certain
        and possible <= ours[0] | ours[1]
        and ours != (certain, possible - certain)
    ):
        return Verdict.TIE, ""
    return verdict(ours, (set(certain), set(possible - certain)), drawn)


def compare_one_share(dice: Random) -> Told:
    """Equal shares before the share grows, with the sets of all ways to break what is still equal."""
    drawn = election(dice)
    share = Fraction(drawn.money, len(drawn.voters))
    found = run(share, drawn.costs, voters_of(drawn.costs, drawn.ballots))
    ours = {outcome.funded for outcome in found.outcomes}
    second = _orders(drawn, list(drawn.costs), _shares(None))
    if len(ours) > 1 and second < ours:
        return Verdict.TIE, ""  # one order of all projects for the whole run reaches only part of the ways
    return verdict(ours, second, drawn)


def compare_all_prices(dice: Random) -> Told:
    """Every way to break an equal price, which is what pabutools calls irresolute: ours must be among them."""
    drawn = election(dice)
    share = Fraction(drawn.money, len(drawn.voters))
    found = run(share, drawn.costs, voters_of(drawn.costs, drawn.ballots))
    ours = {outcome.funded for outcome in found.outcomes}
    instance, profile = _pabutools(drawn)
    every = method_of_equal_shares(instance, profile, Cost_Sat, resoluteness=False)
    second = {frozenset(project.name for project in each) for each in every}
    if ours < second:
        return Verdict.TIE, ""  # the number of supporters or the cost broke an equal price
    return verdict(ours, second, drawn)


def compare_greedy(dice: Random) -> Told:
    drawn = election(dice)
    found = budget.greedy(drawn.money, drawn.costs, drawn.ballots)
    supported = [project for project in drawn.costs if drawn.supporters(project)]
    second = _orders(drawn, supported, _greedy)
    certain = frozenset.intersection(*second)
    return verdict(
        (set(found.funded), set(found.tied)), (set(certain), set(frozenset.union(*second) - certain)), drawn
    )


Rule = Callable[[Instance, ApprovalProfile, TieBreakingRule], Iterable[Project]]


def _orders(drawn: Election, projects: list[str], rule: Rule) -> set[frozenset[str]]:
    """What the rule funds with every order of the projects behind more supporters and lower cost."""
    instance, profile = _pabutools(drawn, projects)
    found = set()
    for order in permutations(projects):
        ties = TieBreakingRule(
            lambda _, __, project, order=order: (
                -drawn.supporters(project.name),
                project.cost,
                order.index(project.name),
            )
        )
        found.add(frozenset(project.name for project in rule(instance, profile, ties)))
    return found


def _pabutools(drawn: Election, names: list[str] | None = None) -> tuple[Instance, ApprovalProfile]:
    projects = {name: Project(name, drawn.costs[name]) for name in (drawn.costs if names is None else names)}
    instance = Instance(projects.values(), budget_limit=drawn.money)
    ballots = [ApprovalBallot(projects[n] for n in approved if n in projects) for approved in drawn.voters]
    return instance, ApprovalProfile(ballots, instance=instance)


def _shares(increment: int | None) -> Rule:
    def rule(instance: Instance, profile: ApprovalProfile, ties: TieBreakingRule) -> Iterable[Project]:
        found: Iterable[Project] = method_of_equal_shares(
            instance, profile, Cost_Sat, tie_breaking=ties, voter_budget_increment=increment
        )
        return found

    return rule


def _greedy(instance: Instance, profile: ApprovalProfile, ties: TieBreakingRule) -> Iterable[Project]:
    """By satisfaction for each euro; with cost as satisfaction that is the number of votes."""
    found: Iterable[Project] = greedy_utilitarian_welfare(instance, profile, Cost_Sat, tie_breaking=ties)
    return found


CHECKS = (
    Check("equal shares with add1", "pabutools, every order", compare_shares),
    Check("equal shares before add1", "pabutools, every order", compare_one_share),
    Check("equal shares before add1, all prices", "pabutools, irresolute", compare_all_prices),
    Check("greedy budget", "pabutools, every order", compare_greedy),
)
