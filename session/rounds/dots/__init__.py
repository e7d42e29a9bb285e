"""Dots: everybody divides a number of dots over the options, in secret until the round is closed.

Dots can go in steps (100 points in fives). Where people may also take dots away, an option counts what it was given
minus what was taken. Settings of older rounds lack both, so `limits` reads them with a default. Ties are told, never
broken: equal totals share a place. Figures come from `session.methods.points`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.methods.points import Points, tally
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

RINGS = 10  # more dots than this are a number on paper
_APART = ("given", "taken", "opponents")


class Settings(Payload, frozen=True):
    """`per_option`: the most dots one person may put on one option; 0 = no limit of its own. `step`: dots go by so many
    at a time. `negative`: how many dots one person may take away.
    """

    dots: Annotated[int, Meta(ge=1, le=100)] = 5
    per_option: Annotated[int, Meta(ge=0, le=100)] = 3
    step: Literal["1", "5", "10"] = "1"
    negative: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    dots: dict[str, Annotated[int, Meta(ge=-100, le=100)]]


def check_settings(settings: Settings) -> Refused | None:
    """Everybody can spend all dots. The other two limits are rounded to steps instead (see `limits`)."""
    return Refused("bad_settings", {"path": "dots"}) if settings.dots % int(settings.step) else None


@dataclass(frozen=True)
class Limits:
    """What one person can do, in dots: `give` and `take` in all, `on_one` on one option (0: no limit of its own)."""

    give: int
    take: int
    on_one: int
    step: int

    @property
    def swing(self) -> int:
        """What one changed ballot can put between two options: all it can give one and take from the other."""
        most = self.on_one or 100
        return min(self.give, most) + min(self.take, most)


def limits(settings: Json) -> Limits:
    """Rounded down to whole steps; of a limit for one option at least one step is left."""
    step, negative = int(settings.get("step", 1)), settings.get("negative", 0)
    most = settings["per_option"]
    on_one = max(step, most - most % step) if most else 0
    return Limits(settings["dots"], negative - negative % step, on_one, step)


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"dots": {option: number}}` with only options that got a dot, or lost one. No dots at all is a ballot too."""
    try:
        given = msgspec.convert(choice, Choice).dots
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    allowed = limits(round_.settings)
    numbers = given.values()
    if any(not each or each % allowed.step or (each < 0 and not allowed.take) for each in numbers):
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    if allowed.on_one and any(abs(each) > allowed.on_one for each in numbers):
        return Refused("too_many_on_option", {"limit": allowed.on_one})
    if sum(each for each in numbers if each > 0) > allowed.give:
        return Refused("too_many_dots", {"limit": allowed.give})
    if -sum(each for each in numbers if each < 0) > allowed.take:
        return Refused("too_many_taken", {"limit": allowed.take})
    return {"dots": dict(sorted(given.items()))}


def _tally(round_: Round) -> Points:
    ballots, allowed = [each["dots"] for each in closed_ballots.choices(round_)], limits(round_.settings)
    return tally([each.id for each in round_.options], ballots, allowed.give, allowed.take)


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    counted, grouped = _tally(round_), closed_ballots.groups(round_)
    ranked = closed_ballots.ranking(round_, counted.points)
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
                **_taken(round_, counted, option),
                "byRole": {key: _of_role(option, chosen) for key, chosen in grouped.items()},
            }
            for option, (place, tied) in closed_ballots.places(ranked).items()
        ],
        "tiers": [list(tier) for tier in ranked],
        "roles": closed_ballots.roles(grouped),
        "solid": _verdict(round_) if counted.used or any(counted.opponents.values()) else None,
    }


def _taken(round_: Round, counted: Points, option: str) -> Json:
    """What was given and taken apart, where dots could be taken away."""
    if not limits(round_.settings).take:
        return {}
    dots, taken = counted.points[option], counted.taken[option]
    return {"given": dots + taken, "taken": taken, "opponents": counted.opponents[option]}


def _verdict(round_: Round) -> Json | None:
    """How solid the order is."""
    chosen = [each["dots"] for each in closed_ballots.choices(round_)]
    return robustness_line.of_sums(round_, chosen, limits(round_.settings).swing)


