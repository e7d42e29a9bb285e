"""Choose: everybody ticks the options they approve of, between a least and a most, in secret until the round is closed.

An approval vote. When a number of places is set, the result says who is in and who ties across the line; ties are told,
never broken. Figures come from `session.methods.approval`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.methods import approval, exact, vote_robustness
from session.methods.approval import Approval
from session.methods.robustness import Robustness
from session.methods.tiers import Tier
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

Chosen = tuple[Tier, ...]  # what each ballot approves


class Settings(Payload, frozen=True):
    """`most` 0 = no limit; `places` is how many options go on, 0 = only the order is asked."""

    least: Annotated[int, Meta(ge=0, le=100)] = 1
    most: Annotated[int, Meta(ge=0, le=100)] = 3
    places: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    chosen: tuple[str, ...]


def check_settings(settings: Settings) -> Refused | None:
    if settings.most and settings.least > settings.most:
        return Refused("bad_settings", {"path": "least"})
    return None


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"chosen": [option, …]}`. Where there are fewer options than the least, all of them are enough."""
    try:
        given = msgspec.convert(choice, Choice).chosen
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    known = {each.id for each in round_.options}
    if not known.issuperset(given):
        return Refused("unknown_option")
    if len(set(given)) != len(given):
        return Refused("bad_ballot")
    least, most = min(round_.settings["least"], len(known)), round_.settings["most"]
    if len(given) < least:
        return Refused("too_few_chosen", {"limit": least})
    if most and len(given) > most:
        return Refused("too_many_chosen", {"limit": most})
    return {"chosen": sorted(given)}


def _chosen(round_: Round) -> Chosen:
    return tuple(tuple(each["chosen"]) for each in closed_ballots.choices(round_))


def _count(round_: Round) -> Approval:
    options = [each.id for each in round_.options]
    return approval.choose(options, _chosen(round_), round_.settings["places"] or 1)


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    counted, grouped = _count(round_), closed_ballots.groups(round_)
    ranked = closed_ballots.ranking(round_, counted.votes)
    texts = robustness_line.names(round_)
    going = _going_on(round_, counted)
    return {
        "ballots": counted.ballots,
        "votes": sum(counted.votes.values()),
        "perPerson": _per_person(round_),
        "options": [
            {
                "id": option,
                "text": texts[option],
                "votes": counted.votes[option],
                "share": closed_ballots.rounded(counted.shares[option]),
                "place": place,
                "tied": tied,
                "goesOn": going.get(option),
                "byRole": {key: _of_role(option, chosen) for key, chosen in grouped.items()},
            }
            for option, (place, tied) in closed_ballots.places(ranked).items()
        ],
        "tiers": [list(tier) for tier in ranked],
        "roles": closed_ballots.roles(grouped),
        "solid": _verdict(round_, counted),
    }


def _going_on(round_: Round, counted: Approval) -> dict[str, str]:
    """Option -> "in", "tied" (level on the last places) or "out"; nothing when no places are asked."""
    if not round_.settings["places"]:
        return {}
    told = dict.fromkeys(counted.votes, "out")
    return told | dict.fromkeys(counted.elected, "in") | dict.fromkeys(counted.tied, "tied")


def _per_person(round_: Round) -> Json:
    """How many options people ticked: mean, median, and how many ticked none."""
    sizes = [len(each) for each in _chosen(round_)]
    middle = {"mean": exact.mean(sizes), "median": exact.median(sizes)}
    return {**{key: closed_ballots.rounded(value) for key, value in middle.items()}, "none": sizes.count(0)}


def _of_role(option: str, chosen: list[Json]) -> Json:
    votes = sum(option in each["chosen"] for each in chosen)
    share = closed_ballots.rounded(Fraction(votes, len(chosen)))
    return {"votes": votes, "ballots": len(chosen), "share": share}


def _verdict(round_: Round, counted: Approval) -> Json | None:
    """How solid the first place is, and the line of the places while more options got a vote than there are places."""
    if not counted.winner:
        return None
    places = round_.settings["places"] or robustness_line.line_of(round_)
    supported = sum(votes > 0 for votes in counted.votes.values())
    if places is not None and places >= supported:
        places = None
    options = tuple(each.id for each in round_.options)
    found = _robustness(options, _chosen(round_), places, tuple(robustness_line.roles(round_)))
    return robustness_line.line_for(round_, found, places)


