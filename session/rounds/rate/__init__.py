"""Rate: everybody scores each option or statement on one scale, in secret until the round is closed.

Besides the mean the result tells how far people are apart, so that the talk can start where they differ most. Figures
come from `session.methods`; the lead measure of agreement is van der Eijk's A, and below zero an option is "divided".
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Json, Round
from session.methods.agreement import agreement
from session.methods.scale import MOST_BARS, Scale, bars, gathered
from session.methods.tiers import Ranking
from session.rounds.rate.record import report
from session.rounds.rate.scale import captions, ends, figures, scores, steps, unfit, width, word
from session.rounds.shared import closed_ballots, robustness_line
from session.rounds.shared.words import words_of

FURTHEST = 1000
CAPTION = 60
ANSWERS = Answers("values", withheld=True)
Bound = Annotated[int, Meta(ge=-FURTHEST, le=FURTHEST)]
Label = Annotated[str, Meta(min_length=1, max_length=CAPTION)]
Caption = Annotated[str, Meta(max_length=CAPTION)]


class Settings(Payload, frozen=True):
    """`labels` name the steps, lowest first. `agree_words`: 1-5 without labels runs from disagree to agree.

    `lowest`, `highest` and `step` are the scale when it is a range. `input`: how the phone asks for a score; more
    than eleven steps are a slider all the same. `per_page`: options on a page of the phone; 0 leaves it to the phone.
    """

    scale: Literal["1-5", "1-10", "-2-2", "labels", "range"] = "1-5"
    lowest: Bound = 0
    highest: Bound = 10
    step: Annotated[int, Meta(ge=1, le=FURTHEST)] = 1
    labels: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()
    agree_words: bool = True
    low: Caption = ""
    high: Caption = ""
    input: Literal["steps", "slider"] = "steps"
    per_page: Annotated[int, Meta(ge=0, le=20)] = 0
    dont_know: bool = True


class Choice(Payload, frozen=True):
    values: dict[str, int | None]


def check_settings(settings: Settings) -> Refused | None:
    if settings.scale == "labels" and len(settings.labels) < 2:
        return Refused("bad_settings", {"path": "labels"})
    return unfit(settings)


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"values": {option: step or None}}`; None is "don't know", an option that is not there was skipped."""
    try:
        given = msgspec.convert(choice, Choice).values
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    known = scores(round_.settings)
    for value in given.values():
        if not (round_.settings["dont_know"] if value is None else value in known):
            return Refused("bad_ballot")
    return {"values": dict(sorted(given.items()))}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice["values"] else None


def _scale(settings: Json, option: str, chosen: list[Json]) -> Scale:
    return figures(settings, [each["values"][option] for each in chosen if option in each["values"]])


def _scales(round_: Round) -> dict[str, Scale]:
    chosen = closed_ballots.choices(round_)
    return {each.id: _scale(round_.settings, each.id, chosen) for each in round_.options}


def _by_mean(round_: Round, scales: dict[str, Scale]) -> Ranking:
    below = Fraction(ends(round_.settings)[0] - 1)
    return closed_ballots.ranking(
        round_, {key: below if each.mean is None else each.mean for key, each in scales.items()}
    )


def _by_disagreement(round_: Round, scales: dict[str, Scale]) -> Ranking:
    return closed_ballots.ranking(round_, {key: _disagreement(each) for key, each in scales.items()})


def _disagreement(scale: Scale) -> Fraction:
    """Minus A, so from -1 to 1. A needs three steps; on two it is the share of the smaller side, on the same ends."""
    if not scale.n:
        return Fraction(-2)
    measured = agreement(gathered(scale.counts))
    return Fraction(4 * min(scale.counts), scale.n) - 1 if measured is None else -measured


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    round_, untold = closed_ballots.without_few(round_, ANSWERS, threshold)
    scales, grouped = _scales(round_), closed_ballots.groups(round_)
    ranked = _by_mean(round_, scales)
    texts = {each.id: each.text for each in round_.options}
    options = [
        {
            "id": option,
            "text": texts[option],
            **closed_ballots.spread(scales[option]),
            "skipped": len(closed_ballots.choices(round_)) - scales[option].n - scales[option].dont_know,
            "place": place,
            "tied": tied,
            "byRole": _by_role(round_, option, grouped, threshold),
            **(closed_ballots.FEW if (option,) in untold else {}),
        }
        for option, (place, tied) in closed_ballots.places(ranked).items()
    ]
    apart = [each for tier in _by_disagreement(round_, scales) for each in tier if scales[each].n]
    return {
        "ballots": len(closed_ballots.choices(round_)),
        "steps": steps(round_.settings),
        "bars": _bars(round_.settings),
        "options": options,
        "tiers": [list(tier) for tier in ranked],
        "roles": closed_ballots.roles(grouped),
        "talkFirst": apart,
        "solid": robustness_line.of_ratings(
            round_, *ends(round_.settings), by_role=all(each["byRole"] for each in options)
        ),
    }


def _bars(settings: Json) -> list[Json]:
    """The scores of each bar of a drawing, and how many steps it has; none when every step has a bar of its own."""
    values = scores(settings)
    if len(values) <= MOST_BARS:
        return []
    return [
        {"low": values[first], "high": values[last], "steps": last - first + 1}
        for first, last in bars(len(values))
    ]


def _by_role(round_: Round, option: str, grouped: dict[str, list[Json]], threshold: int) -> Json:
    """The figures by role; none at all when a role gave this option too few answers."""
    scales = {key: _scale(round_.settings, option, chosen) for key, chosen in grouped.items()}
    if not closed_ballots.large_enough((each.n for each in scales.values()), threshold):
        return {}
    told = {key: closed_ballots.spread(each) for key, each in scales.items()}
    shape = ["n", "mean", "median", *([] if _bars(round_.settings) else ["counts"])]
    return {key: {name: each[name] for name in shape} for key, each in told.items()}


def items(round_: Round, figures: Json | None) -> dict[str, Tiers]:
    return {
        "options": closed_ballots.tiers(round_, figures["tiers"] if figures else ()),
        "divided": closed_ballots.tiers(round_, _by_disagreement(round_, _scales(round_))),
    }


def section(round_: Round, figures: Json | None, n: int, say: Say) -> Section:
    return report(round_, figures, say)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every option: the steps to choose from, or a line to write a score on when there are many."""
    settings = round_.settings
    marks = tuple(_mark(settings, each, say) for each in steps(settings))
    if len(marks) <= MOST_BARS:
        return tuple(SheetRow(each.text, marks) for each in round_.options)
    lowest, highest = ends(settings)
    asked = "rate.write" if width(settings) == 1 else "rate.write_by"
    write = f"{say(asked, lowest=lowest, highest=highest, step=width(settings))}: ........"
    told = [f"{end} = {name}" for end, name in zip(ends(settings), captions(settings), strict=True) if name]
    meaning = f" ({', '.join(told)})" if told else ""
    return tuple(SheetRow(each.text + meaning, (write,)) for each in round_.options)


def _mark(settings: Json, step: Json, say: Say) -> str:
    """A step in words, or its number, with what the ends mean."""
    named = dict(zip(ends(settings), captions(settings), strict=True)).get(step["value"], "")
    return word(settings, step, say) or (f"{step['value']} ({named})" if named else str(step["value"]))


KIND = RoundKind(
    name="rate",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    items=items,
    headline=lambda result: {
        each["id"]: each["mean"] for each in result["options"] if each["mean"] is not None
    },
    sheet=sheet,
)
