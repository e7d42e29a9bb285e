"""Budget: divide an amount over options that cost something; everybody ticks what may get money, in secret.

Counted with the method of equal shares, and beside it greedily (most votes first), to show what the rule does.
What an option costs stands behind it ("Speeltuin | 12000") or in the settings; an option without a cost takes no part.
Figures come from `session.methods.budget`; nothing is decided where a tie leaves it open.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.rounds.budget import record
from session.rounds.budget.count import Count, count, priced
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.robustness_line import Reason, RobustnessLine
from session.rounds.shared.words import words_of

Line = Annotated[str, Meta(min_length=1, max_length=600)]


class Settings(Payload, frozen=True):
    """`amount` to divide, in whole `unit`s. `costs`: lines "option | cost" for options without a cost of their own."""

    amount: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 10_000
    unit: Annotated[str, Meta(max_length=12)] = "€"
    costs: Annotated[tuple[Line, ...], Meta(max_length=100)] = ()


class Choice(Payload, frozen=True):
    approved: tuple[str, ...]


def check_settings(settings: Settings) -> Refused | None:
    """Every line of costs has a cost."""
    if any(priced(line)[1] is None for line in settings.costs):
        return Refused("bad_settings", {"path": "costs"})
    return None


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    """`names` of all options without their cost, and `costs` of those that have one."""
    typed = {name.casefold(): cost for name, cost in map(priced, settings["costs"])}
    names, costs = {}, {}
    for each in options:
        names[each.id], cost = priced(each.text)
        cost = typed.get(names[each.id].casefold(), cost)
        if cost is not None:
            costs[each.id] = cost
    return {"names": names, "costs": costs}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"approved": [option, …]}`; together they may cost more than there is. None at all is a ballot too."""
    try:
        given = msgspec.convert(choice, Choice).approved
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not set(given) <= round_.body["costs"].keys():
        return Refused("unknown_option")
    return Refused("bad_ballot") if len(set(given)) != len(given) else {"approved": sorted(given)}


def _count(round_: Round) -> Count:
    chosen = tuple(sorted(tuple(each["approved"]) for each in closed_ballots.choices(round_)))
    return count(round_.settings["amount"], tuple(round_.body["costs"].items()), chosen)


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    found, grouped = _count(round_), closed_ballots.groups(round_)
    return {
        "ballots": found.ballots,
        "amount": round_.settings["amount"],
        "options": _options(round_, found, grouped),
        "tiers": [list(tier) for tier in _ranking(round_, found)],
        "equal": {**found.equal.totals(), "share": closed_ballots.rounded(found.share)},
        "greedy": found.greedy.totals(),
        "spending": {key: closed_ballots.rounded(value) for key, value in found.spending.items()} or None,
        "served": found.served,
        "nothing": found.nothing,
        "withoutCost": [
            name for key, name in round_.body["names"].items() if key not in round_.body["costs"]
        ],
        "roles": closed_ballots.roles(grouped),
        "solid": _verdict(found),
    }


def _ranking(round_: Round, found: Count) -> tuple[tuple[str, ...], ...]:
    return closed_ballots.ranking(round_, found.votes)


def _options(round_: Round, found: Count, grouped: dict[str, list[Json]]) -> list[Json]:
    """By votes; `equal` and `greedy` are "in", "tied" or "out", or "over" for what costs more than there is."""
    body = round_.body
    return [
        {
            "id": option,
            "text": body["names"][option],
            "cost": body["costs"][option],
            "votes": found.votes[option],
            "place": place,
            "tied": tied,
            "equal": found.equal.state(option),
            "greedy": found.greedy.state(option),
            "byRole": {
                key: {"votes": sum(option in each["approved"] for each in own), "ballots": len(own)}
                for key, own in grouped.items()
            },
        }
        for option, (place, tied) in closed_ballots.places(_ranking(round_, found)).items()
    ]


def _verdict(found: Count) -> RobustnessLine | None:
    """A tie that leaves it open; fragile when the greedy rule funds something else, or one ballot less would."""
    if not found.equal.funded and not found.equal.tied:
        return None
    reasons = [Reason("tie_money", tuple(found.equal.tied))] if found.equal.tied else []
    if found.fragile:
        reasons.append(Reason("few_turn", ("1",)))
    if set(found.equal.funded) != set(found.greedy.funded):
        reasons.append(Reason("rule_disagrees", ("greedy",)))
    verdict = "tie" if found.equal.tied else "fragile" if reasons else "solid"
    return RobustnessLine(verdict, tuple(reasons), None, None)


def items(round_: Round) -> dict[str, Tiers]:
    """What is funded, after it what ties for the rest; and all options by votes. Their text has no cost any more."""
    named = tuple(
        Item(each.id, round_.body["names"][each.id], each.note, each.source)
        for each in round_.options
        if each.id in round_.body.get("costs", {})
    )
    if round_.ballots is None or not named:
        same: Tiers = (named,) if named else ()
        return {"funded": same, "options": same}
    known, found = {each.id: each for each in named}, _count(round_)

    def of(*tiers: tuple[str, ...]) -> Tiers:
        return tuple(tuple(known[each] for each in tier) for tier in tiers if tier)

    ranked = _ranking(round_, found)
    order = [option for tier in ranked for option in tier]
    kept = [tuple(each for each in order if each in part) for part in (found.equal.funded, found.equal.tied)]
    return {"funded": of(*kept), "options": of(*ranked)}


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: float(each["votes"]) for each in found["options"]}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A box for every option with its cost; before the round opens the costs come from the texts and the settings."""
    body = round_.body or initial(round_.settings, round_.options)
    return tuple(
        SheetRow(f"{body['names'][key]} ({record.money(round_, cost, say)})")
        for key, cost in body["costs"].items()
    )


def sheet_how(round_: Round, say: Say) -> str:
    return say("budget.sheet", amount=record.money(round_, round_.settings["amount"], say))


def section(round_: Round, n: int, say: Say) -> Section:
    refused = closed_ballots.uncounted(round_, say)
    found = None if refused is not None else result(round_, say.threshold)
    if refused is not None or found is None:
        return refused or Section()
    line = robustness_line.sentence(say, found["solid"], round_.body["names"])
    return record.section(round_, found, line, say)


KIND = RoundKind(
    name="budget",
    purpose="evaluate",
    icon="table",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    initial=initial,
    check_ballot=check_ballot,
    result=result,
    items=items,
    headline=headline,
    sheet=sheet,
    sheet_how=sheet_how,
)