# Remembered for equal ballots, because views ask for the same result many times.
@lru_cache(maxsize=64)
def _robustness(
    options: Tier, chosen: Chosen, places: int | None, roles: tuple[str | None, ...]
) -> Robustness:
    ballots = [dict.fromkeys(each, 1) for each in chosen]
    return vote_robustness.of_sums(options, ballots, 1, cut=places, roles=roles)


def items(round_: Round) -> dict[str, Tiers]:
    return {"options": closed_ballots.tiers(round_, closed_ballots.ranking(round_, _count(round_).votes))}


def section(round_: Round, n: int, say: Say) -> Section:
    """Who could choose what, how many did, what goes on or came first, how solid that is, and a bar an option."""
    found = result(round_, say.threshold)
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    told = (
        say(_rule(round_), least=round_.settings["least"], most=round_.settings["most"]),
        say("choose.record.ballots", n=found["ballots"], mean=say.number(found["perPerson"]["mean"], 1)),
        *([say("choose.none", n=none)] if (none := found["perPerson"]["none"]) else []),
    )
    solid = robustness_line.sentence(say, found["solid"], robustness_line.names(round_))
    first = _places(round_, found, say) if round_.settings["places"] else _first(found, say)
    return Section(
        summary=(" ".join(told), *first, *([solid] if solid else [])), tables=(_table(round_, found, say),)
    )


def _rule(round_: Round) -> str:
    least, most = round_.settings["least"], round_.settings["most"]
    if least == most and most:
        return "choose.rule.exactly"
    if least and most:
        return "choose.rule.between"
    return "choose.rule.least" if least else "choose.rule.most" if most else "choose.rule.free"


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1 and each["votes"]]
    if not first:
        return []
    key = "choose.record.first_tied" if len(first) > 1 else "choose.record.first"
    return [say(key, options=closed_ballots.quoted(each["text"] for each in first), votes=first[0]["votes"])]


def _places(round_: Round, found: Json, say: Say) -> list[str]:
    places = round_.settings["places"]
    told = {
        state: [each["text"] for each in found["options"] if each["goesOn"] == state]
        for state in ("in", "tied")
    }
    sentences = [say("choose.record.places", n=places)]
    if told["in"]:
        sentences.append(say("choose.record.in", options=closed_ballots.quoted(told["in"])))
    if told["tied"]:
        left = places - len(told["in"])
        sentences.append(say("choose.record.across", n=left, options=closed_ballots.quoted(told["tied"])))
    if not told["in"] and not told["tied"]:
        sentences.append(say("choose.record.nothing"))
    return [" ".join(sentences)]


def _table(round_: Round, found: Json, say: Say) -> Table:
    rows = [
        {
            "_marked": each["goesOn"] == "in",
            "place": say(
                "choose.record.tied" if each["tied"] else "choose.record.place", place=each["place"]
            ),
            "text": each["text"],
            "votes": each["votes"],
            "share": _percent(each["share"]),
            **{f"role:{key}": _percent(figures["share"]) for key, figures in each["byRole"].items()},
        }
        for each in found["options"]
    ]
    columns = (
        Column("place", say("choose.record.column_place")),
        Column("text", say("choose.record.column_text")),
        Column("votes", say("choose.record.column_votes"), "bar"),
        Column("share", say("choose.record.column_share"), "percent"),
        *closed_ballots.role_columns(found, say, "percent"),
    )
    note = say("choose.record.per_role") if found["roles"] else ""
    return Table(f"{round_.id}_choose", say("choose.record.title"), columns, tuple(rows), note)


def _percent(share: float) -> float:
    return round(100 * share, 1)


def sheet_how(round_: Round, say: Say) -> str:
    rule = say(_rule(round_), least=round_.settings["least"], most=round_.settings["most"])
    return f"{say('choose.sheet')} {rule}"


KIND = RoundKind(
    name="choose",
    purpose="reduce",
    icon="circle-check",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    sheet_how=sheet_how,
    check_settings=check_settings,
    check_ballot=check_ballot,
    result=result,
    items=items,
    headline=lambda result: {each["id"]: float(each["votes"]) for each in result["options"]},
)
