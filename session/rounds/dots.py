"""Dots: everybody divides a number of dots over the options, in secret until the round is closed.

Ties are told, never broken: equal totals share a place. Figures come from `session.methods.points`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.methods.points import Points, tally
from session.rounds import _ballots, _solid
from session.rounds._dots_words import WORDS


class Settings(Payload, frozen=True):
    """`per_option`: the most dots one person may put on one option; 0 = no limit of its own."""

    dots: Annotated[int, Meta(ge=1, le=100)] = 5
    per_option: Annotated[int, Meta(ge=0, le=100)] = 3


class Choice(Payload, frozen=True):
    dots: dict[str, Annotated[int, Meta(ge=1, le=100)]]


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"dots": {option: number}}` with only options that got a dot. No dots at all is a ballot too."""
    try:
        given = msgspec.convert(choice, Choice).dots
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    dots, per_option = round_.settings["dots"], round_.settings["per_option"]
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    if per_option and any(number > per_option for number in given.values()):
        return Refused("too_many_on_option", {"limit": per_option})
    if sum(given.values()) > dots:
        return Refused("too_many_dots", {"limit": dots})
    return {"dots": dict(sorted(given.items()))}


def _tally(round_: Round) -> Points:
    ballots = [each["dots"] for each in _ballots.choices(round_)]
    return tally([each.id for each in round_.options], ballots, round_.settings["dots"])


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    counted, grouped = _tally(round_), _ballots.groups(round_)
    ranked = _ballots.ranking(round_, counted.points)
    texts = {each.id: each.text for each in round_.options}
    return {
        "ballots": counted.ballots,
        "dots": counted.used,
        "unused": counted.unused,
        "options": [
            {
                "id": option,
                "text": texts[option],
                "dots": counted.points[option],
                "voters": counted.voters_per_option[option],
                "place": place,
                "tied": tied,
                "byRole": {key: _of_role(option, chosen) for key, chosen in grouped.items()},
            }
            for option, (place, tied) in _ballots.places(ranked).items()
        ],
        "tiers": [list(tier) for tier in ranked],
        "roles": _ballots.roles(grouped),
        "solid": _verdict(round_) if counted.used else None,
    }


def _verdict(round_: Round) -> Json | None:
    """How solid the order is; the most one person could put on one option is what a changed ballot can turn."""
    dots = round_.settings["dots"]
    most = min(dots, round_.settings["per_option"] or dots)
    return _solid.of_sums(round_, [each["dots"] for each in _ballots.choices(round_)], most)


def _of_role(option: str, chosen: list[Json]) -> Json:
    dots = sum(each["dots"].get(option, 0) for each in chosen)
    return {"dots": dots, "ballots": len(chosen), "perPerson": _ballots.rounded(dots / len(chosen))}


def items(round_: Round) -> dict[str, Tiers]:
    return {"options": _ballots.tiers(round_, _ballots.ranking(round_, _tally(round_).points))}


def section(round_: Round, n: int, say: Say) -> Section:
    """Who could do what, how much of it was used, what came first, and a bar for every option."""
    found = result(round_, say.threshold)
    refused = _ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    settings = round_.settings
    rule = "dots.record.rule" if settings["per_option"] else "dots.record.rule_free"
    told = [
        say(rule, dots=settings["dots"], limit=settings["per_option"]),
        say("dots.record.used", n=found["ballots"], used=found["dots"], all=found["dots"] + found["unused"]),
    ]
    return Section(
        summary=(" ".join(told), *_first(found, say), *_solid.told(round_, found, say)),
        tables=(_table(round_, found, say),),
    )


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1]
    if not first or not first[0]["dots"]:
        return []
    key = "dots.record.first_tied" if len(first) > 1 else "dots.record.first"
    return [say(key, options=_ballots.quoted(each["text"] for each in first), dots=first[0]["dots"])]


def _table(round_: Round, found: Json, say: Say) -> Table:
    rows = [
        {
            "place": say("dots.record.tied" if each["tied"] else "dots.record.place", place=each["place"]),
            "text": each["text"],
            "dots": each["dots"],
            "voters": each["voters"],
            **{f"role:{key}": figures["perPerson"] for key, figures in each["byRole"].items()},
        }
        for each in found["options"]
    ]
    columns = (
        Column("place", say("dots.record.column_place")),
        Column("text", say("dots.record.column_text")),
        Column("dots", say("dots.record.column_dots"), "bar"),
        Column("voters", say("dots.record.column_voters"), "int"),
        *_ballots.role_columns(found, say),
    )
    note = say("dots.record.per_role") if found["roles"] else ""
    return Table(f"{round_.id}_dots", say("dots.record.title"), columns, tuple(rows), note)


def _rings(round_: Round) -> int:
    """How many rings a line of the paper ballot has."""
    dots: int = round_.settings["dots"]
    most: int = round_.settings["per_option"] or dots
    return min(dots, most, 10)


KIND = RoundKind(
    name="dots",
    purpose="evaluate",
    icon="vote",
    Settings=Settings,
    words=WORDS,
    section=section,
    takes="options",
    secret=True,
    check_ballot=check_ballot,
    result=result,
    items=items,
    headline=lambda result: {each["id"]: float(each["dots"]) for each in result["options"]},
    sheet=lambda round_, say: tuple(SheetRow(each.text, ("",) * _rings(round_)) for each in round_.options),
)
