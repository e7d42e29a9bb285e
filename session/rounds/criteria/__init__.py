"""Criteria: everybody scores every option on a few criteria, in secret; the weighted means give an order.

Where low is better the scores are mirrored before they count. The desk may change the weights once the round is closed:
that is an event, the ballots stay as they are, and the result tells the order under every set of weights. Figures come
from `session.methods`; an option that nobody scored on some criterion that counts is not ranked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.answers import Answers, Question
from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.methods.criteria import Criteria, tally
from session.methods.criteria_robustness import Weighing, Weights, of_criteria
from session.methods.scale import count_steps, summary
from session.methods.tiers import Ranking
from session.rounds.criteria.record import report, sheet_rows
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

HIGHEST = {"1-5": 5, "1-10": 10}
LOWEST = 1
HEAVIEST = 100
CRITERIA = 8
ANSWERS = Answers("values", levels=2, withheld=True)
# Impact and feasibility; the words of this kind name them.
STANDARD: tuple[Json, ...] = ({"name": ""}, {"name": ""})
FINISHED = frozenset({"closed", "released"})
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Caption = Annotated[str, Meta(max_length=60)]
Weight = Annotated[int, Meta(ge=0, le=HEAVIEST)]


class Criterion(Payload, frozen=True):
    """`lower`: a low score is the better one. `low` and `high` name the ends of the scale."""

    name: Name
    weight: Weight = 1
    lower: bool = False
    question: Annotated[str, Meta(max_length=140)] = ""
    low: Caption = ""
    high: Caption = ""


class Settings(Payload, frozen=True):
    """`page`: what the phone has on one page: an option with all criteria, or a criterion with all options."""

    criteria: Annotated[tuple[Criterion, ...], Meta(max_length=CRITERIA)] = ()
    scale: Literal["1-5", "1-10"] = "1-5"
    page: Literal["option", "criterion"] = "option"
    dont_know: bool = True


class Choice(Payload, frozen=True):
    values: dict[str, dict[str, int | None]]


class SetWeights(Payload, frozen=True):
    """Criteria that are not named keep their weight."""

    weights: dict[str, Weight]


def check_settings(settings: Settings) -> Refused | None:
    if settings.criteria and not any(each.weight for each in settings.criteria):
        return Refused("bad_settings", {"path": "criteria"})
    return None


def criteria(settings: Json) -> list[Json]:
    """Every criterion with its id, c1 and up. The two standard ones have no texts: see "criteria.standard.<id>"."""
    empty = {"weight": 1, "lower": False, "question": "", "low": "", "high": ""}
    given = settings["criteria"] or STANDARD
    return [{**empty, **each, "id": f"c{number}"} for number, each in enumerate(given, 1)]


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    return {"weights": {each["id"]: each["weight"] for each in criteria(settings)}}


def decide(round_: Round, name: str, data: SetWeights, context: Context) -> Decision | Refused:
    now = round_.body["weights"]
    weights = {**now, **data.weights}
    if len(weights) > len(now) or not any(weights.values()):
        return Refused("bad_command", {"path": "weights"})
    if weights == now:
        return Decision()
    return Decision((context.event("criteria.weights_set", {"round": round_.id, "weights": weights}),))


def evolve(body: Json, name: str, data: Json) -> Json:
    return {**body, "weights": data["weights"]}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"values": {option: {criterion: step or None}}}`; None is "don't know", what is not there was skipped."""
    try:
        given = msgspec.convert(choice, Choice).values
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    highest, known = HIGHEST[round_.settings["scale"]], round_.body["weights"].keys()
    for row in given.values():
        if not known >= row.keys():
            return Refused("unknown_option")
        for value in row.values():
            if not (round_.settings["dont_know"] if value is None else LOWEST <= value <= highest):
                return Refused("bad_ballot")
    return {"values": {option: dict(sorted(row.items())) for option, row in sorted(given.items()) if row}}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is scored is no ballot."""
    return choice if choice["values"] else None


@dataclass(frozen=True)
class Count:
    """The ballots under the weights of now and under the original ones."""

    given: Weighing
    now: Criteria
    original: Criteria
    weights: dict[str, int]  # the original ones


def count(round_: Round, chosen: list[Json]) -> Count:
    listed, weights = criteria(round_.settings), round_.body["weights"]
    first, highest = {each["id"]: each["weight"] for each in listed}, HIGHEST[round_.settings["scale"]]
    mirror = {each["id"]: each["lower"] for each in listed}
    ballots = [
        {option: _better_is_higher(row, mirror, highest) for option, row in each["values"].items()}
        for each in chosen
    ]
    options = [each.id for each in round_.options]
    given = Weighing(options, ballots, weights, LOWEST, highest)
    now = tally(options, weights, ballots)
    original = now if weights == first else tally(options, first, ballots)
    return Count(given, now, original, first)


def _better_is_higher(row: Json, mirror: dict[str, bool], highest: int) -> dict[str, int]:
    answers = {key: value for key, value in row.items() if value is not None}
    return {key: LOWEST + highest - value if mirror[key] else value for key, value in answers.items()}


def ranked(round_: Round, found: Criteria, equal: bool = False) -> Ranking:
    totals = found.equal_totals if equal else found.totals
    return closed_ballots.ranking(round_, {key: each for key, each in totals.items() if each is not None})


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    round_, untold = closed_ballots.without_few(round_, ANSWERS, threshold)
    grouped, counted = closed_ballots.groups(round_), count(round_, closed_ballots.choices(round_))
    parts = {role: count(round_, chosen).now for role, chosen in grouped.items()}
    order, weights = ranked(round_, counted.now), counted.given.weights
    options = _options(round_, counted, order, parts, untold, threshold)
    told_apart = robustness_line.roles(round_) if all(each["byRole"] for each in options) else ()
    line = robustness_line.line_of(round_)
    verdict = of_criteria(counted.given, counted.now, original=counted.weights, cut=line, roles=told_apart)
    listed = criteria(round_.settings)
    return {
        "ballots": len(round_.ballots or ()),
        "lowest": LOWEST,
        "highest": HIGHEST[round_.settings["scale"]],
        "criteria": [{**each, "weight": weights[each["id"]], "original": each["weight"]} for each in listed],
        "changed": counted.weights != weights,
        "options": options,
        "tiers": [list(tier) for tier in order],
        "unranked": list(counted.now.unranked),
        "roles": closed_ballots.roles(grouped),
        "solid": robustness_line.line_for(round_, verdict, line),
    }


def _options(
    round_: Round,
    counted: Count,
    order: Ranking,
    parts: dict[str, Criteria],
    untold: frozenset[Question],
    threshold: int,
) -> list[Json]:
    """Every option in the order of the totals, the ones without a total last."""
    under = {
        "now": closed_ballots.places(order),
        "original": closed_ballots.places(ranked(round_, counted.original)),
        "equal": closed_ballots.places(ranked(round_, counted.now, equal=True)),
    }
    texts, chosen = {each.id: each.text for each in round_.options}, closed_ballots.choices(round_)
    nowhere = (None, False)
    return [
        {
            "id": option,
            "text": texts[option],
            "total": closed_ballots.rounded(counted.now.totals[option]),
            "place": under["now"].get(option, nowhere)[0],
            "tied": under["now"].get(option, nowhere)[1],
            "places": {name: found.get(option, nowhere)[0] for name, found in under.items()},
            "cells": {
                key: _cell(round_, option, key, chosen)
                | (closed_ballots.FEW if (option, key) in untold else {})
                for key in counted.given.weights
            },
            "byRole": _by_role(option, parts, counted.given.weights, threshold),
        }
        for option in (*under["now"], *counted.now.unranked)
    ]


def _cell(round_: Round, option: str, criterion: str, chosen: list[Json]) -> Json:
    """The figures of one cell, of the scores as they were given."""
    rows = [each["values"].get(option, {}) for each in chosen]
    answers = [row[criterion] for row in rows if criterion in row]
    values = [each for each in answers if each is not None]
    highest = HIGHEST[round_.settings["scale"]]
    scale = summary(count_steps(values, LOWEST, highest), LOWEST, answers.count(None))
    return {**closed_ballots.spread(scale), "skipped": len(chosen) - len(answers)}


def _by_role(option: str, parts: dict[str, Criteria], weights: Weights, threshold: int) -> Json:
    """The totals by role; none at all when a role gave some cell that counts too few scores."""
    fewest = {
        role: min(found.cells[option][key].n for key, weight in weights.items() if weight)
        for role, found in parts.items()
    }
    if not closed_ballots.large_enough(fewest.values(), threshold):
        return {}
    return {
        role: {"n": fewest[role], "total": closed_ballots.rounded(found.totals[option])}
        for role, found in parts.items()
    }


def items(round_: Round, figures: Json | None) -> dict[str, Tiers]:
    """By total, best first; what could not be ranked comes last. Until the ballots are counted all are equal."""
    if figures is None:
        return {"options": closed_ballots.tiers(round_, ())}
    last = [figures["unranked"]] if figures["unranked"] else []
    return {"options": closed_ballots.tiers(round_, (*figures["tiers"], *last))}


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: each["total"] for each in found["options"] if each["total"] is not None}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    steps = range(LOWEST, HIGHEST[round_.settings["scale"]] + 1)
    return sheet_rows(round_, criteria(round_.settings), steps, say)


def section(round_: Round, figures: Json | None, n: int, say: Say) -> Section:
    return report(round_, figures, say)


KIND = RoundKind(
    name="criteria",
    purpose="evaluate",
    icon="scale",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    commands={"set_weights": CommandSpec(DESK, SetWeights, FINISHED)},
    check_settings=check_settings,
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    items=items,
    headline=headline,
    sheet=sheet,
)