def _of_role(option: str, chosen: list[Json]) -> Json:
    dots = sum(each["dots"].get(option, 0) for each in chosen)
    return {"dots": dots, "ballots": len(chosen), "perPerson": closed_ballots.rounded(dots / len(chosen))}


def items(round_: Round) -> dict[str, Tiers]:
    return {"options": closed_ballots.tiers(round_, closed_ballots.ranking(round_, _tally(round_).points))}


def section(round_: Round, n: int, say: Say) -> Section:
    """Who could do what, how much of it was used, what came first, and a bar for every option."""
    found = result(round_, say.threshold)
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    allowed = limits(round_.settings)
    rule = "dots.record.rule" if allowed.on_one else "dots.record.rule_free"
    told = [
        say(rule, dots=allowed.give, limit=allowed.on_one),
        *([say("dots.record.steps", step=allowed.step)] if allowed.step > 1 else []),
        *([say("dots.record.negative", n=allowed.take)] if allowed.take else []),
        say("dots.record.used", n=found["ballots"], used=found["dots"], all=found["dots"] + found["unused"]),
    ]
    return Section(
        summary=(" ".join(told), *_first(found, say), *robustness_line.told(round_, found, say)),
        tables=(_table(round_, found, say),),
    )


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1]
    if not first or first[0]["dots"] <= 0:
        return []
    key = "dots.record.first_tied" if len(first) > 1 else "dots.record.first"
    return [say(key, options=closed_ballots.quoted(each["text"] for each in first), dots=first[0]["dots"])]


def _table(round_: Round, found: Json, say: Say) -> Table:
    rows = [
        {
            "place": say("dots.record.tied" if each["tied"] else "dots.record.place", place=each["place"]),
            "text": each["text"],
            "dots": each["dots"],
            "voters": each["voters"],
            **{name: each[name] for name in _APART if name in each},
            **{f"role:{key}": figures["perPerson"] for key, figures in each["byRole"].items()},
        }
        for each in found["options"]
    ]
    columns = (
        Column("place", say("dots.record.column_place")),
        Column("text", say("dots.record.column_text")),
        Column("dots", say("dots.record.column_dots"), "int" if limits(round_.settings).take else "bar"),
        Column("voters", say("dots.record.column_voters"), "int"),
        *(
            Column(name, say(f"dots.record.column_{name}"), "int")
            for name in _APART
            if limits(round_.settings).take
        ),
        *closed_ballots.role_columns(found, say),
    )
    note = say("dots.record.per_role") if found["roles"] else ""
    return Table(f"{round_.id}_dots", say("dots.record.title"), columns, tuple(rows), note)


def _sheet_marks(settings: Json, say: Say) -> tuple[str, ...]:
    """A ring for every dot, or a box for a number where there are many; two lines where dots can be taken away."""
    allowed = limits(settings)
    most = min(allowed.give, allowed.on_one or allowed.give)
    if allowed.take:
        return tuple(f"{say(each)}: ........" for each in ("dots.sheet_give", "dots.sheet_take"))
    return ("",) * most if most <= RINGS and allowed.step == 1 else ("",)


def _sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    marks = _sheet_marks(round_.settings, say)
    return tuple(SheetRow(each.text, marks) for each in round_.options)


def _sheet_how(round_: Round, say: Say) -> str:
    """How many there are, how they are marked, and every limit."""
    allowed = limits(round_.settings)
    boxed = len(_sheet_marks(round_.settings, say)) == 1
    marking = say("dots.sheet_number" if boxed else "dots.sheet_rings")
    told = [
        say("dots.sheet", dots=allowed.give),
        say("dots.sheet_apart", n=allowed.take) if allowed.take else marking,
    ]
    if allowed.step > 1:
        told.append(say("dots.steps", step=allowed.step))
    if allowed.on_one:
        told.append(say("dots.sheet_limit", limit=allowed.on_one))
    return " ".join(told)


KIND = RoundKind(
    name="dots",
    purpose="evaluate",
    icon="vote",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    result=result,
    items=items,
    headline=lambda result: {each["id"]: float(each["dots"]) for each in result["options"]},
    sheet=_sheet,
    sheet_how=_sheet_how,
)
