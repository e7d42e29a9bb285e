"""Estimate: everybody gives a number, or a range from low to high, in secret; the median is the answer of the group.

About one thing (the question of the round) or about each of its options. Of a range the middle counts as the number,
and the result also tells where most ranges lie over each other. Too few answers to one question give it no figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isfinite, sqrt
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.methods.estimate import Bin, estimate, overlap
from session.methods.exact import exact, plain, variance
from session.rounds.estimate.record import report
from session.rounds.shared import closed_ballots
from session.rounds.shared.memory import remembered
from session.rounds.shared.words import words_of

FURTHEST = 10**9
WHOLE = "whole"  # the id of the only question of a round without options
Bound = Annotated[int, Meta(ge=-FURTHEST, le=FURTHEST)]


class Settings(Payload, frozen=True):
    """`lowest` and `highest` bound what people may answer; `decimals` is how precise they may be."""

    answer: Literal["number", "range"] = "number"
    unit: Annotated[str, Meta(max_length=30)] = ""
    lowest: Bound = 0
    highest: Bound = 100
    decimals: Annotated[int, Meta(ge=0, le=3)] = 0
    dont_know: bool = True


class Guess(Payload, frozen=True):
    """`high` only with a range."""

    low: int | float
    high: int | float | None = None


class Choice(Payload, frozen=True):
    values: dict[str, Guess | None]


def check_settings(settings: Settings) -> Refused | None:
    return None if settings.lowest < settings.highest else Refused("bad_settings", {"path": "highest"})


def questions(round_: Round) -> tuple[Item, ...]:
    """What is estimated: the options, or else the question of the round itself."""
    return round_.options or (Item(WHOLE, round_.prompt),)


def step(settings: Json) -> Fraction:
    """The smallest difference between two answers."""
    return Fraction(1, 10 ** settings["decimals"])


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"values": {question: {low, high} or None}}`; None is "don't know"; `high` is None without a range."""
    try:
        given = msgspec.convert(choice, Choice).values
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in questions(round_)}.issuperset(given):
        return Refused("unknown_option")
    values: Json = {}
    for question, guess in sorted(given.items()):
        found = _guess(round_.settings, guess)
        if isinstance(found, Refused):
            return found
        values[question] = found
    return {"values": values}


def _guess(settings: Json, guess: Guess | None) -> Json | Refused | None:
    if guess is None:
        return None if settings["dont_know"] else Refused("bad_ballot")
    ranged = settings["answer"] == "range"
    ends = [_number(settings, each) for each in (guess.low, guess.high) if each is not None]
    if None in ends or len(ends) != 1 + ranged or ends != sorted(ends):  # type: ignore[type-var]
        return Refused("bad_ballot")
    return {"low": ends[0], "high": ends[1] if ranged else None}


def _number(settings: Json, value: int | float) -> int | float | None:
    """`value` as it is stored, None when it is out of bounds or more precise than was asked."""
    if not isfinite(value) or not settings["lowest"] <= value <= settings["highest"]:
        return None
    found = exact(value)
    return plain(found) if (found / step(settings)).denominator == 1 else None


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice["values"] else None


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    about = ("estimate", threshold, round_.plan["by_role"])
    return remembered(round_, about, lambda: _result(round_, threshold))


def _result(round_: Round, threshold: int) -> Json:
    chosen, grouped = closed_ballots.choices(round_), closed_ballots.groups(round_)
    return {
        "ballots": len(chosen),
        "questions": [_question(round_, each, chosen, grouped, threshold) for each in questions(round_)],
        "roles": closed_ballots.roles(grouped),
    }


def _question(
    round_: Round, item: Item, chosen: list[Json], grouped: dict[str, list[Json]], threshold: int
) -> Json:
    answers = [each["values"][item.id] for each in chosen if item.id in each["values"]]
    guesses = [each for each in answers if each is not None]
    named = {"id": item.id, "text": item.text, "n": len(guesses)}
    if 0 < len(guesses) < threshold:
        return {**named, "withheld": True}
    parts = {role: _guesses(of_role, item.id) for role, of_role in grouped.items()}
    shown = parts if closed_ballots.large_enough((len(each) for each in parts.values()), threshold) else {}
    return {
        **named,
        "dontKnow": len(answers) - len(guesses),
        **_figures(guesses, step(round_.settings)),
        **(_ranges(guesses) if round_.settings["answer"] == "range" else {}),
        "byRole": {role: _of_role(part) for role, part in shown.items()},
    }


