"""Rate: everybody scores each option or statement on one scale, in secret until the round is closed.

Besides the mean the result tells how far people are apart, so that the talk can start where they differ most. Figures
come from `session.methods`; the lead measure of agreement is van der Eijk's A, and below zero an option is "divided".
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core import text
from session.core.answers import Answers
from session.core.commands import Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.methods.agreement import agreement
from session.methods.scale import Scale, count_steps, summary
from session.methods.tiers import Ranking
from session.rounds import _ballots, _solid
from session.rounds._rate_words import WORDS

SCALES = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
CAPTION = 60
Label = Annotated[str, Meta(min_length=1, max_length=CAPTION)]
Caption = Annotated[str, Meta(max_length=CAPTION)]


class Settings(Payload, frozen=True):
    """`labels` name the steps, lowest first. `agree_words`: 1-5 without labels runs from disagree to agree."""

    scale: Literal["1-5", "1-10", "-2-2", "labels"] = "1-5"
    labels: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()
    agree_words: bool = True
    low: Caption = ""
    high: Caption = ""
    dont_know: bool = True


class Choice(Payload, frozen=True):
    values: dict[str, int | None]


def check_settings(settings: Settings) -> Refused | None:
    if settings.scale == "labels" and len(settings.labels) < 2:
        return Refused("bad_settings", {"path": "labels"})
    return None


def ends(settings: Json) -> tuple[int, int]:
    """The lowest and the highest step; steps with labels of their own count from 1."""
    return SCALES.get(settings["scale"], (1, len(settings["labels"])))


def steps(settings: Json) -> list[Json]:
    """Every step with its label. It is empty without labels; 1-5 then has the words "rate.step.<value>"."""
    lowest, highest = ends(settings)
    labels = [text.clean(each, lines=False) for each in settings["labels"]]
    if len(labels) != highest - lowest + 1:
        labels = [""] * (highest - lowest + 1)
    return [{"value": lowest + at, "label": label} for at, label in enumerate(labels)]


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"values": {option: step or None}}`; None is "don't know", an option that is not there was skipped."""
    try:
        given = msgspec.convert(choice, Choice).values
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    lowest, highest = ends(round_.settings)
    for value in given.values():
        if not (round_.settings["dont_know"] if value is None else lowest <= value <= highest):
            return Refused("bad_ballot")
    return {"values": dict(sorted(given.items()))}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice["values"] else None


def _scale(settings: Json, option: str, chosen: list[Json]) -> Scale:
    answers = [each["values"][option] for each in chosen if option in each["values"]]
    values = [each for each in answers if each is not None]
    lowest, highest = ends(settings)
    return summary(count_steps(values, lowest, highest), lowest, answers.count(None))


def _scales(round_: Round) -> dict[str, Scale]:
    chosen = _ballots.choices(round_)
    return {each.id: _scale(round_.settings, each.id, chosen) for each in round_.options}


def _by_mean(round_: Round, scales: dict[str, Scale]) -> Ranking:
    below = Fraction(ends(round_.settings)[0] - 1)
    return _ballots.ranking(
        round_, {key: below if each.mean is None else each.mean for key, each in scales.items()}
    )


def _by_disagreement(round_: Round, scales: dict[str, Scale]) -> Ranking:
    return _ballots.ranking(round_, {key: _disagreement(each) for key, each in scales.items()})


def _disagreement(scale: Scale) -> Fraction:
    """Minus A, so from -1 to 1. A needs three steps; on two it is the share of the smaller side, on the same ends."""
    if not scale.n:
        return Fraction(-2)
    measured = agreement(scale.counts)
    return Fraction(4 * min(scale.counts), scale.n) - 1 if measured is None else -measured


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    scales, grouped = _scales(round_), _ballots.groups(round_)
    ranked = _by_mean(round_, scales)
    texts = {each.id: each.text for each in round_.options}
    options = [
        {
            "id": option,
            "text": texts[option],
            **_ballots.spread(scales[option]),
            "place": place,
            "tied": tied,
            "byRole": _by_role(round_, option, grouped, threshold),
        }
        for option, (place, tied) in _ballots.places(ranked).items()
    ]
    apart = [each for tier in _by_disagreement(round_, scales) for each in tier if scales[each].n]
    return {
        "ballots": len(round_.ballots),
        "steps": steps(round_.settings),
        "options": options,
        "tiers": [list(tier) for tier in ranked],
        "roles": _ballots.roles(grouped),
        "talkFirst": apart,
        "solid": _solid.of_ratings(
            round_, *ends(round_.settings), by_role=all(each["byRole"] for each in options)
        ),
    }


