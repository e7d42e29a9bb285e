"""Mood: a slider that everybody can move all the time, as during a talk; the line is of the group, never of a person.

Ballots are in the box like any other. While the round is open the live layer gives `mood.sample` now and then, with
figures of so many people that they tell nothing of one (see session/live/sampler.py); each sample is an event and a
point of the line. People are told so beforehand. When the round closes the last position of everybody is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core.commands import SYSTEM, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, SheetRow
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.methods.agreement import agreement, consensus
from session.methods.scale import Scale, count_steps, summary
from session.rounds.mood.record import report
from session.rounds.shared import closed_ballots
from session.rounds.shared.words import words_of

SCALES = {"0-100": (0, 100), "1-10": (1, 10)}
BINS = 10
MOST_SAMPLES = 3000  # eight hours of one every ten seconds
Caption = Annotated[str, Meta(max_length=60)]


class Settings(Payload, frozen=True):
    """`low` and `high` say what the ends mean."""

    scale: Literal["0-100", "1-10"] = "0-100"
    low: Caption = ""
    high: Caption = ""


class Choice(Payload, frozen=True):
    value: int


class Sample(Payload, frozen=True):
    """Of `n` people; the figures are rounded as `sample` does."""

    n: Annotated[int, Meta(ge=1)]
    mean: float
    median: float


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    return {"series": []}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"value": number}` on the scale."""
    try:
        value = msgspec.convert(choice, Choice).value
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    lowest, highest = SCALES[round_.settings["scale"]]
    return {"value": value} if lowest <= value <= highest else Refused("bad_ballot")


def sample(round_: Round, choices: Sequence[Json]) -> Json:
    """The payload of `mood.sample`: whole points of a hundred, tenths of ten, so that one person hardly moves them."""
    found, digits = _scale(round_, choices), 0 if round_.settings["scale"] == "0-100" else 1
    return {
        "n": found.n,
        "mean": round(float(found.mean or 0), digits),
        "median": round(float(found.median or 0), digits),
    }


def decide(round_: Round, name: str, data: Sample, context: Context) -> Decision | Refused:
    """A point of the line, `second` after the opening."""
    if len(round_.body["series"]) >= MOST_SAMPLES:
        return Decision()
    second = max(0, context.now // 1000 - (round_.opened_at or 0))
    point = {"second": second, "n": data.n, "mean": data.mean, "median": data.median}
    return Decision((context.event("mood.sampled", {"round": round_.id, **point}),))


def evolve(body: Json, name: str, data: Json) -> Json:
    point = {key: data[key] for key in ("second", "n", "mean", "median")}
    return {**body, "series": [*body["series"], point]}


def _scale(round_: Round, choices: Sequence[Json]) -> Scale:
    lowest, highest = SCALES[round_.settings["scale"]]
    return summary(count_steps([each["value"] for each in choices], lowest, highest), lowest)


def bins(scale: Scale) -> list[int]:
    """Ten counts: of each step, or of each ten points; 100 is in the last."""
    width = 1 if len(scale.counts) == BINS else BINS
    counts = [sum(scale.counts[at * width : (at + 1) * width]) for at in range(BINS)]
    counts[-1] += sum(scale.counts[BINS * width :])
    return counts


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    grouped, scale = closed_ballots.groups(round_), _scale(round_, closed_ballots.choices(round_))
    first, _, third = scale.quartiles or (None, None, None)
    counts = bins(scale)
    measured = agreement(counts)
    return {
        "ballots": scale.n,
        **_middle(scale),
        "q1": closed_ballots.rounded(first),
        "q3": closed_ballots.rounded(third),
        "sd": closed_ballots.rounded(scale.sd),
        "counts": counts,
        "agreement": closed_ballots.rounded(measured),
        "consensus": closed_ballots.rounded(consensus(counts)),
        "divided": measured is not None and measured < 0,
        "byRole": {
            key: {"n": len(chosen), **_middle(_scale(round_, chosen))} for key, chosen in grouped.items()
        },
        "roles": closed_ballots.roles(grouped),
        "series": round_.body["series"],
    }


def _middle(scale: Scale) -> Json:
    return {"mean": closed_ballots.rounded(scale.mean), "median": closed_ballots.rounded(scale.median)}


def body_view(round_: Round, audience: str) -> Json:
    """A phone gets no line: it shows its own slider and nothing else."""
    return {} if audience == "phone" else round_.body


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    ends = [each for each in (round_.settings["low"], round_.settings["high"]) if each]
    return (SheetRow(" – ".join(ends) or say("mood.position")),)


def section(round_: Round, n: int, say: Say) -> Section:
    return report(round_, result(round_, say.threshold), say)


KIND = RoundKind(
    name="mood",
    purpose="evaluate",
    icon="gauge",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    secret=True,
    commands={"sample": CommandSpec(SYSTEM, Sample, frozenset({"open"}))},
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    result=result,
    result_view=lambda found, audience: {key: each for key, each in found.items() if key != "series"},
    body_view=body_view,
    sheet=sheet,
    sample=sample,
)