def _guesses(chosen: list[Json], question: str) -> list[Json]:
    found = (each["values"].get(question) for each in chosen)
    return [each for each in found if each is not None]


def middles(guesses: Sequence[Json]) -> list[Fraction]:
    """The number that each answer stands for."""
    return [
        exact(each["low"]) if each["high"] is None else (exact(each["low"]) + exact(each["high"])) / 2
        for each in guesses
    ]


def _figures(guesses: Sequence[Json], smallest: Fraction) -> Json:
    values = middles(guesses)
    found, spread = estimate(values, smallest), variance(values, sample=True)
    first, _, third = found.quartiles or (None, None, None)
    return {
        "lowest": closed_ballots.rounded(found.lowest),
        "highest": closed_ballots.rounded(found.highest),
        "mean": closed_ballots.rounded(found.mean),
        "median": closed_ballots.rounded(found.median),
        "q1": closed_ballots.rounded(first),
        "q3": closed_ballots.rounded(third),
        "sd": None if spread is None else closed_ballots.rounded(sqrt(spread)),
        "bins": [_bin(each) for each in found.histogram],
    }


def _bin(found: Bin) -> Json:
    return {
        "start": closed_ballots.rounded(found.start),
        "end": closed_ballots.rounded(found.end),
        "count": found.count,
    }


def _ranges(guesses: Sequence[Json]) -> Json:
    """The middle low and high end, and the stretches that lie in most ranges."""
    pairs = [(exact(each["low"]), exact(each["high"])) for each in guesses]
    lows, highs = (estimate([pair[at] for pair in pairs]).median for at in (0, 1))
    shared = overlap(pairs)
    stretches = [
        {"low": closed_ballots.rounded(low), "high": closed_ballots.rounded(high)}
        for low, high in shared.stretches
    ]
    return {
        "low": closed_ballots.rounded(lows),
        "high": closed_ballots.rounded(highs),
        "shared": {"count": shared.count, "stretches": stretches},
    }


def _of_role(guesses: Sequence[Json]) -> Json:
    found = estimate(middles(guesses))
    first, median, third = found.quartiles or (None, None, None)
    return {
        "n": found.n,
        "median": closed_ballots.rounded(median),
        "q1": closed_ballots.rounded(first),
        "q3": closed_ballots.rounded(third),
    }


def items(round_: Round) -> dict[str, Tiers]:
    """The options as they came: an estimate says how much, not which is better."""
    return {"options": (round_.options,) if round_.options else ()}


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: each["median"] for each in found["questions"] if each.get("median") is not None}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line to write on for every number; the unit stands behind it."""
    ends = ("estimate.low", "estimate.high") if round_.settings["answer"] == "range" else ("estimate.number",)
    unit = round_.settings["unit"]
    marks = tuple(f"{say(each)}{f' ({unit})' if unit else ''}: ........" for each in ends)
    texts = [each.text for each in round_.options] or [say("estimate.number")]
    return tuple(SheetRow(each, marks) for each in texts)


def sheet_how(round_: Round, say: Say) -> str:
    key = "estimate.sheet_range" if round_.settings["answer"] == "range" else "estimate.sheet"
    lowest, highest = (say.number(round_.settings[end]) for end in ("lowest", "highest"))
    return say(key, lowest=lowest, highest=highest)


def section(round_: Round, n: int, say: Say) -> Section:
    return report(round_, result(round_, say.threshold), say)


KIND = RoundKind(
    name="estimate",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=Answers("values", withheld=True),
    result=result,
    items=items,
    headline=headline,
    sheet=sheet,
    sheet_how=sheet_how,
)
