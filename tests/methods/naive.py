"""A second count of everything that is easy to get wrong: slow, literal, and sharing no code with the methods.

Ballots are (count, [[option, ...], ...]) with unlisted options tied last. Every definition is followed word by word, by
trying all paths, all orders and all branches, so it only suits a handful of options.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby, permutations, product

Ranked = tuple[int, list[list[str]]]


def place(option: str, tiers: list[list[str]]) -> int:
    return next((i for i, tier in enumerate(tiers) if option in tier), len(tiers))


def prefer(a: str, b: str, ballots: Sequence[Ranked]) -> int:
    return sum(count for count, tiers in ballots if place(a, tiers) < place(b, tiers))


def schulze(options: Sequence[str], ballots: Sequence[Ranked]) -> set[str]:
    def strongest(a: str, b: str) -> int:
        others = [o for o in options if o not in (a, b)]
        return max(
            min(link(x, y) for x, y in zip((a, *middle), (*middle, b), strict=True))
            for length in range(len(others) + 1)
            for middle in permutations(others, length)
        )

    def link(x: str, y: str) -> int:
        return prefer(x, y, ballots) if prefer(x, y, ballots) > prefer(y, x, ballots) else 0

    return {a for a in options if all(strongest(a, b) >= strongest(b, a) for b in options if b != a)}


def ranked_pairs(options: Sequence[str], ballots: Sequence[Ranked]) -> set[str]:
    margins = {(a, b): prefer(a, b, ballots) - prefer(b, a, ballots) for a, b in permutations(options, 2)}
    wins = sorted((edge for edge in margins if margins[edge] > 0), key=lambda edge: -margins[edge])
    groups = [list(permutations(group)) for _, group in groupby(wins, key=lambda edge: margins[edge])]
    winners = set()
    for order in product(*groups):
        locked: list[tuple[str, str]] = []
        for a, b in (edge for group in order for edge in group):
            if not reaches(b, a, locked):
                locked.append((a, b))
        winners |= set(options) - {b for _, b in locked}
    return winners


def reaches(a: str, b: str, edges: list[tuple[str, str]]) -> bool:
    return any(x == a and (y == b or reaches(y, b, edges)) for x, y in edges)


def borda(options: Sequence[str], ballots: Sequence[Ranked]) -> dict[str, Fraction]:
    scores = {o: Fraction(0) for o in options}
    for count, tiers in ballots:
        rest = [o for o in options if not any(o in tier for tier in tiers)]
        points = len(options) - 1
        for tier in [*tiers, rest]:
            for option in tier:
                scores[option] += count * (Fraction(points + points - len(tier) + 1, 2))
            points -= len(tier)
    return scores


def irv(options: Sequence[str], ballots: Sequence[Ranked]) -> set[str]:
    """Everyone who can be the last one standing, one elimination at a time, whoever is chosen among the last."""
    if len(options) == 1:
        return set(options)
    votes = {o: Fraction(0) for o in options}
    for count, tiers in ballots:
        best = min(place(o, tiers) for o in options)
        top = [o for o in options if place(o, tiers) == best]
        for option in top:
            votes[option] += Fraction(count, len(top))
    lowest = [o for o in options if votes[o] == min(votes.values())]
    return {w for gone in lowest for w in irv([o for o in options if o != gone], ballots)}


def equal_shares(
    budget: int, costs: dict[str, int], voters: Sequence[frozenset[str]]
) -> dict[frozenset[str], Fraction]:
    """All outcomes of equal shares with cost utilities and add1, one step of 1 and one voter at a time, each with the
    largest share at which it ended.
    """
    costs = {p: c for p, c in costs.items() if c <= budget and any(p in v for v in voters)}
    share = Fraction(budget, len(voters))
    ends, reached = (
        dict[frozenset[str], Fraction](),
        set(outcomes(costs, voters, [share] * len(voters), frozenset())),
    )
    while reached:
        tried = set(outcomes(costs, voters, [share + 1] * len(voters), frozenset()))
        after = set()
        for funded in reached:
            cost = sum(costs[p] for p in funded)
            if all(cost + costs[p] > budget for p in costs.keys() - funded):
                ends[funded] = share
                continue
            for larger in tried:
                if sum(costs[p] for p in larger) > budget:
                    ends[funded] = share
                else:
                    after.add(larger)
        reached, share = after, share + 1
    return ends


def outcomes(
    costs: dict[str, int], voters: Sequence[frozenset[str]], purses: list[Fraction], funded: frozenset[str]
) -> Iterator[frozenset[str]]:
    offers = {}
    for project in costs.keys() - funded:
        supporters = [i for i, approved in enumerate(voters) if project in approved]
        if sum(purses[i] for i in supporters) >= costs[project]:
            cap = equal_payment(costs[project], [purses[i] for i in supporters])
            offers[project] = (cap / costs[project], -len(supporters), costs[project], cap)
    if not offers:
        yield funded
    for project, offer in offers.items():
        if offer[:3] == min(o[:3] for o in offers.values()):
            after = [p - min(p, offer[3]) if project in v else p for p, v in zip(purses, voters, strict=True)]
            yield from outcomes(costs, voters, after, funded | {project})


def equal_payment(cost: int, purses: list[Fraction]) -> Fraction:
    """The cap at which everyone paying what they have, up to the cap, raises exactly the cost."""
    for poor in range(len(purses)):
        cap = Fraction(cost - sum(sorted(purses)[:poor])) / (len(purses) - poor)
        if sum(min(purse, cap) for purse in purses) == cost:
            return cap
    raise AssertionError("the supporters cannot pay")


def agreement(counts: Sequence[int]) -> Fraction | None:
    """Van der Eijk's A by listing every three steps of every layer, in order."""
    total = sum(counts)
    if len(counts) < 3 or not total:
        return None
    weighed, rest, steps = Fraction(0), list(counts), len(counts)
    while any(rest):
        height = min(count for count in rest if count)
        filled = [at for at, count in enumerate(rest) if count]
        shapes = ["".join("01"[at in filled] for at in three) for three in combinations(range(steps), 3)]
        same, other = shapes.count("110") + shapes.count("011"), shapes.count("101")
        if len(filled) == 1:
            layer = Fraction(1)
        elif len(filled) == steps:
            layer = Fraction(0)
        else:
            shape = Fraction((steps - 2) * same - (steps - 1) * other, (steps - 2) * (same + other))
            layer = shape * (1 - Fraction(len(filled) - 1, steps - 1))
        weighed += Fraction(height * len(filled), total) * layer
        rest = [count - height if count else 0 for count in rest]
    return weighed
