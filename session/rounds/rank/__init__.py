"""Rank: everybody puts the options in an order of their own, in secret until the round is closed.

A ballot may be partial and may have equals; what is not on it shares its last place. The rule that makes one order of
all ballots is a setting; the duels, the run-off and the agreement are told whatever the rule. `_rank_count` counts.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Json, Round
from session.rounds.rank import record
from session.rounds.rank.count import Count, count, mean_places
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

DUELS = 12  # the table of duels has so many options, the first of the ranking
LAST_COUNTS = 8  # counts of the run-off that are told, the last ones


class Settings(Payload, frozen=True):
    """`most`: how many options one person may put in order; 0 = all of them."""

    rule: Literal["borda", "schulze", "ranked_pairs", "irv"] = "borda"
    most: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    order: tuple[tuple[str, ...], ...]


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"order": [[option, …], …]}`, best first; options in one list are equal. An empty order takes it back."""
    try:
        given = [tier for tier in msgspec.convert(choice, Choice).order if tier]
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    listed = [option for tier in given for option in tier]
    if not {each.id for each in round_.options}.issuperset(listed):
        return Refused("unknown_option")
    most = round_.settings["most"]
    if len(set(listed)) != len(listed) or (most and len(listed) > most):
        return Refused("bad_ballot")
    return {"order": [sorted(tier) for tier in given]}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot that orders nothing is no ballot."""
    return choice if choice["order"] else None


def _count(round_: Round) -> Count | None:
    if not round_.ballots or not round_.options:
        return None
    ballots = tuple(_ranking(each) for each in closed_ballots.choices(round_))
    return count(
        tuple(each.id for each in round_.options),
        ballots,
        tuple(robustness_line.roles(round_)),
        round_.settings["rule"],
        robustness_line.line_of(round_),
    )


def _ranking(choice: Json) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(tier) for tier in choice["order"])


def _told(round_: Round, counted: Count) -> tuple[tuple[str, ...], ...]:
    """The ranking with equals in the order of telling."""
    levels = {option: -at for at, tier in enumerate(counted.ranking) for option in tier}
    return closed_ballots.ranking(round_, levels)


def result(round_: Round, threshold: int) -> Json | None:
    counted, grouped = _count(round_), closed_ballots.groups(round_)
    if counted is None:
        return None
    ranked = _told(round_, counted)
    order = [each for tier in ranked for each in tier]
    means = {key: mean_places(tuple(order), [_ranking(each) for each in own]) for key, own in grouped.items()}
    texts = robustness_line.names(round_)
    return {
        "ballots": counted.pairs.ballots,
        "rule": round_.settings["rule"],
        "options": [
            {
                "id": option,
                "text": texts[option],
                "place": place,
                "tied": tied,
                **_figures(counted, option),
                "byRole": {
                    key: {"ballots": len(own), "meanPlace": closed_ballots.rounded(means[key][option])}
                    for key, own in grouped.items()
                },
            }
            for option, (place, tied) in closed_ballots.places(ranked).items()
        ],
        "tiers": [list(tier) for tier in ranked],
        "roles": closed_ballots.roles(grouped),
        "complete": counted.complete,
        "condorcet": next(iter(counted.condorcet), None),
        "agreement": closed_ballots.rounded(counted.agreement),
        "duels": _duels(counted, order[:DUELS]),
        "runoff": _runoff(counted, order),
        "solid": robustness_line.line_for(round_, counted.robustness, robustness_line.line_of(round_)),
    }


def _figures(counted: Count, option: str) -> Json:
    found = counted.places[option]
    return {
        "points": closed_ballots.rounded(counted.points[option]),
        "meanPlace": closed_ballots.rounded(found.mean),
        "medianPlace": closed_ballots.rounded(found.median),
        "q1": closed_ballots.rounded(found.first_quarter),
        "q3": closed_ballots.rounded(found.third_quarter),
        "onTop": closed_ballots.rounded(found.on_top),
        "listed": found.listed,
    }


def _duels(counted: Count, order: list[str]) -> Json:
    """`over[i][j]`: ballots with option i above option j; None on the diagonal."""
    over = [[None if one == other else counted.pairs.over(one, other) for other in order] for one in order]
    return {"options": order, "over": over}


def _runoff(counted: Count, order: list[str]) -> Json:
    """The last counts. `earlier`: how many came before; `votes` has only who is still in, in the order of telling."""
    rounds = counted.runoff.rounds
    return {
        "winner": [each for each in order if each in counted.runoff.winner],
        "earlier": max(0, len(rounds) - LAST_COUNTS),
        "rounds": [
            {
                "votes": {
                    option: closed_ballots.rounded(each.votes[option])
                    for option in order
                    if option in each.votes
                },
                "exhausted": each.exhausted,
                "eliminated": [option for option in order if option in each.eliminated],
                "tied": [option for option in order if option in each.tied],
            }
            for each in rounds[-LAST_COUNTS:]
        ],
    }


def items(round_: Round) -> dict[str, Tiers]:
    counted = _count(round_)
    ranked = _told(round_, counted) if counted else (tuple(each.id for each in round_.options),)
    return {"options": closed_ballots.tiers(round_, tuple(tier for tier in ranked if tier))}


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: each["meanPlace"] for each in found["options"]}


def section(round_: Round, n: int, say: Say) -> Section:
    """The rule, what came first and how solid that is, all figures, the places by role, the duels and the run-off."""
    refused = closed_ballots.uncounted(round_, say)
    found = None if refused is not None else result(round_, say.threshold)
    if refused is not None or found is None:
        return refused or Section()
    return record.section(round_, found, say)


KIND = RoundKind(
    name="rank",
    purpose="evaluate",
    icon="list-ordered",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_ballot=check_ballot,
    at_close=at_close,
    result=result,
    items=items,
    headline=headline,
)
