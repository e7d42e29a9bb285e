"""Ranked ballots against pref_voting and votelib. Used by second_count.

Unlisted options are tied last in all counts: pref_voting by its extended strict preference, votelib because such a
ballot is exhausted. Both try every order of a tie in the run-off and in ranked pairs, so the sets of winners must be
equal. Ranked pairs there lists every order of all pairs one by one; profiles with more than 3,000 are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import factorial, prod
from random import Random

import networkx as nx
from pref_voting.iterative_methods import instant_runoff_put
from pref_voting.margin_based_methods import (
    beat_path,
    beat_path_defeat,
    ranked_pairs as every_order,
    ranked_pairs_defeats,
)
from pref_voting.profiles import Profile as Strict
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.scoring_methods import borda as borda_of_strict, symmetric_borda_scores
from second_count_draw import Check, Profile, Told, Verdict, profile, verdict
from votelib.component.transfer import Gregory
from votelib.evaluate.condorcet import Schulze as VotelibSchulze
from votelib.evaluate.core import Tie
from votelib.evaluate.sequential import allocation_totals, initial_allocation

from session.methods import borda, condorcet, irv, pairwise, plurality, ranked_pairs, schulze
from session.methods.tiers import Ballot

MOST_ORDERS = 3_000  # of pairs that are equally clear, which pref_voting tries one by one


def theirs(drawn: Profile) -> ProfileWithTies:
    """The profile of pref_voting: candidates are numbers, unlisted ones rank below listed ones."""
    ranks = [
        {int(option): place for place, tier in enumerate(ballot.ranking, 1) for option in tier}
        for ballot in drawn.ballots
    ]
    found = ProfileWithTies(
        ranks, [ballot.count for ballot in drawn.ballots], candidates=list(range(len(drawn.options)))
    )
    found.use_extended_strict_preference()
    return found


def numbers(names: Iterable[str]) -> list[int]:
    return sorted(int(name) for name in names)


def listed(ballot: Ballot) -> set[str]:
    return {option for tier in ballot.ranking for option in tier}


def exactly(votes: float) -> Fraction:
    """Their divided ballots are floats; at most six share one, so the exact number is near."""
    return Fraction(votes).limit_denominator(60)


def compare_plurality(dice: Random) -> Told:
    """First choices, a shared top divided. One shared by everybody is blank here and divided there: so it is, here."""
    drawn = profile(dice)
    second = theirs(drawn).tops_scores(score_type="split")
    found = plurality.plurality(drawn.options, [each for each in drawn.ballots if each.ranking])
    share = Fraction(found.blank, len(drawn.options))
    ours = {int(option): votes + share for option, votes in found.votes.items()}
    return verdict(ours, {option: exactly(votes) for option, votes in second.items()}, drawn)


def compare_pairs(dice: Random) -> Told:
    drawn = profile(dice)
    second, pairs = theirs(drawn), pairwise.matrix(drawn.options, drawn.ballots)
    ours = {(int(a), int(b)): number for (a, b), number in pairs.wins.items()}
    return verdict(ours, {(a, b): int(second.support(a, b)) for a, b in ours}, drawn)


def compare_condorcet(dice: Random) -> Told:
    drawn = profile(dice)
    second = theirs(drawn).condorcet_winner()
    ours = numbers(condorcet.winner(pairwise.matrix(drawn.options, drawn.ballots)))
    return verdict(ours, [] if second is None else [second], drawn)


def compare_borda(dice: Random) -> Told:
    """Their symmetric score counts options below minus options above: twice ours, less n - 1 for each ballot."""
    drawn = profile(dice)
    ballots, above = sum(ballot.count for ballot in drawn.ballots), len(drawn.options) - 1
    scores = borda.borda(pairwise.matrix(drawn.options, drawn.ballots)).scores
    second = symmetric_borda_scores(theirs(drawn))
    return verdict(
        {int(option): 2 * score - ballots * above for option, score in scores.items()},
        {candidate: int(score) for candidate, score in second.items()},
        drawn,
    )


def compare_strict_borda(dice: Random) -> Told:
    """Strict and complete ballots only: n-1, n-2, ..., 0 by definition, and who wins."""
    drawn = profile(dice)
    orders = [[int(option) for tier in ballot.ranking for option in tier] for ballot in drawn.ballots]
    if any(len(order) < len(drawn.options) for order in orders) or any(
        len(tier) > 1 for ballot in drawn.ballots for tier in ballot.ranking
    ):
        return Verdict.LEFT_OUT, ""
    second = Strict(orders, [ballot.count for ballot in drawn.ballots])
    found = borda.borda(pairwise.matrix(drawn.options, drawn.ballots))
    ours = {int(option): score for option, score in found.scores.items()}, numbers(found.winner)
    return verdict(ours, (dict(second.borda_scores()), list(borda_of_strict(second))), drawn)


def compare_runoff(dice: Random) -> Told:
    drawn = profile(dice)
    found = irv.irv(drawn.options, drawn.ballots)
    return verdict(numbers(found.winner), instant_runoff_put(theirs(drawn), score_method="split"), drawn)


def compare_strict_runoff(dice: Random) -> Told:
    """Their count of strict and complete ballots stops at a majority, as ours does; the other goes on to the end."""
    drawn = profile(dice)
    orders = [[int(option) for tier in ballot.ranking for option in tier] for ballot in drawn.ballots]
    if any(len(ballot.ranking) < len(drawn.options) for ballot in drawn.ballots):
        return Verdict.LEFT_OUT, ""
    second = instant_runoff_put(Strict(orders, [ballot.count for ballot in drawn.ballots]))
    return verdict(numbers(irv.irv(drawn.options, drawn.ballots).winner), second, drawn)


def compare_rounds(dice: Random) -> Told:
    """The votes of every round, among those who stand then: a ballot is divided anew over the equals that are left.

    A top shared by everybody who stands is blank here and divided there, which changes no order: both are divided.
    """
    drawn = profile(dice)
    second, ours, divided = theirs(drawn), [], []
    for found in irv.irv(drawn.options, drawn.ballots).rounds:
        standing = numbers(found.votes)
        votes = second.tops_scores(curr_cands=standing, score_type="split")
        unlisted = sum(
            each.count for each in drawn.ballots if not set(found.votes).intersection(listed(each))
        )
        ours.append(
            {int(o): each + Fraction(found.exhausted, len(standing)) for o, each in found.votes.items()}
        )
        divided.append({o: exactly(each) + Fraction(unlisted, len(standing)) for o, each in votes.items()})
    return verdict(ours, divided, drawn)


def compare_transfers(dice: Random) -> Told:
    """Strict ballots only. When one of two equals leaves, votelib hands her part of a ballot to the next rank; here the
    other equal gets it, as in pref_voting.
    """
    drawn = profile(dice)
    if any(len(tier) > 1 for ballot in drawn.ballots for tier in ballot.ranking):
        return Verdict.LEFT_OUT, ""
    votes = Counter[tuple[str, ...]]()
    for ballot in drawn.ballots:
        votes[tuple(option for (option,) in ballot.ranking)] += ballot.count
    blank, transfer = votes.pop((), 0), Gregory()
    allocation = initial_allocation(votes, transfer)
    ours, second = [], []
    for found in irv.irv(drawn.options, drawn.ballots).rounds:
        totals = allocation_totals(allocation)
        second.append(({o: totals.get(o, 0) for o in found.votes}, totals.get(None, 0) + blank))
        ours.append((found.votes, found.exhausted))
        present = [option for option in found.eliminated if option in allocation]
        allocation = transfer.transfer(allocation, present) if present else allocation
    return verdict(ours, second, drawn)


def compare_schulze(dice: Random) -> Told:
    drawn = profile(dice)
    second = theirs(drawn)
    found = schulze.schulze(pairwise.matrix(drawn.options, drawn.ballots))
    return verdict(numbers(found.winner), list(beat_path(second, strength_function=second.support)), drawn)


def compare_schulze_ranking(dice: Random) -> Told:
    """Layers of their defeats: everyone undefeated, then everyone undefeated by the rest, and so on."""
    drawn = profile(dice)
    second = theirs(drawn)
    found = schulze.schulze(pairwise.matrix(drawn.options, drawn.ballots))
    defeats = beat_path_defeat(second, strength_function=second.support)
    layers = [sorted(layer) for layer in nx.topological_generations(defeats)]
    return verdict([numbers(tier) for tier in found.ranking], layers, drawn)


def compare_schulze_again(dice: Random) -> Told:
    """votelib takes, of those that no path defeats, who defeats most others; nobody when there is no defeat at all."""
    drawn = profile(dice)
    pairs = pairwise.matrix(drawn.options, drawn.ballots)
    second = VotelibSchulze().evaluate(dict(pairs.wins), 1) or [Tie(drawn.options)]
    chosen = numbers(second[0] if isinstance(second[0], Tie) else second)
    ours = numbers(schulze.schulze(pairs).winner)
    if len(ours) > 1 and set(chosen) < set(ours):
        return Verdict.TIE, ""
    return verdict(ours, chosen, drawn)


def compare_ranked_pairs(dice: Random) -> Told:
    drawn = profile(dice)
    pairs = pairwise.matrix(drawn.options, drawn.ballots)
    found = ranked_pairs.ranked_pairs(pairs)
    equal = Counter(margin for a, b in pairs.wins if (margin := pairs.margin(a, b)) >= 0)
    if prod(factorial(number) for number in equal.values()) > MOST_ORDERS or not found.complete:
        return Verdict.LEFT_OUT, ""
    return verdict(numbers(found.winner), list(every_order(theirs(drawn))), drawn)


def compare_ranked_pairs_ranking(dice: Random) -> Told:
    """Only when no two pairs are equally clear and none is drawn: then there is one order, and theirs is the same."""
    drawn = profile(dice)
    pairs = pairwise.matrix(drawn.options, drawn.ballots)
    margins = [abs(pairs.margin(a, b)) for a, b in pairs.wins if a < b]
    if len(set(margins)) < len(margins) or 0 in margins:
        return Verdict.LEFT_OUT, ""
    (second,) = ranked_pairs_defeats(theirs(drawn))
    ours = [numbers(tier) for tier in ranked_pairs.ranked_pairs(pairs).ranking]
    return verdict(ours, [[option] for option in nx.topological_sort(second)], drawn)


CHECKS = (
    Check("pairwise", "pref_voting support", compare_pairs),
    Check("condorcet winner", "pref_voting", compare_condorcet),
    Check("plurality votes", "pref_voting tops, split", compare_plurality),
    Check("borda scores", "pref_voting symmetric Borda", compare_borda),
    Check("borda scores and winner, strict ballots", "pref_voting Borda", compare_strict_borda),
    Check("instant-runoff winners", "pref_voting PUT, split", compare_runoff),
    Check("instant-runoff winners, strict ballots", "pref_voting PUT, majority", compare_strict_runoff),
    Check("instant-runoff rounds", "pref_voting tops, split", compare_rounds),
    Check("instant-runoff rounds, strict ballots", "votelib transfers", compare_transfers),
    Check("schulze winners", "pref_voting beat path, support", compare_schulze),
    Check("schulze ranking", "pref_voting defeats, networkx", compare_schulze_ranking),
    Check("schulze winners, once more", "votelib", compare_schulze_again),
    Check("ranked pairs winners", "pref_voting, every order", compare_ranked_pairs),
    Check(
        "ranked pairs ranking, no equal pairs", "pref_voting defeats, networkx", compare_ranked_pairs_ranking
    ),
)