def _by_role(round_: Round, option: str, grouped: dict[str, list[Json]], threshold: int) -> Json:
    """The figures by role; none at all when a role gave this option too few answers."""
    scales = {key: _scale(round_.settings, option, chosen) for key, chosen in grouped.items()}
    if not _ballots.large_enough((each.n for each in scales.values()), threshold):
        return {}
    shape = ("n", "counts", "mean", "median")
    return {key: {name: _ballots.spread(each)[name] for name in shape} for key, each in scales.items()}


def items(round_: Round) -> dict[str, Tiers]:
    scales = _scales(round_)
    return {
        "options": _ballots.tiers(round_, _by_mean(round_, scales)),
        "divided": _ballots.tiers(round_, _by_disagreement(round_, scales)),
    }


def section(round_: Round, n: int, say: Say) -> Section:
    """The scale, what came first, where people are divided, and all figures with the distribution."""
    found = result(round_, say.threshold)
    refused = _ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    answered = say("rate.record.ballots", n=found["ballots"])
    return Section(
        summary=(
            f"{answered} {_scale_told(round_, say)}",
            *_first(found, say),
            *_solid.told(round_, found, say),
            *_divided(found, say),
        ),
        tables=(_table(round_, found, say), *([_roles_table(round_, found, say)] if found["roles"] else [])),
    )


def _scale_told(round_: Round, say: Say) -> str:
    named = [
        f"{each['value']} = {word}" for each in steps(round_.settings) if (word := _word(round_, each, say))
    ]
    if named:
        return say("rate.record.steps", steps=", ".join(named))
    lowest, highest = ends(round_.settings)
    low, high = (text.clean(round_.settings[end], lines=False) for end in ("low", "high"))
    key = "rate.record.captions" if low and high else "rate.record.scale"
    return say(key, low=low, high=high, lowest=lowest, highest=highest)


def _word(round_: Round, step: Json, say: Say) -> str:
    settings = round_.settings
    agree = settings["scale"] == "1-5" and settings["agree_words"]
    label: str = step["label"]
    return label or (say(f"rate.step.{step['value']}") if agree else "")


def _first(found: Json, say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1 and each["n"]]
    if len(found["options"]) < 2 or not first:
        return []
    key = "rate.record.first_tied" if len(first) > 1 else "rate.record.first"
    mean = say.number(first[0]["mean"], 2)
    return [say(key, options=_ballots.quoted(each["text"] for each in first), mean=mean)]


def _divided(found: Json, say: Say) -> list[str]:
    if all(each["agreement"] is None for each in found["options"]):
        return []
    texts = {each["id"]: each["text"] for each in found["options"] if each["divided"]}
    told = [texts[each] for each in found["talkFirst"] if each in texts]
    key = "rate.record.divided" if told else "rate.record.none_divided"
    return [say(key, options=_ballots.quoted(told))]


def _table(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("place", say("rate.record.column_place")),
        Column("text", say("rate.record.column_text")),
        Column("mean", say("rate.record.column_mean"), "number"),
        Column("median", say("rate.record.column_median"), "number"),
        Column("counts", say("rate.record.column_counts"), "histogram"),
        Column("n", say("rate.record.column_n"), "int"),
        Column("dontKnow", say("rate.record.column_dont_know"), "int"),
        Column("agreement", say("rate.record.column_agreement"), "number"),
    )
    shape = ("text", "mean", "median", "counts", "n", "dontKnow", "agreement")
    rows = [
        {
            "_marked": each["divided"],
            "place": say("rate.record.tied" if each["tied"] else "rate.record.place", place=each["place"]),
            **{name: each[name] for name in shape},
        }
        for each in found["options"]
    ]
    title = say("rate.record.title")
    return Table(f"{round_.id}_rate", title, columns, tuple(rows), say("rate.record.measure"))


def _roles_table(round_: Round, found: Json, say: Say) -> Table:
    """The means by role, apart from the other figures: a page is not wide enough for both."""
    columns = (Column("text", say("rate.record.column_text")), *_ballots.role_columns(found, say))
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": figures["mean"] for key, figures in each["byRole"].items()}}
        for each in found["options"]
    )
    return Table(
        f"{round_.id}_roles", say("rate.record.title_roles"), columns, rows, say("rate.record.per_role")
    )


def _sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    marks = tuple(_word(round_, each, say) or str(each["value"]) for each in steps(round_.settings))
    return tuple(SheetRow(each.text, marks) for each in round_.options)


KIND = RoundKind(
    name="rate",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    words=WORDS,
    section=section,
    takes="options",
    secret=True,
    check_settings=check_settings,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=Answers("values"),
    result=result,
    items=items,
    headline=lambda result: {
        each["id"]: each["mean"] for each in result["options"] if each["mean"] is not None
    },
    sheet=_sheet,
)
